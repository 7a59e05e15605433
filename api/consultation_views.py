"""What a caller sees of a consultation: stage, clocks, the opinion and what came of it."""

from datetime import date

from api.consultations import OpenedConsultation, Texts, texts_of
from api.services import Services
from api.shapes import ButtonView, Named, TermView, View
from api.views import button_view, term_view
from domain.appeal.outgoing.words import WAYS
from domain.consultation.frame import CONSULTATION
from domain.consultation.words import BASES, CONSEQUENCES, HEEDED, STANCES
from domain.words import Label, Language


class OpinionView(View):
    """What the union says; `text` is null where nobody may read it any more. Until it is `released` it is a draft.

    `language` is that of the letter by which it left, null where there is none; `proof` says by what it is seen that
    the employer has it.
    """

    stance: Named
    text: str | None
    by: str
    released: bool
    language: Language | None
    sent_on: date | None
    by_way: Named | None
    served_on: date | None
    proof: str | None


class IntroductionView(View):
    on: date
    heeded: Named


class ReviewOfView(View):
    """What came of the introduction for the workers."""

    consequence: Named
    text: str | None
    by: str


class ConsultationView(View):
    """A consultation at one version; `system` is the entry of the register it is about."""

    id: str
    version: int
    position: int
    system: str
    employer_bin: str
    unit: str
    stage: Named
    next_step: Label
    received_on: date
    basis: Named
    opinion: OpinionView | None
    introduction: IntroductionView | None
    review: ReviewOfView | None
    terms: tuple[TermView, ...]
    lapsed: tuple[str, ...]
    buttons: tuple[ButtonView, ...]


def consultation_view(services: Services, opened: OpenedConsultation) -> ConsultationView:
    state, step = opened.state, CONSULTATION.steps[opened.state.stage]
    texts = texts_of(services, opened)
    return ConsultationView(
        id=opened.stream,
        version=opened.version,
        position=opened.position,
        system=state.system,
        employer_bin=state.employer_bin,
        unit=state.unit,
        stage=Named(code=state.stage, label=step.label),
        next_step=step.next_step,
        received_on=state.received_on,
        basis=Named(code=state.basis, label=BASES[state.basis]),
        opinion=_opinion(opened, texts),
        introduction=_introduction(opened),
        review=_review(opened, texts.review),
        terms=tuple(term_view(CONSULTATION, due) for due in state.terms.values()),
        lapsed=tuple(sorted(state.lapsed)),
        buttons=tuple(map(button_view, opened.buttons())),
    )


def _opinion(opened: OpenedConsultation, texts: Texts) -> OpinionView | None:
    draft, issued, sent, served = opened.state.draft, opened.state.issued, opened.state.sent, opened.state.served
    if draft is None:
        return None
    stance = Named(code=draft.stance, label=STANCES[draft.stance])
    return OpinionView(
        stance=stance,
        text=texts.opinion,
        by=draft.by,
        released=opened.state.released,
        language=issued.language if issued else None,
        sent_on=sent.on if sent else None,
        by_way=Named(code=sent.by_way, label=WAYS[sent.by_way]) if sent else None,
        served_on=served.on if served else None,
        proof=texts.proof,
    )


def _introduction(opened: OpenedConsultation) -> IntroductionView | None:
    known = opened.state.introduced
    if known is None:
        return None
    return IntroductionView(on=known.on, heeded=Named(code=known.heeded, label=HEEDED[known.heeded]))


def _review(opened: OpenedConsultation, text: str | None) -> ReviewOfView | None:
    known = opened.state.reviewed
    if known is None:
        return None
    consequence = Named(code=known.consequence, label=CONSEQUENCES[known.consequence])
    return ReviewOfView(consequence=consequence, text=text, by=known.by)

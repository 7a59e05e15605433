"""Letters to the outside: how far each has come, the texts that are before the member, and the files themselves."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response

from api.cases import OpenedCase, actor_of, look, record_look
from api.current import ApiAccount, CurrentServices
from api.letter_files import DESK, LETTER_READERS, Text, letter_file, letter_preview, texts_of
from api.letter_package import PartShown, advised, caution, clocks_of, parts_shown, to_begin_from
from api.routes.answers import PROBLEMS, problems, shown
from api.routes.cases import CaseId
from api.routes.record import only
from api.shapes import Named, View
from api.strict_json import StrictRoute
from domain.appeal.outgoing.offering import called_for, offers
from domain.appeal.outgoing.plan import Manner, Part, Template
from domain.appeal.outgoing.state import Outgoing
from domain.appeal.outgoing.words import ADDRESSEES, MANNERS, STANDINGS
from domain.words import Label, Language

routes = APIRouter(prefix="/api/v1/cases/{id}/outgoing", tags=["letters"], route_class=StrictRoute, responses=PROBLEMS)

Letter = Annotated[str, Path(max_length=60, examples=["outgoing-1"])]


class LetterTextView(View):
    """A text exactly as it would leave, under the name by which she says yes to it; null where it was erased."""

    version: str
    manner: Named
    sha256: str
    agreed: bool
    text: str | None
    reading: str | None
    url: str


class OutgoingView(View):
    """`checked`: whether a lawyer has checked the fixed words of this template. `signed_in` is the case that has the
    document `signed`, where a merging brought the letter along; "" for this one.
    """

    id: str
    template: Named
    checked: bool
    track: str
    language: Language
    standing: Named
    orally: bool
    texts: tuple[LetterTextView, ...]
    released: str | None
    signed: str
    signed_in: str
    sent_on: date | None
    served_on: date | None


class PartView(View):
    """`needed`: the letter is not put before the member without it. `text` are words to begin from, "" where there are
    none. `starts` are the clocks that run from the service of a letter in which this part stands.
    """

    part: Named
    needed: bool
    proposed: bool
    text: str
    rests_on: tuple[str, ...]
    starts: tuple[str, ...]


class TemplateView(View):
    """One kind of letter that this case may write. `called_for`: silence or a missed term asks for it; `advised` says
    why it is proposed for an employer of this kind, null where it is not; `starts` are all clocks of its service.
    """

    template: Named
    addressee: Named
    checked: bool
    called_for: bool
    advised: Label | None
    manners: tuple[Named, ...]
    parts: tuple[PartView, ...]
    starts: tuple[str, ...]


class TemplatesView(View):
    """`caution`: what has to be known before a right against a fully automated decision is claimed."""

    caution: Label | None
    templates: tuple[TemplateView, ...]


class LettersView(View):
    stopped_on: date | None
    letters: tuple[OutgoingView, ...]


@routes.get("", responses=problems(403))
def letters(services: CurrentServices, signed_in: ApiAccount, response: Response, case: CaseId) -> LettersView:
    """All letters of the case, for the member and for those who work on it."""
    opened = look(services, actor_of(signed_in), case)
    only(opened, LETTER_READERS)
    record_look(services, opened, "letters")
    shown(response, opened.version, opened.position)
    desk = opened.state.desk
    shown_to = [found for found in desk.letters.values() if found.concerns_her or opened.roles & DESK]
    views = tuple(_view(letter, texts_of(services, opened, letter), case) for letter in shown_to)
    return LettersView(stopped_on=desk.stopped_on, letters=views)


def _view(letter: Outgoing, texts: tuple[Text, ...], case: str) -> OutgoingView:
    address = f"/api/v1/cases/{case}/outgoing/{letter.id}"
    return OutgoingView(
        id=letter.id,
        template=Named(code=letter.template.id, label=letter.template.label),
        checked=letter.template.checked,
        track=letter.track,
        language=letter.language,
        standing=Named(code=letter.standing, label=STANDINGS[letter.standing]),
        orally=letter.orally,
        texts=tuple(_text_view(text, letter, address) for text in texts),
        released=f"{address}/released" if letter.released else None,
        signed=letter.signed,
        signed_in=letter.signed_in,
        sent_on=letter.sent_on,
        served_on=letter.served_on,
    )


def _text_view(text: Text, letter: Outgoing, address: str) -> LetterTextView:
    return LetterTextView(
        version=text.version,
        manner=Named(code=text.manner, label=MANNERS[text.manner]),
        sha256=text.sha256,
        agreed=letter.agreed == text.sha256,
        text=text.text,
        reading=text.reading,
        url=f"{address}/{text.version}",
    )


@routes.get("/templates", responses=problems(403))
def templates(
    *,
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    case: CaseId,
    language: Annotated[Literal[Language.KK, Language.RU], Query()] = Language.KK,
) -> TemplatesView:
    """What the case can write, with words in this language to begin from; what it calls for comes first."""
    opened = look(services, actor_of(signed_in), case)
    only(opened, DESK)
    record_look(services, opened, "letters")
    shown(response, opened.version, opened.position)
    views = [_template_view(opened, offer.template, language) for offer in offers(opened.state)]
    views.sort(key=lambda view: (not view.called_for, view.advised is None))
    return TemplatesView(caution=caution(opened), templates=tuple(views))


def _template_view(opened: OpenedCase, template: Template, language: Language) -> TemplateView:
    words = to_begin_from(opened, template, language)
    why = {letter.template.id: letter.why for letter in advised(opened)}
    return TemplateView(
        template=Named(code=template.id, label=template.label),
        addressee=Named(code=template.addressee, label=ADDRESSEES[template.addressee]),
        checked=template.checked,
        called_for=template.id in {offer.template.id for offer in called_for(opened.state)},
        advised=why.get(template.id),
        manners=tuple(Named(code=manner, label=MANNERS[manner]) for manner in template.manners),
        parts=tuple(_part_view(each, words) for each in parts_shown(opened, template, language)),
        starts=clocks_of(opened, template.takes, language),
    )


def _part_view(shown: PartShown, words: Mapping[Part, str]) -> PartView:
    return PartView(
        part=Named(code=shown.part, label=shown.heading),
        needed=shown.needed,
        proposed=shown.proposed,
        text=words.get(shown.part, ""),
        rests_on=shown.rests_on,
        starts=shown.starts,
    )


@routes.get("/{letter}/preview", response_class=Response, responses=problems(403))
def preview(
    *,
    services: CurrentServices,
    signed_in: ApiAccount,
    case: CaseId,
    letter: Letter,
    manner: Annotated[Manner, Query()] = Manner.NAMED,
    form: Annotated[Literal["pdf", "docx"], Query()] = "pdf",
) -> Response:
    """The draft as it would leave now, as a PDF or as a Word file to be finished by hand. Nothing is stored."""
    opened = look(services, actor_of(signed_in), case)
    only(opened, DESK)
    return letter_preview(services, opened, letter, manner, form)


@routes.get("/{letter}/{version}", response_class=Response, responses=problems(403, 410))
def text_file(
    services: CurrentServices,
    signed_in: ApiAccount,
    case: CaseId,
    letter: Letter,
    version: Annotated[str, Path(max_length=40, examples=["1-named", "released"])],
) -> Response:
    """The very bytes that are before the member, or that were released."""
    opened = look(services, actor_of(signed_in), case)
    only(opened, LETTER_READERS)
    return letter_file(services, opened, letter, version)

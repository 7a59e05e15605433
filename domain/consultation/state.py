"""What a consultation remembers."""

from dataclasses import dataclass
from datetime import date

from domain.case import Case, CaseClosed, remember
from domain.consultation import events as told
from domain.consultation.frame import AFTERWARDS, OPINION, Stage
from domain.kernel import Event, changed


@dataclass(frozen=True)
class Consultation(Case):
    """`holder` opened it; `draft` is the opinion as it was last written, `released` whether a person let it go, and
    `issued` the letter that it became. Those released before there were such letters have none.
    """

    stage: Stage = Stage.UNOPENED
    system: str = ""
    received_on: date = date.min
    basis: told.Basis = told.Basis.NOT_KNOWN
    draft: told.OpinionDrafted | None = None
    released: bool = False
    issued: told.OpinionIssued | None = None
    sent: told.OpinionSent | None = None
    served: told.OpinionServed | None = None
    introduced: told.IntroductionRecorded | None = None
    reviewed: told.ConsequencesReviewed | None = None

    @property
    def is_late(self) -> bool:
        """Whether a term has passed and what it was for is still to be done."""
        owed = {OPINION: not self.released, AFTERWARDS: True}
        return not self.closed and any(owed[term] for term in self.lapsed)


def evolve(consultation: Consultation, event: Event) -> Consultation:
    match event:
        case told.ConsultationOpened(by=by):
            said = event.model_dump(exclude={"by"})
            return changed(consultation, stage=Stage.ASKED, filed_by=by, holder=by, **said)
        case told.OpinionDrafted():
            return changed(consultation, draft=event)
        case told.OpinionReleased():
            stage = Stage.ANSWERED if consultation.stage is Stage.ASKED else consultation.stage
            return changed(consultation, released=True, stage=stage)
        case told.OpinionIssued():
            return changed(consultation, issued=event)
        case told.OpinionSent():
            return changed(consultation, sent=event)
        case told.OpinionServed():
            return changed(consultation, served=event)
        case told.IntroductionRecorded():
            return changed(consultation, introduced=event, stage=Stage.INTRODUCED)
        case told.ConsequencesReviewed():
            return changed(consultation, reviewed=event)
        case told.ConsultationEnded():
            return consultation
        case CaseClosed():
            return changed(remember(consultation, event), stage=Stage.CLOSED)
        case _:
            return remember(consultation, event)

"""The form in which a track is written down: which milestones it has, in what order, and what silence brings about."""

from enum import StrEnum

from domain.kernel import Record
from domain.words import Label


class TrackKind(StrEnum):
    """The ways on which a case is fought outside the union; several may be open at once. Which of them a case may take
    follows from its kind.
    """

    TALKS = "talks"
    CONCILIATION = "conciliation"
    INSPECTION = "inspection"
    MEDIATION = "mediation"
    COURT = "court"
    OBJECTION = "objection"
    EXPLANATION = "explanation"
    HUMAN_REVIEW = "human_review"
    STAY = "stay"
    REMEDY = "remedy"
    DATA_AUTHORITY = "data_authority"
    OPERATOR = "operator"
    DECIDING_AUTHORITY = "deciding_authority"


ORDINARY_WAYS = (
    TrackKind.TALKS,
    TrackKind.CONCILIATION,
    TrackKind.INSPECTION,
    TrackKind.MEDIATION,
    TrackKind.COURT,
)
"""Those of any labour dispute."""


class Result(StrEnum):
    """How a track ended."""

    SETTLED = "settled"
    EXECUTED = "executed"
    UNSETTLED = "unsettled"
    REFUSED = "refused"
    NOT_PURSUED = "not_pursued"


class Milestone(Record):
    """Something that happens on a track and is recorded with its day.

    `after`: one of these has to have been reached before. `starts` and `meets` are terms. `proof` says that the
    milestone counts only with a record of how it is proved. `ahead`: the day may lie in the future. `again`: it may
    be reached several times. `extends` names a term that it makes longer. `suspends` and `resumes` stop and start the
    terms of LC 160 for turning to the commission or court. `ends` closes the track.
    """

    id: str
    label: Label
    after: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()
    proof: bool = False
    ahead: bool = False
    again: bool = False
    extends: str = ""
    suspends: bool = False
    resumes: bool = False
    ends: Result | None = None


class Silence(Record):
    """What follows when a term of the other side passes: the milestone that is offered, on which track, and why.

    `starts` are terms that run from the last day of the one that passed.
    """

    term: str
    track: TrackKind
    offers: str
    starts: tuple[str, ...] = ()


class Track(Record):
    """A whole way, as a lawyer could read it aloud."""

    kind: TrackKind
    label: Label
    hint: Label
    milestones: tuple[Milestone, ...]

    def milestone(self, milestone_id: str) -> Milestone | None:
        return next((found for found in self.milestones if found.id == milestone_id), None)

"""Whether a term was missed: one lawyer finds it with reasons, a second one confirms it; nothing follows by itself."""

from collections.abc import Mapping

from domain.appeal.ending import ask_review
from domain.appeal.handling import Events, Handler
from domain.appeal.limits import frame
from domain.appeal.limits.events import Finding, FindingRecorded, RecordFinding
from domain.appeal.limits.missed import passed_limits
from domain.appeal.state import Appeal
from domain.appeal.tracks.following import offered_anew
from domain.case import notices
from domain.clocks import LapseAnnulled, TermDropped
from domain.kernel import Command, Context, Event, Refused
from domain.paper import News
from domain.review import Because, ReviewRequired


def record_finding(appeal: Appeal, command: RecordFinding, context: Context) -> Events:
    """Against her only with a second lawyer; for her at once."""
    _refuse_what_has_not_passed(appeal, command, context)
    found = FindingRecorded(by=context.actor.id, review="", **{**dict(command), "terms": tuple(sorted(command.terms))})
    match command.finding:
        case Finding.MISSED:
            return _asking_a_second_lawyer(appeal, found, context)
        case Finding.VALID_REASON:
            told = notices(appeal, (appeal.member, News.MEMBER_NEWS))
            return (found, *offered_anew(appeal, found.terms[0]), *told)
        case Finding.RESTORED | Finding.TURNED_IN_TIME:
            return (found, *(_taken_back(appeal, term) for term in found.terms))


def _refuse_what_has_not_passed(appeal: Appeal, command: RecordFinding, context: Context) -> None:
    passed = set(passed_limits(appeal, context.now))
    if not command.terms or not command.terms <= passed:
        raise Refused(frame.NOT_PASSED)
    waiting = {term for term, found in appeal.limits.findings.items() if found.waits}
    if command.terms & waiting:
        raise Refused(frame.SECOND_LAWYER_LOOKS)


def _taken_back(appeal: Appeal, term: str) -> Event:
    return LapseAnnulled(term=term) if term in appeal.lapsed else TermDropped(term=term)


def _asking_a_second_lawyer(appeal: Appeal, found: FindingRecorded, context: Context) -> Events:
    asked = ask_review(appeal, Because.TERM_MISSED, context.actor.id, context)
    review = next(event.review for event in asked if isinstance(event, ReviewRequired))
    return (found.model_copy(update={"review": review}), *asked)


HANDLERS: Mapping[type[Command], Handler] = {
    RecordFinding: record_finding,
}

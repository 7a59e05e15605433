"""Walking the tracks: a milestone starts and meets terms, silence of the other side opens the next step by itself."""

from collections.abc import Mapping
from datetime import date

from domain.appeal import terms as case_terms
from domain.appeal.care.asking import after_letter
from domain.appeal.care.following import follow_up
from domain.appeal.care.terms import OPENS_OUTWARD
from domain.appeal.events import Wrong
from domain.appeal.handling import Events, Handler
from domain.appeal.limits.counting import COMMISSION_FIRST, COURT_FIRST, revived, stops
from domain.appeal.limits.frame import STRAIGHT_TO_COURT
from domain.appeal.limits.paydays import month_of
from domain.appeal.state import Appeal, evolve
from domain.appeal.tracks import rules, terms
from domain.appeal.tracks.events import (
    EndTrack,
    MilestoneReached,
    OpenTrack,
    RecordMilestone,
    StepOffered,
    TrackEnded,
    TrackOpened,
)
from domain.appeal.tracks.plan import Milestone, Result, Silence, TrackKind
from domain.appeal.tracks.state import Way
from domain.appeal.tracks.table import TRACKS
from domain.case import CaseEscalated, notices
from domain.clocks import FIVE_DAY_WEEK, Moved, TermDropped, TermMet, TermMoved, TermStarted, rebowed, start, term_of
from domain.due import DueDate, extend
from domain.kernel import Command, Context, Refused
from domain.paper import News
from domain.pausing import pause, resume
from domain.words import TermUnit

STATE_EXTENSION_MONTHS = 2
"""The most by which a state body may put its answer off (APPC 76(3))."""


def open_track(appeal: Appeal, command: OpenTrack, _context: Context) -> Events:
    if command.kind is TrackKind.CONCILIATION and appeal.limits.exempt:
        raise Refused(STRAIGHT_TO_COURT)
    if command.kind not in appeal.ways:
        raise Refused(rules.NOT_A_WAY)
    if open_way(appeal, command.kind):
        raise Refused(rules.TRACK_IS_OPEN)
    return (TrackOpened(track=_next_id(appeal, command.kind), kind=command.kind),)


def open_way(appeal: Appeal, kind: TrackKind) -> Way | None:
    return next((way for way in appeal.tracks.values() if way.kind is kind and way.result is None), None)


def _next_id(appeal: Appeal, kind: TrackKind) -> str:
    return f"{kind}-{sum(way.kind is kind for way in appeal.tracks.values()) + 1}"


def end_track(appeal: Appeal, command: EndTrack, _context: Context) -> Events:
    way = _way(appeal, command.track)
    own = [due for due in appeal.terms.values() if due.term.endswith(f"@{way.id}")]
    dropped = tuple(TermDropped(term=due.term) for due in own if not term_of(appeal.procedure, due).limits)
    return (*dropped, TrackEnded(track=way.id, result=Result.NOT_PURSUED, reasons=command.reasons))


def _way(appeal: Appeal, track: str) -> Way:
    way = appeal.tracks.get(track)
    if way is None or way.result is not None:
        raise Refused(rules.NO_SUCH_TRACK)
    return way


def record_milestone(appeal: Appeal, command: RecordMilestone, context: Context) -> Events:
    """What happened, the terms it settles, those it starts, and the end of the track where it is one."""
    way = _way(appeal, command.track)
    milestone = TRACKS[way.kind].milestone(command.milestone)
    if milestone is None or not way.may_reach(milestone):
        raise Refused(rules.NOT_ON_THIS_TRACK)
    _refuse_what_does_not_count(way, milestone, command, context)
    reached = MilestoneReached(track=way.id, milestone=milestone.id, on=command.on, proof=command.proof)
    clocks = (*_clocks(appeal, way, milestone, command.on, context), *_revived(appeal, milestone, reached, context))
    ended = (TrackEnded(track=way.id, result=milestone.ends),) if milestone.ends else ()
    care = _cared_for(appeal, way, milestone, command.on, context)
    return (reached, *clocks, *_bowed_anew(appeal, clocks, context), *ended, *care)


def _cared_for(appeal: Appeal, way: Way, milestone: Milestone, on: date, context: Context) -> Events:
    """The other side knows of her case now: she is asked how she is. What it agreed to is followed up."""
    outward = milestone.id in OPENS_OUTWARD
    asked = after_letter(appeal, f"{way.id}-{milestone.id}", on, context) if outward else ()
    return (*asked, *(follow_up(appeal, context) if milestone.ends is Result.SETTLED else ()))


def _refuse_what_does_not_count(way: Way, milestone: Milestone, command: RecordMilestone, context: Context) -> None:
    if not milestone.again and way.has_reached(milestone.id):
        raise Refused(rules.REACHED_ONCE)
    if command.on > context.today and not milestone.ahead:
        raise Refused(rules.DAY_AHEAD)
    if milestone.proof and command.proof is None:
        raise Refused(rules.PROOF_NEEDED)


def _clocks(appeal: Appeal, way: Way, milestone: Milestone, on: date, context: Context) -> Events:
    return (
        *_met(appeal, way, milestone, on),
        *(_begun(appeal, term, way.id, on, context) for term in milestone.starts if _applies(appeal, term)),
        *_extended(appeal, way, milestone, context),
        *_stood_still(appeal, way, milestone, on, context),
    )


def _met(appeal: Appeal, way: Way, milestone: Milestone, on: date) -> tuple[TermMet, ...]:
    """Terms of this track, and terms of LC 160, which belong to the whole case. What came too late meets nothing."""
    running = (due for due in appeal.terms.values() if due.rule in milestone.meets and _is_met_on(due, way))
    return tuple(TermMet(term=due.term) for due in running if due.is_paused or due.falls_on >= on >= _since(due))


def _is_met_on(due: DueDate, way: Way) -> bool:
    """What a further issue is about need not stand in the application: a lawyer says so of each."""
    return (due.rule in _OF_THE_CASE and "@issue-" not in due.term) or due.term == _key(due.rule, way.id)


def _since(due: DueDate) -> date:
    """What is turned to them with speaks of the paydays before it, not of those to come."""
    return due.anchored_on if month_of(due.term) else date.min


def _key(rule: str, track: str) -> str:
    return rule if rule in _OF_THE_CASE else f"{rule}@{track}"


_OF_THE_CASE = (*case_terms.LIMITATIONS, terms.COURT_AFTER)
"""Terms of which a case has one each, on whichever track they are met."""


def _begun(appeal: Appeal, term: str, track: str, on: date, context: Context) -> TermStarted | TermMoved:
    """A term that runs already, from a day that was only supposed, moves to the day that is known now."""
    started = start(appeal.procedure, _key(term, track), on, appeal.terms, context)
    if started.due.term in appeal.terms:
        return TermMoved(due=started.due, because=Moved.ANCHOR_CORRECTED)
    return started


def _applies(appeal: Appeal, term: str) -> bool:
    """Two months for the court are for reinstatement alone (LC 160(1)1), the agency for whoever told of corruption."""
    match term:
        case terms.COURT_AFTER:
            return appeal.breach.wrong in {Wrong.DISMISSAL, Wrong.UNSURE}
        case terms.ANTICORR:
            return appeal.limits.whistleblower
        case _:
            return True


def _extended(appeal: Appeal, way: Way, milestone: Milestone, context: Context) -> tuple[TermMoved, ...]:
    if not milestone.extends:
        return ()
    due = appeal.terms.get(f"{milestone.extends}@{way.id}")
    if due is None:
        raise Refused(rules.NO_TERM_TO_EXTEND)
    calendar = context.organisation.calendars[FIVE_DAY_WEEK]
    longer = extend(due, STATE_EXTENSION_MONTHS, TermUnit.MONTHS, calendar)
    return (TermMoved(due=longer, because=Moved.EXTENDED),)


def _stood_still(appeal: Appeal, way: Way, milestone: Milestone, on: date, context: Context) -> tuple[TermMoved, ...]:
    """LC 160(2): terms stand still while a mediation agreement is in force, and while there is no commission."""
    limits = [due for due in appeal.terms.values() if stops(way.kind, due.rule)]
    if milestone.suspends:
        ways = (pause(due, way.id, on) for due in limits if not due.is_paused and due.falls_on >= on)
        return tuple(TermMoved(due=due, because=Moved.PAUSED) for due in ways)
    if milestone.resumes:
        calendar = context.organisation.calendars[FIVE_DAY_WEEK]
        own = (due for due in limits if due.is_paused and due.pauses[-1].because == way.id)
        return tuple(TermMoved(due=resume(due, on, calendar), because=Moved.RESUMED) for due in own)
    return ()


def _revived(appeal: Appeal, milestone: Milestone, reached: MilestoneReached, context: Context) -> Events:
    """A standstill that is recorded late may undo a lapse."""
    return revived(evolve(appeal, reached), context) if milestone.suspends or milestone.resumes else ()


def invitation(appeal: Appeal, context: Context) -> Events:
    """The clock for inviting the agency to each hearing that is still to come."""
    ways = (way for way in appeal.tracks.values() if way.kind is TrackKind.CONCILIATION and way.result is None)
    hearings = ((way.id, max(r.on for r in way.reached)) for way in ways if way.has_reached("hearing_set"))
    return tuple(_begun(appeal, terms.ANTICORR, way, on, context) for way, on in hearings if on > context.today)


def _bowed_anew(appeal: Appeal, clocks: Events, context: Context) -> tuple[TermMoved, ...]:
    """Our own terms bow to the limitation dates as they are after these clocks."""
    running = dict(appeal.terms)
    for event in clocks:
        match event:
            case TermStarted(due=due) | TermMoved(due=due):
                running[due.term] = due
            case TermMet(term=term):
                running.pop(term, None)
    moved = rebowed(appeal.procedure, running, context)
    return tuple(event for event in moved if event.due.term in appeal.terms)


def followed_by(appeal: Appeal, silence: Silence, due: DueDate, context: Context) -> Events:
    """The other side was silent: the next step is open, a person and the member are told, and nothing is decided."""
    silence = _by_her_way(appeal, silence)
    opened = _own_way(appeal, silence, due) or open_way(appeal, silence.track)
    track = opened.id if opened else _next_id(appeal, silence.track)
    began = () if opened else (TrackOpened(track=track, kind=silence.track, because=due.term),)
    applying = (term for term in silence.starts if _applies(appeal, term))
    clocks = tuple(_begun(appeal, term, track, due.falls_on, context) for term in applying)
    taken = opened is not None and opened.has_reached(silence.offers)
    step = () if taken else (StepOffered(track=track, milestone=silence.offers, because=due.term),)
    return (*began, *step, *clocks, *_bowed_anew(appeal, clocks, context), *_told(appeal, due, context))


def _by_her_way(appeal: Appeal, silence: Silence) -> Silence:
    """Where the commission would come next and she is exempt from it, the court does."""
    if silence.track is TrackKind.CONCILIATION and silence.term not in _OF_THE_COMMISSION and appeal.limits.exempt:
        return Silence(term=silence.term, track=TrackKind.COURT, offers=COURT_FIRST)
    return silence


_OF_THE_COMMISSION = (terms.CONSIDER, terms.COPY, terms.EXECUTE)


def offered_anew(appeal: Appeal, term: str) -> Events:
    """Where a term can be restored: by the commission as long as it has a say, else by the court (LC 160)."""
    at_court = bool(appeal.limits.exempt) or term.partition("@")[0] not in case_terms.COMMISSION_WAY
    kind, step = (TrackKind.COURT, COURT_FIRST) if at_court else (TrackKind.CONCILIATION, COMMISSION_FIRST)
    opened = open_way(appeal, kind)
    track = opened.id if opened else _next_id(appeal, kind)
    began = () if opened else (TrackOpened(track=track, kind=kind, because=term),)
    taken = opened is not None and opened.has_reached(step)
    return (*began, *(() if taken else (StepOffered(track=track, milestone=step, because=term),)))


def _own_way(appeal: Appeal, silence: Silence, due: DueDate) -> Way | None:
    """The way on which the other side was silent, if the next step is one of it: a merged case may have two alike."""
    way = appeal.tracks.get(due.term.partition("@")[2])
    return way if way and way.result is None and TRACKS[way.kind].milestone(silence.offers) else None


def _told(appeal: Appeal, due: DueDate, context: Context) -> Events:
    """The lawyer and the member; while nobody holds the case, the person one level up."""
    if appeal.holder:
        return notices(appeal, (appeal.holder, News.STAFF_TASK), (appeal.member, News.MEMBER_NEWS))
    above = context.organisation.one_level_up(appeal.unit)
    told = notices(appeal, (above, News.STAFF_OVERDUE), (appeal.member, News.MEMBER_NEWS))
    return (CaseEscalated(to=above, because=due.term), *told)


HANDLERS: Mapping[type[Command], Handler] = {
    OpenTrack: open_track,
    RecordMilestone: record_milestone,
    EndTrack: end_track,
}

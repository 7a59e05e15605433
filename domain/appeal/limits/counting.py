"""Which terms for turning to commission or court a case should run, and the events that bring it there (LC 160).

Level by level: what should run follows from what is known (the breach, the exemption test, the paydays, whom she
turned to, what stood still), so a finding that changes any of it re-derives all of them by events.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from domain.appeal import events as told
from domain.appeal import terms
from domain.appeal.handling import Events
from domain.appeal.limits import paydays
from domain.appeal.procedure import APPEAL
from domain.appeal.state import Appeal
from domain.appeal.tracks.plan import TrackKind
from domain.appeal.tracks.state import Way
from domain.appeal.tracks.table import TRACKS
from domain.clocks import FIVE_DAY_WEEK, LapseAnnulled, Moved, TermDropped, TermMoved, TermStarted, rebowed, start
from domain.due import DueDate
from domain.kernel import Context, Event
from domain.pausing import pause, resume

YEARS = (terms.OTHER_DISPUTE, terms.DIRECT_OTHER)
"""What paydays stand in for."""
COMMISSION_FIRST, COURT_FIRST = "application_filed", "claim_filed"
"""The steps by which she turns to them."""


def limitation_clocks(breach: told.Breach, context: Context) -> tuple[TermStarted, ...]:
    """Before anybody knows her way: the terms of both run from the earliest day that is possible."""
    clocks = ((rule, breach.earliest) for rule in _ways(breach, exempt=None) if breach.earliest)
    return tuple(start(APPEAL, rule, day, {}, context) for rule, day in clocks)


def _ways(breach: told.Breach, *, exempt: bool | None) -> tuple[str, ...]:
    """While her way is not known, both terms where they differ; a year is a year on either way, so one will do."""
    if breach.wrong is told.Wrong.NONE:
        return ()
    dismissed = breach.wrong is not told.Wrong.OTHER
    commission = terms.REINSTATEMENT if dismissed else terms.OTHER_DISPUTE
    court = terms.DIRECT if dismissed else terms.DIRECT_OTHER
    if exempt is None:
        return (commission, court) if dismissed else (commission,)
    return (court,) if exempt else (commission,)


def settled(appeal: Appeal, context: Context, confirmed: Collection[str] = ()) -> Events:
    """What brings the running terms to those that should run; `confirmed` ones are counted anew in any case."""
    anchors = _anchors(appeal, context)
    wanted = {t: day for t, day in anchors.items() if not _turned(appeal, t, day)}
    found = {term: _derived(appeal, term, day, context) for term, day in wanted.items()}
    kept = {t: due for t, due in appeal.terms.items() if not is_settled_here(t)}
    final = {term: _final(appeal, due, confirmed) for term, due in found.items() if _may_run(appeal, due, context)}
    return (
        *(TermDropped(term=term) for term in appeal.terms if term not in found and _is_over(appeal, term, confirmed)),
        *(
            LapseAnnulled(term=t)
            for t in sorted(appeal.lapsed)
            if t not in anchors and _is_not_hers(appeal, t, confirmed)
        ),
        *(_set(appeal, due) for term, due in final.items() if appeal.terms.get(term) != due),
        *(event for event in rebowed(appeal.procedure, {**kept, **final}, context) if event.due.term in kept),
    )


def revived(appeal: Appeal, context: Context) -> Events:
    """Terms that were thought over and, by what is known now, stand still or run: their lapse is undone."""
    of_the_case = (event for event in settled(appeal, context) if isinstance(event, TermStarted))
    of_its_issues = (TermStarted(due=due) for due in _issues_that_run(appeal, context))
    return tuple(event for event in (*of_the_case, *of_its_issues) if event.due.term in appeal.lapsed)


def _issues_that_run(appeal: Appeal, context: Context) -> Iterator[DueDate]:
    for term in sorted(appeal.lapsed & appeal.passed.keys()):
        if _is_of_an_issue(term):
            due = _derived(appeal, term, appeal.passed[term].anchored_on, context)
            if _may_run(appeal, due, context):
                yield due


def _is_of_an_issue(term: str) -> bool:
    rule, _, issue = term.partition("@")
    return rule in terms.LIMITATIONS and issue.startswith("issue-")


def restarted(appeal: Appeal, context: Context) -> tuple[TermStarted, ...]:
    """The clocks of a case that comes back, as if it had never closed; those that were over stay so."""
    return tuple(event for event in settled(appeal, context) if isinstance(event, TermStarted))


def is_settled_here(term: str) -> bool:
    """Terms of the whole case and of its paydays."""
    rule, _, suffix = term.partition("@")
    return rule in {*terms.LIMITATIONS, terms.PAYDAY} and (not suffix or bool(paydays.month_of(term)))


def _is_over(appeal: Appeal, term: str, confirmed: Collection[str]) -> bool:
    """A term that should not run: she has turned to whom it is for, or it is not hers."""
    turned = term in appeal.terms and _turned(appeal, term, appeal.terms[term].anchored_on)
    return is_settled_here(term) and (turned or _is_not_hers(appeal, term, confirmed))


def _is_not_hers(appeal: Appeal, term: str, confirmed: Collection[str]) -> bool:
    """By what a lawyer settled: the breach, the other way, the paydays. What another case brought along stays."""
    rule, limits = term.partition("@")[0], appeal.limits
    if not is_settled_here(term) or (rule == terms.PAYDAY and term in appeal.lapsed):
        return False
    other_way = rule in (terms.COMMISSION_WAY if limits.exempt else terms.COURT_WAY) and limits.exempt is not None
    unpaid = limits.underpayment is not None and bool(paydays.month_of(term))
    return term in confirmed or other_way or unpaid or (rule in YEARS and _is_replaced(appeal, term))


def _is_replaced(appeal: Appeal, term: str) -> bool:
    """Paydays stand in for the year from this case's own breach, not for one that another case brought along."""
    due = appeal.terms.get(term) or appeal.passed.get(term)
    own = due is None or due.anchored_on == appeal.breach.earliest
    return appeal.limits.paydays_stand_in and own


def _anchors(appeal: Appeal, context: Context) -> Mapping[str, date]:
    """Every term that belongs to the case by its breach and paydays, with the day from which it runs."""
    breach, limits = appeal.breach, appeal.limits
    replaced = limits.paydays_stand_in and breach.wrong is told.Wrong.OTHER
    base = (
        {}
        if replaced or breach.earliest is None
        else dict.fromkeys(_ways(breach, exempt=limits.exempt), breach.earliest)
    )
    return {**base, **dict(_payday_anchors(appeal, context))}


def _payday_anchors(appeal: Appeal, context: Context) -> Iterator[tuple[str, date]]:
    calendar, limits = context.organisation.calendars[FIVE_DAY_WEEK], appeal.limits
    rule = terms.DIRECT_OTHER if limits.exempt else terms.OTHER_DISPUTE
    for month, day in paydays.passed(limits, calendar, context.today).items():
        yield paydays.key(rule, month), day
    if (following := paydays.coming(limits, calendar, context.today)) is not None:
        month, day = following
        yield paydays.key(terms.PAYDAY, month), day


def _turned(appeal: Appeal, term: str, anchored_on: date) -> bool:
    """Whether she turned to whom the term is for; of paydays an application covers those before it."""
    rule = term.partition("@")[0]
    if rule == terms.PAYDAY:
        return False
    firsts = (COURT_FIRST,) if rule in terms.COURT_WAY else (COMMISSION_FIRST, COURT_FIRST)
    days = [r.on for way in appeal.tracks.values() for r in way.reached_here if r.milestone in firsts]
    return any(anchored_on <= day for day in days) if paydays.month_of(term) else bool(days)


def _derived(appeal: Appeal, term: str, anchored_on: date, context: Context) -> DueDate:
    return stood_still(appeal, start(appeal.procedure, term, anchored_on, {}, context).due, context)


def stood_still(appeal: Appeal, due: DueDate, context: Context) -> DueDate:
    """The term with everything that made it stand still."""
    calendar = context.organisation.calendars[FIVE_DAY_WEEK]
    for way, began, ended in _standstills(appeal, due.rule):
        from_day = max(began, due.anchored_on)
        if due.is_paused or due.falls_on < from_day or (ended is not None and ended < from_day):
            continue
        due = pause(due, way.id, from_day)
        due = due if ended is None else resume(due, ended, calendar)
    return due


def _standstills(appeal: Appeal, rule: str) -> list[tuple[Way, date, date | None]]:
    ways = (way for way in appeal.tracks.values() if stops(way.kind, rule))
    return sorted((span for way in ways for span in _spans(way)), key=lambda span: span[1])


def stops(track: TrackKind, rule: str) -> bool:
    """Mediation stops every term of LC 160; that there is no commission matters only to those who need one."""
    return rule in (terms.LIMITATIONS if track is TrackKind.MEDIATION else terms.COMMISSION_WAY)


def _spans(way: Way) -> Iterator[tuple[Way, date, date | None]]:
    plan = {milestone.id: milestone for milestone in TRACKS[way.kind].milestones}
    began = [reached.on for reached in way.reached if plan[reached.milestone].suspends]
    ended = [reached.on for reached in way.reached if plan[reached.milestone].resumes]
    for index, day in enumerate(began):
        yield way, day, max(ended[index], day) if index < len(ended) else None


def _may_run(appeal: Appeal, due: DueDate, context: Context) -> bool:
    """A term that lapsed does not lapse again."""
    return due.term not in appeal.lapsed or due.is_paused or due.moment > context.now


def _final(appeal: Appeal, due: DueDate, confirmed: Collection[str]) -> DueDate:
    """Only what a lawyer settled moves; it may have been brought along by another case, with an earlier day."""
    running = appeal.terms.get(due.term)
    return due if running is None or due.term in confirmed else running


def _set(appeal: Appeal, due: DueDate) -> Event:
    if due.term in appeal.terms:
        return TermMoved(due=due, because=Moved.ANCHOR_CORRECTED)
    return TermStarted(due=due)

"""The life of one case of the made-up past, as its people live it: each waits for a moment, then does something.

What the clock and the machine do in the meantime is none of its business; it only looks at how the case stands.
"""

from collections.abc import Iterator

from api.examples import person, unit
from api.fields import CONSENT_VERSION
from domain.appeal import commands as ask
from domain.appeal.care.events import Free, RateHelp, RecordCall
from domain.appeal.events import Breach, Category, Channel, Outcome, Purpose
from domain.appeal.limits.events import Finding, RecordFinding, RecordStanding
from domain.appeal.limits.missed import passed_limits
from domain.appeal.limits.standing import Standing
from domain.appeal.procedure import Stage
from domain.appeal.several import IssueOutcome
from domain.appeal.state import decides_ending
from domain.appeal.terms import ANSWER, COMMISSION_WAY, DIRECT, LIMITATIONS, TRIAGE_URGENT
from domain.appeal.tracks.events import OpenTrack, RecordMilestone
from domain.appeal.tracks.following import open_way
from domain.appeal.tracks.plan import TrackKind
from domain.appeal.tracks.terms import CONSIDER
from domain.kernel import Actor, Role, Sealed, SealedFile
from domain.review import Because, Review, Verdict
from ops.past import rates, strife, words
from ops.past.case import Case, Order, Wish
from ops.past.rates import chance

PAPER = SealedFile(blob="", subject="", sha256="", size=0, media_type="application/pdf")
"""Stands for a file that is made when the past is written down."""
LEADING = {"lawyer": 0.78}
"""The share of their association's cases that goes to this lawyer; without it, everybody takes as many."""
TO_COURT = frozenset({Category.DISMISSAL, Category.DISCIPLINE, Category.DISCRIMINATION})
MOST_REVIEWS = 6
"""Of one ending; nobody goes on for ever."""


def life(case: Case) -> Iterator[Wish]:
    """From filing to the end, and perhaps once more."""
    yield _filed(case)
    yield from _taken_up(case)
    yield from _moments_of_the_member(case)
    if chance(rates.WITHDRAWN, case.dice):
        yield from _withdrawn(case)
    yield from _answered(case)
    yield from _settled(case)
    yield from _rated(case)
    if case.state.closed and chance(rates.REOPENED, case.dice):
        yield from _once_more(case)


def _filed(case: Case) -> Order:
    dice, member = case.dice, case.member
    category = rates.one_of(rates.CATEGORIES, dice)
    chairs = case.organisation.holders(Role.CHAIR, unit(member.home))
    by_chair = bool(chairs) and chance(rates.BY_CHAIR, dice)
    command = ask.FileAppeal(
        member=case.hers.id,
        primary=unit(member.home),
        channel=Channel.CHAIR if by_chair else Channel.WEB,
        category=category,
        language=member.language,
        text=case.plain(words.appeal(category, member.language, case.today, dice)),
        breach=rates.breach(category, case.today, dice),
        primary_may_know=by_chair or chance(rates.PRIMARY_MAY_KNOW, dice),
        consents=rates.purposes(dice),
        consent_version=CONSENT_VERSION,
    )
    return Order(command, Actor(id=chairs[0]) if by_chair else case.hers)


def _taken_up(case: Case) -> Iterator[Wish]:
    dice, urgent = case.dice, TRIAGE_URGENT in case.state.terms
    yield case.later(rates.triage_days(dice, urgent=urgent))
    holder = _a_lawyer(case)
    category = case.state.category
    if chance(rates.REGARDED_OTHERWISE, dice):
        category = rates.TURN_OUT.get(category, Category.PAY)
    command = ask.Triage(category=category, urgent=urgent or chance(0.05, dice), holder=holder, conflict_checked=True)
    yield Order(command, Actor(id=_a_supervisor(case) if chance(0.7, dice) else holder))
    if chance(rates.REASSIGNED, dice):
        yield case.later(2)
        yield Order(ask.Reassign(holder=_a_lawyer(case)), Actor(id=_a_supervisor(case)))


def _a_lawyer(case: Case) -> str:
    lawyers = [p for p in case.organisation.holders(Role.LAWYER, case.state.unit) if p != case.state.holder]
    leading = [p for p in lawyers for name, share in LEADING.items() if p == person(name) and chance(share, case.dice)]
    others = [p for p in lawyers if p not in {person(name) for name in LEADING}]
    return (leading or [case.dice.choice(others or lawyers or [case.state.holder])])[0]


def _a_supervisor(case: Case) -> str:
    """Of those who may see the case; without one, whoever answers for the unit asks in vain."""
    supervisors = case.organisation.holders(Role.SUPERVISOR, case.state.unit)
    lawyers = case.organisation.holders(Role.LAWYER, case.state.unit)
    return next((p for p in supervisors if case.is_a(Role.SUPERVISOR, p)), lawyers[0])


def _moments_of_the_member(case: Case) -> Iterator[Wish]:
    """Now and then a member changes her mind about who may know, or what her words may be used for."""
    dice = case.dice
    if chance(0.05, dice):
        yield case.later_at_home(1)
        yield Order(ask.ChangeCircle(primary_may_know=not case.state.primary_may_know), case.hers)
    if chance(0.02, dice):
        yield case.later_at_home(1)
        yield Order(ask.WithdrawConsent(purpose=Purpose.STATISTICS), case.hers)
    if chance(0.08, dice):
        yield case.later_at_home(1)
        yield Order(ask.SupplyCompletion(text=case.words("supplied")), case.hers)


def _withdrawn(case: Case) -> Iterator[Wish]:
    yield case.later_at_home(case.dice.randint(1, 6))
    yield Order(ask.Withdraw(reasons=case.words("withdraw")), case.hers)
    yield from _reviewed(case)


def _answered(case: Case) -> Iterator[Wish]:
    """A lawyer works on the case and answers, mostly in time."""
    dice = case.dice
    if case.state.closed:
        return
    if not case.state.terms.keys().isdisjoint(LIMITATIONS) and chance(rates.ANCHORED, dice):
        yield case.later(dice.randint(0, 2))
        yield Order(ask.ConfirmAnchor(breach=_found(case), proof=case.words("proof")), case.holder)
    yield from _turned(case)
    yield from strife.talks(case)
    if chance(rates.COMPLETED, dice):
        yield from _completed(case)
    if chance(rates.LATE, dice):
        yield from _too_late(case)
    else:
        yield from _in_time(case)
    yield Order(ask.DraftAnswer(text=_answer(case)), case.holder)
    yield case.later(0)
    yield Order(_release(case), case.holder)
    yield from strife.commission(case)
    yield from strife.revenge(case)
    yield from _gone_on(case)


def _turned(case: Case) -> Iterator[Wish]:
    """In some cases the lawyer turns to the commission before its term is over."""
    category = case.state.category
    if case.state.terms.keys().isdisjoint(COMMISSION_WAY):
        return
    if chance(rates.TURNED.get(category, rates.TURNED_ELSE) if category else 0, case.dice):
        yield case.later(case.dice.randint(1, 6))
        case.done.add("turned")
        yield Order(OpenTrack(kind=TrackKind.CONCILIATION), case.holder)
        yield Order(_filed_with_the_commission(case), case.holder)


def _filed_with_the_commission(case: Case) -> RecordMilestone:
    track = f"{TrackKind.CONCILIATION}-1"
    return RecordMilestone(track=track, milestone="application_filed", on=case.today, proof=case.words("proof"))


def _gone_on(case: Case) -> Iterator[Wish]:
    """Some members go on to the inspection or to court, sooner where they waited in vain."""
    dice, state = case.dice, case.state
    late, asked = ANSWER in state.lapsed, "asked" in case.done
    unheard = "in vain" in case.done or any(term.startswith(CONSIDER) for term in state.lapsed)
    likely = rates.to_state(state.category or Category.PAY, late=late, asked_for_more=asked, unheard=unheard)
    if state.closed or "gone on" in case.done or not chance(likely, dice):
        return
    case.done |= {"gone on", "turned"}
    yield case.later(dice.randint(3, 30))
    kind = TrackKind.COURT if state.category in TO_COURT else TrackKind.INSPECTION
    way = open_way(case.state, kind)
    if way is None:
        yield Order(OpenTrack(kind=kind), case.holder)
    elif kind is TrackKind.COURT:
        claim = RecordMilestone(track=way.id, milestone="claim_filed", on=case.today, proof=case.words("proof"))
        yield Order(claim, case.holder)


def _found(case: Case) -> Breach:
    """What a lawyer finds: mostly what she was told, now and then a later day."""
    told = case.state.breach
    if told.learned_on and chance(0.3, case.dice):
        return told.model_copy(update={"learned_on": min(told.learned_on.replace(day=28), case.today)})
    return told


def _completed(case: Case) -> Iterator[Wish]:
    dice = case.dice
    yield case.later(dice.randint(0, 3))
    yield Order(ask.RequestCompletion(missing=case.words("missing")), case.holder)
    case.done.add("asked")
    yield case.later_at_home(dice.randint(8, 14) if chance(rates.SILENT, dice) else dice.randint(1, 4))
    yield Order(ask.SupplyCompletion(text=case.words("supplied")), case.hers)


def _in_time(case: Case) -> Iterator[Wish]:
    """Somewhere between now and the last day; a few cases are put off once before it."""
    dice = case.dice
    free_to_extend = case.state.terms.keys().isdisjoint(LIMITATIONS) and not case.state.extended
    if free_to_extend and chance(rates.EXTENDED, dice):
        yield case.later(_days_left(case) // 2)
        yield Order(ask.ExtendAnswer(reasons=case.words("extension")), case.holder)
    yield case.later(round(_days_left(case) * dice.betavariate(2.2, 1.6)))


def _days_left(case: Case) -> int:
    """Working days before the last day for the answer."""
    term = case.state.answer_term
    if term is None:
        return 1
    return max(0, case.calendar.working_days_between(case.today, case.state.terms[term].falls_on) - 1)


def _too_late(case: Case) -> Iterator[Wish]:
    """The term passes; a second person looks, and then the answer comes."""
    dice = case.dice
    yield case.later(_days_left(case) + dice.randint(2, 4))
    yield from _reviewed(case)
    yield case.later(dice.randint(15, 40) if chance(rates.NEGLECTED, dice) else dice.randint(0, 8))


def _answer(case: Case) -> Sealed:
    return case.plain(words.answer(case.state.category, case.member.language, case.dice))


def _release(case: Case) -> ask.ReleaseAnswer:
    """The words of the draft; the letter itself is made when the past is written down."""
    inputs = case.state.draft or _answer(case)
    return ask.ReleaseAnswer(file=PAPER, template_sha256="", inputs=inputs)


def _settled(case: Case) -> Iterator[Wish]:
    """What the answer led to becomes known, weeks or months later; sometimes a second person sends it back."""
    dice = case.dice
    outcome = rates.one_of(rates.OUTCOMES, dice)
    yield case.later(rates.days_to_settle(case.region, dice))
    if _came_too_late(case):
        outcome = Outcome.TERM_MISSED
        yield from _found_missed(case)
    yield from _closed(case, outcome)
    if case.state.stage is Stage.ANSWERED:
        yield case.later(dice.randint(1, 6))
        yield Order(ask.DraftAnswer(text=_answer(case)), case.holder)
        yield Order(_release(case), case.holder)
        yield case.later(dice.randint(3, 15))
        yield from _closed(case, Outcome.CONSULTED)


def _closed(case: Case, outcome: Outcome) -> Iterator[Wish]:
    yield from _reviewed(case)
    if case.state.closed:
        return
    others = tuple(IssueOutcome(issue=issue, outcome=outcome) for issue in case.state.further)
    yield Order(ask.ProposeClosing(outcome=outcome, others=others, reasons=case.words(outcome)), case.holder)
    yield from _reviewed(case)


def _came_too_late(case: Case) -> bool:
    """Whether a term for turning to the commission passed before anybody did, and nothing but the way that is not hers
    still runs.
    """
    passed = passed_limits(case.state, case.now)
    running = {due.rule for due in case.state.terms.values()} & set(LIMITATIONS)
    alone = "turned" not in case.done and not case.state.further
    return bool(passed) and alone and not running - {DIRECT} and chance(rates.MISSED, case.dice)


def _found_missed(case: Case) -> Iterator[Wish]:
    """The holder finds that her way was the commission and its term passed, and a second lawyer looks."""
    yield from _reviewed(case)
    if case.state.closed:
        return
    if case.state.limits.standing is None:
        yield Order(RecordStanding(standing=Standing.ORDINARY, facts=case.words("standing")), case.holder)
    terms = frozenset(passed_limits(case.state, case.now))
    reasons = case.words(Outcome.TERM_MISSED)
    yield Order(RecordFinding(terms=terms, finding=Finding.MISSED, reasons=reasons), case.holder)


def _reviewed(case: Case) -> Iterator[Wish]:
    """Every open review is completed by somebody else, that of an ending last."""
    for _ in range(MOST_REVIEWS):
        if not case.state.reviews:
            return
        yield case.later(case.dice.choice((0, 1, 1, 2, 2, 4)))
        review = min(case.state.reviews.values(), key=lambda r: (decides_ending(case.state, r.id), r.id))
        ends = decides_ending(case.state, review.id)
        back = ends and chance(rates.RETURNED, case.dice)
        said = "returned" if back else "looked" if review.because is Because.ANSWER_MISSED else "confirmed"
        verdict = Verdict.RETURNED if back else Verdict.CONFIRMED
        reviewer = Actor(id=_a_reviewer(case, review))
        if review.because is Because.WITHDRAWAL:
            yield Order(_called(case, review), reviewer)
        completed = ask.CompleteReview(review=review.id, verdict=verdict, reasons=case.words(said))
        yield Order(completed, reviewer)


def _called(case: Case, review: Review) -> RecordCall:
    """She was asked on the telephone whether she withdraws of her own will."""
    return RecordCall(review=review.id, on=case.today, reached=True, free=Free.YES, said=case.words("called"))


def _a_reviewer(case: Case, review: Review) -> str:
    return review.holder or case.dice.choice(case.organisation.holders(Role.REVIEWER, review.unit))


def _rated(case: Case) -> Iterator[Wish]:
    """Some say how they were helped, mostly as the case ended for them."""
    if not case.state.closed or not chance(rates.RATED, case.dice):
        return
    yield case.later_at_home(case.dice.randint(1, 9))
    yield Order(RateHelp(face=rates.one_of(rates.faces(case.state.outcome), case.dice), text=None), case.hers)


def _once_more(case: Case) -> Iterator[Wish]:
    """Something new came up."""
    yield case.later_at_home(case.dice.randint(8, 60))
    yield Order(ask.Reopen(reasons=case.words("reopen")), case.hers)
    yield from _answered(case)
    yield from _settled(case)
    yield from _rated(case)

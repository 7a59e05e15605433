"""Two people of the demo federation agree on a policy on risk, and every case that is open is looked at under it."""

from collections.abc import Iterator
from contextlib import contextmanager

from api.examples import person
from domain.appeal.procedure import Stage
from domain.appeal.state import Appeal
from domain.kernel import Actor, Role
from domain.kinds import PROCEDURES
from domain.review import Because, Review
from domain.risk.assessed import Judgement, JudgeRisk
from domain.risk.commands import ApproveEnd, ApprovePolicy, ProposeEnd, ProposePolicy, RejectEnd, RejectPolicy
from domain.risk.governance_state import Governance
from domain.risk.governance_words import STREAM
from ledger.application import Ledger
from relay.unsettled import STREAMS, UNSETTLED
from risk.assessing import assess
from risk.store import Store

LEADER, ADMIN = Actor(id=person("leader")), Actor(id=person("admin"))
WHY = "Чтобы дела, которые могут закончиться плохо, вовремя увидел человек."
WHILE_WRITTEN = "Пишется прошлое демонстрационной федерации."
SEEN = "Іс өз жолымен жүріп жатыр, назардан тыс қалған ештеңе жоқ."
PAGE = 500


def govern(ledger: Ledger) -> None:
    """Once: whoever ends the policy is not overruled by another start."""
    if not ledger.history(STREAM):
        _adopt(ledger)


def _adopt(ledger: Ledger) -> None:
    version = ledger.state(STREAM).last + 1
    ledger.perform(STREAM, ProposePolicy(reason=WHY), LEADER, f"demo policy {version} proposed", b"demo")
    ledger.perform(STREAM, ApprovePolicy(version=version), ADMIN, f"demo policy {version} approved", b"demo")
    models = Store(ledger.reads.pool)
    for stream in list(_open_cases(ledger)):
        assess(ledger, stream, models)
        _look_at_the_drawn(ledger, stream)


@contextmanager
def suspended(ledger: Ledger) -> Iterator[None]:
    """Nothing of a past that is written now could have been assessed in it."""
    begun = bool(ledger.history(STREAM))
    _take_back_what_is_open(ledger)
    policy = ledger.context().policy
    if policy is not None:
        asked = ProposeEnd(version=policy.version, reason=WHILE_WRITTEN)
        ledger.perform(STREAM, asked, LEADER, f"demo end proposed at {ledger.position()}", b"demo")
        ended = ApproveEnd(version=policy.version)
        ledger.perform(STREAM, ended, ADMIN, f"demo end agreed at {ledger.position()}", b"demo")
    yield
    if begun:
        _adopt(ledger)


def _take_back_what_is_open(ledger: Ledger) -> None:
    state: Governance = ledger.state(STREAM)
    if state.proposal is not None:
        rejected = RejectPolicy(version=state.last, reason=WHILE_WRITTEN)
        ledger.perform(STREAM, rejected, LEADER, f"demo policy {state.last} rejected", b"demo")
    if state.ending is not None:
        kept = RejectEnd(version=state.ending.version, reason=WHILE_WRITTEN)
        ledger.perform(STREAM, kept, LEADER, f"demo end rejected at {ledger.position()}", b"demo")


def _open_cases(ledger: Ledger) -> Iterator[str]:
    last = ""
    with ledger.reads.pool.connection() as connection:
        while page := [row[0] for row in connection.execute(STREAMS, (list(PROCEDURES), last, PAGE))]:
            yield from (row[0] for row in connection.execute(UNSETTLED, (page,)))
            last = page[-1]


def _look_at_the_drawn(ledger: Ledger, stream: str) -> None:
    """Whom the lot drew is looked at, save where nobody works on the case yet: an example of that stays."""
    case: Appeal = ledger.state(stream)
    drawn = [review for review in case.reviews.values() if review.because is Because.SAMPLE]
    for review in drawn if case.stage is not Stage.REGISTERED else ():
        reasons = ledger.seal(case.member, SEEN, stream=stream)
        judged = JudgeRisk(review=review.id, judgement=Judgement.CONFIRMED, reasons=reasons)
        ledger.perform(stream, judged, _reviewer(ledger, review), f"demo {stream} {review.id}", b"demo")


def _reviewer(ledger: Ledger, review: Review) -> Actor:
    return Actor(id=review.holder or ledger.context().holders(Role.REVIEWER, review.unit)[0])

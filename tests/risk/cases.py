"""Made-up cases enough to learn from: those of somebody dismissed, who is asked for more, mostly go to court."""

import random
from collections.abc import Sequence
from datetime import timedelta

from domain.appeal.events import Category
from domain.risk.words import Policy, Target
from ledger.record import Recorded
from risk.conflicts import Conflicts
from risk.features import recorded
from risk.lived import Surroundings
from risk.table import Example, examples
from risk.training import Order, Trained, learnt
from tests.domain.federation import ORGANISATION
from tests.risk.histories import AGREED, ASKED, DAY_ONE, FILED, REGISTERED, TO_COURT, TRIAGED, history, nothing_beside

AS_OF = DAY_ONE + timedelta(days=900)
POLICY = Policy(version=1)
FIRED = FILED.model_copy(update={"category": Category.DISMISSAL})
FIRED_TRIAGED = TRIAGED.model_copy(update={"category": Category.DISMISSAL})
ORDER = Order(Target.ESCALATION, AS_OF)


def lived(n: int, dice: random.Random, first: int) -> Sequence[Recorded]:
    """Of those who are dismissed, and asked for more, four in five go to court, of the others one in twelve."""
    begun = n * 0.8
    asked, triaged = dice.random() < 0.2, begun + dice.uniform(0, 3)
    told = [(begun, FIRED if asked else FILED), (begun, AGREED), (begun, REGISTERED)]
    told += [(triaged, FIRED_TRIAGED if asked else TRIAGED)]
    told += [(triaged + dice.uniform(1, 9), ASKED)] if asked else []
    told += [(begun + dice.uniform(20, 120), TO_COURT)] if dice.random() < (0.8 if asked else 0.08) else []
    return history(told, f"appeal-{n:04}", first)


def cases(many: int, seed: int = 1) -> list[Example]:
    dice = random.Random(seed)
    made = [lived(n, dice, n * 10) for n in range(many)]
    surroundings = Surroundings(recorded, nothing_beside, Conflicts({}), ORGANISATION)
    as_of = AS_OF.timestamp() / 86_400
    return examples(made, (Target.ESCALATION,), as_of, surroundings)[Target.ESCALATION]


def a_model(*, synthetic: bool = False) -> Trained:
    return learnt(cases(600), ORDER, POLICY, synthetic=synthetic)

"""Never without her yes: whatever is done in whatever order, no letter leaves but with a yes to that very text."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from domain.appeal.decider import DECIDER
from domain.appeal.outgoing.events import (
    AllowLetters,
    FinishLetter,
    LetterAgreed,
    LetterAgreedOrally,
    LetterDrafted,
    LetterFinished,
    LetterProposed,
    LetterRefused,
    LetterReleased,
    LettersStopped,
    RefuseLetter,
    StopLetters,
)
from domain.appeal.outgoing.plan import Manner
from domain.appeal.outgoing.table import TEMPLATES
from domain.kernel import Event
from tests.domain.appeal.letter_stories import ORAL, agreeing, drafting, file, proposal, proposing, releasing
from tests.domain.appeal.stories import in_work
from tests.domain.federation import AIGUL, LAWYER, SUPERVISOR
from tests.spec import Given

STEPS = 80
WALKS = 16
TEXTS = ("n1", "n2", "u1")


def _manner(sha256: str) -> Manner:
    return Manner.UNNAMED if sha256.startswith("u") else Manner.NAMED


def _moves(case: Given, chance: random.Random) -> list[tuple[Any, Any]]:
    """Mostly the text is the one that was put before her last."""
    letters = case.state().desk.letters
    letter, sha256 = chance.choice([*letters, "outgoing-1"]), chance.choice(TEXTS)
    shown = proposal(f"{sha256}-{letter}-{chance.random()}", _manner(sha256))
    known = letters.get(letter)
    last = known.version(known.proposals[-1]) if known and known.proposals else "1-named"
    version = last if chance.random() < 3 / 4 else f"{chance.randint(1, 4)}-{_manner(sha256)}"
    return [
        (drafting(letter=chance.choice(("", letter))), LAWYER),
        (FinishLetter(letter=letter, manner=_manner(sha256), file=shown.file, text=shown.text), LAWYER),
        (proposing(shown, letter=letter), LAWYER),
        (agreeing(version, letter), AIGUL),
        (ORAL.model_copy(update={"letter": letter, "version": version}), LAWYER),
        (RefuseLetter(letter=letter), AIGUL),
        (StopLetters(), AIGUL),
        (AllowLetters(), AIGUL),
        (releasing(version, letter), chance.choice((LAWYER, SUPERVISOR))),
    ]


WEIGHTS = (3, 1, 5, 12, 3, 1, 1, 6, 12)


def unagreed(history: tuple[Event, ...]) -> list[LetterReleased]:
    """Letters that left though her yes to that very text was not the last word; written apart from the decider."""
    yes: dict[str, str] = {}
    found = []
    for event in history:
        match event:
            case LetterAgreed(letter=letter, sha256=sha256) | LetterAgreedOrally(letter=letter, sha256=sha256):
                yes[letter] = sha256
            case LetterDrafted(letter=letter) | LetterFinished(letter=letter) | LetterProposed(letter=letter):
                yes.pop(letter, None)
            case LetterRefused(letter=letter):
                yes.pop(letter, None)
            case LettersStopped():
                yes.clear()
            case LetterReleased(letter=letter, file=left) if yes.get(letter) != left.sha256:
                found.append(event)
            case _:
                pass
    return found


def walk(case: Given, seed: int) -> Given:
    chance = random.Random(seed)
    for _ in range(STEPS):
        command, by = chance.choices(_moves(case, chance), WEIGHTS)[0]
        case = case.when(command, by=by).and_then()
    return case


def test_no_letter_is_released_without_her_yes_to_that_very_text():
    left = 0
    for seed in range(WALKS):
        case = walk(in_work(), seed)
        assert unagreed(case.history) == []
        left += sum(isinstance(event, LetterReleased) for event in case.history)
    assert left >= WALKS / 2, "walks on which nothing leaves prove nothing"


Fault = Callable[[Any, Any, Any], tuple[Event, ...]]


def _forgets_withdrawals(state: Any, command: Any, context: Any) -> tuple[Event, ...]:
    """A planted fault: a yes that was given once counts for ever."""
    letters = {
        name: letter.model_copy(update={"agreed": letter.agreed or _any_text(letter)})
        for name, letter in state.desk.letters.items()
    }
    desk = state.desk.model_copy(update={"letters": letters, "stopped_on": None})
    return DECIDER.decide(replace(state, desk=desk), command, context)


def _any_text(letter: Any) -> str:
    return letter.proposals[-1].file.sha256 if letter.proposals else ""


def _takes_any_text(state: Any, command: Any, context: Any) -> tuple[Event, ...]:
    """A planted fault: another text leaves than the one she agreed to."""
    events = DECIDER.decide(state, command, context)
    return tuple(
        event.model_copy(update={"file": file("swapped")}) if isinstance(event, LetterReleased) else event
        for event in events
    )


@pytest.mark.parametrize("fault", [_forgets_withdrawals, _takes_any_text])
def test_a_planted_fault_is_caught(fault: Fault):
    faulty = replace(in_work(), decider=replace(DECIDER, decide=fault))
    assert any(unagreed(walk(faulty, seed).history) for seed in range(WALKS))


def test_every_paper_that_leaves_the_union_waits_for_her():
    inside = {name for name, template in TEMPLATES.items() if not template.goes_out}
    assert inside == {"authority", "eligibility", "triage_note"}

"""The letter in parts: each part that is in it starts its own clock on the day of service, and none that is not."""

from datetime import date
from typing import Any

import pytest

from domain.appeal import terms as case_terms
from domain.appeal.outgoing.events import FinishLetter, LetterProposed, LetterServed, RecordServed
from domain.appeal.outgoing.offering import called_for, offers
from domain.appeal.outgoing.plan import Manner, Part
from domain.appeal.outgoing.table import TEMPLATES
from domain.appeal.outgoing.writing import propose
from domain.appeal.tracks.events import MilestoneReached, TrackOpened
from domain.appeal.tracks.plan import TrackKind
from domain.appeal.tracks.terms import STATE_ANSWER
from domain.challenge.commands import TakeDownReasons
from domain.challenge.decision import Aspect, Automation, EmployerKind, Stated
from domain.challenge.package import LETTERS, advised, caution, proposed_parts, resting
from domain.clocks import TermStarted, limitations
from domain.kernel import Actor, Refused
from domain.words import Confidence, Language
from tests.domain.appeal import stories as of_appeals
from tests.domain.appeal.letter_stories import FIRST, agreeing, drafting, file, proposal, proposing, releasing, written
from tests.domain.appeal.stories import lapse, words
from tests.domain.challenge.stories import DISMISSED, RATED, TODAY, in_work, triaged
from tests.domain.challenge.stories import filed as challenged
from tests.domain.federation import AIGUL, LAWYER, SUPERVISOR
from tests.spec import Given, When

PACKAGE = TEMPLATES["challenge_package"]
CLOCKS = {
    "AI-OBJ@objection-1": date(2026, 11, 25),
    "AI-EXPLAIN@explanation-1": date(2026, 12, 4),
    "AI-REVIEW@human_review-1": date(2026, 12, 4),
    "AI-STAY@stay-1": date(2026, 11, 25),
}


def drafted(case: Given, *parts: Part, template: str = "challenge_package") -> Given:
    return case.when(drafting(template, words=written(*parts)), by=LAWYER).and_then()


def letter_of(case: Given) -> str:
    return str(list(case.state().desk.letters)[-1])


def released(case: Given, *, by: Actor = LAWYER) -> Given:
    letter = letter_of(case)
    shown = case.when(proposing(proposal(f"n-{letter}"), letter=letter), by=LAWYER).and_then()
    agreed = shown.when(agreeing(letter=letter), by=AIGUL).and_then()
    return agreed.when(releasing(letter=letter), by=by).and_then()


def served(case: Given, *parts: Part, template: str = "challenge_package", by: Actor = LAWYER) -> When:
    chosen = parts or tuple(TEMPLATES[template].parts)
    let_go = released(drafted(case, *chosen, template=template), by=by)
    return let_go.when(RecordServed(letter=letter_of(let_go), on=TODAY, proof=words()), by=LAWYER)


def clocks(case: Given) -> dict[str, date]:
    return {due.term: due.falls_on for due in case.state().terms.values() if due.term in CLOCKS}


def test_one_letter_starts_the_clock_of_each_of_its_parts_on_one_day():
    took = served(in_work())
    assert isinstance(took.events[0], LetterServed)
    reached = [(event.track, event.on) for event in took.events if isinstance(event, MilestoneReached)]
    assert reached == [(way, TODAY) for way in ("objection-1", "explanation-1", "human_review-1", "stay-1")]
    assert clocks(took.and_then()) == CLOCKS


@pytest.mark.parametrize(
    ("left_out", "clock"), [(Part.REVIEW, "AI-REVIEW@human_review-1"), (Part.STAY, "AI-STAY@stay-1")]
)
def test_a_part_that_was_left_out_starts_no_clock(left_out, clock):
    took = served(in_work(), *(part for part in PACKAGE.parts if part is not left_out))
    assert clocks(took.and_then()) == {term: day for term, day in CLOCKS.items() if term != clock}
    assert len([event for event in took.events if isinstance(event, TrackOpened)]) == 3


def test_the_clocks_of_one_letter_lapse_apart():
    case = served(in_work()).and_then()
    for term in sorted(CLOCKS, key=CLOCKS.__getitem__):
        before = clocks(case)
        case = lapse(case, term)
        assert set(clocks(case)) == set(before) - {term}
    ways = case.state().tracks.values()
    assert {(way.kind, step) for way in ways for step in way.offered} == {
        (TrackKind.DATA_AUTHORITY, "inspection_asked"),
        (TrackKind.STAY, "blocking_demanded"),
        (TrackKind.EXPLANATION, "explanation_asked_again"),
        (TrackKind.CONCILIATION, "application_filed"),
    }


def test_the_letter_moves_no_term_of_the_law():
    for decision in (RATED, DISMISSED):
        case = in_work(decision)
        before = limitations(case.state().procedure, case.state().terms.values())
        assert before
        after = served(case).and_then().state()
        assert limitations(after.procedure, after.terms.values()) == before


def test_a_letter_that_lacks_mandatory_parts_is_not_put_before_her_and_says_which():
    case = drafted(in_work(), Part.ADDRESSEE, Part.DECISION, Part.OBJECTION)
    case.when(proposing(proposal()), by=LAWYER).then_refused("part-missing")
    with pytest.raises(Refused) as refused:
        propose(case.state(), proposing(proposal()), None)  # type: ignore[arg-type]
    said = refused.value.rule.label
    assert "«Запрос объяснения решения», «Требование сохранить данные и журналы»" in said.in_(Language.RU)
    assert "«Деректер мен журналдарды сақтау талабы»" in said.in_(Language.KK)
    assert "Возражение" not in said.in_(Language.RU)


def test_a_letter_finished_outside_has_to_have_its_parts_in_the_draft():
    holed = drafted(in_work(), Part.ADDRESSEE)
    finish = FinishLetter(letter=FIRST, manner=Manner.NAMED, file=file("w1"), text=words())
    holed.when(finish, by=LAWYER).and_then().when(proposing(proposal("w1")), by=LAWYER).then_refused("part-missing")
    whole = drafted(in_work(), *PACKAGE.parts).when(finish, by=LAWYER).and_then()
    assert any(isinstance(e, LetterProposed) for e in whole.when(proposing(proposal("w1")), by=LAWYER).events)


def test_a_letter_about_her_own_data_leaves_with_her_name_or_not_at_all():
    case = drafted(in_work(), *PACKAGE.parts)
    case.when(proposing(proposal("u1", Manner.UNNAMED)), by=LAWYER).then_refused("not-in-this-manner")
    assert PACKAGE.named_because


def test_the_operator_has_clocks_of_its_own():
    case = served(in_work()).and_then()
    both = served(case, template="challenge_operator").and_then()
    assert clocks(both) == CLOCKS
    terms = both.state().terms
    assert {"AI-OBJ@operator-1", "AI-EXPLAIN@operator-1"} <= set(terms)
    silent = lapse(both, "AI-EXPLAIN@operator-1")
    assert clocks(silent) == CLOCKS
    assert silent.state().tracks["operator-1"].offered == {"explanation_asked_again"}


def test_a_complaint_to_the_authority_is_released_by_a_second_person_and_starts_the_states_clock():
    case = served(in_work(), template="data_authority", by=SUPERVISOR).and_then()
    assert f"{STATE_ANSWER}@data_authority-1" in case.state().terms
    by_one = drafted(in_work(), *TEMPLATES["data_authority"].parts, template="data_authority")
    assert released(by_one, by=LAWYER).state().desk.letters[FIRST].released is None


def test_the_complaint_against_a_state_act_needs_no_answer_before_it():
    took = served(in_work(), template="state_act", by=SUPERVISOR)
    (reached,) = [event for event in took.events if isinstance(event, MilestoneReached)]
    assert (reached.track, reached.milestone) == ("deciding_authority-1", "complaint_filed")
    assert any(isinstance(event, TermStarted) for event in took.events)


def partly_answered() -> Given:
    case = served(in_work()).and_then()
    answers = tuple(Stated(aspect=aspect, text=words()) for aspect in (Aspect.DATA_USED, Aspect.CRITERIA))
    return case.when(TakeDownReasons(on=TODAY, answers=answers), by=LAWYER).and_then()


def test_a_partial_answer_is_followed_by_a_demand_for_the_rest_and_the_clock_starts_anew():
    case = partly_answered()
    assert "AI-EXPLAIN@explanation-1" not in case.state().terms
    assert "missing_parts" in {offer.template.id for offer in offers(case.state()) if offer.track}
    again = served(case, template="missing_parts").and_then()
    assert "AI-EXPLAIN@explanation-1" in again.state().terms


def test_silence_calls_for_the_demand_too():
    silent = lapse(served(in_work()).and_then(), "AI-EXPLAIN@explanation-1")
    assert "missing_parts" in {offer.template.id for offer in called_for(silent.state())}


def test_letters_against_algorithms_are_offered_in_challenges_alone_and_the_ordinary_ones_in_both():
    here = {offer.template.id for offer in offers(in_work().state())}
    there = {offer.template.id for offer in offers(of_appeals.in_work().state())}
    assert here == set(TEMPLATES)
    assert "challenge_package" not in there
    assert {"demand", "application", "inspection", "claim", "authority"} <= there
    of_appeals.in_work().when(drafting("challenge_package", words=()), by=LAWYER).then_refused("no-such-template")


@pytest.mark.parametrize("kind", EmployerKind)
def test_what_is_proposed_follows_from_the_kind_of_employer(kind):
    names = {letter.template.id for letter in LETTERS[kind]}
    assert {"challenge_package", "challenge_operator"} <= names
    assert ("state_act" in names) == (kind is EmployerKind.STATE_BODY)


def test_a_letter_that_is_being_written_is_not_proposed_again():
    case = in_work()
    assert [letter.template.id for letter in advised(case.state())] == ["challenge_package", "challenge_operator"]
    begun = drafted(case, *PACKAGE.parts)
    assert [letter.template.id for letter in advised(begun.state())] == ["challenge_operator"]
    assert advised(challenged().state()) == ()


def _quoted(case: Any) -> set[str]:
    template = resting(case, PACKAGE)
    return {source.text for sources in template.rests_on.values() for source in sources}


def test_where_a_person_decided_the_rights_against_full_automation_are_neither_proposed_nor_quoted():
    full, supported = (triaged(challenged(), a).and_then().state() for a in (Automation.FULL, Automation.SUPPORTED))
    assert Part.REVIEW in proposed_parts(full, PACKAGE)
    assert Part.REVIEW not in proposed_parts(supported, PACKAGE)
    assert {"DC 43(4)1-2", "DC 43(4)3"} <= _quoted(full)
    assert not any(text.startswith("DC") for text in _quoted(supported))
    assert {"PD 19-1", "PD 24(1)1"} <= _quoted(supported)
    assert caution(full) is None
    assert caution(supported)
    assert "может применяться" in str(caution(challenged().state()))


def test_our_own_rule_is_never_taken_for_law_behind_a_part():
    for template in TEMPLATES.values():
        for part, sources in template.rests_on.items():
            assert {s.confidence for s in sources} <= {Confidence.V, Confidence.P}
            assert part in {Part.STAY, Part.PRESERVATION} or all(s.confidence is Confidence.V for s in sources)


def test_who_is_dismissed_keeps_her_month_for_reinstatement():
    case = served(in_work(DISMISSED)).and_then()
    assert case.state().terms[case_terms.REINSTATEMENT].falls_on == date(2026, 12, 17)

"""Many challenge the same: supervisors are asked whether it is one matter of many, and the case goes on as before."""

from domain.challenge.alike import Alike, Likeness
from domain.challenge.commands import NameSystem
from domain.challenge.decider import DECIDER
from domain.challenge.events import PatternSeen, SystemNamed
from domain.kernel import Actor
from domain.organisation.events import SettingChanged
from domain.organisation.known_settings import PATTERN_PEOPLE, fault_in
from domain.organisation.organisation import Organisation
from domain.paper import NoticeOrdered
from tests.domain.challenge.stories import RATED, SYSTEM, filing, in_work
from tests.domain.federation import AIGUL, LAWYER, ORGANISATION, SUPERVISOR
from tests.spec import Given, When


def alike(people: int, like: Likeness = Likeness.SYSTEM) -> tuple[Alike, ...]:
    return (Alike(like=like, people=people),)


def filed_alike(people: int, organisation: Organisation = ORGANISATION) -> When:
    return Given(DECIDER, organisation, ()).when(filing(RATED, system=SYSTEM, alike=alike(people)), by=AIGUL)


def told(took: When, who: Actor) -> bool:
    return who.id in {event.to for event in took.events if isinstance(event, NoticeOrdered)}


def test_the_fifth_of_them_makes_a_pattern_and_a_supervisor_is_asked():
    took = filed_alike(5)
    assert PatternSeen(found=alike(5)) in took.events
    assert told(took, SUPERVISOR)
    assert took.and_then().state().pattern == alike(5)


def test_the_fourth_makes_none():
    took = filed_alike(4)
    assert not any(isinstance(event, PatternSeen) for event in took.events)
    assert not told(took, SUPERVISOR)


def test_it_is_asked_again_only_when_as_many_have_come_again():
    for people, asked in ((6, False), (10, True)):
        took = filed_alike(people)
        assert PatternSeen(found=alike(people)) in took.events
        assert told(took, SUPERVISOR) is asked


def test_a_system_named_later_is_counted_then():
    case = in_work()
    took = case.when(NameSystem(system=SYSTEM, alike=alike(5)), by=LAWYER)
    assert took.events[:2] == (SystemNamed(system=SYSTEM), PatternSeen(found=alike(5)))
    assert told(took, SUPERVISOR)
    assert not told(took, LAWYER), "whoever names it sees it"
    named = took.and_then()
    named.when(NameSystem(system=SYSTEM, alike=alike(10)), by=LAWYER).then_nothing()


def test_the_federation_sets_how_many_and_never_fewer_than_could_be_recognised():
    ten = ORGANISATION.after([("settings-x", SettingChanged(name=PATTERN_PEOPLE.name, value="10"))], position=2)
    assert filed_alike(9, ten).and_then().state().pattern == ()
    assert filed_alike(10, ten).and_then().state().pattern == alike(10)
    assert [fault_in(PATTERN_PEOPLE.name, value) is None for value in ("4", "5")] == [False, True]


def test_a_pattern_asks_and_moves_no_term_and_decides_nothing():
    plain, seen = filed_alike(1).and_then().state(), filed_alike(5).and_then().state()
    assert plain.terms == seen.terms
    assert (plain.stage, plain.finding, plain.urgent) == (seen.stage, seen.finding, seen.urgent)

"""A letter to the outside: written, put before her, agreed to, let go, sent and served; and stopped at any moment."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

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
    LettersAllowed,
    LetterSent,
    LetterServed,
    LetterSigned,
    LettersStopped,
    RecordSent,
    RecordServed,
    RecordSigned,
    RefuseLetter,
    ReleaseLetter,
    StopLetters,
)
from domain.appeal.outgoing.offering import called_for, offers
from domain.appeal.outgoing.plan import Manner, Part, Signing
from domain.appeal.outgoing.state import Standing
from domain.appeal.outgoing.table import TEMPLATES
from domain.appeal.standing import Authority
from domain.appeal.tracks import terms
from domain.appeal.tracks.events import MilestoneReached, OpenTrack, RecordMilestone, TrackOpened
from domain.appeal.tracks.plan import TrackKind
from domain.appeal.tracks.table import BY_SILENCE, TRACKS
from domain.clocks import TermStarted
from domain.documents import DocumentAttached, DocumentKind
from domain.kernel import CLOCK, MACHINE, Context, Refused, Role
from domain.paper import News, NoticeOrdered, SentBy
from domain.words import Language
from tests.domain.appeal.letter_stories import (
    FIRST,
    ORAL,
    agreed,
    agreeing,
    before_her,
    drafted,
    drafting,
    file,
    proposal,
    proposing,
    released,
    releasing,
    written,
)
from tests.domain.appeal.stories import PAPER, in_work, lapse, words
from tests.domain.federation import AIGUL, CHAIR, LAWYER, SUPERVISOR
from tests.spec import NOON, Given

TODAY = date(2026, 11, 20)
SENT = RecordSent(letter=FIRST, on=TODAY, by_way=SentBy.COURIER)
SERVED = RecordServed(letter=FIRST, on=TODAY, proof=words())


def standing(case: Given, letter: str = FIRST) -> Standing:
    found: Standing = case.state().desk.letters[letter].standing
    return found


def test_a_letter_is_written_and_put_before_her_and_she_is_told():
    case = in_work().when(drafting(), by=LAWYER).then_kinds(LetterDrafted)
    asked = case.when(proposing(), by=LAWYER).then_kinds(LetterProposed, NoticeOrdered)
    (told,) = [event for event in asked.history if isinstance(event, NoticeOrdered) and event.news is News.MEMBER_ASKED]
    assert told.to == AIGUL.id
    assert standing(asked) is Standing.BEFORE_HER


def test_her_yes_is_bound_to_the_text_she_saw():
    case = before_her()
    case.when(agreeing("1-unnamed"), by=AIGUL).then_some(LetterAgreed(letter=FIRST, manner=Manner.UNNAMED, sha256="u1"))
    case.when(agreeing("2-named"), by=AIGUL).then_refused(under="text-changed")


def test_nobody_says_yes_in_her_place():
    for somebody in (LAWYER, SUPERVISOR, CLOCK, MACHINE):
        assert before_her().when(agreeing(), by=somebody).refused


def test_the_text_she_agreed_to_is_the_one_that_leaves():
    agreed().when(releasing(), by=LAWYER).then_some(
        LetterReleased(letter=FIRST, by=LAWYER.id, manner=Manner.NAMED, file=file("n1"), template_sha256="t")
    )
    before_her().when(agreeing("1-unnamed"), by=AIGUL).and_then().when(releasing("1-named"), by=LAWYER).then_refused(
        under="her-yes-missing"
    )
    before_her().when(releasing(), by=LAWYER).then_refused(under="her-yes-missing")


def test_a_changed_text_needs_a_new_yes():
    changed = agreed().when(drafting(letter=FIRST), by=LAWYER).and_then()
    changed.when(releasing(), by=LAWYER).then_refused(under="her-yes-missing")
    again = changed.when(proposing(proposal("n2")), by=LAWYER).and_then()
    again.when(releasing("1-named"), by=LAWYER).then_refused(under="her-yes-missing")
    again.when(releasing("2-named"), by=LAWYER).then_refused(under="her-yes-missing")
    again.when(agreeing("2-named"), by=AIGUL).and_then().when(releasing("2-named"), by=LAWYER).then_some()


def test_her_no_stops_the_letter_also_after_it_was_released():
    for case in (before_her(), agreed(), released()):
        refused = case.when(RefuseLetter(letter=FIRST), by=AIGUL).then_kinds(LetterRefused, NoticeOrdered)
        assert standing(refused) is Standing.REFUSED
        refused.when(RefuseLetter(letter=FIRST), by=AIGUL).then_nothing()
    later = released().when(RefuseLetter(letter=FIRST), by=AIGUL).and_then().at(NOON + timedelta(days=1))
    later.when(RecordSent(letter=FIRST, on=date(2026, 11, 21), by_way=SentBy.POST), by=LAWYER).then_refused(
        under="she-said-no"
    )


def test_what_had_left_before_her_no_is_recorded_as_it_happened():
    later = released().when(StopLetters(), by=AIGUL).and_then().at(NOON + timedelta(days=1))
    later.when(SENT, by=LAWYER).then_some(LetterSent(letter=FIRST, on=TODAY, by_way=SentBy.COURIER))


def test_stopping_letters_takes_back_every_yes_at_once():
    stopped = agreed().when(StopLetters(), by=AIGUL).then_kinds(LettersStopped, NoticeOrdered)
    assert stopped.state().letters_stopped
    stopped.when(releasing(), by=LAWYER).then_refused(under="letters-stopped")
    stopped.when(proposing(), by=LAWYER).then_refused(under="letters-stopped")
    stopped.when(ORAL, by=LAWYER).then_refused(under="letters-stopped")
    allowed = stopped.when(AllowLetters(), by=AIGUL).then_kinds(LettersAllowed, NoticeOrdered)
    allowed.when(releasing(), by=LAWYER).then_refused(under="her-yes-missing")


def test_staff_may_stop_letters_for_her_but_never_allow_them():
    stopped = agreed().when(StopLetters(), by=LAWYER).and_then()
    stopped.when(AllowLetters(), by=LAWYER).then_refused(under="not-your-role")
    stopped.when(StopLetters(), by=AIGUL).then_nothing()


def test_an_oral_consent_is_recorded_and_she_is_told_at_once():
    case = before_her().when(ORAL, by=LAWYER).then_kinds(LetterAgreedOrally, NoticeOrdered)
    assert case.history[-1].to == AIGUL.id  # type: ignore[attr-defined]
    case.when(releasing(), by=LAWYER).then_some()
    case.when(RefuseLetter(letter=FIRST), by=AIGUL).and_then().when(releasing(), by=LAWYER).then_refused(
        under="her-yes-missing"
    )


def test_nothing_leaves_in_her_name_while_whoever_filed_has_shown_no_authority():
    case = agreed()
    context = Context(actor=LAWYER, roles=frozenset({Role.LAWYER}), now=NOON, organisation=case.organisation, number="")
    asked = replace(case.state(), authority=Authority.TO_BE_SHOWN)
    with pytest.raises(Refused) as refused:
        case.decider.decide(asked, releasing(), context)
    assert refused.value.rule.code == "authority-missing"
    case.when(releasing(), by=LAWYER).then_some()


def test_nobody_turns_her_no_round_by_word_of_mouth():
    refused = before_her().when(RefuseLetter(letter=FIRST), by=AIGUL).and_then()
    refused.when(ORAL, by=LAWYER).then_refused(under="she-said-no")


def test_a_letter_to_the_state_is_released_by_a_supervisor():
    case = agreed("inspection")
    case.when(releasing(), by=LAWYER).then_refused(under="another-releases")
    case.when(releasing(), by=SUPERVISOR).then_kinds(LetterReleased, NoticeOrdered, NoticeOrdered)


def test_supervisors_hear_that_a_letter_waits_for_them():
    asked = before_her("inspection", proposal("n1")).when(agreeing(), by=AIGUL)
    told = {event.to for event in asked.events if isinstance(event, NoticeOrdered)}
    assert told == {LAWYER.id, SUPERVISOR.id}


def test_four_eyes_are_two_people():
    written_by_the_supervisor = Given(
        agreed().decider,
        agreed().organisation,
        tuple(
            event.model_copy(update={"by": SUPERVISOR.id}) if isinstance(event, LetterDrafted) else event
            for event in agreed("inspection").history
        ),
    )
    written_by_the_supervisor.when(releasing(), by=SUPERVISOR).then_refused(under="four-eyes")


def test_a_letter_in_another_language_comes_with_its_text_in_hers():
    russian = drafted(language=Language.RU)
    russian.when(proposing(), by=LAWYER).then_refused(under="her-language-missing")
    russian.when(proposing(proposal(reading=words())), by=LAWYER).then_some()
    in_work().when(drafting(language=Language.EN), by=LAWYER).then_refused(under="letters-in-kk-or-ru")


def test_a_letter_with_holes_is_not_put_before_her():
    drafted(words=written(Part.ADDRESSEE)).when(proposing(), by=LAWYER).then_refused(under="part-missing")
    in_work().when(drafting(words=written(Part.DECISION)), by=LAWYER).then_refused(under="not-a-part")


def test_an_application_names_her_or_does_not_leave():
    case = drafted("application")
    case.when(proposing(), by=LAWYER).then_refused(under="not-in-this-manner")
    case.when(proposing(proposal()), by=LAWYER).then_some()


def test_a_letter_finished_in_a_word_processor_is_the_one_she_sees():
    finished = FinishLetter(letter=FIRST, manner=Manner.NAMED, file=file("w1"), text=words())
    case = agreed().when(finished, by=LAWYER).then_kinds(LetterFinished)
    case.when(releasing(), by=LAWYER).then_refused(under="her-yes-missing")
    case.when(proposing(proposal("u1", Manner.UNNAMED)), by=LAWYER).then_refused(under="not-in-this-manner")
    shown = case.when(proposing(proposal("w1")), by=LAWYER).and_then()
    shown.when(agreeing("2-named"), by=AIGUL).and_then().when(releasing("2-named"), by=LAWYER).then_some()


def test_a_released_letter_does_not_change():
    for command in (
        drafting(letter=FIRST),
        proposing(),
        agreeing(),
        FinishLetter(letter=FIRST, manner=Manner.NAMED, file=PAPER, text=words()),
    ):
        by = AIGUL if command == agreeing() else LAWYER
        released().when(command, by=by).then_refused(under="already-released")


def test_service_of_a_demand_starts_the_employers_clock():
    case = released().when(SENT, by=LAWYER).and_then()
    served = case.when(SERVED, by=LAWYER).then_kinds(
        LetterServed, TrackOpened, MilestoneReached, TermStarted, TermStarted
    )
    assert f"{terms.TALKS_ANSWER}@talks-1" in served.state().terms
    assert standing(served) is Standing.SERVED
    served.when(SERVED, by=LAWYER).then_refused(under="recorded-once")


def test_service_takes_a_step_of_a_track_that_is_open_and_of_none_that_cannot_be_reached():
    open_talks = released().when(OpenTrack(kind=TrackKind.TALKS), by=LAWYER).and_then()
    open_talks.when(SERVED, by=LAWYER).then_kinds(LetterServed, MilestoneReached, TermStarted, TermStarted)
    complaint = agreed("complaint", words=written(*TEMPLATES["complaint"].parts))
    complaint.when(releasing(), by=SUPERVISOR).and_then().when(SERVED, by=LAWYER).then_kinds(LetterServed)


def test_nothing_is_sent_before_its_release_or_served_before_it_was_sent():
    agreed().when(SENT, by=LAWYER).then_refused(under="not-released")
    sent = released().when(SENT, by=LAWYER).and_then()
    sent.when(SERVED.model_copy(update={"on": date(2026, 11, 19)}), by=LAWYER).then_refused(under="letter-day")
    sent.when(SERVED.model_copy(update={"document": "document-9"}), by=LAWYER).then_refused(under="no-such-document")
    ahead = RecordSent(letter=FIRST, on=date(2026, 11, 21), by_way=SentBy.POST)
    released().when(ahead, by=LAWYER).then_refused(under="letter-day")


def test_the_signed_file_is_a_document_of_the_case():
    scan = DocumentAttached(document="document-1", kind=DocumentKind.SIGNED_LETTER, title=words(), file=PAPER)
    case = released()
    case = Given(case.decider, case.organisation, (*case.history, scan))
    signed = RecordSigned(letter=FIRST, document="document-1", signing=Signing.ON_PAPER)
    case.when(signed, by=LAWYER).then(LetterSigned(letter=FIRST, document="document-1", signing=Signing.ON_PAPER))


def test_a_note_for_the_file_needs_no_yes_and_tells_nobody_outside():
    case = drafted("triage_note", words=written(Part.FACTS))
    case.when(proposing(proposal()), by=LAWYER).then_refused(under="no-yes-needed")
    case.when(ReleaseLetter(letter=FIRST, paper=proposal()), by=LAWYER).then_kinds(LetterReleased)


def test_a_paper_for_her_to_sign_tells_her():
    case = drafted("authority", words=())
    case.when(ReleaseLetter(letter=FIRST, paper=proposal()), by=LAWYER).then_kinds(LetterReleased, NoticeOrdered)


def test_the_chair_writes_no_letters():
    assert in_work().when(drafting(), by=CHAIR).refused


def test_silence_of_the_other_side_offers_the_letter_of_the_next_step():
    case = in_work().when(OpenTrack(kind=TrackKind.CONCILIATION), by=LAWYER).and_then()
    filed = RecordMilestone(track="conciliation-1", milestone="application_filed", on=TODAY, proof=words())
    silent = lapse(case.when(filed, by=LAWYER).and_then(), f"{terms.CONSIDER}@conciliation-1")
    (offer,) = called_for(silent.state())
    assert (offer.template.id, offer.track, offer.silent) == ("claim", "court-1", True)
    assert offers(silent.state())[0] == offer
    begun = silent.when(drafting("claim", track="court-1"), by=LAWYER).and_then()
    assert called_for(begun.state()) == ()


def test_every_step_that_silence_opens_has_a_letter():
    lettered = {(taken.track, taken.milestone) for template in TEMPLATES.values() for taken in template.takes}
    assert {(silence.track, silence.offers) for silence in BY_SILENCE.values()} <= lettered


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda template: template.id)
def test_a_template_speaks_of_steps_that_there_are(template):
    for taken in template.takes:
        assert TRACKS[taken.track].milestone(taken.milestone)
        assert taken.part is None or taken.part in template.parts
    assert set(template.rests_on) <= set(template.parts)
    assert template.needed <= set(template.parts)
    assert template.releases <= {Role.LAWYER, Role.SUPERVISOR}
    assert not template.checked, "a lawyer's check of a text is a decision with a date: see docs/adr"

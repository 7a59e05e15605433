"""How an appeal comes in: for somebody else, late, incomplete. It is accepted, marked and explained, never refused."""

from datetime import UTC, date, datetime

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal import terms
from domain.appeal.outgoing.rules import AUTHORITY_MISSING
from domain.appeal.rules import NOT_HER_CHAIR
from domain.appeal.standing import (
    AppealRepresented,
    Authority,
    AuthorityShown,
    FilingMarked,
    Mark,
    ShowAuthority,
    Standing,
)
from domain.appeal.standing_frame import NO_AUTHORITY_ASKED, NOT_AN_AUTHORITY
from domain.case import CaseEscalated
from domain.clocks import TermMet
from domain.documents import AttachDocument, DocumentAttached, DocumentKind
from tests.domain.appeal.letter_stories import agreeing, before_her, releasing
from tests.domain.appeal.stories import DISMISSED, PAPER, filed, filing, given, in_work, lapse, words
from tests.domain.federation import AIGUL, BOLAT, CHAIR, DUTY, LAWYER, MANGYSTAU, STRANGER, SUPERVISOR, TIED_LAWYER

LONG_AGO = told.Breach(wrong=told.Wrong.DISMISSAL, act_received_on=date(2026, 6, 1))
AT_THE_DESK = {"channel": told.Channel.HOTLINE, "standing": Standing.NON_MEMBER, "primary": MANGYSTAU}


def at_the_desk(**changes):
    return given().when(filing(**{**AT_THE_DESK, **changes}), by=LAWYER).and_then()


def test_the_desk_of_a_body_above_files_for_somebody_and_the_authority_is_asked_for_later():
    case = given().when(filing(channel=told.Channel.RECEPTION), by=SUPERVISOR)
    case.then_some(AppealRepresented(standing=Standing.MEMBER, authority_shown=False))
    assert case.and_then().state().authority_missing
    assert terms.AUTHORITY in case.and_then().state().terms


def test_a_desk_without_a_say_or_with_a_tie_to_the_employer_files_for_nobody():
    for who in (STRANGER, BOLAT, TIED_LAWYER):
        given().when(filing(), by=who).then_refused(under=NOT_HER_CHAIR.code)


def test_whoever_is_no_member_is_answered_by_the_body_at_whose_desk_she_asked():
    state = at_the_desk().state()
    assert (state.unit, state.standing, state.authority) == (MANGYSTAU, Standing.NON_MEMBER, Authority.TO_BE_SHOWN)


def test_who_files_for_herself_owes_no_authority():
    assert filed().state().authority is Authority.NOT_NEEDED


def test_a_paper_that_was_seen_at_once_asks_for_nothing():
    state = at_the_desk(authority_shown=True).state()
    assert state.authority is Authority.SHOWN
    assert terms.AUTHORITY not in state.terms


def test_an_authority_shown_in_time_meets_its_term():
    shown = AuthorityShown(by=LAWYER.id, document="")
    case = at_the_desk().when(ShowAuthority(), by=LAWYER).then(shown, TermMet(term=terms.AUTHORITY))
    assert not case.state().authority_missing
    case.when(ShowAuthority(), by=LAWYER).then_refused(under=NO_AUTHORITY_ASKED.code)


def test_only_a_document_of_authority_shows_one():
    def attached(kind):
        return DocumentAttached(document="d-1", kind=kind, title=words(), file=PAPER)

    case = at_the_desk()
    for history in ((), (attached(DocumentKind.EVIDENCE),)):
        other = given(*case.history, *history)
        other.when(ShowAuthority(document="d-1"), by=LAWYER).then_refused(under=NOT_AN_AUTHORITY.code)
    proper = given(*case.history, attached(DocumentKind.AUTHORITY))
    proper.when(ShowAuthority(document="d-1"), by=LAWYER).then_some(AuthorityShown(by=LAWYER.id, document="d-1"))


def test_a_document_of_authority_that_is_attached_shows_it():
    attach = AttachDocument(kind=DocumentKind.AUTHORITY, title=words(), file=PAPER)
    case = at_the_desk().when(attach, by=LAWYER)
    case.then_some(AuthorityShown(by=LAWYER.id, document="document-1"), TermMet(term=terms.AUTHORITY))
    other = at_the_desk().when(attach.model_copy(update={"kind": DocumentKind.EVIDENCE}), by=LAWYER)
    assert other.and_then().state().authority_missing


def test_nothing_leaves_in_her_name_before_the_authority_is_shown():
    agreed = before_her().when(agreeing(), by=AIGUL).and_then()
    represented = AppealRepresented(standing=Standing.MEMBER, authority_shown=False)
    by_another = given(*agreed.history, represented)
    by_another.when(releasing(), by=LAWYER).then_refused(under=AUTHORITY_MISSING.code)
    shown = by_another.when(ShowAuthority(), by=LAWYER).and_then()
    assert shown.when(releasing(), by=LAWYER).refused is None


def test_when_no_authority_is_shown_a_named_person_is_told_and_the_case_goes_on():
    case = lapse(at_the_desk(), terms.AUTHORITY)
    assert CaseEscalated(to=DUTY.id, because=terms.AUTHORITY) in case.history
    assert case.state().authority_missing
    assert not case.state().closed


def test_a_chair_who_files_for_a_member_needs_her_authority_as_well():
    case = given().when(filing(channel=told.Channel.CHAIR), by=CHAIR).and_then()
    assert case.state().authority_missing


def test_a_late_filing_is_accepted_and_marked_and_the_union_keeps_its_own_time():
    case = filed(breach=LONG_AGO)
    assert case.state().marks == (Mark.LATE,)
    answer = case.state().terms[terms.ANSWER]
    assert answer.cut is None
    assert answer.falls_on == date(2026, 12, 11)
    assert terms.TRIAGE_URGENT in case.state().terms


def test_a_term_that_ends_today_still_ends_the_unions_own():
    today = told.Breach(wrong=told.Wrong.DISMISSAL, act_received_on=date(2026, 10, 20))
    state = filed(breach=today).state()
    assert state.terms[terms.REINSTATEMENT].falls_on == date(2026, 11, 20)
    assert state.terms[terms.ANSWER].falls_on == date(2026, 11, 20)
    assert state.marks == ()


def test_an_incomplete_filing_is_accepted_and_says_what_it_lacks():
    bare = {"text": None, "breach": told.Breach(wrong=told.Wrong.UNSURE)}
    case = at_the_desk(**bare)
    assert case.state().marks == (Mark.NO_EMPLOYER, Mark.NO_DATES, Mark.NO_WORDS)


def test_what_was_lacking_is_made_up_for():
    case = in_work(text=None, breach=told.Breach(wrong=told.Wrong.UNSURE))
    said = case.when(ask.SupplyCompletion(text=words()), by=AIGUL)
    said.then_some(FilingMarked(marks=(Mark.NO_DATES,)))
    dated = said.and_then().when(ask.ConfirmAnchor(breach=DISMISSED, proof=words()), by=LAWYER)
    assert dated.and_then().state().marks == ()


def test_a_lawyer_may_find_that_the_filing_was_not_late():
    case = in_work(breach=LONG_AGO).when(ask.ConfirmAnchor(breach=DISMISSED, proof=words()), by=LAWYER)
    assert case.and_then().state().marks == ()
    still = in_work(breach=LONG_AGO).when(ask.ConfirmAnchor(breach=LONG_AGO, proof=words()), by=LAWYER)
    assert still.and_then().state().marks == (Mark.LATE,)


def test_a_filing_after_hours_on_the_day_after_the_last_is_late():
    next_morning = datetime(2026, 11, 23, 5, tzinfo=UTC)
    over = told.Breach(wrong=told.Wrong.DISMISSAL, act_received_on=date(2026, 10, 20))
    case = given().at(next_morning).when(filing(breach=over), by=AIGUL).and_then()
    assert case.state().marks == (Mark.LATE,)

"""One appeal through the real stack, from a member's first words in Kazakh to the day nobody can read them any more."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field

import psycopg
import pytest

from api.examples import days_ago, person
from tests.e2e.people import House, birge, different_under_one_id, eventually
from tests.letters.reading import unbroken
from tests.ops.canary import every_row_of, everything_in, scan

pytestmark = pytest.mark.slow

REGION = "KZ-47"
PAY = {"category": "pay", "employer_bin": "990540001238", "language": "kk", "breach": {"wrong": "none"}}
CONSENTS = {"consents": ["case", "statistics"], "consent_version": 1, "primary_may_know": False}


@dataclass
class Words:
    """What people write in this story: each with a seed that occurs nowhere else in the world."""

    seed: str = field(default_factory=lambda: f"құпия{secrets.token_hex(6)}")

    def __getattr__(self, about: str) -> str:
        return f"Түнгі ауысым туралы {about} {self.seed}-{about}"


def counts(house: House, position: int) -> dict[str, int]:
    """What the barometer says of the region to somebody who may see everything."""
    with house.as_("leader") as leader:
        said = leader.sees("/api/v1/barometer", by="region", min_position=position)
    figures = next(line["figures"] for line in said["lines"] if line["key"] == {"region": REGION})
    return {name: figures[name] or 0 for name in ("opened", "closed", "returned")}


def filed(house: House, words: Words) -> tuple[str, int]:
    with house.as_("member") as member:
        said = member.files({**PAY, **CONSENTS, "text": words.жолданым})
        eventually(lambda: "receipt-1" in [letter["id"] for letter in member.case(said["case"])["letters"]])
        assert said["number"] in member.letter(said["case"], "receipt-1")
    with house.as_("lawyer") as lawyer:
        listed = lawyer.sees("/api/v1/docket", number=said["number"], min_position=said["position"])
    assert [row["id"] for row in listed["items"]] == [said["case"]]
    return said["case"], said["position"]


def completed(house: House, case: str, words: Words) -> None:
    with house.as_("supervisor") as supervisor:
        taken = {"category": "pay", "urgent": False, "conflict_checked": True}
        supervisor.asks(case, "triage", holder=person("lawyer"), **taken)
    with house.as_("lawyer") as lawyer:
        lawyer.asks(case, "request_completion", missing=words.сұрақ)
    with house.as_("member") as member:
        eventually(lambda: "completion-1" in [letter["id"] for letter in member.case(case)["letters"]])
        assert unbroken(words.сұрақ) in member.letter(case, "completion-1")
        member.asks(case, "supply_completion", text=words.толықтыру)


def answered_while_the_worker_is_killed(house: House, case: str, words: Words) -> None:
    """The mail about the answer is still owed when its worker dies."""
    eventually(lambda: settled(house, case))
    house.stack.halt("mailbox")
    with house.as_("lawyer") as lawyer:
        lawyer.asks(case, "draft_answer", text="Алғашқы нұсқа.")
        lawyer.asks(case, "release_answer", text=words.жауап)
    owed = len(house.mails(case))
    fallen = house.stack.pid("worker")
    house.stack.kill("worker")
    house.stack.await_ready("worker")
    assert house.stack.pid("worker") != fallen
    house.stack.restart("mailbox")
    eventually(lambda: settled(house, case) and len(house.mails(case)) > owed)


def closed_against_her(house: House, case: str, words: Words) -> int:
    house.closes("lawyer", case, outcome="unfounded", reasons=words.қорытынды)
    with house.as_("lawyer") as lawyer:
        assert "case.closed" not in lawyer.names_of_events(case), "a negative outcome waits for a second person"
    with house.as_("supervisor") as supervisor:
        asked = {review["because"]: review["id"] for review in supervisor.case(case)["reviews"]}
        supervisor.asks(
            case, "complete_review", review=asked["negative_outcome"], verdict="confirmed", reasons=words.тексеру
        )
    eventually(lambda: settled(house, case))
    with house.as_("member") as member:
        seen = member.case(case)
    assert (seen["stage"]["code"], seen["outcome"]["code"]) == ("closed", "unfounded")
    return int(seen["position"])


def settled(house: House, case: str) -> bool:
    """No letter is owed and no mail: what was ordered has left."""
    with house.as_("lawyer") as lawyer:
        names = lawyer.names_of_events(case)
    owed = names.count("notice.ordered") - names.count("notice.sent")
    return owed == 0 and names.count("letter.issued") >= names.count("letter.owed")


def test_an_appeal_is_answered_counted_and_in_the_end_forgotten(house: House):
    words = Words()
    before = counts(house, 0)
    case, position = filed(house, words)
    assert counts(house, position)["opened"] == before["opened"] + 1
    completed(house, case, words)
    answered_while_the_worker_is_killed(house, case, words)
    position = closed_against_her(house, case, words)
    its_mails_say_nothing(house, case, words)
    its_letters_and_its_timeline_tell_her_everything(house, case, words)
    after = counts(house, position)
    assert after == {name: before[name] + 1 for name in before}
    nothing_of_her_is_left(house, case, words)
    assert counts(house, position) == after, "she stays counted"


def its_mails_say_nothing(house: House, case: str, words: Words) -> None:
    with house.as_("lawyer") as lawyer:
        sent = [event["data"]["message_id"] for event in lawyer.events(case) if event["name"] == "notice.sent"]
    mails = house.mails(case)
    assert len(set(sent)) == len(sent)
    assert sorted(mail.message_id for mail in mails) == sorted(sent)
    assert not different_under_one_id(house.stack.data_dir / "mailbox")
    for mail in mails:
        assert words.seed not in mail.subject + mail.text
        assert case in mail.text
    hers = [mail for mail in mails if mail.recipient == "member@demo.birge.example"]
    assert {mail.subject for mail in hers} == {"Birge: жаңалық бар", "Birge: сізден жауап күтеміз"}


def its_letters_and_its_timeline_tell_her_everything(house: House, case: str, words: Words) -> None:
    with house.as_("member") as member:
        issued = {letter["id"]: letter["language"] for letter in member.case(case)["letters"]}
        answer = member.letter(case, "answer-1")
    assert set(issued) >= {"receipt-1", "completion-1", "answer-1"}
    assert set(issued.values()) == {"kk"}
    assert unbroken(words.жауап) in answer
    told = {}
    for language in ("kk", "ru", "en"):
        with house.as_("member", language) as member:
            told[language] = [
                entry["what"] for day in member.sees(f"/api/v1/cases/{case}/timeline") for entry in day["entries"]
            ]
    assert len(set(map(len, told.values()))) == 1, "the same entries in every language"
    assert len({"\n".join(entries) for entries in told.values()}) == 3


def kept(house: House) -> Iterator[tuple[str, bytes]]:
    """Every row of both databases, and every file of the stack, logs and Temporal's own database included."""
    for url in (house.stack.settings.database_url, house.stack.settings.keys_url):
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CHECKPOINT")
        yield from every_row_of(url)
    yield from everything_in(house.stack.data_dir)


def nothing_of_her_is_left(house: House, case: str, words: Words) -> None:
    hers = {"word": words.seed, "address": "member@demo.birge.example"}
    with house.as_("member") as member:
        assert words.seed in str(member.case(case)["texts"]), "before, the proper way shows it"
    assert {found.word for found in scan(hers, kept(house))} == {"address"}, "sealed is sealed; contacts are plain"
    birge("erase", "member", "--yes", "--data-dir", house.stack.data_dir)
    assert not scan(hers, kept(house))
    with house.as_("supervisor") as supervisor:
        assert {text["state"] for text in supervisor.case(case)["texts"]} == {"erased"}
        assert supervisor.client.get(f"/api/v1/cases/{case}/letters/answer-1").status_code == 410


LONG_AGO = {
    **PAY,
    **CONSENTS,
    "category": "dismissal",
    "text": "Екі ай бұрын жұмыстан шығарылдым.",
    "breach": {"wrong": "dismissal", "act_received_on": days_ago(70)},
}


def test_a_term_that_is_over_already_lapses_at_once_and_people_are_told(house: House):
    with house.as_("member2") as member:
        case = member.files(LONG_AGO)["case"]
        eventually(lambda: "case.escalated" in member.names_of_events(case))
        eventually(lambda: len(house.mails(case)) == member.names_of_events(case).count("notice.ordered"))
        events = member.events(case)
        (deadline,) = [d for d in member.sees(f"/api/v1/cases/{case}/deadlines") if d["term"] == "ILD-LIM-REINST"]
    lapsed = [event for event in events if event["name"] == "term.lapsed"]
    assert [(event["data"]["term"], event["actor"]) for event in lapsed] == [("ILD-LIM-REINST", "clock")]
    assert deadline["state"] == "lapsed"
    escalated = next(event["data"]["to"] for event in events if event["name"] == "case.escalated")
    assert escalated == person("duty"), "a named person one level up"
    told = {mail.recipient: mail.subject for mail in house.mails(case)}
    assert told["duty@demo.birge.example"] == "Birge: мерзім өтіп кетті"
    assert told["member2@demo.birge.example"].startswith("Birge: ")

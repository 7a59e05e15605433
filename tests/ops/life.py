"""One member's whole life with her union, over HTTP, in words that occur nowhere else in the world."""

import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from uuid import uuid4

import httpx2
from psycopg_pool import ConnectionPool
from pwdlib import PasswordHash

from api.drafts import store as drafts
from api.drafts.answers import Answers
from api.examples import COMMANDS, SEEDED, Example, case, person, unit
from api.examples.commands import assigning
from api.examples.course import COURSE
from api.examples.decisions import DECISIONS
from api.examples.together import COLLEAGUE
from api.identity.accounts import create_account, find_account
from api.identity.sessions import create_token
from domain.appeal.assessing_frame import RISK_REVIEW_FIRST
from domain.kernel import OPERATOR, Actor
from domain.organisation.commands import RegisterPerson
from domain.review import Review
from domain.risk.assessed import ASKED_BY_RISK
from domain.words import Language
from ledger.application import Ledger
from ledger.directory import Contact
from local.stack import RunningStack
from ops.demo_cases import filing
from ops.demo_documents import PAPERS
from tests.files import photographed
from tests.letters.reading import text_of, unbroken

PERSONAL_FIELDS = (
    "text",
    "missing",
    "proof",
    "reasons",
    "title",
    "facts",
    "risk",
    "said",
    "why_urgent",
    "words",
    "conclusion",
    "plan",
)
PARTS_OF_A_LETTER = ("parts", "parts_in_her_language")
LIVED = [name for name, seeded in SEEDED.items() if not seeded.filer and seeded.supervisor == "supervisor"]
"""The cases of the demo federation that are a member's own, among people without a tie."""
ALPHABETS = ("Құпия", "Тайна")
PATIENCE_S = 300.0


@dataclass
class Life:
    """`words` are the canaries by where they were entered; `cases` are those that were filed about her, `named` those of them
    that stand for a case of the demo federation.

    Every word but the numbers holds the same seed: where no form of the seed is, no word is.
    """

    stack: RunningStack
    ledger: Ledger
    pool: ConnectionPool
    her: Actor = field(default_factory=lambda: Actor(id=f"person-{uuid4()}"))
    seed: str = field(default_factory=lambda: secrets.token_hex(6))
    words: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    cases: list[str] = field(default_factory=list)

    def word(self, where: str) -> str:
        """Kazakh and Russian by turns, never the same twice."""
        return self.words.setdefault(where, f"{ALPHABETS[len(self.words) % 2]}-{self.seed}-{len(self.words):04}")

    def join(self) -> None:
        self.words |= {
            "name": f"Сәлима Құпияқызы-{self.seed}",
            "email": f"salima-{self.seed}@canary.example",
            "phone": f"+7 701 {secrets.randbelow(900) + 100} {secrets.randbelow(90) + 10} {secrets.randbelow(90) + 10}",
            "iin": str(10**11 + secrets.randbelow(8 * 10**11)),
            "login": f"login-{self.seed}",
            "password": f"пароль-{self.seed}",
        }
        registered = RegisterPerson(primary=unit("oil-field"))
        self.ledger.perform(self.her.id, registered, OPERATOR, f"register {self.her.id}", b"")
        personal = {name: self.words[name] for name in ("name", "email", "phone", "iin")}
        self.ledger.directory.put(Contact(self.her.id, unit("oil-field"), Language.RU, **personal))
        login, password = self.words["login"], self.words["password"]
        hasher = PasswordHash.recommended()
        create_account(self.pool, hasher, login=login, password=password, person_id=self.her.id, language=Language.RU)

    def client(self, account: str) -> httpx2.Client:
        if account not in self.tokens:
            found = find_account(self.pool, self.words["login"] if account == "member" else account)
            assert found
            self.tokens[account] = create_token(self.pool, found)
        headers = {"Authorization": f"Bearer {self.tokens[account]}"}
        return httpx2.Client(base_url=self.stack.settings.public_url, headers=headers, timeout=30)

    def file(self, name: str, account: str = "member") -> str:
        body = {
            **filing(SEEDED.get(name, SEEDED["triage_in_turn"])),
            "language": "ru",
            "text": self.word(f"filing of {name}"),
            "primary_may_know": True,
            **({"member": self.her.id} if account != "member" else {}),
        }
        if "decision" in body:
            personal = {field: self.word(f"{field} of {name}") for field in ("effect", "system_words")}
            body["decision"] = {**body["decision"], **personal}
        if "about" in body:
            body["about"] = self._hers(body["about"])
        address = "/api/v1/challenges" if "decision" in body else "/api/v1/appeals"
        with self.client(account) as client:
            answer = client.post(address, json=body, headers={"Idempotency-Key": str(uuid4())})
        assert answer.status_code == 201, answer.text
        self.cases.append(answer.headers["Location"].rpartition("/")[2])
        return self.cases[-1]

    def does(self, stream: str, step: str, of: str) -> None:
        """An example's command, with her words in every field that takes any, and her own case where it names another."""
        if step == "judge_risk":
            self._looks_at_the_risk(stream, f"look in {of}")
            return
        example = self._assigning(stream) if step == "assign" else {**COMMANDS, **COURSE}[step]
        told = {} if example.account == COLLEAGUE else self._told(example.body, f"{step} in {of}")
        assessed = DECISIONS[SEEDED[of].story].assessed() if step == "triage_challenge" else {}
        body = {**example.body, **assessed, **told, **self._beside(example.body, of)}
        headers = {"Idempotency-Key": str(uuid4()), "If-Match": "*"}
        with self.client(example.account) as client:
            answer = client.post(f"/api/v1/cases/{stream}/commands", json=body, headers=headers)
            if answer.status_code == HTTPStatus.CONFLICT and answer.json()["rule"] == RISK_REVIEW_FIRST.code:
                self._looks_at_the_risk(stream, f"look before {step} in {of}")
                answer = client.post(f"/api/v1/cases/{stream}/commands", json=body, headers=headers)
        assert answer.status_code == 200, (step, of, answer.text)

    def _looks_at_the_risk(self, stream: str, where: str) -> None:
        """Whoever was asked says that it is there; a flag is given to a supervisor, or to the pool above."""
        eventually(lambda: bool(self._flags(stream)))
        for review in self._flags(stream):
            body = {"command": "judge_risk", "review": review.id, "judgement": "confirmed", "reasons": self.word(where)}
            with self.client("supervisor" if review.holder == person("supervisor") else "reviewer") as client:
                headers = {"Idempotency-Key": str(uuid4()), "If-Match": "*"}
                answer = client.post(f"/api/v1/cases/{stream}/commands", json=body, headers=headers)
            assert answer.status_code == 200, (where, answer.text)

    def _flags(self, stream: str) -> list[Review]:
        return [review for review in self.ledger.state(stream).reviews.values() if review.because in ASKED_BY_RISK]

    def _assigning(self, stream: str) -> Example:
        state = self.ledger.state(stream)
        return assigning(SEEDED["triage"], state.category, urgent=state.urgent)

    def _told(self, body: Mapping[str, Any], where: str) -> dict[str, Any]:
        told: dict[str, Any] = {name: self.word(f"{name} of {where}") for name in PERSONAL_FIELDS if name in body}
        for name in PARTS_OF_A_LETTER:
            if name in body:
                told[name] = {part: self.word(f"{part} in {name} of {where}") for part in body[name]}
        if "answers" in body:
            told["answers"] = [{**each, "text": self.word(f"{each['aspect']} of {where}")} for each in body["answers"]]
        if "review" in body and isinstance(body["review"], dict):
            told["review"] = {**body["review"], "looked_at": self.word(f"looked at of {where}")}
        return told

    def _beside(self, body: Mapping[str, Any], of: str) -> dict[str, str]:
        if "other" not in body:
            return {}
        beside = SEEDED[of].beside
        return {"other": self.named[beside] if beside else self._hers(body["other"])}

    def _hers(self, seeded: str) -> str:
        """Her own case that stands for one of the demo federation."""
        return self.named[next(name for name in SEEDED if case(name) == seeded)]

    def attaches(self, stream: str, step: str, of: str) -> None:
        """The paper of an example; where any will do, a page of her words and a photo whose camera says who made it."""
        page, photo = f"{self.word(f'page in {of}')}\n", photographed(self.word(f"camera in {of}"))
        papers = (page.encode(), photo) if step == "attach_document" else (PAPERS[step].content, page.encode(), photo)
        with self.client("member") as client:
            for number, content in enumerate(papers):
                fields = {"kind": "evidence", "title": self.word(f"title {number} in {of}")}
                name = f"{self.word(f'file name {number} in {of}')}.pdf"
                headers = {"Idempotency-Key": str(uuid4())}
                answer = client.post(
                    f"/api/v1/cases/{stream}/documents", data=fields, files={"file": (name, content)}, headers=headers
                )
                assert answer.status_code == 201, (of, answer.text)

    def live(self) -> None:
        """Every journey of the demo federation that is a member's own, to its end, and one that her chair began."""
        self.join()
        for name in LIVED:
            self.named[name] = self.file(name)
        for name, stream in self.named.items():
            for step in (*SEEDED[name].journey, *([name] if name in COMMANDS else [])):
                (self.attaches if step in PAPERS else self.does)(stream, step, name)
        self.file("the chair's help", "chair")
        self.draft()
        self.stumble()

    def draft(self) -> None:
        vault = self.ledger.vault
        begun = drafts.begin(self.pool, vault, self.her.id, self.her.id)
        draft = drafts.get(self.pool, vault, begun, self.her.id)
        drafts.save(self.pool, vault, draft, Answers(text=self.word("draft")))

    def stumble(self) -> None:
        """What people send by mistake, with personal words in all the wrong places."""
        word = self.word("mistake")
        broken = [f'{{"text": "{word}", "a": NaN}}'.encode(), word.encode("utf-16"), f'{{"{word}": 1}}'.encode()]
        with self.client("member") as client:
            for body in broken:
                headers = {"Idempotency-Key": "mistake", "Content-Type": "application/json"}
                assert client.post("/api/v1/appeals", content=body, headers=headers).status_code in {400, 422}
            assert client.get(f"/api/v1/cases/{word}", params={"q": word}).status_code == 404
            fields = {"login": self.words["login"], "password": word}
            assert client.post("/sign-in", data=fields, headers={"X-Note": word.encode().hex()}).status_code >= 400

    def is_settled(self) -> bool:
        states = [self.ledger.state(stream) for stream in self.cases]
        return not any(state.letters_owed or state.notices.keys() - state.held.keys() for state in states)

    def read_everything(self) -> str:
        """All that the product itself still says about her, to those who may read most."""
        return "\n".join((*self._of_cases(), *self._of_directory(), *self._of_drafts()))

    def every_case(self) -> set[str]:
        """Those that were filed, and those that opened because of them."""
        return {*self.cases, *(other for stream in self.cases for other in self.ledger.state(stream).links)}

    def _of_cases(self) -> Iterator[str]:
        still_hers = find_account(self.pool, self.words["login"]) is not None
        for account in ("lawyer", "lawyer-branch", "supervisor", *(["member"] if still_hers else [])):
            with self.client(account) as client:
                for stream in self.every_case():
                    yield client.get(f"/api/v1/cases/{stream}").text
        with self.client("supervisor") as client:
            for stream in self.cases:
                yield from self._of_letters(client, stream)
                yield from self._of_documents(client, stream)
        for account in ("lawyer", *(["member"] if still_hers else [])):
            with self.client(account) as client:
                for stream in self.cases:
                    yield from self._of_letters_to_the_outside(client, stream)

    def _of_letters(self, client: httpx2.Client, stream: str) -> Iterator[str]:
        for letter in self.ledger.state(stream).letters:
            answer = client.get(f"/api/v1/cases/{stream}/letters/{letter}")
            yield unbroken(text_of(answer.content)) if answer.status_code == 200 else answer.text

    def _of_letters_to_the_outside(self, client: httpx2.Client, stream: str) -> Iterator[str]:
        outgoing = f"/api/v1/cases/{stream}/outgoing"
        yield client.get(outgoing).text
        for letter in self.ledger.state(stream).desk.letters:
            answer = client.get(f"{outgoing}/{letter}/preview")
            yield unbroken(text_of(answer.content)) if answer.status_code == 200 else answer.text

    def _of_documents(self, client: httpx2.Client, stream: str) -> Iterator[str]:
        yield client.get(f"/api/v1/cases/{stream}/documents").text
        for document in self.ledger.state(stream).documents:
            answer = client.get(f"/api/v1/cases/{stream}/documents/{document}")
            yield answer.content.decode(errors="replace")

    def _of_directory(self) -> Iterator[str]:
        found = self.ledger.directory.find("email", self.words["email"])
        for contact in map(self.ledger.directory.get, found):
            yield from (contact.name, contact.email, contact.phone, contact.iin)

    def _of_drafts(self) -> Iterator[str]:
        for draft in drafts.open_drafts(self.pool, self.ledger.vault, self.her.id):
            yield draft.answers.text


def eventually(holds: Callable[[], bool]) -> None:
    give_up = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < give_up, "did not come about"
        time.sleep(1)

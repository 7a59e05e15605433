"""Letters to the outside that tests begin from."""

from datetime import date
from typing import Any

from domain.appeal.outgoing.events import (
    AgreeToLetter,
    DraftLetter,
    Proposal,
    ProposeLetter,
    RecordOralConsent,
    ReleaseLetter,
    Words,
)
from domain.appeal.outgoing.plan import Manner, Means, Part
from domain.kernel import SealedFile
from domain.words import Language
from tests.domain.appeal.stories import in_work, words
from tests.domain.federation import AIGUL, LAWYER
from tests.spec import Given

FIRST = "outgoing-1"


def file(sha256: str) -> SealedFile:
    return SealedFile(blob=f"b-{sha256}", subject=AIGUL.id, sha256=sha256, size=1, media_type="application/pdf")


def proposal(sha256: str = "n1", manner: Manner = Manner.NAMED, **changes: Any) -> Proposal:
    return Proposal(manner=manner, file=file(sha256), template_sha256="t", text=words(), **changes)


def written(*parts: Part) -> tuple[Words, ...]:
    return tuple(Words(part=part, text=words()) for part in parts)


DEMAND_PARTS = (Part.ADDRESSEE, Part.FACTS, Part.DEMANDS)


def drafting(template: str = "demand", **changes: Any) -> DraftLetter:
    facts = {"template": template, "language": Language.KK, "words": written(*DEMAND_PARTS), **changes}
    return DraftLetter(**facts)


def proposing(*proposals: Proposal, letter: str = FIRST) -> ProposeLetter:
    texts = proposals or (proposal("n1"), proposal("u1", Manner.UNNAMED))
    return ProposeLetter(letter=letter, proposals=texts, risk=words())


def agreeing(version: str = "1-named", letter: str = FIRST) -> AgreeToLetter:
    return AgreeToLetter(letter=letter, version=version)


def releasing(version: str = "1-named", letter: str = FIRST) -> ReleaseLetter:
    return ReleaseLetter(letter=letter, version=version)


ORAL = RecordOralConsent(
    letter=FIRST,
    version="1-named",
    on=date(2026, 11, 20),
    means=Means.TELEPHONE,
    why_urgent=words(),
    said=words(),
)


def drafted(template: str = "demand", **changes: Any) -> Given:
    return in_work().when(drafting(template, **changes), by=LAWYER).and_then()


def before_her(template: str = "demand", *proposals: Proposal, **changes: Any) -> Given:
    return drafted(template, **changes).when(proposing(*proposals), by=LAWYER).and_then()


def agreed(template: str = "demand", **changes: Any) -> Given:
    return before_her(template, proposal("n1"), **changes).when(agreeing(), by=AIGUL).and_then()


def released() -> Given:
    return agreed().when(releasing(), by=LAWYER).and_then()

"""A letter to the outside as it leaves: fixed words of its template, free parts of the lawyer, and how it names her."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date as Date  # noqa: N812 (a letter has a field of that name)
from hashlib import sha256
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

from domain.appeal.outgoing.plan import Addressee, Manner, Part, Template
from domain.appeal.outgoing.words import PARTS
from domain.citation import cite
from domain.kernel import Role
from domain.procedure import Source
from domain.words import Confidence, Label, Language, format_date
from letters.assemble import SIGNERS, check_code
from letters.outgoing_words import BASIS, NAMING, PART_RESTS_ON, ROWS, SIGNING, WORDINGS
from letters.pdf import TEMPLATES, UnprintableLetterError, compiled
from letters.text import printable, storable

Text = Annotated[str, BeforeValidator(storable)]
TEMPLATE = TEMPLATES / "outgoing.typ"


class Facts(BaseModel):
    """What the record says for a letter. `member` and `employer_bin` may be empty, `signer` is who writes it."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    stream: str
    letter: str
    number: str
    dated: Date
    unit: Label
    member: Text
    employer_bin: str
    signer: Text

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        return ()


class OutgoingSheet(BaseModel):
    """Everything that is printed, in one language and one manner."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    language: Language
    number: Text
    date: Date
    unit_name: Label
    check_code: str
    title: Text
    to: Text
    rows: tuple[tuple[Text, Text], ...]
    opening: Text
    parts: tuple[tuple[Text, Text], ...]
    closing: Text
    basis_title: Text
    basis: tuple[Text, ...]
    signature: tuple[Text, ...]

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        return ()


def sheet(
    template: Template, words: Mapping[Part, str], manner: Manner, facts: Facts, language: Language
) -> OutgoingSheet:
    """The letter in this manner; only articles that were read in their present edition are quoted in it."""
    wording = WORDINGS[template.id]
    return OutgoingSheet(
        language=language,
        number=facts.number,
        date=facts.dated,
        unit_name=facts.unit,
        check_code=check_code(facts.stream, facts.letter),
        title=template.label.in_(language),
        to=words.get(Part.ADDRESSEE, ""),
        rows=tuple(_rows(manner, facts, language)),
        opening=wording.opening.in_(language),
        parts=tuple(_parts(template, words, language)),
        closing=wording.closing.in_(language) if wording.closing else "",
        basis_title=BASIS.in_(language),
        basis=tuple(_quoted(template.sources, language)),
        signature=tuple(_signature(template, facts, language)),
    )


def _rows(manner: Manner, facts: Facts, language: Language) -> Iterator[tuple[str, str]]:
    named = manner is Manner.NAMED
    yield ROWS["worker"].in_(language), facts.member if named else NAMING[manner].in_(language)
    if facts.employer_bin:
        yield ROWS["employer"].in_(language), facts.employer_bin
    yield ROWS["union"].in_(language), facts.unit.in_(language)


def _parts(template: Template, words: Mapping[Part, str], language: Language) -> Iterator[tuple[str, str]]:
    for part in template.parts:
        if part is not Part.ADDRESSEE and words.get(part, "").strip():
            quoted = "; ".join(_quoted(template.rests_on.get(part, ()), language))
            resting = f"\n\n{PART_RESTS_ON.in_(language).format(sources=quoted)}" if quoted else ""
            yield PARTS[part].in_(language), f"{words[part].rstrip()}{resting}"


def _quoted(sources: Iterable[Source], language: Language) -> Iterator[str]:
    return (cite(source.text, language) for source in sources if source.confidence is Confidence.V)


def _signature(template: Template, facts: Facts, language: Language) -> Iterator[str]:
    """Of the member on her own paper; of the lawyer; a line to sign where a supervisor lets the letter go."""
    if template.addressee is Addressee.MEMBER:
        yield facts.member
        yield SIGNING.in_(language)
    elif Role.LAWYER in template.releases:
        yield f"{SIGNERS[Role.LAWYER].in_(language)}: {facts.signer}"
    else:
        yield f"{SIGNERS[Role.SUPERVISOR].in_(language)}:"
        yield SIGNING.in_(language)


def outgoing_pdf(printed: OutgoingSheet) -> bytes:
    """The same sheet gives the same bytes. Raises `UnprintableLetterError`."""
    pdf = compiled(TEMPLATE, {"language": printed.language.value, "letter": _data(printed)}, printed.date)
    if pdf is None:
        raise UnprintableLetterError(TEMPLATE.stem)
    return pdf


def _data(printed: OutgoingSheet) -> str:
    language = printed.language
    beside = Language.RU if language is Language.KK else Language.KK
    said = printed.model_dump(exclude={"language", "date", "unit_name"})
    head = {
        "date": format_date(printed.date, language),
        "unit_name": printed.unit_name.in_(language),
        "unit_name_beside": printed.unit_name.in_(beside),
        "beside_language": beside.value,
    }
    return json.dumps(_printable(said | head))


def _printable(value: Any) -> Any:
    match value:
        case str():
            return printable(value)
        case dict():
            return {name: _printable(each) for name, each in value.items()}
        case tuple() | list():
            return [_printable(each) for each in value]
        case _:
            return value


def outgoing_hash() -> str:
    """SHA-256, in hex, of the template, its letterhead and the fixed words."""
    words = json.dumps({name: wording.model_dump() for name, wording in WORDINGS.items()}, sort_keys=True)
    templates = [path.read_bytes() for path in (TEMPLATES / "letterhead.typ", TEMPLATE)]
    return sha256(b"\0".join((*templates, words.encode()))).hexdigest()


def outgoing_text(printed: OutgoingSheet) -> str:
    """What the letter says, word for word, for a screen."""
    rows = "\n".join(f"{name}: {value}" for name, value in printed.rows)
    parts = [f"{title}\n{body}" for title, body in printed.parts]
    basis = [f"{printed.basis_title}\n" + "\n".join(printed.basis)] if printed.basis else []
    said = (printed.to, printed.title, rows, printed.opening, *parts, printed.closing, *basis)
    return "\n\n".join(filter(None, (*said, "\n".join(printed.signature))))

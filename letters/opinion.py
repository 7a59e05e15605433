"""The union's opinion on an algorithmic system, as the letter that the employer gets (LC 12(3))."""

import json
from collections.abc import Iterable
from datetime import date as Date  # noqa: N812 (as in the other letters)
from hashlib import sha256
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

from domain.citation import cite
from domain.consultation.events import Basis, Stance
from domain.consultation.frame import CONSULTATION, OPINION
from domain.consultation.words import STANCES
from domain.kernel import Role
from domain.words import Label, Language, format_date
from letters.assemble import SIGNERS, check_code
from letters.outgoing import TEMPLATE, OutgoingSheet
from letters.outgoing_words import BASIS, ROWS
from letters.pdf import TEMPLATES
from letters.text import storable

Text = Annotated[str, BeforeValidator(storable)]
LETTER = "opinion"
LONGEST_NUMBER = 8


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


WORDS = {
    "title": _label("Кәсіптік одақтың пікірі", "Мнение профессионального союза", "Opinion of the trade union"),
    "to": _label("Жұмыс берушіге", "Работодателю", "To the employer"),
    "system": _label("Жүйе", "Система", "System"),
    "came": _label("Жоба келген күн", "Проект получен", "The draft came"),
    "opening": _label(
        "Осы алгоритмдік жүйені енгізу туралы жобаңыз бойынша кәсіптік одақ өз пікірін білдіреді.",
        "По вашему проекту о внедрении этой алгоритмической системы профессиональный союз выражает своё мнение.",
        "On your draft about introducing this algorithmic system the trade union gives its opinion.",
    ),
    "stance": _label("Ұстанымымыз", "Наша позиция", "Our position"),
    "reasons": _label("Негіздеме мен ұсыныстар", "Обоснование и предложения", "Reasons and proposals"),
    "closing": _label(
        "Қандай шешім қабылданғанын, қай ұсыныс неге ескерілмегенін жазбаша хабарлауыңызды сұраймыз.",
        "Просим письменно сообщить, какое решение принято и какие предложения и почему не учтены.",
        "Please tell us in writing what was decided, and which proposals were not taken up and why.",
    ),
}


class Opinion(BaseModel):
    """What the record says for the letter; `employer` is a name, "" where only its number is known."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    stream: str
    dated: Date
    unit: Label
    employer: Text
    employer_bin: str
    system: Text
    received_on: Date
    basis: Basis
    stance: Stance
    text: Text
    signer: Text

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        return ()


def opinion_sheet(opinion: Opinion, language: Language) -> OutgoingSheet:
    """The Labour Code is quoted only where law or an agreement wants the opinion: else it binds nobody."""
    said = {name: label.in_(language) for name, label in WORDS.items()}
    source = CONSULTATION.term(OPINION, opinion.received_on).source
    return OutgoingSheet(
        language=language,
        number=opinion.stream.partition("-")[2][:LONGEST_NUMBER],
        date=opinion.dated,
        unit_name=opinion.unit,
        check_code=check_code(opinion.stream, LETTER),
        title=said["title"],
        to=opinion.employer or said["to"],
        rows=(
            (said["system"], opinion.system),
            (said["came"], format_date(opinion.received_on, language)),
            (ROWS["employer"].in_(language), opinion.employer_bin),
            (ROWS["union"].in_(language), opinion.unit.in_(language)),
        ),
        opening=said["opening"],
        parts=((said["stance"], STANCES[opinion.stance].in_(language)), (said["reasons"], opinion.text)),
        closing=said["closing"],
        basis_title=BASIS.in_(language),
        basis=(cite(source.text, language),) if opinion.basis is Basis.AGREEMENT else (),
        signature=(f"{SIGNERS[Role.SUPERVISOR].in_(language)}: {opinion.signer}",),
    )


def opinion_hash() -> str:
    """SHA-256, in hex, of the template, its letterhead and the fixed words."""
    words = json.dumps({name: label.model_dump() for name, label in WORDS.items()}, sort_keys=True)
    templates = [path.read_bytes() for path in (TEMPLATES / "letterhead.typ", TEMPLATE)]
    return sha256(b"\0".join((*templates, words.encode()))).hexdigest()

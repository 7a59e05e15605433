"""One case bound together as one PDF, made when it is asked for and kept nowhere; the look at all of it is recorded."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from api.cases import OpenedCase, record_look
from api.services import Services
from domain.documents import KINDS
from domain.kernel import ALMATY, Refused, Rule, Sealed, SealedFile
from domain.words import Label, format_date
from ledger.record import Erased
from letters.assemble import check_code
from letters.bundle import LARGEST_BYTES, Cover, Paper, TooLargeError, bundle
from projections.timeline import View, timeline

LETTER = Label(kk="Хат", ru="Письмо", en="Letter")
LETTERS: Mapping[str, Label] = {
    "receipt": Label(kk="Талон", ru="Талон", en="Receipt"),
    "answer": Label(kk="Жауап", ru="Ответ", en="Answer"),
    "completion": Label(kk="Толықтыруды сұрау", ru="Запрос о дополнении", en="Request for completion"),
    "extension": Label(kk="Мерзімді ұзарту", ru="Продление срока", en="Notice of a later answer"),
    "closing": Label(kk="Істің жабылуы", ru="Закрытие дела", en="Notice of closing"),
}
TOO_LARGE = Rule(
    code="bundle-too-large",
    label=Label(
        kk="Іс бір файлға сыймайды: құжаттарды бөлек беріңіз.",
        ru="Дело не помещается в один файл: передайте документы отдельно.",
        en="The case does not fit into one file: hand its documents over apart.",
    ),
)


def bundle_of(services: Services, opened: OpenedCase) -> bytes:
    """What the member herself may see of the case, and nothing that staff wrote among themselves. Raises `Refused`."""
    record_look(services, opened, "bundle")
    files = tuple(_files(services, opened))
    if sum(file.size for _, file, _ in files) > LARGEST_BYTES:
        raise Refused(TOO_LARGE)
    papers = tuple(_read(services, opened, title, file, stream) for title, file, stream in files)
    try:
        return bundle(_cover(opened), tuple(filter(None, papers)))
    except TooLargeError:
        raise Refused(TOO_LARGE) from None


def _cover(opened: OpenedCase) -> Cover:
    language = opened.case.language
    days = timeline(opened.history, View.MEMBER, language)
    return Cover(
        number=opened.case.number,
        unit_name=opened.organisation.units[opened.case.unit].name,
        check_code=check_code(opened.stream, "bundle"),
        dated=datetime.now(ALMATY).date(),
        language=language,
        days=tuple(
            (format_date(day.on, language), tuple(": ".join((e.what, *e.details)) for e in day.entries)) for day in days
        ),
    )


def _files(services: Services, opened: OpenedCase) -> Iterator[tuple[str, SealedFile, str]]:
    """Letters to her, letters to the outside that were released, documents that count; each with its stream."""
    language = opened.case.language
    for name, letter in opened.case.letters.items():
        yield LETTERS.get(name.partition("-")[0], LETTER).in_(language), letter.file, opened.stream
    for outgoing in opened.state.desk.letters.values():
        if outgoing.released and outgoing.template.goes_out:
            yield outgoing.template.label.in_(language), outgoing.released, outgoing.texts_in or opened.stream
    for document in opened.case.documents.values():
        if document.document not in opened.case.set_aside:
            yield _called(services, opened, KINDS[document.kind], document.title), document.file, opened.stream


def _called(services: Services, opened: OpenedCase, kind: Label, title: Sealed) -> str:
    said = services.ledger.open_all((title,), opened.actor, "bundle", stream=opened.stream)[0]
    label = kind.in_(opened.case.language)
    return f"{label}: {said}" if said else label


def _read(services: Services, opened: OpenedCase, title: str, file: SealedFile, stream: str) -> Paper | None:
    """None for what was erased."""
    try:
        return Paper(title, file.media_type, services.ledger.open_file(file, opened.actor, "bundle", stream=stream))
    except Erased:
        return None

"""Papers that the demo federation's members attached."""

from collections.abc import Mapping
from datetime import date

from api.documents.attaching import Paper
from domain.documents import DocumentKind
from domain.words import Label, Language
from letters.docx import docx_of
from letters.outgoing import OutgoingSheet

NIGHT_SHIFTS = """Табель за октябрь

3 октября   20:00 - 08:00
9 октября   20:00 - 08:00
17 октября  20:00 - 08:00
24 октября  20:00 - 08:00

Ночные часы в расчётном листе не указаны.
"""

LETTER = OutgoingSheet(
    language=Language.RU,
    number="1",
    date=date(2026, 11, 21),
    unit_name=Label(kk="Кәсіптік одақ", ru="Профессиональный союз", en="Trade union"),
    check_code="",
    title="Требование",
    to="Генеральному директору",
    rows=(),
    opening="Просим доплатить за часы октября и письменно сообщить день выплаты.",
    parts=(),
    closing="",
    basis_title="",
    basis=(),
    signature=("Юрист профсоюза",),
)

PAPERS: Mapping[str, Paper] = {
    "attach_document": Paper(DocumentKind.EVIDENCE, "Табель за октябрь", NIGHT_SHIFTS.encode()),
    "attach_finished_letter": Paper(DocumentKind.OTHER, "Требование, законченное в Word", docx_of(LETTER)),
}
"""By the step of a journey at which a member attaches them."""

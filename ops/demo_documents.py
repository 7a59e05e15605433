"""Papers that the demo federation's members attached."""

from collections.abc import Mapping

from api.documents.attaching import Paper
from domain.documents import DocumentKind

NIGHT_SHIFTS = """Табель за октябрь

3 октября   20:00 - 08:00
9 октября   20:00 - 08:00
17 октября  20:00 - 08:00
24 октября  20:00 - 08:00

Ночные часы в расчётном листе не указаны.
"""

PAPERS: Mapping[str, Paper] = {
    "attach_document": Paper(DocumentKind.EVIDENCE, "Табель за октябрь", NIGHT_SHIFTS.encode()),
}
"""By the step of a journey at which a member attaches them."""

"""What the pages about a precedent show beside their forms: the very text, and the codes that will stand beside it."""

from collections.abc import Callable, Mapping
from typing import Any

from api.cases import OpenedCase
from api.pages.challenge_choices import offered
from api.pages.precedent_words import TONGUES, Codes, lines
from api.precedent_texts import Plain, texts_of
from api.visit import Visit
from domain.challenge.precedent.events import PrecedentText, ReleasePrecedent, WithdrawPrecedent, WritePrecedent
from domain.challenge.precedent.judging import codes
from domain.challenge.precedent.words import BECAUSE, CHECKS
from domain.words import Language


def _writing(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    """One's own language first; the others can be added."""
    first = visit.language
    others = [each for each in Language if each is not first]
    return {"tongues": [(each, TONGUES[each]) for each in (first, *others)], "codes": _codes(visit, opened)}


def _releasing(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    written = opened.state.precedent.written
    return {
        "summaries": shown(visit, opened, written.texts) if written else (),
        "tongues": TONGUES,
        "codes": _codes(visit, opened),
        "checks": offered(visit, CHECKS),
    }


def _withdrawing(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    published = opened.state.precedent.published
    return {
        "summaries": shown(visit, opened, published.texts) if published else (),
        "tongues": TONGUES,
        "reasons": offered(visit, BECAUSE),
    }


def shown(visit: Visit, opened: OpenedCase, texts: tuple[PrecedentText, ...]) -> tuple[Plain, ...]:
    return texts_of(visit.services, opened, texts)


def _codes(visit: Visit, opened: OpenedCase) -> Any:
    """None where nothing could be published anyway."""
    if opened.state.finding is None:
        return None
    return lines(Codes.of_state(codes(opened.state)), visit.language)


MORE: Mapping[str, Callable[[Visit, OpenedCase], dict[str, Any]]] = {
    WritePrecedent.NAME: _writing,
    ReleasePrecedent.NAME: _releasing,
    WithdrawPrecedent.NAME: _withdrawing,
}

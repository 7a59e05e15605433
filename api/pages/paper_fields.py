"""The fields by which a form asks for a paper: its fingerprint, made on the device, and the body that keeps it."""

from collections.abc import Mapping
from typing import Any

from api.current import Form
from api.i18n import Msgid, msgid
from domain.organisation.organisation import Organisation
from domain.words import Language

SAYS: Msgid = msgid("Enter the fingerprint (64 signs) and choose who keeps the paper")
PARTS = ("sha256", "kept_by")


def paper_of(form: Form, name: str) -> dict[str, str] | None:
    """What was typed of a paper, as a request says it; None where nothing was."""
    digits = "".join(form.text(f"{name}-sha256").lower().split())
    keeper = form.text(f"{name}-kept_by")
    return {"sha256": digits, "kept_by": keeper} if digits else None


def typed_of(form: Form, name: str) -> Mapping[str, Any]:
    """The same, to be shown again."""
    return {f"{name}-{part}": form.text(f"{name}-{part}") for part in PARTS}


def keepers(organisation: Organisation, unit: str, language: Language) -> list[tuple[str, str]]:
    """The bodies that may keep a paper: that of the case and those above it."""
    bodies = [unit, *(above.id for above in organisation.lines_up(unit))]
    return [(body, organisation.units[body].name.in_(language)) for body in dict.fromkeys(bodies)]


def keeper_names(organisation: Organisation, language: Language) -> Mapping[str, str]:
    return {unit.id: unit.name.in_(language) for unit in organisation.units.values()}

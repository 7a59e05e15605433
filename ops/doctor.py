"""`birge doctor`: looks at every part of the house, says what is wrong and how to mend it; works with parts down."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

import psycopg

from ops import looks_at_machine, looks_at_models, looks_at_record, looks_at_waiting
from ops.findings import Finding, House, Look

LOOKS: Sequence[tuple[str, Look]] = (
    ("stack", looks_at_machine.stack),
    ("parts", looks_at_machine.parts),
    ("disk", looks_at_machine.disk),
    ("database", looks_at_record.server),
    ("schemas", looks_at_record.schemas),
    ("followers", looks_at_record.followers),
    ("keys", looks_at_record.keys),
    ("sealed files", looks_at_record.files),
    ("closings", looks_at_record.closings),
    ("models", looks_at_models.models),
    ("Temporal", looks_at_waiting.temporal),
)


def examine(house: House) -> tuple[Finding, ...]:
    return tuple(finding for what, look in LOOKS for finding in _looked(what, look, house))


def _looked(what: str, look: Look, house: House) -> Iterator[Finding]:
    """A look that cannot be finished is a finding of its own; what it saw until then is kept."""
    try:
        yield from look(house)
    except (psycopg.Error, OSError) as fault:
        said = f"could not be looked at ({type(fault).__name__})"
        yield Finding(what, well=False, said=said, mend="Mend what stands above, then look again.")


def report(findings: Sequence[Finding], *, as_json: bool) -> str:
    if as_json:
        well = all(finding.well for finding in findings)
        return json.dumps({"well": well, "findings": [asdict(finding) for finding in findings]})
    return "\n".join(_line(finding) for finding in findings)


def _line(finding: Finding) -> str:
    mark = "ok " if finding.well else "BAD"
    return f"{mark}  {finding.what:<20} {finding.said}" + (f"\n     -> {finding.mend}" if finding.mend else "")

"""Makes an example of every stored event, once for each version; what was stored must stay readable for ever.

`python -m tests.ledger.golden` writes the examples that are missing and never touches one that is there.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from domain.kernel import Event
from domain.kinds import KINDS
from ledger.mapper import EventMapper

FOLDER = Path(__file__).parent / "golden" / "events"
PLAIN: dict[str, Any] = {
    "date-time": "2026-08-17T04:30:00Z",
    "integer": 2026,
    "number": 1.5,
    "boolean": True,
    "null": None,
}


def days() -> Iterator[str]:
    """One day after another, for schemas whose dates must differ."""
    return (str(date(2026, 8, 17) + timedelta(days=n)) for n in count())


def example(schema: dict[str, Any], shared: dict[str, Any], day: Iterator[str]) -> Any:
    """A value that the schema allows, always the same."""
    match schema:
        case {"$ref": ref}:
            return example(shared[ref.rpartition("/")[2]], shared, day)
        case {"const": value} | {"enum": [value, *_]}:
            return value
        case {"anyOf": [first, *_]}:
            return example(first, shared, day)
        case {"type": "object", "additionalProperties": dict(values)}:
            return {"key": example(values, shared, day)}
        case {"type": "object", "properties": fields}:
            return {name: example(field, shared, day) for name, field in fields.items()}
        case {"type": "array", "prefixItems": items}:
            return [example(item, shared, day) for item in items]
        case {"type": "array", "items": items}:
            return [example(items, shared, day)]
        case {"type": "string", "format": "date"}:
            return next(day)
        case {"type": "string", "format": form}:
            return PLAIN[form]
        case {"type": "string", "pattern": "^[0-9a-f]{64}$"}:
            return "0" * 64
        case {"type": "integer", "maximum": int(most)} if most < PLAIN["integer"]:
            return most
        case {"type": "string"}:
            return "мәтін"
        case {"type": plain}:
            return PLAIN[plain]
        case _:
            return {}


def first_stored(mapper: EventMapper, cls: type[Event]) -> dict[str, Any]:
    """An example as the ledger stores it now."""
    schema = cls.model_json_schema()
    event = cls.model_validate_json(json.dumps(example(schema, schema.get("$defs", {}), days())))
    state = mapper.write(event)
    return {"state": json.loads(state), "event": decoded(mapper, cls.NAME, json.loads(state))}


def decoded(mapper: EventMapper, name: str, state: Any) -> Any:
    return mapper.read(name, json.dumps(state).encode()).model_dump(mode="json")


def file_of(cls: type[Event]) -> Path:
    return FOLDER / f"{cls.NAME}.v{cls.VERSION}.json"


def write_missing() -> None:
    mapper = EventMapper(KINDS.values())
    FOLDER.mkdir(parents=True, exist_ok=True)
    for cls in mapper.classes.values():
        if not file_of(cls).exists():
            text = json.dumps(first_stored(mapper, cls), ensure_ascii=False, indent=2, sort_keys=True)
            file_of(cls).write_text(text + "\n")


if __name__ == "__main__":
    write_missing()

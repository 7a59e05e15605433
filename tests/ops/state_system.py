"""The state labour system as nobody knows it: it takes our package and answers in ours, for tests alone."""

import csv
import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile


@dataclass
class FakeLabourSystem:
    """Registers every agreement under the next number, save those of which it is told to refuse the text."""

    today: date
    refuses: dict[str, str] = field(default_factory=dict)
    """Codes of refusal by agreement."""
    seen: list[dict[str, Any]] = field(default_factory=list)

    def take(self, package: Path) -> None:
        """Check every hash and read every line."""
        with ZipFile(package) as packed:
            manifest = json.loads(packed.read("manifest.json"))
            for named in manifest["files"]:
                assert hashlib.sha256(packed.read(named["name"])).hexdigest() == named["sha256"]
            self.seen = [json.loads(line) for line in packed.read("agreements.jsonl").splitlines()]

    def answer(self, package: Path) -> Path:
        return receipts(package, *(self._receipt(number, each) for number, each in enumerate(self.seen, start=1)))

    def _receipt(self, number: int, agreement: dict[str, Any]) -> dict[str, str]:
        code = self.refuses.get(agreement["agreement"], "")
        return {
            "agreement": agreement["agreement"],
            "answer": "refused" if code else "registered",
            "received_on": str(self.today),
            "on": str(self.today),
            "number": "" if code else f"KD-{number:03}",
            "code": code,
        }


def receipts(package: Path, *rows: dict[str, str], schema: str = "birge-receipts/1", sha256: str = "") -> Path:
    """A package of receipts; `sha256`: what its manifest says, where that is not the truth."""
    told = StringIO()
    table = csv.DictWriter(told, ["agreement", "answer", "received_on", "on", "number", "code"])
    table.writeheader()
    table.writerows(rows)
    content = told.getvalue().encode()
    entry = {"name": "receipts.csv", "sha256": sha256 or hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    with ZipFile(package, "w") as packed:
        packed.writestr("receipts.csv", content)
        packed.writestr("manifest.json", json.dumps({"schema": schema, "files": [entry]}))
    return package

"""The file of a model: the trees with the columns they were learnt from and what has to be known to judge by them."""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple, Self

from domain.risk.words import Target
from risk.encoding import Encoding, Rows
from risk.features import ENCODING
from risk.model import Model
from risk.table import Example, Part, heard
from risk.wording import Letters, Wording, weighed

ABOUT = "birge"


class Unreadable(Exception):  # noqa: N818 - it says what the bytes are
    """These bytes are no model of ours."""


class ModelFile(NamedTuple):
    """`synthetic`: it was learnt from made-up cases; their moments are those at which things are said to have been."""

    model: Model
    encoding: Encoding
    target: Target
    synthetic: bool
    wording: Wording | None = None

    def part(self, some: Sequence[Example]) -> Part:
        """The rows by which it judges these cases."""
        part = Part.of(some, self.encoding)
        return part._replace(rows=self.worded(part.rows, [some[case].letters for case in part.cases]))

    def worded(self, rows: Rows, letters: Sequence[Letters]) -> Rows:
        """With what it says of how each case is worded."""
        if self.wording is None:
            return rows
        return heard(rows, self.encoding, [self.wording.says(each) for each in letters])

    def written(self) -> bytes:
        """The same bytes for the same trees and columns."""
        about = {
            "encoding": self.encoding._asdict(),
            "target": self.target,
            "synthetic": self.synthetic,
            "wording": self.wording,
        }
        self.model.booster.set_attr(**{ABOUT: json.dumps(about, sort_keys=True)})
        return self.model.written()

    @classmethod
    def read(cls, content: bytes) -> Self:
        """Raises `Unreadable`."""
        try:
            model = Model.read(content, ())
            about = json.loads(model.booster.attr(ABOUT) or "")
            said = about["encoding"]
            encoding = Encoding(tuple(said["whats"]), tuple(said["figures"]), tuple(map(tuple, said["codes"])))
            weighed = about.get("wording")
            wording = Wording(tuple(weighed[0]), weighed[1]) if weighed else None
            model = Model(model.booster, encoding.names)
            return cls(model, encoding, Target(about["target"]), about["synthetic"], wording)
        except Exception as fault:
            raise Unreadable from fault


def learnt_from(some: Sequence[Example], target: Target, seed: int, *, synthetic: bool) -> tuple[ModelFile, Part]:
    """A model, and the rows that it was learnt from; in them no case is told what was learnt from itself."""
    wording, says = weighed([example.letters for example in some], [example.bad for example in some])
    part = Part.of(some, ENCODING)
    part = part._replace(rows=heard(part.rows, ENCODING, [says[case] for case in part.cases]))
    model = Model.learnt_carefully(part.rows, part.labels, ENCODING.names, seed)
    return ModelFile(model, ENCODING, target, synthetic, wording), part


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()

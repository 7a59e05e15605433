"""The file of a model: the trees with the columns they were learnt from and what has to be known to judge by them."""

import json
from hashlib import sha256
from typing import NamedTuple, Self

from domain.risk.words import Target
from risk.encoding import Encoding
from risk.model import Model

ABOUT = "birge"


class Unreadable(Exception):  # noqa: N818 - it says what the bytes are
    """These bytes are no model of ours."""


class ModelFile(NamedTuple):
    """`synthetic`: it was learnt from made-up cases; their moments are those at which things are said to have been."""

    model: Model
    encoding: Encoding
    target: Target
    synthetic: bool

    def written(self) -> bytes:
        """The same bytes for the same trees and columns."""
        about = {"encoding": self.encoding._asdict(), "target": self.target, "synthetic": self.synthetic}
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
            return cls(Model(model.booster, encoding.names), encoding, Target(about["target"]), about["synthetic"])
        except Exception as fault:
            raise Unreadable from fault


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()

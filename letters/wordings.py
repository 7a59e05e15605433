"""The form in which the fixed words of a letter to the outside are written down."""

from pydantic import BaseModel, ConfigDict

from domain.words import Label


class Wording(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    opening: Label
    closing: Label | None = None

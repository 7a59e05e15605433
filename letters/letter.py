"""The letters a union sends to its member, as the facts each of them states."""

from collections.abc import Iterable
from datetime import date as Date  # noqa: N812 (a letter has a field of that name)
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter

from domain.words import Label
from letters.text import storable

Text = Annotated[str, BeforeValidator(storable)]

# What a letter says is personal: neither a failed check nor a log of the object may repeat it.
_DISCREET = ConfigDict(hide_input_in_errors=True)


class _Sheet(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid") | _DISCREET

    number: Text
    unit_name: Label
    member_name: Text
    check_code: Text

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        return ()

    __str__ = BaseModel.__repr__


class Receipt(_Sheet):
    kind: Literal["receipt"] = "receipt"
    registered_on: Date
    subject: Label
    answer_due: Text

    @property
    def dated(self) -> Date:
        return self.registered_on


class _Dated(_Sheet):
    date: Date

    @property
    def dated(self) -> Date:
        return self.date


class Answer(_Dated):
    """`body` is the lawyer's own text; a blank line starts a paragraph."""

    kind: Literal["answer"] = "answer"
    body: Text
    next_rights: tuple[Text, ...]
    signed_by: Text
    signed_role: Text


class CompletionRequest(_Dated):
    kind: Literal["completion_request"] = "completion_request"
    what_is_missing: Text
    due: Text


class ExtensionNotice(_Dated):
    kind: Literal["extension_notice"] = "extension_notice"
    reason: Text
    due: Text


class ClosingNotice(_Dated):
    kind: Literal["closing_notice"] = "closing_notice"
    outcome: Label
    reasons: Text
    rights: tuple[Text, ...]


class RedirectNotice(_Dated):
    """`to` is asked to take the case; until it does, `answers` answers."""

    kind: Literal["redirect_notice"] = "redirect_notice"
    to: Label
    answers: Label
    due: Text


class TakeoverNotice(_Dated):
    """From now on `answers` answers for the case."""

    kind: Literal["takeover_notice"] = "takeover_notice"
    answers: Label


Letter = Receipt | Answer | CompletionRequest | ExtensionNotice | ClosingNotice | RedirectNotice | TakeoverNotice

LETTER: TypeAdapter[Letter] = TypeAdapter(Annotated[Letter, Field(discriminator="kind")], config=_DISCREET)
"""Reads back the inputs that were sealed when a letter was issued."""

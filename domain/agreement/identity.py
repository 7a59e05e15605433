"""The id of an agreement that was signed in talks follows from the talks: registered twice, it is one agreement."""

from uuid import UUID, uuid5

KIND = "agreement"
SPACE = UUID("7e0f9f8a-0c7b-4e0e-9d3e-5a3c6f4b1d28")


def agreement_of(talks: str) -> str:
    """The stream of the agreement that these talks, named by their own stream, led to."""
    return f"{KIND}-{uuid5(SPACE, talks)}"


def agreement_under(actor: str, key: str) -> str:
    """The stream of the agreement that this actor registers under this key."""
    return f"{KIND}-{uuid5(SPACE, f'{actor} {key}')}"

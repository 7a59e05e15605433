"""Cases that have to do with each other: each of the two streams says how."""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from domain.kernel import Event
from domain.words import Label


class Link(StrEnum):
    """What the other case is to this one."""

    RELATED = "related"
    DUPLICATE = "duplicate"
    MERGED_INTO = "merged_into"
    """The other case goes on for both; this one stays readable."""
    MERGED_FROM = "merged_from"
    PRESSURE = "pressure"
    """The other case is about pressure on the member because of this one."""
    PRESSURE_OVER = "pressure_over"
    """This case is about pressure on the member because of the other one."""


class CaseLinked(Event):
    """`other` is the stream of the other case. It opens only for those to whom that case itself is open."""

    NAME: ClassVar[str] = "case.linked"

    other: str
    link: Link


class CaseUnlinked(Event):
    """The two cases have nothing to do with each other after all."""

    NAME: ClassVar[str] = "case.unlinked"

    other: str


REVERSE: Mapping[Link, Link] = {
    Link.RELATED: Link.RELATED,
    Link.DUPLICATE: Link.DUPLICATE,
    Link.MERGED_INTO: Link.MERGED_FROM,
    Link.MERGED_FROM: Link.MERGED_INTO,
    Link.PRESSURE: Link.PRESSURE_OVER,
    Link.PRESSURE_OVER: Link.PRESSURE,
}
"""What this case is to the other one, when the other one is that to this."""
PRESSED = frozenset({Link.PRESSURE, Link.PRESSURE_OVER})
"""Made by her word alone, and never taken back."""
MERGED = frozenset({Link.MERGED_INTO, Link.MERGED_FROM})
SAID = frozenset({Link.RELATED, Link.DUPLICATE})
"""Links that somebody only says; every other follows from what was done, and goes only with that."""


LINKS: Mapping[Link, Label] = {
    Link.RELATED: Label(kk="байланысты іс", ru="связанное дело", en="related case"),
    Link.DUPLICATE: Label(kk="қайталанған жолданым", ru="повторное обращение", en="duplicate"),
    Link.MERGED_INTO: Label(kk="мына іске біріктірілді", ru="объединено в дело", en="merged into the case"),
    Link.MERGED_FROM: Label(kk="мына іс қосылды", ru="присоединено дело", en="took the case in"),
    Link.PRESSURE: Label(
        kk="осы іске байланысты қысым туралы іс",
        ru="дело о давлении из-за этого дела",
        en="case about pressure because of this one",
    ),
    Link.PRESSURE_OVER: Label(
        kk="қысым көрсетілген іс", ru="дело, из-за которого давят", en="case over which the pressure is"
    ),
}
"""The link in words, as it stands before the number of the other case."""

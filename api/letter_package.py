"""What a letter is to be written from: its parts with their words, sources and clocks, and what a case is proposed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.appeal.outgoing.plan import Part, Taken, Template
from domain.appeal.outgoing.words import PARTS
from domain.appeal.tracks.table import TRACKS
from domain.challenge import package
from domain.challenge.package import Advised
from domain.challenge.state import Challenge
from domain.citation import authority
from domain.procedure import Procedure, Source, Term
from domain.words import Label, Language, length_phrase
from letters.outgoing_words import HINTS
from letters.suggested import suggested

if TYPE_CHECKING:
    from api.cases import OpenedCase


@dataclass(frozen=True)
class PartShown:
    """One free part of a letter: whether it has to stand in it, what it rests on, which clocks its service starts."""

    part: Part
    heading: Label
    hint: Label
    needed: bool
    proposed: bool
    rests_on: tuple[str, ...]
    starts: tuple[str, ...]


def resting(opened: "OpenedCase", template: Template) -> Template:
    """The template as it can be relied on in this case."""
    return package.resting(opened.state, template) if isinstance(opened.state, Challenge) else template


def to_begin_from(opened: "OpenedCase", template: Template, language: Language) -> Mapping[Part, str]:
    """The words that the parts begin with."""
    return suggested(opened.state, template, language) if isinstance(opened.state, Challenge) else {}


def caution(opened: "OpenedCase") -> Label | None:
    """What has to be known of the rights against a fully automated decision before a letter relies on them."""
    return package.caution(opened.state) if isinstance(opened.state, Challenge) else None


def advised(opened: "OpenedCase") -> tuple[Advised, ...]:
    return package.advised(opened.state) if isinstance(opened.state, Challenge) else ()


def parts_shown(opened: "OpenedCase", template: Template, language: Language) -> tuple[PartShown, ...]:
    fitting = resting(opened, template)
    challenged = isinstance(opened.state, Challenge)
    proposed = package.proposed_parts(opened.state, template) if challenged else template.parts
    return tuple(
        PartShown(
            part=part,
            heading=PARTS[part],
            hint=HINTS[part],
            needed=part in template.needed,
            proposed=part in proposed,
            rests_on=tuple(_said(fitting.rests_on.get(part, ()), language)),
            starts=tuple(_clocks(opened.procedure, (t for t in template.takes if t.part is part), language)),
        )
        for part in template.parts
    )


def clocks_of(opened: "OpenedCase", takes: Iterable[Taken], language: Language) -> tuple[str, ...]:
    """The clocks that these steps start."""
    return tuple(_clocks(opened.procedure, takes, language))


def sources_shown(opened: "OpenedCase", template: Template, language: Language) -> tuple[str, ...]:
    """Everything that the letter rests on, each source once."""
    fitting = resting(opened, template)
    everything = (*fitting.sources, *(source for sources in fitting.rests_on.values() for source in sources))
    return tuple(dict.fromkeys(_said(everything, language)))


def _said(sources: Iterable[Source], language: Language) -> Iterator[str]:
    return (authority(source.text, source.confidence, language) for source in sources)


def _clocks(procedure: Procedure, takes: Iterable[Taken], language: Language) -> Iterator[str]:
    known = {term.id: term for term in procedure.terms}
    for taken in takes:
        milestone = TRACKS[taken.track].milestone(taken.milestone)
        for term_id in milestone.starts if milestone else ():
            yield _clock(known[term_id], language)


def _clock(term: Term, language: Language) -> str:
    """«Объяснить решение: 10 рабочих дней (наше правило, не закон)»."""
    length = length_phrase(term.amount, term.unit, language)
    source = authority(term.source.text, term.source.confidence, language)
    return f"{term.label.in_(language)}: {length} ({source})"

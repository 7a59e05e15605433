"""How far a precedent has come: written, agreed to, published, withdrawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.challenge.precedent import events as told
from domain.kernel import Event, changed


@dataclass(frozen=True)
class Standing:
    """`written` is the text that is asked about, and `answers` what each person whom the case is about said to it.
    `over` once one of them had it withdrawn: then nobody is asked again.
    """

    drafts: int = 0
    written: told.PrecedentWritten | None = None
    answers: Mapping[str, bool] = field(default_factory=dict)
    published: told.PrecedentReleased | None = None
    over: bool = False

    @property
    def unwanted(self) -> bool:
        """Whether somebody said no. Nobody is asked twice; only who said it can turn it."""
        return self.over or not all(self.answers.values())

    def has_yes_of(self, people: tuple[str, ...]) -> bool:
        """Whether all of them, and at least one, said yes to the text as it stands."""
        return bool(people) and all(self.answers.get(person) for person in people)


def evolve(standing: Standing, event: Event) -> Standing:
    match event:
        case told.PrecedentWritten(draft=draft):
            return changed(standing, drafts=draft, written=event, answers={})
        case told.PrecedentAnswered(person=person, agrees=agrees):
            return changed(standing, answers={**standing.answers, person: agrees})
        case told.PrecedentReleased():
            return changed(standing, published=event)
        case told.PrecedentWithdrawn(because=because):
            over = standing.over or because is told.Because.HER_WISH
            return changed(standing, published=None, written=None, answers={}, over=over)
        case _:
            raise TypeError(event)


def reopened(standing: Standing) -> Standing:
    """A case that is open again may end otherwise: a text about its ending is void, and so is a yes to it."""
    stays = standing.published or standing.unwanted
    return standing if stays else changed(standing, written=None, answers={})

"""The Federation as deciders see it: units on two lines, offices, ties to employers, calendars and settings."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from domain.calendar import Calendar
from domain.kernel import Event, Role
from domain.organisation.events import (
    CalendarPublished,
    OfficeGranted,
    OfficeWithdrawn,
    SettingChanged,
    TieDeclared,
    TieEnded,
    UnitFounded,
    UnitKind,
    UnitResized,
)
from domain.organisation.known_settings import Setting
from domain.organisation.unit_words import (
    Line,
    OfficeAsked,
    OfficeDeclined,
    SubstituteEnded,
    SubstituteNamed,
    UnitClosed,
    UnitMoved,
    UnitRenamed,
    UnitReopened,
)
from domain.risk.governance_words import ModelActivated, ModelRetired, PolicyAdopted, PolicyEnded, ThresholdsMoved
from domain.risk.words import Policy, Serving, Target
from domain.words import Label

Roles = frozenset[Role]
NONE: Roles = frozenset()
SYNTHETIC = "synthetic"
"""The setting by which a record says that all its people and cases are made up; it is never taken back."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One body of the union. A primary organisation hangs on both lines at once."""

    id: str
    kind: UnitKind
    name: Label
    region: str
    branch: str
    territory_line: str
    branch_line: str
    employer_bin: str
    members: int
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Substitution:
    """Somebody acts for `person` in their office `role` of a body, on these days, both included."""

    unit: str
    person: str
    role: Role
    substitute: str
    since: date
    until: date

    def overlaps(self, since: date, until: date) -> bool:
        return self.since <= until and since <= self.until


@dataclass(frozen=True, slots=True)
class Organisation:
    """A fold of the streams that shape every decision; `position` is the last event it has seen.

    Offices are kept both ways round (by unit, by person), so that no question walks over every unit.
    """

    units: Mapping[str, Unit] = field(default_factory=dict)
    by_unit: Mapping[str, Mapping[str, Roles]] = field(default_factory=dict)
    by_person: Mapping[str, Mapping[str, Roles]] = field(default_factory=dict)
    ties: Mapping[str, frozenset[str]] = field(default_factory=dict)
    calendars: Mapping[int, Calendar] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    substitutions: Mapping[tuple[str, str, Role], Substitution] = field(default_factory=dict)
    asked: Mapping[str, Mapping[tuple[str, Role], str]] = field(default_factory=dict)
    """By body: the offices that wait for a second person, with who asked for each."""
    policy: Policy | None = None
    """What two people decided about the assessment of risk; None: nothing is assessed."""
    serving: Mapping[Target, Serving] = field(default_factory=dict)
    """The models in force."""
    federation: str = ""
    position: int = 0
    today: date = date.min
    """The legal day on which it is asked; before every day where nobody said, so that nobody stands in for anybody."""

    @property
    def synthetic(self) -> bool:
        """Whether everything here is made up, and has to be shown as such."""
        return SYNTHETIC in self.settings

    def on(self, today: date) -> "Organisation":
        """The same organisation, asked on this day."""
        return replace(self, today=today)

    def number_of(self, setting: Setting) -> int:
        """A setting as it was chosen, or else its default."""
        chosen = setting.read(self.settings.get(setting.name, ""))
        return setting.default if chosen is None else chosen

    def below(self, unit: str) -> tuple[Unit, ...]:
        """The bodies that stand directly under a unit on either line, in a stable order."""
        return tuple(u for u in self.units.values() if unit in (u.territory_line, u.branch_line))

    def every_above(self, unit: str) -> frozenset[str]:
        """All bodies above a unit on any line."""
        above: set[str] = set()
        waiting = [unit]
        while waiting:
            found = self.units[waiting.pop()]
            new = {found.territory_line, found.branch_line} - above - {""}
            above |= new
            waiting += new
        return frozenset(above)

    def in_reach(self, person: str, units: Iterable[str], roles: Roles) -> list[str]:
        """Those of these bodies in which, or above which, somebody holds one of these offices."""
        held = {unit for unit, offices in self.by_person.get(person, {}).items() if offices & roles}
        return [unit for unit in units if held and not held.isdisjoint({unit, *self.every_above(unit)})]

    def standing_in(self, person: str) -> tuple[Substitution, ...]:
        """For whom somebody acts today; only as long as both hold their office."""
        mine = (s for s in self.substitutions.values() if s.substitute == person)
        return tuple(s for s in mine if self._holds_today(s))

    def substitutes_of(self, person: str) -> tuple[Substitution, ...]:
        """Who acts for somebody today."""
        hers = (s for s in self.substitutions.values() if s.person == person)
        return tuple(s for s in hers if self._holds_today(s))

    def _holds_today(self, found: Substitution) -> bool:
        if not found.since <= self.today <= found.until:
            return False
        held = any(found.role in roles for roles in self.by_person.get(found.substitute, {}).values())
        return held and found.role in self.roles_at(found.person, found.unit)

    def is_entangled(self, person: str, substitute: str, since: date, until: date) -> bool:
        """Whether on these days the substitute is away too, or the person stands in for somebody: no chain is made."""
        meanwhile = [s for s in self.substitutions.values() if s.overlaps(since, until)]
        return any(substitute == s.person or person == s.substitute for s in meanwhile)

    def lines_up(self, unit: str) -> Iterator[Unit]:
        """The bodies above a unit: up its territorial line, then up its branch line, and last the Federation."""
        for line in ("territory_line", "branch_line"):
            above = getattr(self.units[unit], line)
            while above and above != self.federation:
                yield self.units[above]
                above = self.units[above].territory_line or self.units[above].branch_line
        if self.federation:
            yield self.units[self.federation]

    def holders(self, role: Role, unit: str) -> tuple[str, ...]:
        """People who hold an office in a unit, in a stable order."""
        return tuple(sorted(p for p, roles in self.by_unit.get(unit, {}).items() if role in roles))

    def roles_at(self, person: str, unit: str) -> Roles:
        return self.by_person.get(person, {}).get(unit, NONE)

    def competent_unit(self, primary: str) -> str:
        """The body that answers appeals from a primary organisation: the nearest above it that has lawyers."""
        above = list(self.lines_up(primary))
        return next((unit.id for unit in above if self.holders(Role.LAWYER, unit.id)), above[-1].id)

    def one_level_up(self, unit: str) -> str:
        """The named person to whom a missed term goes: a supervisor above the unit, else the duty officer."""
        return self.level_above(unit)[0]

    def level_above(self, unit: str) -> tuple[str, str]:
        """That person, and the body in which they hold their office; twice "" where there is nobody."""
        for above in self.lines_up(unit):
            people = self.holders(Role.SUPERVISOR, above.id) or self.holders(Role.DUTY_OFFICER, above.id)
            if people:
                return people[0], above.id
        return "", ""

    def pool_above(self, unit: str) -> str:
        """The nearest unit above that has reviewers; the unit itself where there is none."""
        return next((u.id for u in self.lines_up(unit) if self.holders(Role.REVIEWER, u.id)), unit)

    def tied(self, person: str, employer_bin: str) -> bool:
        """Whether somebody has a declared tie to an employer, or holds an office in a primary organisation there."""
        if not employer_bin:
            return False
        offices = self.by_person.get(person, {})
        return employer_bin in self.ties.get(person, frozenset()) or any(
            self.units[unit].employer_bin == employer_bin for unit in offices
        )

    def after(self, events: Iterable[tuple[str, Event]], position: int) -> "Organisation":
        """The organisation after more events, each with the id of its stream; copies each table once, not per event."""
        growing = _Growing(self)
        for stream, event in events:
            growing.apply(stream, event)
        return replace(growing.frozen(), position=position)


class _Growing:
    """The tables of an organisation while many events are folded into them."""

    def __init__(self, grown: Organisation) -> None:
        self.units = dict(grown.units)
        self.by_unit = {unit: dict(people) for unit, people in grown.by_unit.items()}
        self.by_person = {person: dict(units) for person, units in grown.by_person.items()}
        self.ties = dict(grown.ties)
        self.calendars = dict(grown.calendars)
        self.settings = dict(grown.settings)
        self.substitutions = dict(grown.substitutions)
        self.asked = {unit: dict(offices) for unit, offices in grown.asked.items()}
        self.policy = grown.policy
        self.serving = dict(grown.serving)
        self.federation = grown.federation

    def frozen(self) -> Organisation:
        return Organisation(**vars(self))

    def apply(self, stream: str, event: Event) -> None:
        match event:
            case UnitFounded():
                self.found(stream, event)
            case UnitRenamed() | UnitResized() | UnitMoved() | UnitClosed() | UnitReopened():
                self.units[stream] = _changed(self.units[stream], event)
            case SubstituteNamed(person=person, role=role):
                self.substitutions[stream, person, role] = Substitution(unit=stream, **dict(event))
            case SubstituteEnded(person=person, role=role):
                self.substitutions.pop((stream, person, role), None)
            case OfficeAsked(person=person, role=role, by=by):
                self.asked.setdefault(stream, {})[person, role] = by
            case OfficeDeclined(person=person, role=role):
                self.asked.get(stream, {}).pop((person, role), None)
            case OfficeGranted(person=person, role=role):
                self.asked.get(stream, {}).pop((person, role), None)
                self.hold(stream, person, self.by_unit.get(stream, {}).get(person, NONE) | {role})
            case OfficeWithdrawn(person=person, role=role):
                self.hold(stream, person, self.by_unit.get(stream, {}).get(person, NONE) - {role})
            case TieDeclared(employer_bin=employer_bin):
                self.ties[stream] = self.ties.get(stream, frozenset()) | {employer_bin}
            case TieEnded(employer_bin=employer_bin):
                self.ties[stream] = self.ties.get(stream, frozenset()) - {employer_bin}
            case CalendarPublished(calendar=calendar):
                self.calendars[calendar.week] = calendar
            case SettingChanged(name=name, value=value):
                self.settings[name] = value
            case PolicyAdopted() | PolicyEnded() | ModelActivated() | ModelRetired() | ThresholdsMoved():
                self.judge_risk(event)
            case _:
                pass  # other events of a person do not shape decisions about cases

    def found(self, stream: str, event: UnitFounded) -> None:
        self.units[stream] = Unit(id=stream, **{name: getattr(event, name) for name in UnitFounded.model_fields})
        if event.kind is UnitKind.FEDERATION:
            self.federation = stream

    def judge_risk(self, event: Event) -> None:
        match event:
            case PolicyAdopted(policy=policy):
                self.policy = policy
            case PolicyEnded():
                self.policy = None
            case ModelActivated(serving=serving):
                self.serving[serving.target] = serving
            case ModelRetired(target=target, model=model) if self.serves(target, model):
                del self.serving[target]
            case ThresholdsMoved(target=target, model=model, thresholds=thresholds) if self.serves(target, model):
                self.serving[target] = self.serving[target].model_copy(update={"thresholds": thresholds})

    def serves(self, target: Target, model: str) -> bool:
        return target in self.serving and self.serving[target].model == model

    def hold(self, unit: str, person: str, roles: Roles) -> None:
        """Store somebody's offices in one unit under both keys; no office left means no entry."""
        for table, key, other in ((self.by_unit, unit, person), (self.by_person, person, unit)):
            entries = table.setdefault(key, {})
            entries.pop(other, None)
            if roles:
                entries[other] = roles


def _changed(unit: Unit, event: Event) -> Unit:
    """A body after something in it changed that it was founded with."""
    match event:
        case UnitRenamed(name=name):
            return replace(unit, name=name)
        case UnitResized(members=members):
            return replace(unit, members=members)
        case UnitMoved(line=Line.TERRITORY, above=above):
            return replace(unit, territory_line=above)
        case UnitMoved(above=above):
            return replace(unit, branch_line=above)
        case UnitClosed() | UnitReopened():
            return replace(unit, closed=isinstance(event, UnitClosed))
        case _:
            raise TypeError(event)

"""How a letter to the outside is written and put before the member, exactly as it would leave."""

from collections.abc import Mapping

from domain.appeal.handling import Events, Handler
from domain.appeal.outgoing import rules
from domain.appeal.outgoing.events import (
    DraftLetter,
    FinishLetter,
    LetterDrafted,
    LetterFinished,
    LetterProposed,
    Proposal,
    ProposeLetter,
)
from domain.appeal.outgoing.plan import Template
from domain.appeal.outgoing.state import Outgoing
from domain.appeal.outgoing.table import TEMPLATES, is_offered
from domain.appeal.outgoing.words import PARTS
from domain.appeal.state import Appeal
from domain.case import notices
from domain.kernel import Command, Context, Refused
from domain.paper import News
from domain.words import Language

WRITTEN_IN = frozenset({Language.KK, Language.RU})


def found(appeal: Appeal, letter: str) -> Outgoing:
    """Raises `Refused` for a letter that the case does not have."""
    if letter not in appeal.desk.letters:
        raise Refused(rules.NO_SUCH_LETTER)
    return appeal.desk.letters[letter]


def still_open(appeal: Appeal, letter: str) -> Outgoing:
    """A letter whose text may still change."""
    known = found(appeal, letter)
    if known.released:
        raise Refused(rules.ALREADY_RELEASED)
    return known


def draft(appeal: Appeal, command: DraftLetter, context: Context) -> Events:
    letter = still_open(appeal, command.letter).id if command.letter else _next(appeal)
    template = _template(appeal, command)
    if command.language not in WRITTEN_IN:
        raise Refused(rules.LETTERS_IN_KK_OR_RU)
    _refuse_foreign_parts(template, command)
    return (LetterDrafted(**{**dict(command), "letter": letter, "by": context.actor.id}),)


def _next(appeal: Appeal) -> str:
    return f"outgoing-{len(appeal.desk.letters) + 1}"


def _template(appeal: Appeal, command: DraftLetter) -> Template:
    before = appeal.desk.letters.get(command.letter)
    template = TEMPLATES.get(command.template)
    changed = before and before.template_id != command.template
    if template is None or changed or not (appeal.letters_leave and is_offered(template, appeal.ways)):
        raise Refused(rules.NO_SUCH_TEMPLATE)
    return template


def _refuse_foreign_parts(template: Template, command: DraftLetter) -> None:
    for words in (command.words, command.beside):
        parts = [written.part for written in words]
        if len(parts) != len(set(parts)) or not set(parts) <= set(template.parts):
            raise Refused(rules.NOT_A_PART)


def finish(appeal: Appeal, command: FinishLetter, context: Context) -> Events:
    letter = still_open(appeal, command.letter)
    if command.manner not in letter.template.manners:
        raise Refused(rules.NOT_IN_THIS_MANNER)
    return (LetterFinished(**dict(command), by=context.actor.id),)


def propose(appeal: Appeal, command: ProposeLetter, _context: Context) -> Events:
    letter = still_open(appeal, command.letter)
    refuse_while_stopped(appeal)
    _refuse_what_is_not_ready(appeal, letter, command.proposals)
    asked = notices(appeal, (appeal.member, News.MEMBER_ASKED))
    return (LetterProposed(letter=letter.id, proposals=command.proposals, risk=command.risk), *asked)


def refuse_while_stopped(appeal: Appeal) -> None:
    if appeal.letters_stopped:
        raise Refused(rules.LETTERS_STOPPED)


def _refuse_what_is_not_ready(appeal: Appeal, letter: Outgoing, proposals: tuple[Proposal, ...]) -> None:
    if not letter.template.goes_out:
        raise Refused(rules.NO_YES_NEEDED)
    manners = [proposal.manner for proposal in proposals]
    offered = (letter.finished.manner,) if letter.finished else letter.template.manners
    if not manners or len(manners) != len(set(manners)) or not set(manners) <= set(offered):
        raise Refused(rules.NOT_IN_THIS_MANNER)
    if not letter.finished or letter.template.by_parts:
        refuse_what_is_missing(letter)
    if letter.language is not appeal.language and any(proposal.reading is None for proposal in proposals):
        raise Refused(rules.HER_LANGUAGE_MISSING)


def refuse_what_is_missing(letter: Outgoing) -> None:
    """The refusal says which mandatory parts the letter lacks."""
    if lacking := letter.template.lacking(letter.parts):
        raise Refused(rules.part_missing(PARTS[part] for part in lacking))


HANDLERS: Mapping[type[Command], Handler] = {
    DraftLetter: draft,
    FinishLetter: finish,
    ProposeLetter: propose,
}

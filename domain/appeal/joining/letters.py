"""Letters to the outside that go on in another case as far as they had come; their words stay sealed where they are."""

from collections.abc import Iterator

from domain.appeal.joining.events import LetterCarried
from domain.appeal.joining.frame import LETTERS_FIRST
from domain.appeal.joining.naming import Names
from domain.appeal.outgoing.state import Standing
from domain.appeal.state import Appeal
from domain.kernel import Refused

AT_REST = frozenset({Standing.DRAFT, Standing.REFUSED, Standing.SERVED})
"""How far a letter has come that waits for nobody's act."""
AS_THERE = (
    "language", "words", "beside", "by", "finished", "proposals", "rounds", "agreed", "orally", "refused_on",
    "released", "signed", "sent_on", "served_on",
)  # fmt: skip


def refuse_letters_of_a_participant(kept: Appeal, joined: Appeal) -> None:
    """What speaks for one of a group is not for the applicant to read, so it stays in her own case."""
    under_way = any(letter.standing not in AT_REST for letter in joined.desk.letters.values())
    if under_way and joined.member != kept.member:
        raise Refused(LETTERS_FIRST)


def letters(kept: Appeal, joined: Appeal, names: Names, stream: str) -> Iterator[LetterCarried]:
    """`stream` is that of the case that is taken in."""
    for letter in joined.desk.letters.values() if joined.member == kept.member else ():
        yield LetterCarried(
            letter=names[letter.id],
            was=letter.was or letter.id,
            words_in=letter.words_in or stream,
            texts_in=letter.texts_in or stream,
            signed_in=(letter.signed_in or stream) if letter.signed else "",
            template=letter.template_id,
            track=names.get(letter.track, letter.track),
            **{name: getattr(letter, name) for name in AS_THERE},
        )

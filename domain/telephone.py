"""Telephone numbers of Kazakhstan in one form, however people write them: +7 and ten digits."""

import re

_WRITTEN = re.compile(r"[0-9+()\s.\-\u00a0\u2010-\u2015]{10,40}")
_NATIONAL = re.compile(r"(?:\+?7|8)?([3-9][0-9]{9})")


def normal_number(written: str) -> str | None:
    """`+77011234567` for `8 (701) 123-45-67`; None for what is no number of the zone +7."""
    if not _WRITTEN.fullmatch(written.strip()):
        return None
    found = _NATIONAL.fullmatch("".join(each for each in written if each in "+0123456789"))
    return f"+7{found[1]}" if found else None


def only_the_end(number: str) -> str:
    """What a number may show to somebody who knows it: `+7 … 67`."""
    return f"+7\u00a0…\u00a0{number[-2:]}" if number else ""

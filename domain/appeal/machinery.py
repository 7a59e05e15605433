"""What machines record of the letters and mails that an appeal owed."""

from collections.abc import Mapping

from domain.appeal.handling import Events, Handler
from domain.appeal.state import Appeal
from domain.case import Paperwork, record
from domain.kernel import Command, Context
from domain.paper import CopyNotice, DropLetter, IssueLetter, RecordNoticeFailed, RecordNoticeSent, SpareNotice


def record_paper(appeal: Appeal, command: Paperwork, _context: Context) -> Events:
    return record(appeal, command)


HANDLERS: Mapping[type[Command], Handler] = dict.fromkeys(
    (IssueLetter, DropLetter, RecordNoticeSent, RecordNoticeFailed, SpareNotice, CopyNotice), record_paper
)

"""Acts of passing a case on with blanks in their forms, to ask the decider what stands against them in any case."""

from datetime import date

from api.cases import OpenedCase
from domain.appeal.conflict_frame import TakeCase
from domain.appeal.delegating_frame import OF_THE_HOLDER, Delegate, EndDelegation
from domain.appeal.routing_events import Redirect, SendBack, SettleRoute
from domain.appeal.routing_frame import NOT_COMPETENT, SAME_BODY
from domain.appeal.rules import NOT_A_LAWYER
from domain.appeal.urgency_frame import LowerUrgency, RaiseUrgency
from domain.kernel import Command, Sealed
from domain.noting import PinNote

BLANK = Sealed(subject="nobody", box="")
BY_THE_FORM = (SAME_BODY, NOT_COMPETENT, NOT_A_LAWYER, OF_THE_HOLDER)
"""Rules that only say what is wrong with the blanks themselves."""


def passing_probe(opened: OpenedCase, name: str) -> Command | None:
    case = opened.case
    probes: tuple[Command, ...] = (
        Redirect(unit=case.unit, words=BLANK),
        SendBack(reasons=BLANK),
        SettleRoute(unit=case.unit, holder="", reasons=BLANK),
        TakeCase(conflict_checked=True),
        Delegate(substitute=case.holder, until=date.max),
        EndDelegation(),
        RaiseUrgency(reasons=BLANK),
        LowerUrgency(reasons=BLANK),
        PinNote(note=next(iter(opened.state.notes), ""), pinned=True),
    )
    return next((probe for probe in probes if name == probe.NAME), None)

"""How a dispute remembers: every event folded in, judged nowhere."""

from domain.case import remember, without
from domain.clocks import TermStarted
from domain.dispute import events as told
from domain.dispute.parts import Gate, Gathering, Notice
from domain.dispute.state import Dispute, OurPaper, Stoppage
from domain.dispute.terms import WEEKLY
from domain.kernel import Event, changed


def evolve(dispute: Dispute, event: Event) -> Dispute:
    own = _remember_frame(dispute, event) or _remember_step(dispute, event) or _remember_strike(dispute, event)
    if own is not None:
        return own
    match event:
        case TermStarted(due=due) if due.rule == WEEKLY:
            return changed(remember(dispute, event), weeks=dispute.weeks + 1)
        case _:
            return remember(dispute, event)


def _remember_frame(dispute: Dispute, event: Event) -> Dispute | None:
    match event:
        case told.DisputeOpened(by=by, about=about):
            said = event.model_dump(exclude={"by", "marks", "about"})
            return changed(dispute, opened=True, filed_by=by, holder=by, about=about, **said)
        case told.StoppageReported(by=by, employer_bin=employer_bin, unit=unit):
            own = {"opened": True, "filed_by": by, "holder": by, "stoppages": (Stoppage(event),)}
            return changed(dispute, employer_bin=employer_bin, unit=unit, **own)
        case told.NamedToTeam(person=person, role=role):
            return changed(dispute, team={**dispute.team, person: role})
        case told.ReleasedFromTeam(person=person):
            return changed(dispute, team=without(dispute.team, person))
        case told.LimitsRecorded(restriction=restriction):
            return changed(dispute, restriction=restriction, gates=dispute.gates - {Gate.D15})
        case told.MinutesConfirmed(gathering=gathering):
            return changed(dispute, minutes_confirmed=dispute.minutes_confirmed | {gathering})
        case told.GateConfirmed(gate=gate):
            return changed(dispute, gates=dispute.gates | {gate})
        case told.ChecklistSigned(by=by):
            return changed(dispute, signed_by=by)
        case told.ChecklistReopened():
            return changed(dispute, signed_by="")
        case told.EvasionRecorded(rung=rung, on=on):
            return changed(dispute, evasions={**dispute.evasions, rung: on})
        case told.EvasionWithdrawn(rung=rung):
            return changed(dispute, evasions={each: on for each, on in dispute.evasions.items() if each != rung})
        case told.NextStepOpened():
            return dispute
        case told.PressureRecorded():
            return changed(dispute, pressures=(*dispute.pressures, event))
        case _:
            return _remember_paper(dispute, event)


def _remember_paper(dispute: Dispute, event: Event) -> Dispute | None:
    match event:
        case told.PaperDrafted(paper_id=paper_id, notice=notice):
            gates = dispute.gates - {Gate.D12} if notice is Notice.STRIKE else dispute.gates
            return changed(dispute, papers={**dispute.papers, paper_id: OurPaper(event)}, gates=gates)
        case told.PaperReleased(paper_id=paper_id):
            paper = dispute.papers[paper_id]
            left = OurPaper(paper.drafted, released=True)
            return changed(dispute, papers={**dispute.papers, paper_id: left})
        case told.PaperServed(paper_id=paper_id):
            paper = dispute.papers[paper_id]
            served = OurPaper(paper.drafted, released=paper.released, served=event)
            return changed(dispute, papers={**dispute.papers, paper_id: served})
        case told.PaperServedElsewhere(notice=notice):
            return changed(dispute, elsewhere={**dispute.elsewhere, notice: event})
        case _:
            return None


def _remember_step(dispute: Dispute, event: Event) -> Dispute | None:
    match event:
        case told.DemandsAdopted(on=on):
            again = dispute.adopted is not None and dispute.adopted.on == on
            confirmed = dispute.minutes_confirmed - {Gathering.DEMANDS}
            counted = dispute.adoptions + (not again)
            gates = dispute.gates - {Gate.D1}
            return changed(dispute, adopted=event, adoptions=counted, minutes_confirmed=confirmed, gates=gates)
        case told.InspectionInformed(by_side=side):
            return changed(dispute, informed={**dispute.informed, side: event})
        case told.EmployerReplied():
            return changed(dispute, replied=event)
        case told.CollectiveConciliationCreated():
            return changed(dispute, commission=event)
        case told.ConciliationExtended():
            return changed(dispute, extended=event)
        case told.ConciliationEnded():
            return changed(dispute, concluded=event)
        case told.ArbitrationCreated():
            return changed(dispute, arbitration=event)
        case told.AwardMade():
            return changed(dispute, award=event)
        case told.MediationRecorded(step=step):
            return changed(dispute, mediation={**dispute.mediation, step: event})
        case told.DisputeSettled():
            return changed(dispute, settled=event, broken=None)
        case told.SettlementBroken():
            return changed(dispute, broken=event)
        case told.RulingRecorded():
            return changed(dispute, rulings=(*dispute.rulings, event))
        case _:
            return None


def _remember_strike(dispute: Dispute, event: Event) -> Dispute | None:
    match event:
        case told.WarningStrikeHeld():
            return changed(dispute, warned=(*dispute.warned, event))
        case told.StrikeDecided():
            confirmed = dispute.minutes_confirmed - {Gathering.STRIKE}
            decided = changed(dispute, decided=event, minutes_confirmed=confirmed, gates=dispute.gates - {Gate.D11})
            over = {"begun": None, "suspended": None, "resumed": None, "ended": None} if dispute.ended else {}
            return changed(decided, **over)
        case told.StrikeBegun():
            return changed(dispute, begun=event, suspended=None, ended=None)
        case told.StrikeSuspended():
            return changed(dispute, suspended=event)
        case told.StrikeResumed():
            return changed(dispute, resumed=event, suspended=None)
        case told.StrikeEnded():
            return changed(dispute, ended=event, suspended=None)
        case _:
            return _remember_stoppage(dispute, event)


def _remember_stoppage(dispute: Dispute, event: Event) -> Dispute | None:
    match event:
        case told.StoppageRecorded():
            return changed(dispute, stoppages=(*dispute.stoppages, Stoppage(event)))
        case told.HourRecorded():
            told_of = dispute.stoppage or dispute.stoppages[-1]
            return _replaced(dispute, told_of, Stoppage(told_of.began, (*told_of.hours, event), told_of.ended))
        case told.StoppageEnded():
            told_of = dispute.stoppage or dispute.stoppages[-1]
            return _replaced(dispute, told_of, Stoppage(told_of.began, told_of.hours, event))
        case _:
            return None


def _replaced(dispute: Dispute, old: Stoppage, new: Stoppage) -> Dispute:
    return changed(dispute, stoppages=tuple(new if each is old else each for each in dispute.stoppages))

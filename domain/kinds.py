"""Every kind of stream there is, by the name that begins its id."""

from collections.abc import Mapping
from typing import Any

from domain.agreement.decider import DECIDER as AGREEMENT
from domain.agreement.frame import AGREEMENT as AGREEMENT_PROCEDURE
from domain.appeal.decider import DECIDER as APPEAL
from domain.appeal.procedure import APPEAL as APPEAL_PROCEDURE
from domain.bargaining.clauses.decider import CLAUSE
from domain.bargaining.decider import DECIDER as BARGAINING
from domain.bargaining.frame import BARGAINING as BARGAINING_PROCEDURE
from domain.bargaining.rounds.decider import DECIDER as ROUND
from domain.bargaining.rounds.frame import ROUND as ROUND_PROCEDURE
from domain.challenge.decider import DECIDER as CHALLENGE
from domain.challenge.procedure import CHALLENGE as CHALLENGE_PROCEDURE
from domain.consultation.decider import DECIDER as CONSULTATION
from domain.consultation.frame import CONSULTATION as CONSULTATION_PROCEDURE
from domain.contact.decider import CONTACT, QUESTION
from domain.disclosures.decider import DISCLOSURES
from domain.dispute.decider import DECIDER as DISPUTE
from domain.dispute.frame import DISPUTE as DISPUTE_PROCEDURE
from domain.kernel import Decider
from domain.organisation.calendar_decider import CALENDAR
from domain.organisation.decider import PERSON, SETTINGS
from domain.organisation.reminders import REMINDERS
from domain.organisation.unit_decider import UNIT
from domain.procedure import Procedure
from domain.risk.governance import RISK
from domain.system.decider import SYSTEM

KINDS: Mapping[str, Decider[Any]] = {
    decider.kind: decider
    for decider in (
        APPEAL,
        CHALLENGE,
        CONTACT,
        QUESTION,
        UNIT,
        PERSON,
        REMINDERS,
        SETTINGS,
        CALENDAR,
        DISCLOSURES,
        SYSTEM,
        RISK,
        CONSULTATION,
        BARGAINING,
        ROUND,
        CLAUSE,
        DISPUTE,
        AGREEMENT,
    )
}

PROCEDURES: Mapping[str, Procedure] = {
    procedure.kind: procedure for procedure in (APPEAL_PROCEDURE, CHALLENGE_PROCEDURE)
}
"""The kinds that are cases, with the procedure of each."""
FRAMES: Mapping[str, Procedure] = {
    procedure.kind: procedure
    for procedure in (
        *PROCEDURES.values(),
        CONSULTATION_PROCEDURE,
        BARGAINING_PROCEDURE,
        ROUND_PROCEDURE,
        DISPUTE_PROCEDURE,
        AGREEMENT_PROCEDURE,
    )
}
"""Every kind in which terms run: the cases of people, and what is a case of its own without being anybody's."""

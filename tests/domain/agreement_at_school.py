"""An agreement for tests: signed at the school in November 2026, in force for two years."""

from datetime import date

from domain.agreement import commands as ask
from domain.agreement.decider import DECIDER
from domain.collective import Guarantee, Level, Theme
from domain.kernel import Actor, Event, Role, SealedFile
from domain.organisation.events import OfficeGranted
from tests.domain.federation import EDUCATION, FEDERATION, MANGYSTAU, ORGANISATION, SCHOOL_BIN
from tests.spec import Given

TODAY = date(2026, 11, 20)
UNTIL = date(2028, 11, 19)
NEGOTIATOR, BRANCH_NEGOTIATOR, ABOVE = (Actor(id=f"person-{name}") for name in ("negotiator", "branch", "above"))
STAFFED = ORGANISATION.after(
    [
        (MANGYSTAU, OfficeGranted(person=NEGOTIATOR.id, role=Role.NEGOTIATOR)),
        (EDUCATION, OfficeGranted(person=BRANCH_NEGOTIATOR.id, role=Role.NEGOTIATOR)),
        (FEDERATION, OfficeGranted(person=ABOVE.id, role=Role.SUPERVISOR)),
    ],
    position=2,
)
PDF_FILE = SealedFile(blob="blob-1", subject="agreement-1", sha256="0" * 64, size=20_000, media_type="application/pdf")
REGISTER = ask.RegisterAgreement(
    level=Level.ENTERPRISE,
    employer_bin=SCHOOL_BIN,
    parties="School No. 1 and its primary organisation",
    covered=48,
    signed_on=TODAY,
    in_force_from=TODAY,
    until=UNTIL,
    copies=2,
    themes=(Theme.PAY, Theme.HOURS_AND_LEAVE),
    guarantees=(Guarantee.HUMAN_CONTROL,),
    file=PDF_FILE,
)


def agreement(*history: Event) -> Given:
    return Given(DECIDER, STAFFED, history)


REGISTERED = agreement().when(REGISTER, by=NEGOTIATOR).and_then()


def saying(**changes: object) -> ask.RegisterAgreement:
    return REGISTER.model_copy(update=changes)

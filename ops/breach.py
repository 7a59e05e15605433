"""Makes a breach pack at the console, for the data officer alone to open."""

from contextlib import closing
from uuid import uuid4

from api.breach import Counts, keep
from api.identity.accounts import find_account
from api.services import open_identity
from domain.kernel import OPERATOR, Role
from domain.kinds import KINDS
from ledger.application import Ledger
from ledger.schema import prepare
from projections.subject import Breach
from settings import Settings


class NotAnOfficer(Exception):  # noqa: N818 - it says what was found
    """No data officer has this login."""


def packed(settings: Settings, login: str, breach: Breach) -> Counts:
    """How many people and cases stand in the pack; it is kept on the stream of the officer, sealed under their key."""
    prepare(settings)
    with closing(Ledger.at(settings, KINDS)) as ledger, open_identity(settings) as pool:
        account = find_account(pool, login)
        organisation = ledger.context()
        if account is None or Role.DPO not in organisation.roles_at(account.person_id, organisation.federation):
            raise NotAnOfficer
        reader = find_account(pool, breach.reader) if breach.reader else None
        wanted = breach._replace(reader=reader.person_id) if reader else breach
        return keep(ledger, pool, account.person_id, wanted, by=OPERATOR, key=str(uuid4()))

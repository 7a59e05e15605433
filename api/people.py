"""People as administrators find and change them, on pages and from programs."""

from collections.abc import Callable, Mapping
from functools import reduce
from operator import and_

from api.data_subject import found
from api.identity.accounts import Account, accounts_of, disable, enable
from api.identity.sessions import revoke_everything
from api.services import Services
from domain.kernel import Actor
from domain.organisation.events import AccountAct, AccountChanged
from ledger.record import Unknown
from ledger.spelling import spelled

LONGEST_SEARCH = 200

ACTS: Mapping[AccountAct, Callable[[Services, Account], None]] = {
    AccountAct.DISABLED: lambda services, account: disable(services.pool, account),
    AccountAct.ENABLED: lambda services, account: enable(services.pool, account),
    AccountAct.SIGNED_OUT: lambda services, account: revoke_everything(services.pool, account),
}


def sought(services: Services, officer: Actor, who: str, most: int) -> tuple[tuple[str, ...], int]:
    """People by name, or by an exact address, number, login or id, and how many more there are; who is listed was
    looked at.
    """
    people = _named(services, who) or found(services, who)
    shown = people[:most]
    services.ledger.reads.record_all(shown, officer, "directory")
    return shown, len(people) - len(shown)


def _named(services: Services, who: str) -> tuple[str, ...]:
    """People in whose names all these words stand, however they are spelled."""
    words = tuple(spelled(who))
    if not words:
        return ()
    hits = [frozenset(services.ledger.directory.find("name", word)) for word in words]
    return tuple(sorted(reduce(and_, hits)))


def known(services: Services, person: str) -> str:
    """Raises `Unknown` for somebody the record does not know."""
    if not person.startswith("person-") or not services.ledger.history(person):
        raise Unknown
    return person


def change_accounts(services: Services, person: str) -> None:
    """Do to somebody's accounts what the record last said; told twice, it is done again and changes nothing."""
    changes = (r.event for r in reversed(services.ledger.history(person)) if isinstance(r.event, AccountChanged))
    last = next(changes, None)
    if last and last.act in ACTS:
        for account, _ in accounts_of(services.pool, person):
            ACTS[last.act](services, account)

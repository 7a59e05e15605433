"""PostgreSQL refuses to run as root: become `nobody` then, wherever the project and its data lie."""

import ctypes
import os
import pwd
import sys
from dataclasses import dataclass
from pathlib import Path

PR_SET_PDEATHSIG = 1
PR_SET_KEEPCAPS = 8
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_RAISE = 2
CAPABILITY_VERSION_3 = 0x20080522
CAP_DAC_OVERRIDE = 1
CAP_DAC_READ_SEARCH = 2

LIBC = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int


def unprivileged() -> Account | None:
    """Whom to become; None when there is nothing to give up."""
    if os.geteuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid)


def reaches(path: Path) -> bool:
    """Whether every directory above `path` lets a stranger through."""
    return all(parent.stat().st_mode & 0o001 for parent in path.resolve().parents)


def become(account: Account, *, keeping_reach: bool) -> None:
    """Between fork and exec. Keeping reach means: may pass directories closed to strangers, such as /root."""
    if keeping_reach:
        _checked(LIBC.prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0))
    os.setgroups([])
    os.setgid(account.gid)
    os.setuid(account.uid)
    if keeping_reach:
        _keep(_reach_capability())


def die_with_parent(signal_number: int, parent: int) -> None:
    """Between fork and exec, after the account changed (that clears the wish)."""
    if sys.platform != "linux":
        return
    _checked(LIBC.prctl(PR_SET_PDEATHSIG, signal_number, 0, 0, 0))
    if os.getppid() != parent:
        os._exit(1)


def _reach_capability() -> int:
    """Containers withhold the milder of the two; then the stronger one must do."""
    status = Path("/proc/self/status").read_text()
    permitted = next(int(line.split()[1], 16) for line in status.splitlines() if line.startswith("CapPrm"))
    return CAP_DAC_READ_SEARCH if permitted >> CAP_DAC_READ_SEARCH & 1 else CAP_DAC_OVERRIDE


def _keep(capability: int) -> None:
    mask = 1 << capability
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    data = (ctypes.c_uint32 * 6)(mask, mask, mask, 0, 0, 0)
    _checked(LIBC.capset(header, data))
    _checked(LIBC.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0))


def _checked(result: int) -> None:
    if result != 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))

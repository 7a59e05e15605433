"""Composes the mail that says there is news and nothing else, the same to the byte whenever it is resent."""

import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from domain.paper import (
    News,
)
from domain.words import Language
from letters.wording import NO_REPLY, SIGN_IN, WHY_SO_SHORT, WORDINGS, Wording

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=select_autoescape(enabled_extensions=("html.j2",)),
    undefined=StrictUndefined,
    keep_trailing_newline=True,
)

_LOCAL_PART = re.compile(r"(?=.{1,64}$)[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?", re.IGNORECASE)


class UnusableAddressError(ValueError):
    """A mail address that no header can carry. The address itself is personal and is not repeated."""


def compose(
    notice: News | Wording,
    language: Language,
    link: str,
    *,
    message_id: str,
    sender: str,
    recipient: str,
    date: datetime,
) -> EmailMessage:
    """Text and HTML; `date` is aware. The same arguments give the same bytes, so a resend is recognised."""
    wording = WORDINGS[notice] if isinstance(notice, News) else notice
    message = EmailMessage(policy=SMTP)
    message["From"] = Address("Birge", addr_spec=_deliverable(parseaddr(sender)[1]))
    message["To"] = Address(addr_spec=_deliverable(recipient))
    message["Subject"] = wording.subject.in_(language)
    message["Date"] = format_datetime(date)
    message["Message-ID"] = message_id
    message["Auto-Submitted"] = "auto-generated"
    said = _said(wording, language, link)
    message.set_content(_rendered("notice.txt.j2", said), cte="quoted-printable")
    message.add_alternative(_rendered("notice.html.j2", said), subtype="html", cte="quoted-printable")
    message["Content-Language"] = language.value
    message.set_boundary(sha256(message_id.encode()).hexdigest()[:32])
    return message


def _said(wording: Wording, language: Language, link: str) -> dict[str, str]:
    return {
        "language": language.value,
        "link": link,
        "subject": wording.subject.in_(language),
        "lead": wording.lead.in_(language),
        "sign_in": SIGN_IN.in_(language),
        "why_so_short": WHY_SO_SHORT.in_(language),
        "no_reply": NO_REPLY.in_(language),
    }


def _rendered(template: str, said: dict[str, str]) -> str:
    return _TEMPLATES.get_template(template).render(said)


def _deliverable(address: str) -> str:
    """The domain in its ASCII form, so that an address under a Kazakh domain is deliverable everywhere."""
    local, _, domain = address.rpartition("@")
    host = _ascii_domain(domain)
    if host is None or not _LOCAL_PART.fullmatch(local):
        raise UnusableAddressError
    return f"{local}@{host}"


def _ascii_domain(domain: str) -> str | None:
    try:
        host = domain.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return host if _HOST.fullmatch(host) else None

"""A real SMTP server inside a test: it keeps what it takes, and can be told to refuse."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from local import ports
from settings import Settings


@dataclass(frozen=True)
class Counter:
    """What the server calls. It looks at every attribute of its handler for each connection, so this has no others."""

    office: "PostOffice"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's own name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.office.refusals:
            return self.office.refusals.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.original_content, bytes)
        self.office.taken.append(envelope.original_content)
        return "250 kept"


@dataclass
class PostOffice:
    """`refusals` are given to the next recipients, one each."""

    port: int
    taken: list[bytes] = field(default_factory=list, repr=False)
    refusals: list[str] = field(default_factory=list)

    @property
    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(content, policy=default) for content in self.taken]

    def open(self) -> Controller:
        office = Controller(Counter(self), hostname="127.0.0.1", port=self.port)
        office.start()
        return office


@contextmanager
def post_office() -> Iterator[PostOffice]:
    office = PostOffice(ports.pick(()))
    controller = office.open()
    try:
        yield office
    finally:
        controller.stop()


def served_by(office: PostOffice, settings: Settings) -> Settings:
    return settings.model_copy(update={"smtp_host": "127.0.0.1", "smtp_port": office.port, "smtp_tls": False})

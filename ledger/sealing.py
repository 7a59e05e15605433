"""Personal text and files, sealed for one subject and for one place, so that they open nowhere else."""

import os
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag

from domain.kernel import Sealed, SealedFile
from ledger.keyring import Keyring
from ledger.record import Erased

NONCE_BYTES = 12
TEXT, PIECE = "text", "piece"


class NotGenuine(Exception):  # noqa: N818 - it says what was found
    """Sealed bytes were changed, or moved from the place for which they were sealed."""


@dataclass(frozen=True, slots=True)
class Vault:
    """AES-256-GCM under the subject's key; the place (stream, subject, item) is authenticated with the bytes."""

    keyring: Keyring
    blobs: Path

    def seal(self, subject: str, text: str, *, stream: str) -> Sealed:
        box = self._lock(subject, text.encode(errors="replace"), _place(stream, subject, TEXT))
        return Sealed(subject=subject, box=b64encode(box).decode())

    def open(self, sealed: Sealed, *, stream: str) -> str:
        """Raises `Erased` when the subject's key was destroyed, `NotGenuine` when the text belongs elsewhere."""
        place = _place(stream, sealed.subject, TEXT)
        return self._unlock(sealed.subject, b64decode(sealed.box), place).decode()

    def seal_file(self, content: bytes, subject: str, media_type: str, *, stream: str) -> SealedFile:
        """Stored durably before this returns, so an event may name it."""
        blob = str(uuid4())
        box = self._lock(subject, content, _place(stream, subject, blob))
        _store(self.path(blob), box)
        return SealedFile(
            blob=blob,
            subject=subject,
            sha256=sha256(box).hexdigest(),
            size=len(content),
            media_type=media_type,
        )

    def open_file(self, file: SealedFile, *, stream: str) -> bytes:
        """The plain bytes; raises as `open` does."""
        box = self._sealed_bytes(file)
        if sha256(box).hexdigest() != file.sha256:
            raise NotGenuine(file.blob)
        return self._unlock(file.subject, box, _place(stream, file.subject, file.blob))

    def seal_piece(self, subject: str, content: bytes, *, place: str) -> bytes:
        """Bytes that open again only as this piece, for whoever keeps them."""
        return self._lock(subject, content, _place(place, subject, PIECE))

    def open_piece(self, subject: str, box: bytes, *, place: str) -> bytes:
        """Raises as `open` does."""
        return self._unlock(subject, box, _place(place, subject, PIECE))

    def _sealed_bytes(self, file: SealedFile) -> bytes:
        """An erasure removes the files as well, perhaps before this process has heard that the key is gone."""
        try:
            return self.path(file.blob).read_bytes()
        except FileNotFoundError:
            if file.subject in self.keyring.erased():
                raise Erased(file.subject) from None
            raise

    def path(self, blob: str) -> Path:
        """Where the sealed bytes of a file lie."""
        name = str(UUID(blob))
        return self.blobs / name[:2] / name

    def _lock(self, subject: str, plain: bytes, place: bytes) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self.keyring.cipher(subject, make=True).encrypt(nonce, plain, place)

    def _unlock(self, subject: str, box: bytes, place: bytes) -> bytes:
        cipher = self.keyring.cipher(subject, make=False)
        try:
            return cipher.decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], place)
        except InvalidTag:
            raise NotGenuine(place.decode()) from None


def _place(stream: str, subject: str, item: str) -> bytes:
    return f"{stream}|{subject}|{item}".encode()


def _store(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    making = path.with_suffix(".making")
    with making.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    making.rename(path)
    for folder in (path.parent, path.parent.parent):
        _sync(folder)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

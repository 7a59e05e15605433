"""The certificate of an erasure: offices, days, counts and a hash; no name and nothing that was written."""

import json
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from domain.words import Label, Language, format_date
from letters.pdf import TEMPLATES, UnprintableLetterError, compiled

TEMPLATE: Path = TEMPLATES / "erasure_certificate.typ"
CHECK_SIGNS = 12


class Certificate(BaseModel):
    """`person` is the opaque id under which the record goes on; `digest` the SHA-256 over all that was destroyed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    person: str
    unit_name: Label
    asked_on: date
    approved_on: date
    erased_on: date
    texts: int
    files: int
    mails: int
    digest: str


def certificate_pdf(certificate: Certificate, language: Language) -> bytes:
    """The same certificate gives the same bytes."""
    pdf = compiled(
        TEMPLATE, {"language": language.value, "letter": _data(certificate, language)}, certificate.erased_on
    )
    if pdf is None:
        raise UnprintableLetterError(TEMPLATE.stem)
    return pdf


def _data(certificate: Certificate, language: Language) -> str:
    beside = Language.RU if language is Language.KK else Language.KK
    dates = {
        name: format_date(getattr(certificate, name), language) for name in ("asked_on", "approved_on", "erased_on")
    }
    return json.dumps(
        {
            **dates,
            **{name: str(getattr(certificate, name)) for name in ("texts", "files", "mails")},
            "person": certificate.person,
            "digest": certificate.digest,
            "unit_name": certificate.unit_name.in_(language),
            "unit_name_beside": certificate.unit_name.in_(beside),
            "beside_language": beside.value,
            "number": certificate.person.removeprefix("person-")[:8],
            "date": dates["erased_on"],
            "check_code": certificate.digest[:CHECK_SIGNS],
        }
    )

"""Letting go of a person by four eyes: the data officer asks or refuses, an administrator agrees or refuses."""

from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from api.current import Form, SignedInForm, SignedInVisit
from api.data_subject import open_cases
from api.erasures import certificate, send, waiting
from api.pages.data_officer import holder_of, key_of, show_person
from api.problems import Problem
from api.visit import Visit
from domain.kernel import Refused, Role, Rule
from domain.organisation.erasure import BASES, ApproveErasure, AskErasure, Basis, RefuseErasure
from ledger.record import Unknown

PDF = "application/pdf"

routes = APIRouter(include_in_schema=False)


@routes.post("/data-officer/people/{person}/erasure")
def ask(visit: SignedInVisit, person: str, form: SignedInForm) -> Response:
    """Nothing is erased by this: a second person has to agree."""
    who = holder_of(visit, Role.DPO)
    _known(visit, person)
    try:
        send(visit.services, who, person, AskErasure(open_cases=open_cases(visit.services, person)), key_of(form))
    except Refused as refused:
        return show_person(visit, person, refused.rule)
    return RedirectResponse(f"/data-officer/people/{person}#erasure", 303)


@routes.post("/data-officer/people/{person}/refusal")
def refuse(visit: SignedInVisit, person: str, form: SignedInForm) -> Response:
    who = holder_of(visit, Role.DPO)
    _known(visit, person)
    try:
        send(visit.services, who, person, RefuseErasure(basis=_basis(form)), key_of(form))
    except Refused as refused:
        return show_person(visit, person, refused.rule)
    return RedirectResponse(f"/data-officer/people/{person}#erasure", 303)


@routes.get("/data-officer/people/{person}/certificate")
def certificate_of(visit: SignedInVisit, person: str) -> Response:
    holder_of(visit, Role.DPO, Role.ADMIN)
    content = certificate(visit.services, person, visit.language)
    named = {"Content-Disposition": f'inline; filename="erasure-{person}.pdf"'}
    return Response(content, media_type=PDF, headers=named)


@routes.get("/erasures")
def erasures(visit: SignedInVisit) -> HTMLResponse:
    return _list(visit)


@routes.post("/erasures/{person}/approve")
def approve(visit: SignedInVisit, person: str, form: SignedInForm) -> Response:
    who = holder_of(visit, Role.ADMIN)
    _known(visit, person)
    try:
        send(visit.services, who, person, ApproveErasure(open_cases=open_cases(visit.services, person)), key_of(form))
    except Refused as refused:
        return _list(visit, refused.rule)
    return RedirectResponse("/erasures", 303)


@routes.post("/erasures/{person}/refuse")
def refuse_approval(visit: SignedInVisit, person: str, form: SignedInForm) -> Response:
    who = holder_of(visit, Role.ADMIN)
    _known(visit, person)
    try:
        send(visit.services, who, person, RefuseErasure(basis=_basis(form)), key_of(form))
    except Refused as refused:
        return _list(visit, refused.rule)
    return RedirectResponse("/erasures", 303)


def _list(visit: Visit, refused: Rule | None = None) -> HTMLResponse:
    who = holder_of(visit, Role.ADMIN)
    return visit.page(
        "data_officer/erasures.html",
        409 if refused else 200,
        waiting=waiting(visit.services, who),
        bases=BASES,
        refused=refused,
        key=str(uuid4()),
    )


def _known(visit: Visit, person: str) -> None:
    if not person.startswith("person-") or not visit.services.ledger.history(person):
        raise Unknown


def _basis(form: Form) -> Basis:
    try:
        return Basis(form.text("basis"))
    except ValueError:
        raise Problem("invalid-fields") from None

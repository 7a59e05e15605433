"""The page on which talks start from a template: one choice, and its clauses lie on the table."""

from collections.abc import Sequence
from http import HTTPStatus

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError
from starlette.responses import Response

from api.current import SignedInForm, SignedInVisit
from api.i18n import msgid
from api.pages.offices import actor
from api.pages.talks_choices import Options
from api.pages.talks_fields import Field, Shown, faulty, read, refused
from api.talks import OpenedTalks, at_table
from api.talks_start import TEMPLATES, StartBody, start_from
from api.visit import Visit
from domain.kernel import Refused
from domain.words import Label, Language, format_date
from projections.agreement_lists import Listed, Wanted, agreements

SEARCHED, MOST_AGREEMENTS = 100, 12
START = "start"
TITLE = Label(kk="Үлгіден бастау", ru="Начать с шаблона", en="Start from a template")
HINT = Label(
    kk="Үлгінің тармақтары кәсіподақтың алғашқы мәтіні ретінде үстелге қойылады; кітапхана мәтіндері – қазақша және"
    " орысша. Үстелде бұрыннан бар тармақтар өзгермейді. Бұл мәтіндерді сіздің ұйымыңызға лайықтап ешкім тексермеген.",
    ru="Пункты шаблона лягут на стол как первые тексты профсоюза, из библиотеки – на казахском и русском. То, что уже"
    " на столе, не изменится. Под вашу организацию эти тексты никто не проверял.",
    en="The clauses of the template are laid on the table as the union's first texts, those of the library in Kazakh"
    " and in Russian. What lies there already stays as it is. Nobody has checked these words for your organisation.",
)
FIELDS: Sequence[Field] = (Field("template", "one", msgid("What do you start from?")),)

routes = APIRouter(include_in_schema=False)


@routes.get("/talks/{stream}/start")
def start_page(stream: str, visit: SignedInVisit, template: str = "") -> HTMLResponse:
    opened = at_table(visit.services, actor(visit), stream)
    return _page(visit, opened, Shown(START, {"template": template}))


@routes.post("/talks/{stream}/start")
def start(stream: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    opened = at_table(visit.services, actor(visit), stream)
    asked = read(form, START, FIELDS)
    try:
        start_from(visit.services, actor(visit), stream, StartBody.model_validate(asked.said), asked.shown.key)
    except ValidationError as error:
        return _page(visit, opened, faulty(asked.shown, FIELDS, error))
    except Refused as no:
        return _page(visit, opened, refused(asked.shown, no.rule.label))
    return RedirectResponse(f"/talks/{stream}/table?done={START}", HTTPStatus.SEE_OTHER)


def _page(visit: Visit, opened: OpenedTalks, form: Shown) -> HTMLResponse:
    here = f"/talks/{opened.stream}"
    return visit.page(
        "talks/act.html",
        form.status,
        form=form,
        fields=FIELDS,
        choices={"template": _templates(visit, opened, form.value("template"))},
        version=opened.version,
        title=TITLE,
        hint=HINT,
        bar=None,
        back=f"{here}/table",
        action=f"{here}/{START}",
        above="",
        unproven=False,
    )


def _templates(visit: Visit, opened: OpenedTalks, chosen: str) -> Options:
    """What the library has, and agreements of the same level of which clauses are on record: first the one that these
    talks renew, and the one from whose page somebody comes.
    """
    first = {opened.state.renews, chosen}
    wanted = Wanted(level=opened.state.level)
    with visit.services.pool.connection() as connection:
        found = agreements(connection, wanted, opened.organisation.today, limit=SEARCHED)
    written = sorted((each for each in found if each.clauses), key=lambda each: each.stream not in first)
    return [
        *((code, words.in_(visit.language)) for code, words in TEMPLATES.items()),
        *((each.stream, _named(each, visit.language)) for each in written[:MOST_AGREEMENTS]),
    ]


def _named(agreement: Listed, language: Language) -> str:
    return f"{agreement.parties} ({format_date(agreement.signed_on, language)})"

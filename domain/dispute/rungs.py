"""The rungs of the ladder in the order in which the law goes up: what each is called, its article, whose step it is."""

from collections.abc import Mapping
from enum import StrEnum

from domain.collective import LABOUR_CODE
from domain.kernel import Record
from domain.procedure import Side, Source, law
from domain.words import Label


class Rung(StrEnum):
    LIMITS = "limits"
    DEMANDS = "demands"
    SERVICE = "service"
    INSPECTION = "inspection"
    REPLY = "reply"
    COLLECTIVE_CONCILIATION = "collective_conciliation"
    CONSIDERATION = "consideration"
    ARBITRATION = "arbitration"
    AWARD = "award"
    WARNING_STRIKE = "warning_strike"
    GROUND = "ground"
    DECISION = "decision"
    NOTICE = "notice"
    RESUMPTION = "resumption"


class RungWords(Record):
    """`terms` are the rules of the clocks by which the step is late."""

    label: Label
    source: Source
    side: Side
    terms: tuple[str, ...] = ()


def _rung(kk: str, ru: str, en: str, article: str, side: Side, *terms: str) -> RungWords:
    return RungWords(label=Label(kk=kk, ru=ru, en=en), source=law(article, LABOUR_CODE), side=side, terms=terms)


RUNGS: Mapping[Rung, RungWords] = {
    Rung.LIMITS: _rung(
        "Қауіпті объектілер мен тіршілікті қамтамасыз ету үшін шектеулер",
        "Ограничения для опасных объектов и жизнеобеспечения",
        "Limits for hazardous facilities and life support",
        "LC 176(1)",
        Side.UNION,
    ),
    Rung.DEMANDS: _rung(
        "Талаптарды қабылдау: кворум мен көпшілік",
        "Принятие требований: кворум и большинство",
        "Adoption of the demands: quorum and majority",
        "LC 164(2),(5)",
        Side.UNION,
    ),
    Rung.SERVICE: _rung(
        "Талаптарды жұмыс берушіге тапсыру",
        "Вручение требований работодателю",
        "Service of the demands on the employer",
        "LC 164(3)",
        Side.UNION,
        "CD-SEND",
    ),
    Rung.INSPECTION: _rung(
        "Жұмыс берушінің инспекцияға хабарлауы",
        "Сообщение работодателя инспекции",
        "The employer informs the inspection",
        "LC 170(5)1",
        Side.EMPLOYER,
        "CD-INFORM",
        "CD-WEEKLY",
    ),
    Rung.REPLY: _rung(
        "Жұмыс берушінің жазбаша жауабы",
        "Письменный ответ работодателя",
        "The employer's written answer",
        "LC 163(2)",
        Side.EMPLOYER,
        "CD-EMPLOYER",
        "CD-ASSOC",
    ),
    Rung.COLLECTIVE_CONCILIATION: _rung(
        "Татуластыру комиссиясын құру",
        "Создание примирительной комиссии",
        "Creation of the collective conciliation commission",
        "LC 165(1)",
        Side.EMPLOYER,
        "CD-CREATE",
    ),
    Rung.CONSIDERATION: _rung(
        "Татуластыру комиссиясының қарауы",
        "Рассмотрение в примирительной комиссии",
        "Consideration by the conciliation commission",
        "LC 165(3)",
        Side.EMPLOYER,
        "CD-CONCIL",
    ),
    Rung.ARBITRATION: _rung(
        "Еңбек төрелігін құру",
        "Создание трудового арбитража",
        "Creation of the labour arbitration",
        "LC 166(1)",
        Side.EMPLOYER,
        "CD-ARB-NEW",
    ),
    Rung.AWARD: _rung(
        "Еңбек төрелігінің шешімі",
        "Решение трудового арбитража",
        "Award of the labour arbitration",
        "LC 166(6)",
        Side.STATE,
        "CD-ARB-DEC",
    ),
    Rung.WARNING_STRIKE: _rung(
        "Ескерту ереуілі",
        "Предупредительная забастовка",
        "Warning strike",
        "LC 166(5-1)",
        Side.UNION,
        "CD-WARN",
    ),
    Rung.GROUND: _rung(
        "Ереуілге негіз: татуластыру нәтиже бермеді, жұмыс беруші жалтарды немесе келісімді орындамады",
        "Основание для забастовки: примирение не удалось, работодатель уклонился или не исполнил соглашение",
        "Ground for a strike: conciliation failed, the employer evaded it or broke a settlement",
        "LC 171(1)",
        Side.UNION,
    ),
    Rung.DECISION: _rung(
        "Ереуіл туралы шешім",
        "Решение о забастовке",
        "Decision on a strike",
        "LC 171",
        Side.UNION,
    ),
    Rung.NOTICE: _rung(
        "Ереуіл туралы хабарлама",
        "Уведомление о забастовке",
        "Notice of the strike",
        "LC 172(1)",
        Side.UNION,
        "CD-STRIKE",
    ),
    Rung.RESUMPTION: _rung(
        "Ереуілді қайта бастау туралы хабарлама",
        "Уведомление о возобновлении забастовки",
        "Notice that the strike resumes",
        "LC 173(3)",
        Side.UNION,
        "CD-RESUME",
    ),
}

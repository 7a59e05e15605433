"""The clocks of talks and of their rounds: whose they are, how long, and under which article."""

from datetime import date

from domain.collective import LABOUR_CODE
from domain.procedure import Side, Source, Term, law, policy
from domain.words import Confidence, Label, TermUnit

ENTER, ENTER_OURS = "CB-ENTER", "CB-ENTER-OURS"
ENTER_AGREEMENT, ENTER_AGREEMENT_OURS = "CB-ENTER-AGR", "CB-ENTER-AGR-OURS"
PROTOCOL, PROTOCOL_AGREEMENT = "CB-PROT", "CB-PROT-AGR"
INFORMATION = "CB-INFO"
DISCUSSION = "CB-DISCUSS"
ROUND = "CB-ROUND"
MINUTES = "CB-MINUTES"

SINCE = date(2016, 1, 1)
OURS_SINCE = date(2024, 1, 1)
PROPOSED = Label(kk="ұсынысты алу", ru="получение предложения", en="receipt of the proposal")
OLDER = Source(text="LC 150(1)", confidence=Confidence.VO, edition="older than 2026")


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


EVASION = _label(
    "Келіссөзден жалтару жазылады (ЕК 158(5), ӘҚБтК 97(1)); нақты адамға хабарланады.",
    "Записывается уклонение от переговоров (ТК 158(5), КоАП 97(1)); об этом узнаёт названный человек.",
    "Evasion of talks is recorded (LC 158(5), KoAP 97(1)); a named person is told.",
)
TOLD = _label(
    "Келіссөз жетекшісіне және жоғары деңгейдегі нақты адамға хабарланады.",
    "Об этом узнают ведущий переговоры и названный человек уровнем выше.",
    "The lead of the talks and a named person one level up are told.",
)


def _entering(id_: str, amount: int, unit: TermUnit, side: Side, source: Source) -> Term:
    return Term(
        id=id_,
        amount=amount,
        unit=unit,
        anchor="proposal_received",
        anchor_label=PROPOSED,
        label=_label("Келіссөзге кірісу", "Вступление в переговоры", "Entering talks"),
        side=side,
        source=source,
        valid_from=SINCE,
        warn_days=(3, 1),
        on_miss=EVASION if side is Side.EMPLOYER else TOLD,
    )


TALKS_TERMS = (
    _entering(ENTER, 10, TermUnit.WORKING_DAYS, Side.EMPLOYER, law("LC 156(2)", LABOUR_CODE)),
    _entering(ENTER_OURS, 10, TermUnit.WORKING_DAYS, Side.UNION, law("LC 156(2)", LABOUR_CODE)),
    _entering(ENTER_AGREEMENT, 10, TermUnit.CALENDAR_DAYS, Side.EMPLOYER, OLDER),
    _entering(ENTER_AGREEMENT_OURS, 10, TermUnit.CALENDAR_DAYS, Side.UNION, OLDER),
    Term(
        id=PROTOCOL,
        amount=1,
        unit=TermUnit.MONTHS,
        anchor="disagreement_arose",
        anchor_label=_label("келіспеушіліктің туындауы", "возникновение разногласий", "the disagreement"),
        label=_label("Келіспеушіліктер хаттамасы", "Протокол разногласий", "Protocol of disagreements"),
        side=Side.UNION,
        source=law("LC 156(7)", LABOUR_CODE),
        valid_from=SINCE,
        warn_days=(7, 3, 1),
        on_miss=_label(
            "Ұжымдық еңбек дауын ашу ұсынылады; нақты адамға хабарланады.",
            "Предлагается открыть коллективный трудовой спор; об этом узнаёт названный человек.",
            "A collective labour dispute is offered; a named person is told.",
        ),
    ),
    Term(
        id=PROTOCOL_AGREEMENT,
        amount=3,
        unit=TermUnit.MONTHS,
        anchor="talks_entered",
        anchor_label=_label("келіссөздің басталуы", "начало переговоров", "the start of the talks"),
        label=_label("Келісім немесе хаттама", "Соглашение или протокол", "Agreement or protocol"),
        side=Side.UNION,
        source=OLDER,
        valid_from=SINCE,
        warn_days=(30, 7, 1),
        on_miss=TOLD,
    ),
    Term(
        id=INFORMATION,
        amount=10,
        unit=TermUnit.WORKING_DAYS,
        anchor="information_asked",
        anchor_label=_label("ақпарат сұрау", "запрос информации", "the request for information"),
        label=_label("Келіссөзге керек ақпарат", "Информация для переговоров", "Information for the talks"),
        side=Side.EMPLOYER,
        source=policy(),
        valid_from=OURS_SINCE,
        warn_days=(1,),
        on_miss=TOLD,
    ),
    Term(
        id=DISCUSSION,
        amount=14,
        unit=TermUnit.CALENDAR_DAYS,
        anchor="draft_sent",
        anchor_label=_label("жобаны жіберу", "отправка проекта", "the draft going out"),
        label=_label("Жұмыскерлердің талқылауы", "Обсуждение работниками", "Discussion by the workers"),
        side=Side.UNION,
        source=policy(),
        valid_from=OURS_SINCE,
        warn_days=(3,),
        on_miss=TOLD,
    ),
)
ROUND_TERMS = (
    Term(
        id=ROUND,
        amount=1,
        unit=TermUnit.WORKING_DAYS,
        anchor="round_planned",
        anchor_label=_label("раундтың белгіленген күні", "назначенный день раунда", "the day the round was set for"),
        label=_label("Раундты өткізу", "Провести раунд", "Holding the round"),
        side=Side.UNION,
        source=policy(),
        valid_from=OURS_SINCE,
        on_miss=_label(
            "Раунд өтпей қалғаны жазылады; жетекшіге хабарланады.",
            "Записывается, что раунд сорван; об этом узнаёт ведущий.",
            "That the round slipped is recorded; the lead is told.",
        ),
    ),
    Term(
        id=MINUTES,
        amount=3,
        unit=TermUnit.WORKING_DAYS,
        anchor="round_held",
        anchor_label=_label("раундтың өткен күні", "день раунда", "the day of the round"),
        label=_label("Раунд хаттамасына қол қою", "Подписать протокол раунда", "Signing the minutes"),
        side=Side.UNION,
        source=policy(),
        valid_from=OURS_SINCE,
        warn_days=(1,),
        on_miss=TOLD,
    ),
)

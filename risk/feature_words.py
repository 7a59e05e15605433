"""What each feature is, in words: a member can be told by what her case was sorted, and a lawyer what weighed in it."""

from collections.abc import Iterator, Mapping
from math import isnan

from domain.algorithm import DECISION_KINDS, DecisionKind
from domain.appeal.events import Category, Channel, Wrong
from domain.appeal.tracks.plan import TrackKind
from domain.appeal.tracks.table import TRACKS
from domain.appeal.urgency_frame import RULES, Ground
from domain.appeal.words import CATEGORIES
from domain.words import Label
from risk.features import ENCODING, What
from risk.wording import COLUMN

HAPPENINGS: Mapping[What, Label] = {
    What.FILED: Label(kk="жолданым берілді", ru="подано обращение", en="the appeal was filed"),
    What.CHALLENGED: Label(
        kk="алгоритмнің шешіміне дау айтылды",
        ru="оспорено решение алгоритма",
        en="a decision of an algorithm was challenged",
    ),
    What.TRIAGED: Label(
        kk="жолданым бағаланып, заңгерге берілді",
        ru="обращение оценено и передано юристу",
        en="the appeal was assessed and given to a lawyer",
    ),
    What.ANCHOR_CONFIRMED: Label(
        kk="заңгер мерзімнің басталған күнін растады",
        ru="юрист подтвердил день начала срока",
        en="a lawyer confirmed the day from which a term runs",
    ),
    What.ISSUE_ADDED: Label(
        kk="іске тағы бір мәселе қосылды",
        ru="в деле появился ещё один вопрос",
        en="one more issue was found in the case",
    ),
    What.DISMISSED: Label(
        kk="іс барысында мүше жұмыстан шығарылды",
        ru="во время дела члена профсоюза уволили",
        en="the member was dismissed during the case",
    ),
    What.MORE_ASKED: Label(
        kk="мүшеден қосымша мәлімет сұралды",
        ru="у члена профсоюза запросили дополнения",
        en="the member was asked for more",
    ),
    What.MORE_SUPPLIED: Label(
        kk="мүше қосымша мәлімет берді", ru="член профсоюза прислал дополнения", en="the member supplied more"
    ),
    What.DOCUMENT: Label(kk="іске құжат тіркелді", ru="к делу приложен документ", en="a document was attached"),
    What.URGENT: Label(kk="іс шұғыл деп танылды", ru="дело признано срочным", en="the case was found urgent"),
    What.CALMED: Label(
        kk="заңгер іс шұғыл емес деп шешті",
        ru="юрист решил, что дело не срочное",
        en="a lawyer found that the case is not urgent",
    ),
    What.JOINED: Label(
        kk="жолданымға тағы бір адам қосылды", ru="к обращению присоединился ещё человек", en="one more person joined"
    ),
    What.PRESSURE: Label(
        kk="мүше өзіне қысым жасалып жатқанын айтты",
        ru="член профсоюза сообщил о давлении",
        en="the member told of pressure",
    ),
    What.LETTER_PROPOSED: Label(
        kk="мүшеге хат жобасы көрсетілді",
        ru="члену профсоюза показан проект письма",
        en="a letter was shown to the member",
    ),
    What.LETTER_REFUSED: Label(
        kk="мүше хаттың жіберілуіне келіспеді",
        ru="член профсоюза не согласился отправить письмо",
        en="the member did not agree to a letter",
    ),
    What.LETTER_SENT: Label(kk="хат жіберілді", ru="отправлено письмо", en="a letter was sent"),
    What.WAY_OPENED: Label(
        kk="дауды шешудің жаңа жолы басталды", ru="начат новый путь решения спора", en="a new way was begun"
    ),
    What.TO_STATE: Label(
        kk="мемлекеттік органға не сотқа жүгіну басталды",
        ru="начато обращение в госорган или суд",
        en="the state or the court was turned to",
    ),
    What.MILESTONE: Label(
        kk="таңдалған жолда кезекті қадам жасалды",
        ru="на выбранном пути сделан очередной шаг",
        en="a step was taken on the chosen way",
    ),
    What.STEP_OFFERED: Label(
        kk="екінші тарап үндемегендіктен келесі қадам ұсынылды",
        ru="из-за молчания другой стороны предложен следующий шаг",
        en="the next step was offered because the other side was silent",
    ),
    What.WAY_ENDED: Label(
        kk="дауды шешудің бір жолы аяқталды", ru="один из путей решения спора завершён", en="a way came to its end"
    ),
    What.THEIR_SILENCE: Label(
        kk="жұмыс беруші не мемлекеттік орган мерзімінде жауап бермеді",
        ru="работодатель или госорган не ответил в срок",
        en="the employer or the state did not answer in time",
    ),
    What.OUR_SILENCE: Label(
        kk="кәсіподақ өз мерзімін өткізіп алды",
        ru="профсоюз пропустил свой срок",
        en="the union missed a term of its own",
    ),
    What.HER_SILENCE: Label(
        kk="мүше мерзімінде жауап бермеді",
        ru="член профсоюза не ответил в срок",
        en="the member did not answer in time",
    ),
    What.LIMIT_PASSED: Label(
        kk="заңда белгіленген жүгіну мерзімі өтті",
        ru="прошёл установленный законом срок обращения",
        en="a term set by law for turning to commission or court passed",
    ),
    What.EXTENDED: Label(kk="жауап беру мерзімі ұзартылды", ru="срок ответа продлён", en="the answer was put off"),
    What.ANSWERED: Label(kk="мүшеге жауап берілді", ru="члену профсоюза дан ответ", en="the member was answered"),
    What.CLOSING_PROPOSED: Label(kk="істі жабу ұсынылды", ru="предложено закрыть дело", en="closing was proposed"),
    What.WITHDRAWAL: Label(
        kk="мүше жолданымын қайтарып алуды сұрады",
        ru="член профсоюза попросил отозвать обращение",
        en="the member asked to withdraw",
    ),
    What.CLOSED: Label(kk="іс жабылды", ru="дело закрыто", en="the case was closed"),
    What.REOPENED: Label(kk="іс қайта ашылды", ru="дело открыто вновь", en="the case was reopened"),
}
CHANNELS: Mapping[Channel, Label] = {
    Channel.WEB: Label(kk="мүшенің өзі берді", ru="подал сам член профсоюза", en="filed by the member"),
    Channel.CHAIR: Label(kk="төраға арқылы берілді", ru="подано через председателя", en="filed with the chair"),
    Channel.REGISTER: Label(
        kk="ескі тізілімнен көшірілді", ru="перенесено из старого журнала", en="taken over from an old register"
    ),
    Channel.RECEPTION: Label(kk="қабылдауда берілді", ru="подано на приёме", en="filed at the reception desk"),
    Channel.HOTLINE: Label(kk="жедел желі арқылы берілді", ru="подано по горячей линии", en="filed by the hotline"),
}
WRONGS: Mapping[Wrong, Label] = {
    Wrong.DISMISSAL: Label(kk="мүше жұмыстан шығарылған", ru="член профсоюза уволен", en="the member was dismissed"),
    Wrong.OTHER: Label(kk="басқа құқығы бұзылған", ru="нарушено другое право", en="another right was broken"),
    Wrong.NONE: Label(kk="құқық бұзылмаған", ru="нарушения права нет", en="no right was broken"),
    Wrong.UNSURE: Label(kk="әзірге белгісіз", ru="пока не ясно", en="not certain yet"),
}
PASSING: Mapping[str, Label] = {
    "steps": Label(kk="Істегі оқиғалар саны", ru="Сколько событий было в деле", en="How many things happened so far"),
    "days since the first": Label(
        kk="Жолданым берілгеннен бері өткен күндер саны",
        ru="Сколько дней прошло с подачи обращения",
        en="Days since the appeal was filed",
    ),
    "days since the one before": Label(
        kk="Соңғы екі оқиға арасындағы күндер саны",
        ru="Сколько дней прошло между двумя последними событиями",
        en="Days between the last two things that happened",
    ),
    "latest: employer_before": Label(
        kk="Алдыңғы бір жылда осы жұмыс берушіге қатысты түскен жолданымдар саны",
        ru="Сколько обращений по этому работодателю было за год до этого",
        en="Appeals about this employer in the year before",
    ),
    "latest: branch_before": Label(
        kk="Алдыңғы бір жылда осы саладан түскен жолданымдар саны",
        ru="Сколько обращений из этой отрасли было за год до этого",
        en="Appeals from this branch in the year before",
    ),
}


def _after(before: Label, said: Label) -> Label:
    return Label(kk=f"{before.kk}: {said.kk}", ru=f"{before.ru}: {said.ru}", en=f"{before.en}: {said.en}")


TIMES = Label(kk="Неше рет болды", ru="Сколько раз это было", en="How often so far")
SINCE = Label(kk="Содан бері неше күн өтті", ru="Сколько дней прошло с тех пор", en="Days since")
GROUND = Label(kk="Шұғыл болу себебі", ru="Причина срочности", en="Reason for urgency")
CODES: Mapping[str, Label] = {
    "category": Label(kk="Жолданымның тақырыбы", ru="Тема обращения", en="What the appeal is about"),
    "channel": Label(kk="Жолданым қалай түсті", ru="Как поступило обращение", en="How the appeal came in"),
    "wrong": Label(kk="Қандай құқық бұзылды", ru="Какое право нарушено", en="Which right was broken"),
    "way": Label(kk="Соңғы таңдалған жол", ru="Последний выбранный путь", en="The way chosen last"),
    "decision": Label(kk="Алгоритм не шешті", ru="Что решил алгоритм", en="What the algorithm decided"),
}


WRITTEN = Label(
    kk="Жолданым қалай жазылған (бағдарлама сөздерді емес, әріп тіркестерін ғана санайды)",
    ru="Как написано обращение (программа считает только сочетания букв, а не слова)",
    en="How the appeal is worded (the program counts groups of letters only, no words)",
)


def _value(name: str, value: str) -> Label:
    match name:
        case "category":
            return CATEGORIES[Category(value)]
        case "channel":
            return CHANNELS[Channel(value)]
        case "wrong":
            return WRONGS[Wrong(value)]
        case "way":
            return TRACKS[TrackKind(value)].label
        case _:
            return DECISION_KINDS[DecisionKind(value)]


def _sentences() -> Iterator[tuple[str, Label]]:
    yield from PASSING.items()
    for what, label in HAPPENINGS.items():
        yield f"times: {what}", _after(TIMES, label)
        yield f"days since: {what}", _after(SINCE, label)
    for ground in Ground:
        yield f"latest: ground_{ground}", _after(GROUND, RULES[ground].label)
    yield COLUMN, WRITTEN
    for name, value in ENCODING.codes:
        yield f"{name}: {value}", _after(CODES[name], _value(name, value))


SENTENCES: Mapping[str, Label] = dict(_sentences())
"""By the name of the feature."""
NOT_YET, NOT_SO, NOT_KNOWN = "not yet", "not so", "not known"
ABSENT: Mapping[str, Label] = {
    NOT_YET: Label(kk="Әлі болған жоқ", ru="Этого ещё не было", en="Has not happened yet"),
    NOT_SO: Label(kk="Бұл іске қатысы жоқ", ru="Не относится к этому делу", en="Does not apply to this case"),
    NOT_KNOWN: Label(kk="Белгісіз", ru="Неизвестно", en="Not known"),
}
"""That a thing is not there can weigh as well, and is not to be read as if it were."""
UNKNOWN = Label(kk="Бұрынғы модельдің белгісі", ru="Признак прежней модели", en="A feature of a model from before")


def sentence(feature: str) -> Label:
    """What a feature is. A model that learnt from columns of before is still explained, if less well."""
    absent, _, named = feature.partition("; ")
    if absent not in ABSENT:
        return SENTENCES.get(feature, UNKNOWN)
    said = HAPPENINGS[What(named)] if absent == NOT_YET and named in HAPPENINGS else SENTENCES.get(named, UNKNOWN)
    return _after(ABSENT[absent], said)


def reason_name(feature: str, value: float) -> str:
    """The feature as a reason, which says as well where it stands for something that is not there."""
    kind, _, what = feature.partition(": ")
    match kind:
        case "times" | "days since" if isnan(value) or (kind == "times" and not value):
            return f"{NOT_YET}; {what}"
        case "latest" if isnan(value):
            return f"{NOT_SO if what.startswith('ground_') else NOT_KNOWN}; {feature}"
        case _ if kind in CODES and not value:
            return f"{NOT_SO}; {feature}"
        case _:
            return feature

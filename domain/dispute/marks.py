"""Rules against which something happened. What happened is recorded and marked; where it would be an act of ours, the
same rule stands in its way.
"""

from collections.abc import Mapping
from enum import StrEnum

from domain.kernel import Rule
from domain.words import Label


class Mark(StrEnum):
    VOTES_DO_NOT_ADD_UP = "votes-do-not-add-up"
    MORE_PRESENT_THAN_WORK = "more-present-than-work"
    QUORUM_SHORT = "quorum-short"
    NO_MAJORITY = "no-majority"
    BEFORE_ITS_QUESTION = "before-its-question"
    OUT_OF_ORDER = "out-of-order"
    LATE = "late"
    NO_PARITY = "no-parity"
    TOO_FEW_ARBITRATORS = "too-few-arbitrators"
    NO_INSPECTOR = "no-inspector"
    NO_TRIPARTITE = "no-tripartite"
    FROM_THE_COMMISSION = "from-the-commission"
    NOT_SIGNED_BY_ALL = "not-signed-by-all"
    NO_GROUND = "no-ground"
    NOT_RELEASED = "not-released"
    NOTICE_SHORT = "notice-short"
    NO_NOTICE = "no-notice"
    SECOND_WARNING_STRIKE = "second-warning-strike"
    LONGER_THAN_AN_HOUR = "longer-than-an-hour"
    MORE_THAN_FIFTY = "more-than-fifty"
    NO_ARBITRATION_RUNS = "no-arbitration-runs"
    NOT_BY_SIGNATURES = "not-by-signatures"


def _mark(mark: Mark, source: str, kk: str, ru: str, en: str) -> tuple[Mark, Rule]:
    return mark, Rule(code=mark, source=source, label=Label(kk=kk, ru=ru, en=en))


MARKS: Mapping[Mark, Rule] = dict(
    (
        _mark(
            Mark.VOTES_DO_NOT_ADD_UP,
            "LC 164(2)",
            "Дауыс саны қатысқандар санына тең емес.",
            "Сумма голосов не равна числу присутствовавших.",
            "The votes do not add up to the number of those present.",
        ),
        _mark(
            Mark.MORE_PRESENT_THAN_WORK,
            "LC 164(2)",
            "Қатысқандар саны жалпы саннан көп.",
            "Присутствовало больше, чем всего.",
            "More were present than there are.",
        ),
        _mark(
            Mark.QUORUM_SHORT,
            "LC 164(2), 171",
            "Кворум жетпейді.",
            "Нет кворума.",
            "The quorum is short.",
        ),
        _mark(
            Mark.NO_MAJORITY,
            "LC 164(2), 171",
            "Дауыс жартысынан аспайды.",
            "«За» не больше половины.",
            "No more than half are in favour.",
        ),
        _mark(
            Mark.BEFORE_ITS_QUESTION,
            "LC 163(2)",
            "Бұл күн оған себеп болған қадамның күнінен ерте.",
            "Этот день раньше дня того шага, на который он отвечает.",
            "This day is earlier than that of the step which it answers.",
        ),
        _mark(
            Mark.OUT_OF_ORDER,
            "LC 163-172",
            "Бұған дейінгі қадам жазылмаған.",
            "Шаг, который должен идти раньше, не записан.",
            "The step that comes before it is not recorded.",
        ),
        _mark(
            Mark.LATE,
            "LC 163-173",
            "Мерзімнен кеш жасалды.",
            "Сделано после срока.",
            "Done after its term.",
        ),
        _mark(
            Mark.NO_PARITY,
            "LC 165(1), 166(2)",
            "Тараптардың мүшелері тең емес.",
            "Число членов от сторон не равно.",
            "The sides do not have equal numbers of members.",
        ),
        _mark(
            Mark.TOO_FEW_ARBITRATORS,
            "LC 166(2)",
            "Төрелікте бес мүшеден аз.",
            "В арбитраже меньше пяти членов.",
            "The arbitration has fewer than five members.",
        ),
        _mark(
            Mark.NO_INSPECTOR,
            "LC 166(2)",
            "Төрелік құрамында мемлекеттік еңбек инспекторы жоқ.",
            "В арбитраже нет государственного инспектора труда.",
            "No state labour inspector is on the arbitration.",
        ),
        _mark(
            Mark.NO_TRIPARTITE,
            "LC 166(2)",
            "Төрелік құрамында үшжақты комиссияның мүшелері жоқ.",
            "В арбитраже нет членов трёхсторонней комиссии.",
            "No members of the tripartite commission are on the arbitration.",
        ),
        _mark(
            Mark.FROM_THE_COMMISSION,
            "LC 166(2)",
            "Төрелік құрамында татуластыру комиссиясының мүшесі бар.",
            "В арбитраж вошёл член примирительной комиссии.",
            "A member of the conciliation commission is on the arbitration.",
        ),
        _mark(
            Mark.NOT_SIGNED_BY_ALL,
            "LC 166(8)",
            "Шешімге барлық мүше қол қоймаған.",
            "Решение подписали не все члены.",
            "Not all members signed the award.",
        ),
        _mark(
            Mark.NO_GROUND,
            "LC 171(1)",
            "Татуластырудың нәтижесіз аяқталғаны, жалтару немесе келісімнің бұзылғаны жазылмаған.",
            "Не записано, что примирение не удалось, работодатель уклонился или нарушил соглашение.",
            "Nothing says that conciliation failed, that the employer evaded it or broke a settlement.",
        ),
        _mark(
            Mark.NOT_RELEASED,
            "",
            "Бұл қағазды жетекші осы жерден жібермеген.",
            "Эту бумагу руководитель отсюда не выпускал.",
            "No supervisor let this paper go from here.",
        ),
        _mark(
            Mark.NOTICE_SHORT,
            "LC 166(5-1), 172(1), 173(3)",
            "Хабарлама мен басталу күнінің арасы мерзімнен қысқа.",
            "Между уведомлением и началом меньше дней, чем требует срок.",
            "Fewer days lie between the notice and the start than the term asks for.",
        ),
        _mark(
            Mark.NO_NOTICE,
            "LC 166(5-1), 172(1), 173(3)",
            "Бұған дейін хабарлама тапсырылғаны жазылмаған.",
            "Не записано, что перед этим вручили уведомление.",
            "No notice before it is recorded as served.",
        ),
        _mark(
            Mark.SECOND_WARNING_STRIKE,
            "LC 166(5-1)",
            "Ескерту ереуілі бір-ақ рет өткізіледі.",
            "Предупредительную забастовку проводят один раз.",
            "A warning strike is held once.",
        ),
        _mark(
            Mark.LONGER_THAN_AN_HOUR,
            "LC 166(5-1)",
            "Ескерту ереуілі бір сағаттан аспайды.",
            "Предупредительная забастовка длится не больше часа.",
            "A warning strike lasts no longer than an hour.",
        ),
        _mark(
            Mark.MORE_THAN_FIFTY,
            "LC 166(5-1)",
            "Ескерту ереуіліне 50 адамнан көп қатыспайды.",
            "В предупредительной забастовке участвует не больше 50 человек.",
            "No more than 50 people take part in a warning strike.",
        ),
        _mark(
            Mark.NO_ARBITRATION_RUNS,
            "LC 166(5-1)",
            "Ескерту ереуілі тек дау еңбек төрелігінде қаралып жатқанда өткізіледі.",
            "Предупредительную забастовку проводят, только пока спор рассматривает трудовой арбитраж.",
            "A warning strike is held only while the labour arbitration considers the dispute.",
        ),
        _mark(
            Mark.NOT_BY_SIGNATURES,
            "LC 171",
            "Ереуіл туралы шешім қол жинау арқылы қабылданбайды.",
            "Решение о забастовке не принимают сбором подписей.",
            "A strike is not decided on by collecting signatures.",
        ),
    )
)

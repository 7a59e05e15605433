"""How people call what stands in a dispute."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from domain.dispute.checklist import Standing
from domain.dispute.parts import (
    Adoption,
    Award,
    Band,
    Binding,
    Forum,
    Gate,
    Gathering,
    LedBy,
    Measure,
    Mediation,
    Notice,
    Outcome,
    Reply,
    Restriction,
    Result,
    Ruling,
)
from domain.words import Label


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


STANDINGS: Mapping[Standing, Label] = {
    Standing.FULFILLED: _label("Орындалды", "Выполнено", "Fulfilled"),
    Standing.LATE: _label("Кешіктірілді", "С опозданием", "Late"),
    Standing.MISSING: _label("Жоқ", "Нет", "Missing"),
    Standing.NOT_APPLICABLE: _label("Қажет емес", "Не требуется", "Not applicable"),
}
RESTRICTIONS: Mapping[Restriction, Label] = {
    Restriction.NOT_KNOWN: _label("Тексерілмеген", "Не проверено", "Nobody has looked"),
    Restriction.NONE: _label("Шектеу табылмады", "Ограничений не найдено", "No limits were found"),
    Restriction.LIFE_SUPPORT_AGREED: _label(
        "Тіршілікті қамтамасыз ету; қызметтердің ең аз көлемі келісілген",
        "Жизнеобеспечение; минимум услуг согласован",
        "Life support; a minimum of services is agreed",
    ),
    Restriction.LIFE_SUPPORT: _label(
        "Тіршілікті қамтамасыз ету; қызметтердің ең аз көлемі келісілмеген",
        "Жизнеобеспечение; минимум услуг не согласован",
        "Life support; no minimum of services is agreed",
    ),
    Restriction.HAZARDOUS: _label(
        "Қауіпті өндірістік объект", "Опасный производственный объект", "Hazardous production facility"
    ),
    Restriction.BARRED: _label(
        "Қорғаныс, құтқару, жедел жәрдем немесе төтенше жағдай",
        "Оборона, спасение, скорая помощь или чрезвычайное положение",
        "Defence, rescue, ambulance or a state of emergency",
    ),
}
ADOPTIONS: Mapping[Adoption, Label] = {
    Adoption.MEETING: _label("Жиналыс", "Собрание", "Meeting"),
    Adoption.CONFERENCE: _label("Делегаттар конференциясы", "Конференция делегатов", "Conference of delegates"),
    Adoption.SIGNATURES: _label("Қол жинау", "Сбор подписей", "Collected signatures"),
    Adoption.UNIONS: _label("Кәсіподақ органы", "Орган профсоюза", "Body of the union"),
}
REPLIES: Mapping[Reply, Label] = {
    Reply.SATISFIED: _label("Талаптар толық қабылданды", "Требования приняты полностью", "All demands accepted"),
    Reply.PARTLY: _label("Ішінара қабылданды", "Приняты частично", "Accepted in part"),
    Reply.REFUSED: _label("Қабылданбады", "Отклонены", "Refused"),
}
RESULTS: Mapping[Result, Label] = {
    Result.AGREED: _label("Келісімге келді", "Достигнуто согласие", "Agreement was reached"),
    Result.PARTLY: _label("Ішінара келісті", "Согласие по части требований", "Agreement in part"),
    Result.NOT_AGREED: _label("Келіспеді", "Согласия нет", "No agreement"),
}
AWARDS: Mapping[Award, Label] = {
    Award.SATISFIED: _label("Талаптар қанағаттандырылды", "Требования удовлетворены", "The demands were satisfied"),
    Award.PARTLY: _label("Ішінара қанағаттандырылды", "Удовлетворены частично", "Satisfied in part"),
    Award.REJECTED: _label("Қанағаттандырылмады", "В требованиях отказано", "The demands were rejected"),
}
MEDIATIONS: Mapping[Mediation, Label] = {
    Mediation.PROPOSED: _label("Делдал ұсынылды", "Посредник предложен", "A mediator was proposed"),
    Mediation.CONSENTED: _label(
        "Делдал жазбаша келісті", "Посредник письменно согласился", "The mediator consented in writing"
    ),
    Mediation.ENDED: _label("Делдалдық аяқталды", "Посредничество окончено", "The mediation ended"),
}
FORUMS: Mapping[Forum, Label] = {
    Forum.EMPLOYER: _label("Жұмыс берушімен тікелей", "Напрямую с работодателем", "With the employer directly"),
    Forum.COLLECTIVE_CONCILIATION: _label(
        "Татуластыру комиссиясында", "В примирительной комиссии", "In the conciliation commission"
    ),
    Forum.ARBITRATION: _label("Еңбек төрелігінде", "В трудовом арбитраже", "In the labour arbitration"),
    Forum.MEDIATOR: _label("Делдалмен", "С посредником", "With a mediator"),
}
BINDINGS: Mapping[Binding, Label] = {
    Binding.SETTLEMENT: _label("Келісім", "Соглашение", "The settlement"),
    Binding.AWARD: _label("Төреліктің шешімі", "Решение арбитража", "The award"),
}
RULINGS: Mapping[Ruling, Label] = {
    Ruling.PROSECUTOR_SUSPENDED: _label(
        "Прокурор ереуілді тоқтата тұрды", "Прокурор приостановил забастовку", "A prosecutor suspended the strike"
    ),
    Ruling.CLAIM_FILED: _label("Сотқа талап-арыз берілді", "В суд подан иск", "A claim was filed in court"),
    Ruling.FOUND_UNLAWFUL: _label(
        "Сот ереуілді заңсыз деп таныды",
        "Суд признал забастовку незаконной",
        "A court found the strike unlawful",
    ),
    Ruling.CLAIM_DISMISSED: _label("Сот талап-арыздан бас тартты", "Суд отказал в иске", "A court dismissed the claim"),
    Ruling.EXECUTION_ORDERED: _label(
        "Сот шешімді немесе келісімді орындауды міндеттеді",
        "Суд обязал исполнить решение или соглашение",
        "A court ordered that the award or settlement be carried out",
    ),
}
LEADERS: Mapping[LedBy, Label] = {
    LedBy.UNION_COMMITTEE: _label("Кәсіподақ комитеті", "Профсоюзный комитет", "The union's committee"),
    LedBy.STRIKE_COMMITTEE: _label("Ереуіл комитеті", "Забастовочный комитет", "The strike committee"),
    LedBy.SINGLE_BODY: _label("Бірыңғай өкілді орган", "Единый представительный орган", "The single body"),
}
BANDS: Mapping[Band, Label] = {
    Band.UP_TO_10: _label("10 адамға дейін", "До 10 человек", "Up to 10 people"),
    Band.UP_TO_50: _label("11–50 адам", "11–50 человек", "11 to 50 people"),
    Band.UP_TO_200: _label("51–200 адам", "51–200 человек", "51 to 200 people"),
    Band.UP_TO_1000: _label("201–1000 адам", "201–1000 человек", "201 to 1,000 people"),
    Band.OVER_1000: _label("1000 адамнан көп", "Больше 1000 человек", "More than 1,000 people"),
    Band.NOT_KNOWN: _label("Белгісіз", "Неизвестно", "Not known"),
}
MEASURES: Mapping[Measure, Label] = {
    Measure.DISCIPLINE: _label("Тәртіптік жаза", "Взыскание", "Disciplinary penalty"),
    Measure.TRANSFER: _label("Басқа жұмысқа ауыстыру", "Перевод", "Transfer"),
    Measure.DISMISSAL: _label("Жұмыстан шығару", "Увольнение", "Dismissal"),
    Measure.LOCKOUT: _label("Локаут", "Локаут", "Lockout"),
}
OUTCOMES: Mapping[Outcome, Label] = {
    Outcome.SETTLED: _label("Реттелді", "Урегулирован", "Settled"),
    Outcome.AWARD: _label("Төреліктің шешімі орындалды", "Исполнено решение арбитража", "The award was carried out"),
    Outcome.COURT: _label("Сот шешті", "Решил суд", "Decided in court"),
    Outcome.WITHDRAWN: _label("Талаптар қайтарып алынды", "Требования отозваны", "The demands were withdrawn"),
    Outcome.UNRESOLVED: _label("Шешілмеді", "Не разрешён", "Not resolved"),
    Outcome.MISTAKE: _label("Қателесіп ашылды", "Открыт по ошибке", "Opened by mistake"),
}
NOTICES: Mapping[Notice, Label] = {
    Notice.DEMANDS: _label("Жұмыскерлердің талаптары", "Требования работников", "The workers' demands"),
    Notice.WARNING_STRIKE: _label(
        "Ескерту ереуілі туралы хабарлама", "Уведомление о предупредительной забастовке", "Notice of a warning strike"
    ),
    Notice.STRIKE: _label("Ереуіл туралы хабарлама", "Уведомление о забастовке", "Notice of a strike"),
    Notice.RESUMPTION: _label(
        "Ереуілді қайта бастау туралы хабарлама", "Уведомление о возобновлении", "Notice that the strike resumes"
    ),
}
GATES: Mapping[Gate, Label] = {
    Gate.D1: _label("Талаптардың қабылдануы", "Принятие требований", "Adoption of the demands"),
    Gate.D11: _label("Ереуіл туралы шешім", "Решение о забастовке", "Decision on a strike"),
    Gate.D12: _label("Хабарламаның мазмұны", "Содержание уведомления", "Contents of the notice"),
    Gate.D15: _label("176-баптың шектеулері", "Ограничения статьи 176", "Limits of article 176"),
}
GATHERINGS: Mapping[Gathering, Label] = {
    Gathering.DEMANDS: _label("Талаптар туралы хаттама", "Протокол о требованиях", "Minutes on the demands"),
    Gathering.STRIKE: _label("Ереуіл туралы хаттама", "Протокол о забастовке", "Minutes on the strike"),
}
WORDS: Mapping[type[StrEnum], Mapping[Any, Label]] = {
    Standing: STANDINGS,
    Restriction: RESTRICTIONS,
    Adoption: ADOPTIONS,
    Reply: REPLIES,
    Result: RESULTS,
    Award: AWARDS,
    Mediation: MEDIATIONS,
    Forum: FORUMS,
    Binding: BINDINGS,
    Ruling: RULINGS,
    LedBy: LEADERS,
    Band: BANDS,
    Measure: MEASURES,
    Outcome: OUTCOMES,
    Notice: NOTICES,
    Gate: GATES,
    Gathering: GATHERINGS,
}
"""The words of every choice, by the sort of choice it is."""


def word_of(choice: StrEnum) -> Label:
    label: Label = WORDS[type(choice)][choice]
    return label

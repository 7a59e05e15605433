"""How people call what stands in talks, rounds and clauses."""

from collections.abc import Mapping

from domain.bargaining.facts import (
    Bound,
    CalledOff,
    Completeness,
    Entry,
    Failed,
    Part,
    Proven,
    Signed,
    Status,
    Taken,
    Wanted,
)
from domain.words import Label

PARTS: Mapping[Part, Label] = {
    Part.LEAD: Label(kk="Жетекші", ru="Ведущий", en="Lead"),
    Part.NEGOTIATOR: Label(kk="Келіссөз жүргізуші", ru="Переговорщик", en="Negotiator"),
    Part.ADVISER: Label(kk="Кеңесші", ru="Советник", en="Adviser"),
}
ENTRIES: Mapping[Entry, Label] = {
    Entry.ENTERED: Label(kk="Келіссөзге кірісті", ru="Вступила в переговоры", en="Entered talks"),
    Entry.REFUSED: Label(kk="Бас тартты", ru="Отказалась", en="Refused"),
}
WANTED: Mapping[Wanted, Label] = {
    Wanted.PAY_FUND: Label(kk="Еңбекақы қоры", ru="Фонд оплаты труда", en="The wage fund"),
    Wanted.PRODUCTION: Label(kk="Өндіріс көрсеткіштері", ru="Показатели производства", en="Production figures"),
    Wanted.STAFF: Label(kk="Штат және қысқартулар", ru="Штат и сокращения", en="Staff and redundancies"),
    Wanted.SAFETY: Label(kk="Еңбек қауіпсіздігі", ru="Безопасность труда", en="Occupational safety"),
    Wanted.SYSTEMS: Label(kk="Алгоритмдік жүйелер", ru="Алгоритмические системы", en="Algorithmic systems"),
    Wanted.OTHER: Label(kk="Басқа", ru="Другое", en="Other"),
}
COMPLETENESS: Mapping[Completeness, Label] = {
    Completeness.FULL: Label(kk="Толық берілді", ru="Дали полностью", en="Given in full"),
    Completeness.PART: Label(kk="Ішінара берілді", ru="Дали частично", en="Given in part"),
    Completeness.REFUSED: Label(kk="Беруден бас тартты", ru="Отказали", en="Refused"),
}
TAKEN: Mapping[Taken, Label] = {
    Taken.TAKEN_UP: Label(kk="Ескерілді", ru="Учтено", en="Taken up"),
    Taken.PARTLY: Label(kk="Ішінара ескерілді", ru="Учтено частично", en="Taken up in part"),
    Taken.NOT_TAKEN: Label(kk="Ескерілмеді", ru="Не учтено", en="Not taken up"),
}
FAILED: Mapping[Failed, Label] = {
    Failed.NO_AGREEMENT: Label(kk="Келісе алмадық", ru="Не договорились", en="No agreement"),
    Failed.EVASION: Label(kk="Жұмыс беруші жалтарды", ru="Работодатель уклонился", en="The employer evaded"),
    Failed.BROKEN_OFF: Label(kk="Келіссөз үзілді", ru="Переговоры прерваны", en="Broken off"),
}
STATUSES: Mapping[Status, Label] = {
    Status.OPEN: Label(kk="Ашық", ru="Открыт", en="Open"),
    Status.TENTATIVE: Label(kk="Алдын ала келісілді", ru="Согласован предварительно", en="Tentatively agreed"),
    Status.AGREED: Label(kk="Келісілді", ru="Согласован", en="Agreed"),
    Status.WITHDRAWN: Label(kk="Алынды", ru="Снят", en="Withdrawn"),
    Status.DISPUTED: Label(kk="Келіспеушілік", ru="Разногласие", en="Disputed"),
}
PROVEN: Mapping[Proven, Label] = {
    Proven.PROPOSAL: Label(kk="Ұсыныстың тапсырылғаны", ru="Вручение предложения", en="That the proposal was served"),
    Proven.ENTRY: Label(kk="Екінші тараптың жауабы", ru="Ответ другой стороны", en="The other side’s answer"),
    Proven.PROTOCOL: Label(
        kk="Келіспеушіліктер хаттамасы", ru="Протокол разногласий", en="The protocol of disagreements"
    ),
    Proven.AGREEMENT: Label(kk="Қол қойылған шарт", ru="Подписанный договор", en="The signed agreement"),
}
BOUNDS: Mapping[Bound, Label] = {
    Bound.AT_LEAST: Label(kk="Кемінде", ru="Не меньше", en="At least"),
    Bound.AT_MOST: Label(kk="Көп дегенде", ru="Не больше", en="At most"),
}
SIGNED: Mapping[Signed, Label] = {
    Signed.BOTH: Label(kk="Екі төраға да қол қойды", ru="Подписали оба председателя", en="Signed by both chairs"),
    Signed.OURS: Label(kk="Тек біз қол қойдық", ru="Подписали только мы", en="Signed by us alone"),
    Signed.THEIRS: Label(kk="Тек екінші тарап қол қойды", ru="Подписала только другая сторона", en="By them alone"),
}
CALLED_OFF: Mapping[CalledOff, Label] = {
    CalledOff.BY_UNION: Label(kk="Кәсіподақ тарапынан", ru="По причине профсоюза", en="By the union"),
    CalledOff.BY_EMPLOYER: Label(kk="Жұмыс беруші тарапынан", ru="По причине работодателя", en="By the employer"),
    CalledOff.TALKS_ENDED: Label(kk="Келіссөз аяқталды", ru="Переговоры завершены", en="The talks ended"),
}

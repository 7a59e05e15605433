"""How a due date was reached, told in plain sentences to the person who has to trust it."""

from datetime import date

from domain.citation import authority
from domain.due import MARGIN_WORKING_DAYS, Cut, DueDate, Extension, Pause
from domain.words import Label, Language, TermUnit, format_date, format_dates, length_phrase

LAST_DAY = Label(
    kk="{term}: соңғы күні — {day} (сағат 24:00-ге дейін).",
    ru="{term}: последний день — {day} (до 24:00).",
    en="{term}: the last day is {day} (until 24:00).",
)
COUNTED_AFTER = Label(
    kk="Санақ басы: {day}, {anchor}. Мерзім келесі күннен бастап есептеледі: {length} ({authority}).",
    ru="Отсчёт от события: {day}, {anchor}. Срок идёт со следующего дня: {length} ({authority}).",
    en="Counted from this event: {day}, {anchor}. The term runs from the next day: {length} ({authority}).",
)
COUNTED_SAME_DAY = Label(
    kk="Оқиға: {day}, {anchor}. Мерзім — сол күннің өзі ({authority}).",
    ru="Событие: {day}, {anchor}. Срок — тот же день ({authority}).",
    en="The event: {day}, {anchor}. The term is the same day ({authority}).",
)
COUNTED_BEFORE = Label(
    kk="Оқиға: {day}, {anchor}. Соңғы күн мен оқиғаның арасында толық {length} болады ({authority}).",
    ru="Событие: {day}, {anchor}. Между последним днём и событием — {length} полностью ({authority}).",
    en="The event: {day}, {anchor}. Between the last day and the event: {length} in full ({authority}).",
)
SKIPPED = Label(
    kk="Демалыс күндері, сондай-ақ мына мереке және ауыстырылған демалыс күндері саналмайды: {days}.",
    ru="Выходные, а также эти праздничные и перенесённые выходные дни не считаются: {days}.",
    en="Days of rest are not counted, nor are these holidays and transferred days off: {days}.",
)
ROLLED_ON = Label(
    kk="Есеп бойынша соңғы күн — {day}, бірақ ол жұмыс күні емес, сондықтан мерзім келесі жұмыс күніне ауысады.",
    ru="По счёту последний день — {day}, но он нерабочий, поэтому срок переходит на следующий рабочий день.",
    en="By the count the last day is {day}, but it is not a working day, so the term moves to the next one.",
)
ROLLED_BACK = Label(
    kk="Есеп бойынша соңғы күн — {day}, бірақ ол жұмыс күні емес, сондықтан алдыңғы жұмыс күні алынады.",
    ru="По счёту последний день — {day}, но он нерабочий, поэтому берётся предыдущий рабочий день.",
    en="By the count the last day is {day}, but it is not a working day, so the one before it is taken.",
)
EXTENDED = Label(
    kk="Мерзім ұзартылды: бұрынғы соңғы күні — {day}, қосылған уақыт — {length}.",
    ru="Срок продлён на {length}; прежний последний день — {day}.",
    en="The term was extended by {length}; its last day had been {day}.",
)
CUT_SHORT = Label(
    kk="Мерзім қысқартылды: комиссияға немесе сотқа жүгіну мерзімінің соңғы күні — {limit}, біз оған дейін "
    "{margin}н қалдыруға тырысамыз; әйтпесе соңғы күн {uncapped} болар еді.",
    ru="Срок сокращён: срок обращения в комиссию или суд истекает {limit}, и до него мы стараемся оставить "
    "{margin}; иначе последним днём было бы {uncapped}.",
    en="The term was shortened: the term for turning to the commission or the court ends on {limit}, and we "
    "try to leave {margin} before it; otherwise the last day would be {uncapped}.",
)
BY_FORMER = Label(
    kk="Күнтізбенің бұрынғы нұсқасы бойынша соңғы күн {day} еді: заңгер растағанша сол күнге дейін үлгеріңіз.",
    ru="По прежней версии календаря последним днём было {day}: пока юрист не подтвердит, успейте до этого дня.",
    en="By the former version of the calendar the last day was {day}: until a lawyer confirms, act by that day.",
)
PAUSED = Label(
    kk="Мерзім {day} күнінен бері тоқтап тұр, {left} қалды. Тоқтату қабылданбаса, соңғы күн — {unpaused}: сол күнге "
    "дейін үлгеріңіз.",
    ru="С {day} срок приостановлен, осталось {left}. Если приостановку не признают, последний день — {unpaused}: "
    "рассчитывайте на него.",
    en="The term has stood still since {day}, with {left} left. If the pause is not accepted the last day is "
    "{unpaused}: rely on that one.",
)
RESUMED = Label(
    kk="Мерзім {began} – {ended} аралығында тоқтап тұрды, қалған уақыты сақталды: {left}. Тоқтату қабылданбаса, "
    "соңғы күн — {unpaused}: сол күнге дейін үлгеріңіз.",
    ru="С {began} по {ended} срок был приостановлен, остаток сохранён: {left}. Если приостановку не признают, "
    "последний день — {unpaused}: рассчитывайте на него.",
    en="From {began} to {ended} the term stood still and kept what was left: {left}. If the pause is not accepted "
    "the last day is {unpaused}: rely on that one.",
)
PROVISIONAL = Label(
    kk="Бұл алдын ала есептелген күн: күнтізбе әлі өзгеруі мүмкін.",
    ru="Это предварительная дата: календарь ещё может измениться.",
    en="This date is provisional: the calendar may still change.",
)
COUNTED_BY = {
    "calendar-5": Label(
        kk="Күнтізбе: бес күндік жұмыс аптасы, {version}-нұсқа.",
        ru="Календарь: пятидневная рабочая неделя, версия {version}.",
        en="Calendar: five-day working week, version {version}.",
    ),
    "calendar-6": Label(
        kk="Күнтізбе: алты күндік жұмыс аптасы, {version}-нұсқа.",
        ru="Календарь: шестидневная рабочая неделя, версия {version}.",
        en="Calendar: six-day working week, version {version}.",
    ),
}


def explain(due: DueDate, term_label: Label, anchor_label: Label, language: Language) -> str:
    """The last day first, then everything that led to it, each in one sentence."""
    told = (
        _say(LAST_DAY, language, term=term_label.in_(language), day=due.falls_on),
        _counted(due, anchor_label, language),
        _say(SKIPPED, language, days=due.skipped) if due.skipped else "",
        _extended(due.extension, language) if due.extension else "",
        _rolled(due, due.rolled_from, language) if due.rolled_from else "",
        *(_stood_still(pause, due, language) for pause in due.pauses),
        _cut(due.cut, language) if due.cut else "",
        _say(BY_FORMER, language, day=due.by_former) if due.by_former else "",
        _calendar(due.calendar, language),
        PROVISIONAL.in_(language) if due.provisional else "",
    )
    return " ".join(filter(None, told))


def _say(sentence: Label, language: Language, **parts: str | date | tuple[date, ...]) -> str:
    """A sentence with its gaps filled. A date that ends it brings its own full stop in Russian."""
    words = {name: _in_words(part, language) for name, part in parts.items()}
    return sentence.in_(language).format(**words).replace("г..", "г.")


def _in_words(part: str | date | tuple[date, ...], language: Language) -> str:
    match part:
        case str():
            return part
        case date():
            return format_date(part, language)
        case days:
            return format_dates(days, language)


def _counted(due: DueDate, anchor_label: Label, language: Language) -> str:
    return _say(
        _way_of_counting(due),
        language,
        length=length_phrase(due.amount, due.unit, language),
        authority=authority(due.source, due.confidence, language),
        anchor=anchor_label.in_(language),
        day=due.anchored_on,
    )


def _way_of_counting(due: DueDate) -> Label:
    if due.direction == "before":
        return COUNTED_BEFORE
    if due.amount == 0 and due.unit is TermUnit.WORKING_DAYS:
        return COUNTED_SAME_DAY
    return COUNTED_AFTER


def _rolled(due: DueDate, plain: date, language: Language) -> str:
    return _say(ROLLED_ON if due.direction == "after" else ROLLED_BACK, language, day=plain)


def _extended(extension: Extension, language: Language) -> str:
    length = length_phrase(extension.amount, extension.unit, language)
    return _say(EXTENDED, language, length=length, day=extension.extended_from)


def _stood_still(pause: Pause, due: DueDate, language: Language) -> str:
    left = length_phrase(pause.days_left, TermUnit.CALENDAR_DAYS, language)
    unpaused = due.unpaused or due.falls_on
    if pause.ended_on is None:
        return _say(PAUSED, language, day=pause.began_on, left=left, unpaused=unpaused)
    return _say(RESUMED, language, began=pause.began_on, ended=pause.ended_on, left=left, unpaused=unpaused)


def _cut(cut: Cut, language: Language) -> str:
    margin = length_phrase(MARGIN_WORKING_DAYS, TermUnit.WORKING_DAYS, language)
    return _say(CUT_SHORT, language, limit=cut.limit, margin=margin, uncapped=cut.uncapped)


def _calendar(name: str, language: Language) -> str:
    stream, _, version = name.partition("@")
    return _say(COUNTED_BY[stream], language, version=version)

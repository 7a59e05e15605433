"""How near a date is, in the words in which people speak of it."""

from datetime import date

from domain.calendar import DAY, Calendar
from domain.words import Label, Language, working_days_phrase

TODAY = Label(kk="бүгін, сағат 24:00-ге дейін", ru="сегодня, до 24:00", en="today, until 24:00")
TOMORROW = Label(kk="ертең", ru="завтра", en="tomorrow")
LEFT = Label(kk="{days} қалды", ru="осталось {days}", en="{days} left")
ONE_LEFT = Label(kk="{days} қалды", ru="остался {days}", en="{days} left")
PAST = Label(kk="мерзімі өтті: {days} бұрын", ru="срок прошёл: {days} назад", en="passed {days} ago")
JUST_PAST = Label(kk="мерзімі өтті", ru="срок прошёл", en="passed")


def how_near(day: date, today: date, calendar: Calendar, language: Language) -> str:
    """«осталось 9 рабочих дней», «сегодня, до 24:00», «срок прошёл: 2 рабочих дня назад»."""
    if day < today:
        return _past(calendar.working_days_between(day, today), language)
    if day == today:
        return TODAY.in_(language)
    if day == today + DAY:
        return TOMORROW.in_(language)
    number = calendar.working_days_between(today, day)
    words = ONE_LEFT if number % 10 == 1 and number % 100 != 11 else LEFT  # noqa: PLR2004 - eleven is said as many
    return words.in_(language).format(days=working_days_phrase(number, language))


def _past(number: int, language: Language) -> str:
    words = PAST if number else JUST_PAST
    return words.in_(language).format(days=working_days_phrase(number, language))

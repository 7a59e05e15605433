"""Who holds an appeal, as a table: who may hand it on, give it back to the pool, and have its holder reminded."""

from collections.abc import Mapping

from domain.appeal import commands as ask
from domain.kernel import Command, Role, Rule
from domain.procedure import Act
from domain.words import Label

SUPERVISOR = frozenset({Role.SUPERVISOR})

ALWAYS: Mapping[type[Command], frozenset[Role]] = {
    ask.Reassign: SUPERVISOR,
    ask.RemindHolder: SUPERVISOR,
    ask.TakeBackReminder: SUPERVISOR,
}
"""At every open stage."""
BEFORE_TRIAGE: Mapping[type[Command], frozenset[Role]] = {ask.ReturnToPool: SUPERVISOR}
"""As long as nobody has begun: later a case without a holder would be a case that nobody answers for."""

ACTS: Mapping[type[Command], Act] = {
    ask.Reassign: Act(
        label=Label(kk="Басқа заңгерге беру", ru="Передать другому юристу", en="Hand to another lawyer"),
        hint=Label(
            kk="Жаңа заңгерге хабарланады.",
            ru="Новый юрист получит уведомление.",
            en="The new lawyer is told.",
        ),
    ),
    ask.ReturnToPool: Act(
        label=Label(kk="Бөлінбеген істерге қайтару", ru="Вернуть в нераспределённые", en="Return to the unassigned"),
        hint=Label(
            kk="Істі ұйымның кез келген заңгері ала алады.",
            ru="Дело сможет взять любой юрист организации.",
            en="Any lawyer of the body can take the case.",
        ),
    ),
    ask.RemindHolder: Act(
        label=Label(kk="Заңгерге еске салу", ru="Напомнить юристу", en="Remind the lawyer"),
        hint=Label(
            kk="Егжей-тегжейсіз хат он минуттан кейін жіберіледі, оған дейін қайтарып алуға болады.",
            ru="Письмо без подробностей уйдёт через десять минут, до этого его можно отозвать.",
            en="A mail without details leaves after ten minutes; until then it can be taken back.",
        ),
    ),
    ask.TakeBackReminder: Act(
        label=Label(kk="Еске салуды қайтарып алу", ru="Отозвать напоминание", en="Take the reminder back"),
        hint=Label(kk="Хат жіберілмейді.", ru="Письмо не уйдёт.", en="The mail does not leave."),
    ),
}

NO_HOLDER = Rule(
    code="no-holder",
    label=Label(
        kk="Бұл істі әлі ешкім жүргізбейді.",
        ru="Это дело пока никто не ведёт.",
        en="Nobody holds this case yet.",
    ),
)
NOTHING_HELD_BACK = Rule(
    code="nothing-held-back",
    label=Label(
        kk="Қайтарып алатын еске салу жоқ: ол жіберіліп қойған.",
        ru="Отзывать нечего: напоминание уже ушло.",
        en="There is no reminder to take back: it has left.",
    ),
)

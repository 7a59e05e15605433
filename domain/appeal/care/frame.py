"""Her safety and what comes after the answer, as a table: who may say and record what, at which stages."""

from collections.abc import Mapping

from domain.appeal.care import events as care
from domain.kernel import Command, Role
from domain.procedure import Act
from domain.words import Label

MEMBER = frozenset({Role.MEMBER})
HER_WORD = frozenset({Role.MEMBER, Role.LAWYER, Role.SUPERVISOR, Role.REVIEWER})
"""She herself, or whoever works on the case and has it from her; never the officers of her primary organisation."""

Allowed = Mapping[type[Command], frozenset[Role]]

OPENING: Allowed = {care.OpenPressureCase: frozenset({Role.MEMBER, Role.CHAIR})}
"""As everybody may file; the decider asks for whom."""
ALWAYS: Allowed = {care.TellPressure: HER_WORD, care.SayHowSheIs: MEMBER}
"""At every stage, also when the case is closed."""
WITHDRAWING: Allowed = {care.RecordCall: frozenset({Role.REVIEWER, Role.SUPERVISOR})}
FOLLOWED: Allowed = {care.RecordExecution: frozenset({Role.MEMBER, Role.LAWYER})}
"""Where something may have been promised: an agreement on a track, or the ending of the case."""
CLOSED: Allowed = {**FOLLOWED, care.RateHelp: MEMBER}

ACTS: Mapping[type[Command], Act] = {
    care.OpenPressureCase: Act(
        label=Label(kk="Қысым туралы іс ашу", ru="Открыть дело о давлении", en="Open a case about pressure"),
        hint=Label(
            kk="Шұғыл іс, бастауыш ұйым оны көрмейді.",
            ru="Срочное дело, первичная организация его не видит.",
            en="An urgent case that the primary organisation does not see.",
        ),
    ),
    care.TellPressure: Act(
        label=Label(kk="Қысым туралы хабарлау", ru="Сообщить о давлении", en="Report pressure"),
        hint=Label(
            kk="Шұғыл іс ашылады. Оны бастауыш ұйым да, жұмыс берушімен байланысты адамдар да көрмейді.",
            ru="Откроется срочное дело. Первичная организация и люди, связанные с работодателем, его не увидят.",
            en="An urgent case opens. The primary organisation and people tied to the employer do not see it.",
        ),
    ),
    care.SayHowSheIs: Act(
        label=Label(kk="Жағдайыңызды айту", ru="Ответить, всё ли в порядке", en="Say how you are"),
        hint=Label(
            kk="Жұмыста осы іске байланысты бірдеңе өзгерді ме?",
            ru="Изменилось ли что-то на работе из-за этого дела?",
            en="Has anything changed at work because of this case?",
        ),
    ),
    care.RecordCall: Act(
        label=Label(kk="Қоңырауды жазу", ru="Записать звонок", en="Record a call"),
        hint=Label(
            kk="Қайтарып алуды растау үшін мүшемен сөйлесу керек.",
            ru="Чтобы подтвердить отзыв, нужно поговорить с членом профсоюза.",
            en="To confirm a withdrawal somebody has to talk to the member.",
        ),
    ),
    care.RecordExecution: Act(
        label=Label(
            kk="Уәденің орындалғанын жазу",
            ru="Записать, исполнено ли обещанное",
            en="Record whether the promise was kept",
        ),
        hint=Label(
            kk="Орындалмаса, істі жалғастыруға болады.",
            ru="Если не исполнено, дело можно продолжить.",
            en="If it was not, the case can go on.",
        ),
    ),
    care.RateHelp: Act(
        label=Label(kk="Көмегімізді бағалау", ru="Оценить нашу помощь", en="Say how we helped"),
        hint=Label(kk="Бір рет, қаласаңыз.", ru="Один раз, по желанию.", en="Once, if you like."),
    ),
}

"""What happened in a collective dispute, in the words of a timeline: counts, bands, and the rules it went against."""

from collections.abc import Iterator, Mapping

from domain.case import CaseClosed
from domain.collective import PARTIES
from domain.dispute import events as told
from domain.dispute.marks import MARKS
from domain.dispute.parts import Outcome
from domain.dispute.rungs import RUNGS
from domain.dispute.words import (
    ADOPTIONS,
    AWARDS,
    BANDS,
    BINDINGS,
    FORUMS,
    GATES,
    GATHERINGS,
    LEADERS,
    MEASURES,
    MEDIATIONS,
    NOTICES,
    OUTCOMES,
    REPLIES,
    RESTRICTIONS,
    RESULTS,
    RULINGS,
)
from domain.kernel import Event
from domain.words import Label, Language, format_date, working_days_phrase


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


HAPPENINGS: Mapping[str, Label] = {
    told.DisputeOpened.NAME: _label("Дау ашылды", "Спор открыт", "The dispute was opened"),
    told.StoppageReported.NAME: _label(
        "Рәсімсіз тоқтату туралы хабарланды", "Сообщили об остановке вне процедуры", "A stoppage was reported"
    ),
    told.NamedToTeam.NAME: _label("Топқа адам аталды", "В команду назван человек", "Somebody was named to the team"),
    told.ReleasedFromTeam.NAME: _label(
        "Топтан адам босатылды", "Из команды освобождён человек", "Somebody was released from the team"
    ),
    told.LimitsRecorded.NAME: _label(
        "176-баптың шектеулері жазылды", "Записаны ограничения статьи 176", "The limits of article 176 were recorded"
    ),
    told.DemandsAdopted.NAME: _label("Талаптар қабылданды", "Требования приняты", "Demands were adopted"),
    told.MinutesConfirmed.NAME: _label("Хаттама расталды", "Протокол подтверждён", "Minutes were confirmed"),
    told.GateConfirmed.NAME: _label("Заңгер қадамды растады", "Юрист подтвердил шаг", "A lawyer confirmed a step"),
    told.ChecklistSigned.NAME: _label(
        "Заңгер тексеру парағына қол қойды", "Юрист подписал проверочный лист", "A lawyer signed the checklist"
    ),
    told.ChecklistReopened.NAME: _label(
        "Тексеру парағындағы қол күшін жойды", "Подпись под проверочным листом снята", "The checklist is open again"
    ),
    told.PaperDrafted.NAME: _label("Хабарлама жазылды", "Уведомление написано", "A notice was drafted"),
    told.PaperReleased.NAME: _label("Хабарлама жіберілді", "Уведомление выпущено", "A notice was let go"),
    told.PaperServed.NAME: _label("Хабарлама тапсырылды", "Уведомление вручено", "A notice was served"),
    told.PaperServedElsewhere.NAME: _label("Қағаз басқаша кетті", "Бумага ушла иначе", "A paper left otherwise"),
    told.InspectionInformed.NAME: _label("Инспекцияға хабарланды", "Инспекции сообщили", "The inspection was informed"),
    told.EmployerReplied.NAME: _label("Жұмыс беруші жауап берді", "Работодатель ответил", "The employer answered"),
    told.CollectiveConciliationCreated.NAME: _label(
        "Татуластыру комиссиясы құрылды",
        "Создана примирительная комиссия",
        "The conciliation commission was created",
    ),
    told.ConciliationExtended.NAME: _label(
        "Комиссия мерзімі ұзартылды", "Работа комиссии продлена", "The commission was given longer"
    ),
    told.ConciliationEnded.NAME: _label(
        "Комиссия жұмысы аяқталды", "Работа комиссии окончена", "The commission's work ended"
    ),
    told.ArbitrationCreated.NAME: _label(
        "Еңбек төрелігі құрылды", "Создан трудовой арбитраж", "The labour arbitration was created"
    ),
    told.AwardMade.NAME: _label("Төрелік шешім шығарды", "Арбитраж вынес решение", "The arbitration made its award"),
    told.MediationRecorded.NAME: _label("Делдалдық", "Посредничество", "Mediation"),
    told.DisputeSettled.NAME: _label("Дау реттелді", "Спор урегулирован", "The dispute was settled"),
    told.SettlementBroken.NAME: _label("Орындалмады", "Не исполнено", "It was not carried out"),
    told.RulingRecorded.NAME: _label("Прокурор немесе сот", "Прокурор или суд", "A prosecutor or a court"),
    told.WarningStrikeHeld.NAME: _label(
        "Ескерту ереуілі өтті", "Прошла предупредительная забастовка", "A warning strike was held"
    ),
    told.StrikeDecided.NAME: _label(
        "Ереуіл туралы шешім қабылданды", "Принято решение о забастовке", "A strike was decided on"
    ),
    told.StrikeBegun.NAME: _label("Ереуіл басталды", "Забастовка началась", "The strike began"),
    told.StrikeSuspended.NAME: _label(
        "Ереуіл тоқтатыла тұрды", "Забастовка приостановлена", "The strike was suspended"
    ),
    told.StrikeResumed.NAME: _label("Ереуіл қайта басталды", "Забастовка возобновлена", "The strike resumed"),
    told.StrikeEnded.NAME: _label("Ереуіл аяқталды", "Забастовка окончена", "The strike ended"),
    told.PressureRecorded.NAME: _label(
        "Кәсіподақ тарапына қысым жазылды", "Записано давление на сторону профсоюза", "Pressure was recorded"
    ),
    told.StoppageRecorded.NAME: _label("Жұмыс тоқтады", "Работа остановилась", "Work stopped"),
    told.HourRecorded.NAME: _label("Осы сәттегі жағдай", "Что было в этот час", "What was at this hour"),
    told.StoppageEnded.NAME: _label("Жұмыс қайта басталды", "Работа возобновилась", "Work was taken up again"),
    told.EvasionRecorded.NAME: _label("Жалтару жазылды", "Записано уклонение", "Evasion was recorded"),
    told.EvasionWithdrawn.NAME: _label(
        "Жалтару туралы жазба кері алынды", "Запись об уклонении снята", "The record of evasion was withdrawn"
    ),
    told.NextStepOpened.NAME: _label("Келесі қадам ашылды", "Открыт следующий шаг", "The next step is open"),
}
TOTAL = _label("барлығы", "всего", "in all")
PRESENT = _label("қатысты", "присутствовало", "present")
FOR = _label("жақтады", "за", "for")
AGAINST = _label("қарсы", "против", "against")
ABSTAINED = _label("қалыс қалды", "воздержалось", "abstained")
WORKERS = _label("адам", "человек", "people")
STARTS = _label("басталуы", "начало", "starts")
AGAINST_RULE = _label("ереже", "правило", "against the rule")


def said(event: Event, language: Language) -> tuple[str, ...]:
    """What can be added to the sentence of an event of a dispute."""
    day = getattr(event, "on", None)
    days = (format_date(day, language),) if day and not isinstance(event, told.EvasionRecorded) else ()
    marks = event.marks if isinstance(event, told.Fact) else ()
    against = (f"{AGAINST_RULE.in_(language)}: {MARKS[mark].label.in_(language)}" for mark in marks)
    return (*(label.in_(language) for label in _labels(event)), *_numbers(event, language), *days, *against)


def _labels(event: Event) -> Iterator[Label]:
    match event:
        case told.LimitsRecorded(restriction=restriction):
            yield RESTRICTIONS[restriction]
        case told.DemandsAdopted(how=how) | told.StrikeDecided(how=how):
            yield ADOPTIONS[how]
        case told.MinutesConfirmed(gathering=gathering):
            yield GATHERINGS[gathering]
        case told.GateConfirmed(gate=gate):
            yield GATES[gate]
        case told.PaperDrafted(notice=notice, led_by=led_by):
            yield from (NOTICES[notice], *((LEADERS[led_by],) if led_by else ()))
        case told.PaperReleased(notice=notice) | told.PaperServed(notice=notice):
            yield NOTICES[notice]
        case told.PaperServedElsewhere(notice=notice):
            yield NOTICES[notice]
        case told.EvasionRecorded(rung=rung) | told.EvasionWithdrawn(rung=rung) | told.NextStepOpened(rung=rung):
            yield RUNGS[rung].label
        case _:
            yield from _outcomes(event)


def _outcomes(event: Event) -> Iterator[Label]:
    match event:
        case told.InspectionInformed(by_side=side):
            yield PARTIES[side]
        case told.EmployerReplied(reply=reply):
            yield REPLIES[reply]
        case told.ConciliationEnded(result=result):
            yield RESULTS[result]
        case told.AwardMade(award=award):
            yield AWARDS[award]
        case told.MediationRecorded(step=step):
            yield MEDIATIONS[step]
        case told.DisputeSettled(where=where):
            yield FORUMS[where]
        case told.SettlementBroken(what=what):
            yield BINDINGS[what]
        case told.RulingRecorded(ruling=ruling):
            yield RULINGS[ruling]
        case told.PressureRecorded(measure=measure):
            yield MEASURES[measure]
        case CaseClosed(outcome=outcome):
            yield OUTCOMES[Outcome(outcome)]
        case told.StoppageReported(workers=band) | told.StoppageRecorded(workers=band):
            yield BANDS[band]
        case told.HourRecorded(workers=band):
            yield BANDS[band]
        case _:
            pass


def _numbers(event: Event, language: Language) -> Iterator[str]:
    match event:
        case told.DemandsAdopted() | told.StrikeDecided():
            yield f"{TOTAL.in_(language)} {event.total}"
            yield f"{PRESENT.in_(language)} {event.present}"
            votes = ((FOR, event.in_favour), (AGAINST, event.against), (ABSTAINED, event.abstained))
            yield ", ".join(f"{label.in_(language)} {number}" for label, number in votes)
        case told.PaperDrafted(starts_on=day) if day:
            yield f"{STARTS.in_(language)}: {format_date(day, language)}"
        case told.ConciliationExtended(working_days=days):
            yield working_days_phrase(days, language)
        case told.StrikeBegun(workers=workers) | told.StrikeResumed(workers=workers):
            yield f"{workers} {WORKERS.in_(language)}"
        case told.WarningStrikeHeld(workers=workers):
            yield f"{workers} {WORKERS.in_(language)}"
        case _:
            pass

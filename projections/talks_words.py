"""What happened in talks, in their rounds and at their clauses: one sentence for every event, in three languages."""

from collections.abc import Iterator, Mapping
from datetime import date

from domain.bargaining import events as told
from domain.bargaining.clauses import events as put
from domain.bargaining.rounds import events as met
from domain.bargaining.words import (
    CALLED_OFF,
    COMPLETENESS,
    ENTRIES,
    FAILED,
    PARTS,
    PROVEN,
    SIGNED,
    STATUSES,
    TAKEN,
    WANTED,
)
from domain.case import CaseClosed
from domain.collective import LEVELS, PARTIES
from domain.due import DueDate
from domain.kernel import Event
from domain.procedure import Procedure
from domain.words import Label, Language, format_date
from projections.details import details
from projections.happenings import HAPPENINGS as OF_CASES


def _words(event: type[Event], kk: str, ru: str, en: str) -> tuple[str, Label]:
    return event.NAME, Label(kk=kk, ru=ru, en=en)


OF_TALKS: Mapping[str, Label] = dict(
    (
        _words(told.TalksOpened, "Келіссөз ашылды", "Открыты переговоры", "The talks were opened"),
        _words(told.TeamNamed, "Командаға адам кірді", "Назван участник команды", "Somebody was named to the team"),
        _words(told.TeamLeft, "Командадан адам шықты", "Участник вышел из команды", "Somebody left the team"),
        _words(
            told.CapacityRecorded,
            "Кәсіподақтың кім үшін сөйлейтіні жазылды",
            "Записано, от чьего имени говорит профсоюз",
            "For whom the union speaks was recorded",
        ),
        _words(told.ProposalMade, "Келіссөз ұсынылды", "Предложены переговоры", "Talks were proposed"),
        _words(told.EntryRecorded, "Ұсынысқа жауап жазылды", "Записан ответ на предложение", "The answer was recorded"),
        _words(
            told.EvasionRecorded,
            "Келіссөзден жалтару жазылды",
            "Записано уклонение от переговоров",
            "Evasion of talks was recorded",
        ),
        _words(
            told.ProofRecorded,
            "Растайтын қағаз жазылды",
            "Записана подтверждающая бумага",
            "The paper that proves it was recorded",
        ),
        _words(told.CommissionFormed, "Комиссия құрылды", "Создана комиссия", "The joint commission was formed"),
        _words(told.InformationAsked, "Ақпарат сұралды", "Запрошена информация", "Information was asked for"),
        _words(
            told.InformationGiven,
            "Ақпарат сұрауына жауап жазылды",
            "Записан ответ на запрос информации",
            "The answer to a request was recorded",
        ),
        _words(told.ClauseAdded, "Үстелге тармақ қойылды", "На стол внесён пункт", "A clause was brought to the table"),
        _words(told.DraftSent, "Жоба талқылауға жіберілді", "Проект отправлен работникам", "The draft was sent out"),
        _words(told.CommentMade, "Жұмыскер пікір жазды", "Работник написал отклик", "A worker commented"),
        _words(told.CommentAnswered, "Пікірге жауап берілді", "Дан ответ на отклик", "A comment was answered"),
        _words(told.DiscussionEnded, "Талқылау аяқталды", "Обсуждение завершено", "The discussion ended"),
        _words(told.DisagreementArose, "Келіспеушілік туындады", "Возникло разногласие", "A disagreement arose"),
        _words(told.AgreementSigned, "Шартқа қол қойылды", "Договор подписан", "The agreement was signed"),
        _words(
            told.AgreementEntered,
            "Шарт тізілімге енді",
            "Договор внесён в реестр",
            "The agreement stands in the register",
        ),
        _words(told.TalksFailed, "Келісімге келмеді", "Договориться не удалось", "The talks failed"),
        _words(told.TalksResumed, "Келіссөз жалғасты", "Переговоры возобновлены", "The talks were resumed"),
        _words(told.ReportDrafted, "Мүшелерге есеп жазылды", "Написан отчёт членам", "A report to members was written"),
        _words(
            told.ReportReleased,
            "Есеп мүшелерге жіберілді",
            "Отчёт выпущен для членов",
            "The report was released to members",
        ),
        _words(told.NoteWritten, "Өз тарапқа жазба жазылды", "Написана заметка для своих", "A note was written"),
        _words(met.RoundConvened, "Раунд шақырылды", "Созван раунд", "The round was convened"),
        _words(met.RoundMoved, "Раунд ауыстырылды", "Раунд перенесён", "The round was moved"),
        _words(met.RoundSlipped, "Раунд өтпей қалды", "Раунд сорван", "The round slipped"),
        _words(met.RoundHeld, "Раунд өтті", "Раунд прошёл", "The round was held"),
        _words(met.MinutesSigned, "Хаттамаға қол қойылды", "Протокол подписан", "The minutes were signed"),
        _words(met.RoundCalledOff, "Раунд болмайды", "Раунд отменён", "The round was called off"),
        _words(put.ClauseOpened, "Тармақ үстелге түсті", "Пункт лёг на стол", "The clause came to the table"),
        _words(put.TextPut, "Мәтін ұсынылды", "Внесён текст", "A text was put"),
        _words(put.LimitSet, "Шегіміз белгіленді", "Установлен наш предел", "Our limit was set"),
        _words(put.StatusSet, "Тармақтың күйі өзгерді", "Изменено состояние пункта", "The clause got another status"),
        _words(put.CaseNamed, "Тармаққа іс байланды", "С пунктом связано дело", "A case was tied to the clause"),
    )
)
HAPPENINGS: Mapping[str, Label] = {**OF_CASES, **OF_TALKS}
TELLING = 12
UNPROVEN = Label(
    kk="тапсырылғанын растайтын қағаз жазылмаған",
    ru="подтверждение вручения не записано",
    en="no proof of service on record",
)
NO_PAPER = Label(kk="қағазы жазылмаған", ru="бумага не записана", en="no paper on record")
WITH_PAPER = Label(kk="қағаздың цифрлық ізі:", ru="отпечаток бумаги:", en="fingerprint of the paper:")
LATE = Label(kk="мерзімінен кейін", ru="позже срока", en="late")


def added_to(event: Event, procedure: Procedure, dues: Mapping[str, DueDate], language: Language) -> tuple[str, ...]:
    """What can be said of an event beside its name: codes in words and days, never what lies on the table."""
    if isinstance(event, CaseClosed):
        return ()
    if event.NAME not in OF_TALKS:
        return details(event, procedure, dues, language)
    day = next((value for name in ("on", "received_on", "planned_on") if (value := getattr(event, name, None))), None)
    said = [format_date(day, language)] if isinstance(day, date) else []
    labels = (label.in_(language) for label in (*_labels(event), *_unproven(event)))
    return (*said, *labels, *_written(event), *_papers(event, language))


def _labels(event: Event) -> Iterator[Label]:
    match event:
        case told.TalksOpened(level=level):
            yield LEVELS[level]
        case told.TeamNamed(part=part):
            yield PARTS[part]
        case told.ProposalMade(party=party) | put.TextPut(party=party):
            yield PARTIES[party]
        case told.EntryRecorded(entry=entry, late=late):
            yield from (ENTRIES[entry], *((LATE,) if late else ()))
        case told.InformationAsked(wanted=wanted):
            yield from (WANTED[each] for each in wanted)
        case told.InformationGiven(completeness=completeness):
            yield COMPLETENESS[completeness]
        case told.CommentAnswered(taken=taken):
            yield TAKEN[taken]
        case told.TalksFailed(because=because):
            yield FAILED[because]
        case met.MinutesSigned(signed=signed):
            yield SIGNED[signed]
        case met.RoundCalledOff(because=called_off):
            yield CALLED_OFF[called_off]
        case put.StatusSet(status=status):
            yield STATUSES[status]
        case _:
            return


def _unproven(event: Event) -> Iterator[Label]:
    """What was recorded without a paper says so."""
    match event:
        case told.ProposalMade(paper=None) | told.EvasionRecorded(unproven=True):
            yield UNPROVEN
        case told.EntryRecorded(paper=None) | met.MinutesSigned(paper=None) | told.AgreementSigned(paper=None):
            yield NO_PAPER
        case told.ProofRecorded(of=of):
            yield PROVEN[of]
        case _:
            return


def _papers(event: Event, language: Language) -> tuple[str, ...]:
    """As much of a fingerprint as tells one paper from another."""
    papers = (getattr(event, name, None) for name in ("paper", "protocol_paper"))
    return tuple(f"{WITH_PAPER.in_(language)} {paper.sha256[:TELLING]}…" for paper in papers if paper)


def _written(event: Event) -> tuple[str, ...]:
    """Numbers, alike in every language."""
    match event:
        case told.ClauseAdded(number=number):
            return (f"№ {number}",)
        case told.CapacityRecorded(members=few, staff=many):
            return (f"{few} / {many}",)
        case told.CommissionFormed(ours=ours, theirs=theirs) | met.RoundHeld(ours=ours, theirs=theirs):
            return (f"{ours} : {theirs}",)
        case _:
            return ()

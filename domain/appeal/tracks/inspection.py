"""The way to the state labour inspection: the state's clocks, its silence, and the complaint against its act."""

from domain.appeal.tracks import terms
from domain.appeal.tracks.plan import Milestone, Result, Track, TrackKind
from domain.words import Label


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


INSPECTION = Track(
    kind=TrackKind.INSPECTION,
    label=_label("Еңбек инспекциясы", "Инспекция труда", "Labour inspection"),
    hint=_label(
        "Комиссияға немесе сотқа жүгіну мерзімдерін тоқтатпайды.",
        "Не останавливает сроков обращения в комиссию или суд.",
        "It stops no term for turning to commission or court.",
    ),
    milestones=(
        Milestone(
            id="inspection_asked",
            label=_label("Өтініш тіркелді", "Обращение зарегистрировано", "Appeal registered"),
            starts=(terms.STATE_ANSWER,),
            proof=True,
        ),
        Milestone(
            id="answer_extended",
            label=_label("Мерзім ұзартылды", "Срок продлён", "Term extended"),
            after=("inspection_asked",),
            extends=terms.STATE_ANSWER,
        ),
        Milestone(
            id="not_competent",
            label=_label(
                "Орган бұл оның құзыреті емес деді", "Орган сообщил, что вопрос не его", "The body said it has no say"
            ),
            after=("inspection_asked",),
            starts=(terms.STATE_REDIRECT,),
        ),
        Milestone(
            id="redirected",
            label=_label("Басқа органға жіберілді", "Перенаправлено в другой орган", "Sent on to another body"),
            after=("inspection_asked",),
            meets=(terms.STATE_REDIRECT,),
            starts=(terms.STATE_ANSWER,),
        ),
        Milestone(
            id="file_asked",
            label=_label("Іс материалдарын көру сұралды", "Запрошено ознакомление с делом", "Asked to see the file"),
            after=("inspection_asked",),
            starts=(terms.STATE_FILE,),
            again=True,
        ),
        Milestone(
            id="file_seen",
            label=_label("Іс материалдары көрсетілді", "С делом ознакомились", "The file was seen"),
            after=("file_asked",),
            meets=(terms.STATE_FILE,),
            again=True,
        ),
        Milestone(
            id="act_announced",
            label=_label("Акт қабылданатын күн хабарланды", "Назван день принятия акта", "Day of the act announced"),
            after=("inspection_asked",),
            starts=(terms.STATE_HEARING,),
            ahead=True,
            again=True,
        ),
        Milestone(
            id="state_reminded",
            label=_label("Органға мерзімі өткені ескертілді", "Органу напомнили о сроке", "The body was reminded"),
            after=("inspection_asked",),
            again=True,
        ),
        Milestone(
            id="preliminary_decision",
            label=_label("Алдын ала шешім алынды", "Получено предварительное решение", "Preliminary decision received"),
            after=("inspection_asked",),
            meets=(terms.STATE_HEARING,),
            starts=(terms.STATE_OBJECT,),
        ),
        Milestone(
            id="objection_filed",
            label=_label("Қарсылық берілді", "Возражение подано", "Objection filed"),
            after=("preliminary_decision",),
            meets=(terms.STATE_OBJECT,),
        ),
        Milestone(
            id="act_received",
            label=_label(
                "Акт алынды, шағым тәртібі жазылған",
                "Получен акт с порядком обжалования",
                "Act received, with appeal instructions",
            ),
            after=("inspection_asked",),
            meets=(terms.STATE_ANSWER, terms.STATE_HEARING),
            starts=(terms.STATE_COMPLAIN,),
        ),
        Milestone(
            id="act_without_instructions",
            label=_label(
                "Акт алынды, шағым тәртібі жоқ",
                "Получен акт без порядка обжалования",
                "Act received, without appeal instructions",
            ),
            after=("inspection_asked",),
            meets=(terms.STATE_ANSWER, terms.STATE_HEARING),
            starts=(terms.STATE_COMPLAIN_LONG,),
        ),
        Milestone(
            id="complaint_filed",
            label=_label("Шағым берілді", "Жалоба подана", "Complaint filed"),
            after=("act_received", "act_without_instructions"),
            meets=(terms.STATE_COMPLAIN, terms.STATE_COMPLAIN_LONG),
            starts=(terms.STATE_FORWARD, terms.STATE_DECIDE),
            proof=True,
        ),
        Milestone(
            id="complaint_forwarded",
            label=_label(
                "Шағым жоғары органға жіберілді", "Жалоба передана вышестоящему органу", "Complaint passed on upwards"
            ),
            after=("complaint_filed",),
            meets=(terms.STATE_FORWARD,),
        ),
        Milestone(
            id="complaint_decided",
            label=_label("Шағым бойынша шешім алынды", "Получено решение по жалобе", "Complaint decided"),
            after=("complaint_filed",),
            meets=(terms.STATE_FORWARD, terms.STATE_DECIDE),
        ),
        Milestone(
            id="breach_remedied",
            label=_label("Бұзушылық жойылды", "Нарушение устранено", "Breach remedied"),
            after=("inspection_asked",),
            meets=terms.OF_THE_STATE,
            ends=Result.SETTLED,
        ),
    ),
)

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
            id="preliminary_decision",
            label=_label("Алдын ала шешім алынды", "Получено предварительное решение", "Preliminary decision received"),
            after=("inspection_asked",),
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
            meets=(terms.STATE_ANSWER,),
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
            meets=(terms.STATE_ANSWER,),
            starts=(terms.STATE_COMPLAIN_LONG,),
        ),
        Milestone(
            id="complaint_filed",
            label=_label("Шағым берілді", "Жалоба подана", "Complaint filed"),
            after=("act_received", "act_without_instructions"),
            meets=(terms.STATE_COMPLAIN, terms.STATE_COMPLAIN_LONG),
            starts=(terms.STATE_DECIDE,),
            proof=True,
        ),
        Milestone(
            id="complaint_decided",
            label=_label("Шағым бойынша шешім алынды", "Получено решение по жалобе", "Complaint decided"),
            after=("complaint_filed",),
            meets=(terms.STATE_DECIDE,),
        ),
        Milestone(
            id="breach_remedied",
            label=_label("Бұзушылық жойылды", "Нарушение устранено", "Breach remedied"),
            after=("inspection_asked",),
            meets=(terms.STATE_ANSWER, terms.STATE_COMPLAIN, terms.STATE_COMPLAIN_LONG, terms.STATE_DECIDE),
            ends=Result.SETTLED,
        ),
    ),
)

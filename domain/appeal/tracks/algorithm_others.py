"""The ways to others than the employer: to the operator of the system, and to the state body whose act it was."""

from collections.abc import Iterable, Iterator

from domain.appeal.tracks import algorithm_terms as terms
from domain.appeal.tracks.inspection import INSPECTION
from domain.appeal.tracks.plan import Milestone, Result, Track, TrackKind
from domain.words import Label


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


OPERATOR = Track(
    kind=TrackKind.OPERATOR,
    label=_label("Жүйе операторы", "Оператор системы", "Operator of the system"),
    hint=_label(
        "Жүйені жасаған не жүргізетін ұйым: оған қарсылық пен сұрау жұмыс берушіден бөлек жүреді, мерзімдері де бөлек.",
        "Кто сделал или ведёт систему: возражение и запрос идут к нему отдельно от работодателя, и сроки тоже свои.",
        "Whoever made or runs the system: objection and request go there apart from the employer, with clocks apart.",
    ),
    milestones=(
        Milestone(
            id="objection_served",
            label=_label("Операторға қарсылық тапсырылды", "Возражение оператору вручено", "Objection served"),
            starts=(terms.OBJECTION,),
            proof=True,
            again=True,
        ),
        Milestone(
            id="explanation_asked",
            label=_label("Оператордан түсіндіру сұралды", "У оператора запрошено объяснение", "Explanation asked for"),
            starts=(terms.EXPLANATION,),
            proof=True,
        ),
        Milestone(
            id="objection_answered",
            label=_label("Оператор қарсылыққа жауап берді", "Оператор ответил на возражение", "Objection answered"),
            after=("objection_served",),
            meets=(terms.OBJECTION,),
            starts=(terms.ASSESSMENT,),
            again=True,
        ),
        Milestone(
            id="explanation_received",
            label=_label("Оператордың түсіндіруі алынды", "Объяснение оператора получено", "Explanation received"),
            after=("explanation_asked",),
            meets=(terms.EXPLANATION,),
            starts=(terms.ASSESSMENT,),
            again=True,
        ),
        Milestone(
            id="explanation_asked_again",
            label=_label(
                "Оператордан жетіспейтін бөліктері талап етілді",
                "У оператора истребованы недостающие части",
                "Missing parts demanded",
            ),
            after=("explanation_received",),
            starts=(terms.EXPLANATION,),
            proof=True,
            again=True,
        ),
        Milestone(
            id="operator_complied",
            label=_label("Оператор талапты орындады", "Оператор выполнил требования", "The operator complied"),
            after=("objection_served", "explanation_asked"),
            meets=(terms.OBJECTION, terms.EXPLANATION),
            ends=Result.SETTLED,
        ),
        Milestone(
            id="operator_refused",
            label=_label("Оператор бас тартты", "Оператор отказал", "The operator refused"),
            after=("objection_served", "explanation_asked"),
            meets=(terms.OBJECTION, terms.EXPLANATION),
            ends=Result.REFUSED,
        ),
    ),
)

ACT_KNOWN = ("act_received", "act_without_instructions")
ON_A_COMPLAINT = ("complaint_forwarded", "complaint_decided")
AFTER_THE_COMPLAINT = ("state_reminded", "breach_remedied")


def _of_a_complaint(milestones: Iterable[Milestone]) -> Iterator[Milestone]:
    """The inspection's own, where the act to complain of is there from the start."""
    for milestone in milestones:
        match milestone.id:
            case name if name in ACT_KNOWN:
                yield milestone.model_copy(update={"after": (), "meets": ()})
            case "complaint_filed":
                yield milestone.model_copy(update={"after": ()})
            case name if name in AFTER_THE_COMPLAINT:
                yield milestone.model_copy(update={"after": ("complaint_filed",)})
            case name if name in ON_A_COMPLAINT:
                yield milestone


DECIDING_AUTHORITY = Track(
    kind=TrackKind.DECIDING_AUTHORITY,
    label=_label(
        "Мемлекеттік органның актісіне шағым", "Жалоба на акт государственного органа", "Complaint against a state act"
    ),
    hint=_label(
        "Шешім мемлекеттік органның әкімшілік актісі болса ғана. Шағым актінің орындалуын тоқтата тұрады (ӘРПК 96(1)), "
        "комиссияға немесе сотқа жүгіну мерзімдерін тоқтатпайды.",
        "Только если решение является административным актом госоргана. Жалоба приостанавливает исполнение акта "
        "(АППК 96(1)), но не сроки обращения в комиссию или суд.",
        "Only where the decision is an administrative act of a state body. The complaint stays the act (APPC 96(1)), "
        "but no term for turning to commission or court.",
    ),
    milestones=tuple(_of_a_complaint(INSPECTION.milestones)),
)

TRACKS = (OPERATOR, DECIDING_AUTHORITY)

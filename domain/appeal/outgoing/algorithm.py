"""The papers that contest a decision of an algorithm before the employer and the operator of the system."""

from domain.appeal.outgoing.plan import Addressee, Manner, Part, Taken, Template
from domain.appeal.tracks.algorithm_terms import PERSONAL_DATA
from domain.appeal.tracks.plan import TrackKind
from domain.kernel import Role
from domain.procedure import Source, law, policy
from domain.words import Label

LAWYER = frozenset({Role.LAWYER})
BY_NAME = (Manner.NAMED,)
DIGITAL_CODE = "2026-01-09"
AI_LAW = "2025-11-17"


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


def personal_data(article: str) -> Source:
    return law(f"PD {article}", PERSONAL_DATA)


OF_FULL_AUTOMATION = (law("DC 43(4)1-2", DIGITAL_CODE), law("DC 43(4)3", DIGITAL_CODE))
"""Rights against a decision that was taken fully by an algorithm, and against no other."""
TO_EXPLAIN, TO_REVIEW = OF_FULL_AUTOMATION
OUR_RULE = policy()
OBJECTING = (personal_data("19-1"),)
EXPLAINING = (TO_EXPLAIN, personal_data("24(1)1"), law("AI 16(1)4-5", AI_LAW))
"""The law on artificial intelligence speaks of a user, so it only supports the other two."""

HER_OWN_DATA = _label(
    "Бұл хат сіздің деректеріңіз бен сіз туралы шешімге қатысты: кім туралы екені айтылмаса, жұмыс беруші де, оператор "
    "да жауап бере алмайды. Сондықтан атсыз нұсқасы жоқ.",
    "Письмо говорит о ваших данных и решении именно о вас: не зная, о ком речь, на него не смогут ответить. Поэтому "
    "варианта без имени нет.",
    "The letter is about your own data and a decision about you: nobody can answer it without knowing whom it is "
    "about. So there is no text without your name.",
)


def taken(track: TrackKind, milestone: str, part: Part | None = None) -> tuple[Taken, ...]:
    return (Taken(track=track, milestone=milestone, part=part),)


PACKAGE = Template(
    id="challenge_package",
    label=_label(
        "Алгоритм шешіміне қарсылық пен талаптар",
        "Возражение и требования по решению алгоритма",
        "Objection and demands on an algorithm's decision",
    ),
    hint=_label(
        "Қарсылық, түсіндіру, қайта қарау, тоқтата тұру, дерек сақтау. Тапсырылған күні әр бөлімнің өз мерзімі "
        "басталады.",
        "Возражение, объяснение, пересмотр, приостановление, сохранность данных. Со дня вручения у каждой части свой "
        "срок.",
        "Objection, explanation, review, stay, keeping of data. From the day of service each part has its own clock.",
    ),
    addressee=Addressee.EMPLOYER,
    manners=BY_NAME,
    named_because=HER_OWN_DATA,
    parts=(
        Part.ADDRESSEE,
        Part.DECISION,
        Part.OBJECTION,
        Part.EXPLANATION,
        Part.REVIEW,
        Part.STAY,
        Part.PRESERVATION,
        Part.ENCLOSED,
    ),
    needed=frozenset({Part.ADDRESSEE, Part.DECISION, Part.OBJECTION, Part.EXPLANATION, Part.PRESERVATION}),
    releases=LAWYER,
    four_eyes=False,
    sources=(),
    rests_on={
        Part.OBJECTION: OBJECTING,
        Part.EXPLANATION: EXPLAINING,
        Part.REVIEW: (TO_REVIEW,),
        Part.STAY: (OUR_RULE,),
        Part.PRESERVATION: (OUR_RULE,),
    },
    takes=(
        *taken(TrackKind.OBJECTION, "objection_served", Part.OBJECTION),
        *taken(TrackKind.EXPLANATION, "explanation_asked", Part.EXPLANATION),
        *taken(TrackKind.HUMAN_REVIEW, "review_demanded", Part.REVIEW),
        *taken(TrackKind.STAY, "stay_asked", Part.STAY),
    ),
)
TO_OPERATOR = Template(
    id="challenge_operator",
    label=_label("Жүйе операторына хат", "Письмо оператору системы", "Letter to the operator of the system"),
    hint=_label(
        "Жүйені басқа ұйым жасаса не жүргізсе. Мерзімдері жұмыс берушінің мерзімдерінен бөлек жүреді.",
        "Если систему сделал или ведёт кто-то другой. Сроки идут отдельно от сроков работодателя.",
        "Where somebody else made or runs the system. Its clocks run apart from the employer's.",
    ),
    addressee=Addressee.OPERATOR,
    manners=BY_NAME,
    named_because=HER_OWN_DATA,
    parts=(Part.ADDRESSEE, Part.DECISION, Part.OBJECTION, Part.EXPLANATION, Part.PRESERVATION, Part.ENCLOSED),
    needed=frozenset({Part.ADDRESSEE, Part.DECISION, Part.OBJECTION, Part.EXPLANATION, Part.PRESERVATION}),
    releases=LAWYER,
    four_eyes=False,
    sources=(),
    rests_on={
        Part.OBJECTION: OBJECTING,
        Part.EXPLANATION: EXPLAINING,
        Part.PRESERVATION: (OUR_RULE,),
    },
    takes=(
        *taken(TrackKind.OPERATOR, "objection_served", Part.OBJECTION),
        *taken(TrackKind.OPERATOR, "explanation_asked", Part.EXPLANATION),
    ),
)
MISSING_PARTS = Template(
    id="missing_parts",
    label=_label(
        "Түсіндірудің жетіспейтін бөліктерін талап ету",
        "Требование недостающих частей объяснения",
        "Demand for what the explanation lacks",
    ),
    hint=_label(
        "Жауап ішінара болса немесе жауап болмаса: не айтылмағаны тізіледі, мерзім қайта басталады.",
        "После частичного ответа или молчания: перечислено, чего в ответе нет, срок идёт заново.",
        "After a partial answer or none: lists what the answer does not tell, and the clock starts anew.",
    ),
    addressee=Addressee.EMPLOYER,
    manners=BY_NAME,
    named_because=HER_OWN_DATA,
    parts=(Part.ADDRESSEE, Part.DECISION, Part.EXPLANATION, Part.ENCLOSED),
    needed=frozenset({Part.ADDRESSEE, Part.DECISION, Part.EXPLANATION}),
    releases=LAWYER,
    four_eyes=False,
    sources=(),
    rests_on={Part.EXPLANATION: EXPLAINING},
    takes=taken(TrackKind.EXPLANATION, "explanation_asked_again", Part.EXPLANATION),
)
OPERATOR_MISSING_PARTS = MISSING_PARTS.model_copy(
    update={
        "id": "operator_missing_parts",
        "label": _label(
            "Оператордан жетіспейтін бөліктерін талап ету",
            "Требование недостающих частей к оператору",
            "Demand to the operator for what is lacking",
        ),
        "addressee": Addressee.OPERATOR,
        "takes": taken(TrackKind.OPERATOR, "explanation_asked_again", Part.EXPLANATION),
    }
)
BLOCKING = Template(
    id="blocking",
    label=_label("Деректерді бұғаттау туралы талап", "Требование заблокировать данные", "Demand to block the data"),
    hint=_label(
        "Деректер заңсыз өңделсе: бұғаттауға бір жұмыс күні. Шығарылған шешімді өздігінен тоқтатпайды.",
        "Если данные обработаны незаконно: на блокировку один рабочий день. Само принятое решение этим не отменяется.",
        "Where data were processed unlawfully: one working day to block them. It does not by itself undo the decision.",
    ),
    addressee=Addressee.EMPLOYER,
    manners=BY_NAME,
    named_because=HER_OWN_DATA,
    parts=(Part.ADDRESSEE, Part.DECISION, Part.FACTS, Part.DEMANDS, Part.ENCLOSED),
    needed=frozenset({Part.ADDRESSEE, Part.DECISION, Part.FACTS, Part.DEMANDS}),
    releases=LAWYER,
    four_eyes=False,
    sources=(personal_data("19-1(1)"), personal_data("24(1)3"), personal_data("25(2)8")),
    takes=taken(TrackKind.STAY, "blocking_demanded"),
)
TEMPLATES = (PACKAGE, TO_OPERATOR, MISSING_PARTS, OPERATOR_MISSING_PARTS, BLOCKING)

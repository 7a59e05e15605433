"""The papers of an appeal that leave the union, go to the member to be signed, or stay in the file (A5, A6, A8-A16)."""

from collections.abc import Collection, Iterator, Mapping

from domain.appeal.outgoing import algorithm, authorities
from domain.appeal.outgoing.plan import Addressee, Manner, Part, Taken, Template
from domain.appeal.tracks.plan import TrackKind
from domain.appeal.tracks.terms import APPC, LABOUR_CODE
from domain.kernel import Role
from domain.procedure import Source, law, policy
from domain.words import Confidence, Label

LAWYER = frozenset({Role.LAWYER})
SUPERVISOR = frozenset({Role.SUPERVISOR})
ANY_MANNER = tuple(Manner)
BY_NAME = (Manner.NAMED,)

OUR_RULE = policy()
TRADE_UNIONS = "2020-05-04"


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


def _labour_code(articles: str) -> Source:
    return law(f"LC {articles}", LABOUR_CODE)


def _older(text: str) -> Source:
    """Read, but only in an older edition."""
    return Source(text=text, confidence=Confidence.VO, edition=TRADE_UNIONS)


DEMAND = Template(
    id="demand",
    label=_label("Жұмыс берушіге талап", "Требование работодателю", "Demand to the employer"),
    hint=_label(
        "Келіссөз осыдан басталады: талап тапсырылған күннен бастап жұмыс берушінің жауап мерзімі жүреді.",
        "С него начинаются переговоры: со дня вручения идёт срок ответа работодателя.",
        "Talks begin with it: from the day it is served the employer's time to answer runs.",
    ),
    addressee=Addressee.EMPLOYER,
    manners=ANY_MANNER,
    parts=(Part.ADDRESSEE, Part.FACTS, Part.DEMANDS, Part.ENCLOSED),
    needed=frozenset({Part.ADDRESSEE, Part.FACTS, Part.DEMANDS}),
    releases=LAWYER,
    four_eyes=False,
    sources=(_labour_code("22(1)14"), _older("TU 16(1)"), OUR_RULE),
    takes=(Taken(track=TrackKind.TALKS, milestone="letter_served"),),
)
APPLICATION = Template(
    id="application",
    label=_label(
        "Келісу комиссиясына өтініш",
        "Заявление в согласительную комиссию",
        "Application to the conciliation commission",
    ),
    hint=_label(
        "Комиссия өтінішті тіркеген күннен бастап шешім мерзімі жүреді; жүгіну мерзімі сақталады.",
        "Со дня регистрации идёт срок решения комиссии, срок обращения соблюдён.",
        "From its registration the commission's time to decide runs, and the term for turning to it is met.",
    ),
    addressee=Addressee.COMMISSION,
    manners=BY_NAME,
    parts=(Part.ADDRESSEE, Part.FACTS, Part.DEMANDS, Part.ENCLOSED),
    needed=frozenset({Part.ADDRESSEE, Part.FACTS, Part.DEMANDS}),
    releases=LAWYER,
    four_eyes=False,
    sources=(_labour_code("159(2)"), _labour_code("160")),
    takes=(Taken(track=TrackKind.CONCILIATION, milestone="application_filed"),),
)
RESTORATION = Template(
    id="restoration",
    label=_label(
        "Мерзімді қалпына келтіру туралы өтініш", "Заявление о восстановлении срока", "Request to restore the term"
    ),
    hint=_label(
        "Мерзімді дәлелді себеппен өткізіп алған кезде; мерзімді комиссияның өзі қалпына келтіре алады.",
        "Если срок пропущен по уважительной причине; комиссия может восстановить его сама.",
        "Where the term was missed for a valid reason; the commission itself may restore it.",
    ),
    addressee=Addressee.COMMISSION,
    manners=BY_NAME,
    parts=(Part.ADDRESSEE, Part.FACTS, Part.REASONS, Part.ENCLOSED),
    needed=frozenset({Part.ADDRESSEE, Part.FACTS, Part.REASONS}),
    releases=LAWYER,
    four_eyes=False,
    sources=(_labour_code("160"),),
)
COPY = Template(
    id="copy",
    label=_label(
        "Шешімнің көшірмесін беру туралы талап",
        "Требование выдать копию решения",
        "Demand for a copy of the decision",
    ),
    hint=_label(
        "Комиссия шешімнің көшірмесін үш жұмыс күнінде бермесе.",
        "Если комиссия не выдала копию решения за три рабочих дня.",
        "Where the commission has not handed over its decision within three working days.",
    ),
    addressee=Addressee.COMMISSION,
    manners=BY_NAME,
    parts=(Part.ADDRESSEE, Part.DECISION, Part.ENCLOSED),
    needed=frozenset({Part.ADDRESSEE, Part.DECISION}),
    releases=LAWYER,
    four_eyes=False,
    sources=(_labour_code("159(5)"),),
    takes=(Taken(track=TrackKind.CONCILIATION, milestone="copy_demanded"),),
)
INSPECTION = Template(
    id="inspection",
    label=_label("Еңбек инспекциясына жолданым", "Обращение в инспекцию труда", "Appeal to the labour inspection"),
    hint=_label(
        "Мемлекеттік органға жіберілетін хатты басшы шығарады.",
        "Письмо в государственный орган отпускает руководитель.",
        "A letter to a state body is released by a supervisor.",
    ),
    addressee=Addressee.INSPECTION,
    manners=ANY_MANNER,
    parts=(Part.ADDRESSEE, Part.FACTS, Part.DEMANDS, Part.ENCLOSED),
    needed=frozenset({Part.ADDRESSEE, Part.FACTS, Part.DEMANDS}),
    releases=SUPERVISOR,
    four_eyes=True,
    sources=(_labour_code("22(1)21"), law("APPC 76(1)", APPC)),
    takes=(Taken(track=TrackKind.INSPECTION, milestone="inspection_asked"),),
)
REMINDER = Template(
    id="reminder",
    label=_label("Мерзім туралы ескерту", "Напоминание о сроке", "Reminder of a term"),
    hint=_label(
        "Мемлекеттік орган өз мерзімін өткізіп алса.",
        "Если государственный орган пропустил свой срок.",
        "Where a state body has let its own term pass.",
    ),
    addressee=Addressee.INSPECTION,
    manners=ANY_MANNER,
    parts=(Part.ADDRESSEE, Part.FACTS, Part.DEMANDS),
    needed=frozenset({Part.ADDRESSEE, Part.FACTS}),
    releases=SUPERVISOR,
    four_eyes=True,
    sources=(law("APPC 76(1)", APPC),),
    takes=(Taken(track=TrackKind.INSPECTION, milestone="state_reminded"),),
)
COMPLAINT = Template(
    id="complaint",
    label=_label(
        "Еңбек инспекциясының актісіне шағым",
        "Жалоба на акт инспекции труда",
        "Complaint against the inspection's act",
    ),
    hint=_label(
        "Инспекция бас тартса немесе мерзімінде жауап бермесе.",
        "Если инспекция отказала или не ответила в срок.",
        "Where the inspection refused, or has not answered in time.",
    ),
    addressee=Addressee.INSPECTION,
    manners=BY_NAME,
    parts=(Part.ADDRESSEE, Part.DECISION, Part.REASONS, Part.DEMANDS, Part.ENCLOSED),
    needed=frozenset({Part.ADDRESSEE, Part.DECISION, Part.REASONS, Part.DEMANDS}),
    releases=SUPERVISOR,
    four_eyes=True,
    sources=(law("APPC 91(2)", APPC), law("APPC 99", APPC)),
    takes=(Taken(track=TrackKind.INSPECTION, milestone="complaint_filed"),),
)
CLAIM = Template(
    id="claim",
    label=_label("Сотқа талап арыз", "Исковое заявление", "Statement of claim"),
    hint=_label(
        "Қаңқасы ғана: талап арызға сот талаптарын заңгер өзі қосады.",
        "Только каркас: требования суда к иску юрист добавляет сам.",
        "A frame only: the lawyer adds what the court asks of a claim.",
    ),
    addressee=Addressee.COURT,
    manners=BY_NAME,
    parts=(Part.ADDRESSEE, Part.FACTS, Part.REASONS, Part.DEMANDS, Part.ENCLOSED),
    needed=frozenset({Part.ADDRESSEE, Part.FACTS, Part.DEMANDS}),
    releases=SUPERVISOR,
    four_eyes=True,
    sources=(_labour_code("160(1)1"), _labour_code("161(1)")),
    takes=(Taken(track=TrackKind.COURT, milestone="claim_filed"),),
)
MEDIATION = Template(
    id="mediation",
    label=_label("Медиация туралы ұсыныс", "Предложение о медиации", "Proposal to mediate"),
    hint=_label(
        "Медиация туралы келісім күшінде тұрғанда жүгіну мерзімі тоқтайды; ұсыныстың өзі тоқтатпайды.",
        "Срок обращения останавливает соглашение о медиации, само предложение не останавливает.",
        "The agreement to mediate stops the term for turning to the commission; the proposal alone does not.",
    ),
    addressee=Addressee.EMPLOYER,
    manners=ANY_MANNER,
    parts=(Part.ADDRESSEE, Part.FACTS, Part.DEMANDS),
    needed=frozenset({Part.ADDRESSEE, Part.DEMANDS}),
    releases=LAWYER,
    four_eyes=False,
    sources=(_labour_code("160"), OUR_RULE),
)
AUTHORITY = Template(
    id="authority",
    label=_label("Өкілдік ету туралы өтініш", "Заявление о представительстве", "Authority to represent"),
    hint=_label(
        "Мүше басып шығарып, қол қояды. Қол қойылған қағазды құжаттарға қосыңыз.",
        "Член профсоюза печатает и подписывает. Подписанное приложите к документам.",
        "The member prints and signs it. Attach the signed paper to the documents.",
    ),
    addressee=Addressee.MEMBER,
    manners=BY_NAME,
    parts=(Part.FACTS,),
    needed=frozenset(),
    releases=LAWYER,
    four_eyes=False,
    sources=(_labour_code("159(4)"), _older("TU 17(8)")),
)
ELIGIBILITY = Template(
    id="eligibility",
    label=_label(
        "Келісу комиссиясынан босатылуын тексеру",
        "Заключение: нужна ли согласительная комиссия",
        "Note: is the conciliation commission required",
    ),
    hint=_label("Істе қалады, ешқайда жіберілмейді.", "Остаётся в деле, никуда не уходит.", "Stays in the case."),
    addressee=Addressee.FILE,
    manners=BY_NAME,
    parts=(Part.FACTS, Part.REASONS),
    needed=frozenset({Part.FACTS, Part.REASONS}),
    releases=LAWYER,
    four_eyes=False,
    sources=(_labour_code("159(1)"),),
)
TRIAGE = Template(
    id="triage_note",
    label=_label("Бағалау жазбасы", "Записка об оценке обращения", "Triage note"),
    hint=_label("Істе қалады, ешқайда жіберілмейді.", "Остаётся в деле, никуда не уходит.", "Stays in the case."),
    addressee=Addressee.FILE,
    manners=BY_NAME,
    parts=(Part.FACTS, Part.REASONS),
    needed=frozenset({Part.FACTS}),
    releases=LAWYER,
    four_eyes=False,
    sources=(OUR_RULE,),
)

TEMPLATES: Mapping[str, Template] = {
    template.id: template
    for template in (
        DEMAND,
        APPLICATION,
        RESTORATION,
        COPY,
        INSPECTION,
        REMINDER,
        COMPLAINT,
        CLAIM,
        MEDIATION,
        AUTHORITY,
        ELIGIBILITY,
        TRIAGE,
        *algorithm.TEMPLATES,
        *authorities.TEMPLATES,
    )
}


def templates_for(track: TrackKind, milestone: str) -> Iterator[Template]:
    """The papers by which this step is taken."""
    step = (track, milestone)
    return (t for t in TEMPLATES.values() if step in {(taken.track, taken.milestone) for taken in t.takes})


def is_offered(template: Template, ways: Collection[TrackKind]) -> bool:
    """Whether a case that may take these ways has this paper: every step of it has to be on one of them."""
    return all(taken.track in ways for taken in template.takes)

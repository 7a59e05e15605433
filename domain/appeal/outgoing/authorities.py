"""The papers on a decision of an algorithm that go to the state: personal data authority, body whose act it was."""

from domain.appeal.outgoing.algorithm import BY_NAME, HER_OWN_DATA, OUR_RULE, personal_data, taken
from domain.appeal.outgoing.plan import Addressee, Manner, Part, Template
from domain.appeal.tracks.plan import TrackKind
from domain.appeal.tracks.terms import APPC
from domain.kernel import Role
from domain.procedure import law
from domain.words import Label

SUPERVISOR = frozenset({Role.SUPERVISOR})


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


DATA_COMPLAINT = Template(
    id="data_authority",
    label=_label(
        "Дербес деректерді қорғау органына шағым",
        "Жалоба в орган по защите персональных данных",
        "Complaint to the personal data authority",
    ),
    hint=_label(
        "Қарсылыққа үш жұмыс күнінде жауап болмаса немесе деректер заңсыз өңделсе. Жүгіну мерзімдерін тоқтатпайды.",
        "Если на возражение не ответили за три рабочих дня или данные обработаны незаконно. Сроков обращения не "
        "останавливает.",
        "Where the objection was not answered in three working days, or data were processed unlawfully. It stops no "
        "term.",
    ),
    addressee=Addressee.DATA_AUTHORITY,
    manners=tuple(Manner),
    parts=(Part.ADDRESSEE, Part.DECISION, Part.FACTS, Part.DEMANDS, Part.ENCLOSED),
    needed=frozenset({Part.ADDRESSEE, Part.FACTS, Part.DEMANDS}),
    releases=SUPERVISOR,
    four_eyes=True,
    sources=(personal_data("19-1(1)"), personal_data("19-1(3)"), law("APPC 76(1)", APPC)),
    takes=taken(TrackKind.DATA_AUTHORITY, "inspection_asked"),
)
STATE_ACT = Template(
    id="state_act",
    label=_label(
        "Мемлекеттік органның актісіне шағым",
        "Жалоба на акт государственного органа",
        "Complaint against the act of a state body",
    ),
    hint=_label(
        "Шешім мемлекеттік органның әкімшілік актісі болса ғана: шағым оның орындалуын тоқтата тұрады (ӘРПК 96(1)).",
        "Только если решение является административным актом госоргана: жалоба приостанавливает его исполнение (АППК "
        "96(1)).",
        "Only where the decision is an administrative act of a state body: the complaint stays it (APPC 96(1)).",
    ),
    addressee=Addressee.DECIDING_AUTHORITY,
    manners=BY_NAME,
    named_because=HER_OWN_DATA,
    parts=(Part.ADDRESSEE, Part.DECISION, Part.REASONS, Part.STAY, Part.PRESERVATION, Part.DEMANDS, Part.ENCLOSED),
    needed=frozenset({Part.ADDRESSEE, Part.DECISION, Part.REASONS, Part.PRESERVATION, Part.DEMANDS}),
    releases=SUPERVISOR,
    four_eyes=True,
    sources=(law("APPC 91(2)", APPC), law("APPC 99", APPC)),
    rests_on={Part.STAY: (law("APPC 96(1)", APPC),), Part.PRESERVATION: (OUR_RULE,)},
    takes=taken(TrackKind.DECIDING_AUTHORITY, "complaint_filed"),
)


def _reminding(template_id: str, addressee: Addressee, track: TrackKind, label: Label) -> Template:
    return Template(
        id=template_id,
        label=label,
        hint=_label(
            "Мемлекеттік орган өз мерзімін өткізіп алса.",
            "Если государственный орган пропустил свой срок.",
            "Where a state body has let its own term pass.",
        ),
        addressee=addressee,
        manners=tuple(Manner),
        parts=(Part.ADDRESSEE, Part.FACTS, Part.DEMANDS),
        needed=frozenset({Part.ADDRESSEE, Part.FACTS}),
        releases=SUPERVISOR,
        four_eyes=True,
        sources=(law("APPC 76(1)", APPC),),
        takes=taken(track, "state_reminded"),
    )


DATA_REMINDER = _reminding(
    "data_authority_reminder",
    Addressee.DATA_AUTHORITY,
    TrackKind.DATA_AUTHORITY,
    _label(
        "Дербес деректер органына мерзім туралы ескерту",
        "Напоминание о сроке органу по персональным данным",
        "Reminder of a term to the personal data authority",
    ),
)
STATE_REMINDER = _reminding(
    "state_act_reminder",
    Addressee.DECIDING_AUTHORITY,
    TrackKind.DECIDING_AUTHORITY,
    _label(
        "Мемлекеттік органға мерзім туралы ескерту",
        "Напоминание о сроке государственному органу",
        "Reminder of a term to the state body",
    ),
)
DATA_ACT = Template(
    id="data_authority_act",
    label=_label(
        "Дербес деректер органының актісіне шағым",
        "Жалоба на акт органа по персональным данным",
        "Complaint against the personal data authority",
    ),
    hint=_label(
        "Орган бас тартса немесе мерзімінде жауап бермесе.",
        "Если орган отказал или не ответил в срок.",
        "Where it refused, or has not answered in time.",
    ),
    addressee=Addressee.DATA_AUTHORITY,
    manners=BY_NAME,
    parts=(Part.ADDRESSEE, Part.DECISION, Part.REASONS, Part.DEMANDS, Part.ENCLOSED),
    needed=frozenset({Part.ADDRESSEE, Part.DECISION, Part.REASONS, Part.DEMANDS}),
    releases=SUPERVISOR,
    four_eyes=True,
    sources=(law("APPC 91(2)", APPC), law("APPC 99", APPC)),
    takes=taken(TrackKind.DATA_AUTHORITY, "complaint_filed"),
)

TEMPLATES = (DATA_COMPLAINT, STATE_ACT, DATA_REMINDER, STATE_REMINDER, DATA_ACT)

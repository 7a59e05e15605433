"""The exemption test (A8, LC 159(1)): whose dispute goes to the conciliation commission first, and whose straight to
court. The entries that are not exempt stand here on purpose: they are the ones that are taken for exempt by mistake.
"""

from collections.abc import Mapping
from enum import StrEnum

from domain.kernel import Record
from domain.procedure import Source, law
from domain.words import Label

LABOUR_CODE = "2026-04-07"


class Standing(StrEnum):
    """What she is to her employer, as far as the way of the dispute depends on it."""

    ORDINARY = "ordinary"
    CIVIL_SERVANT = "civil_servant"
    MICRO_BUSINESS = "micro_business"
    SMALL_NGO = "small_ngo"
    DOMESTIC_WORKER = "domestic_worker"
    EXECUTIVE = "executive"
    UNIFORMED = "uniformed"
    STATE_SERVANT = "state_servant"


class Entry(Record):
    """One line of the test: `exempt` means that no commission is needed, `why` says it to her."""

    exempt: bool
    label: Label
    why: Label
    source: Source = law("LC 159(1)", LABOUR_CODE)


NO_COMMISSION = Label(
    kk="Заң комиссиядан босатады: дауды бірден сот қарайды.",
    ru="Закон освобождает от комиссии: спор сразу рассматривает суд.",
    en="Exempt from the commission by law: the court hears the dispute at once.",
)

TEST: Mapping[Standing, Entry] = {
    Standing.ORDINARY: Entry(
        exempt=False,
        label=Label(
            kk="Ұйымның қызметкері, ерекшелік жоқ",
            ru="Работник организации, исключений нет",
            en="A worker, no exception",
        ),
        why=Label(
            kk="Ерекшеліктердің ешқайсысы келмейді: алдымен келісу комиссиясы, содан кейін сот.",
            ru="Ни одно исключение не подходит: сначала согласительная комиссия, потом суд.",
            en="None of the exceptions fits: the conciliation commission first, then the court.",
        ),
    ),
    Standing.CIVIL_SERVANT: Entry(
        exempt=False,
        label=Label(
            kk="Мұғалім, дәрігер, мемлекеттік мекеменің басқа азаматтық қызметшісі",
            ru="Учитель, врач, другой гражданский служащий государственного учреждения",
            en="Teacher, doctor or other civil servant (гражданский служащий) of a state institution",
        ),
        why=Label(
            kk="Азаматтық қызметші мемлекеттік қызметші емес, ол босатылмайды: алдымен келісу комиссиясы.",
            ru="Гражданский служащий не государственный служащий: от комиссии он не освобождён. Сначала комиссия.",
            en="A civil servant of an institution is no state servant and is not exempt: the commission comes first.",
        ),
    ),
    Standing.MICRO_BUSINESS: Entry(
        exempt=True,
        label=Label(
            kk="Микрокәсіпкерліктің қызметкері",
            ru="Работник микропредпринимательства",
            en="A worker of a micro-business",
        ),
        why=NO_COMMISSION,
    ),
    Standing.SMALL_NGO: Entry(
        exempt=True,
        label=Label(
            kk="Қызметкері 15 адамнан аспайтын коммерциялық емес ұйымның қызметкері",
            ru="Работник некоммерческой организации, где не больше 15 работников",
            en="A worker of a non-profit organisation with up to 15 workers",
        ),
        why=NO_COMMISSION,
    ),
    Standing.DOMESTIC_WORKER: Entry(
        exempt=True,
        label=Label(kk="Үй қызметкері", ru="Домашний работник", en="A domestic worker"),
        why=NO_COMMISSION,
    ),
    Standing.EXECUTIVE: Entry(
        exempt=True,
        label=Label(
            kk="Жеке-дара атқарушы органның басшысы немесе алқалы атқарушы органның мүшесі",
            ru="Единоличный исполнительный орган (руководитель) или член коллегиального исполнительного органа",
            en="The sole executive or a member of the collegial executive body",
        ),
        why=NO_COMMISSION,
    ),
    Standing.UNIFORMED: Entry(
        exempt=True,
        label=Label(
            kk="Әскери қызметші, арнаулы немесе құқық қорғау органының, азаматтық қорғау органының қызметкері",
            ru="Военнослужащий, сотрудник специального, правоохранительного органа или гражданской защиты",
            en="A serviceperson, or an officer of a special or law-enforcement body or of civil protection",
        ),
        why=NO_COMMISSION,
    ),
    Standing.STATE_SERVANT: Entry(
        exempt=True,
        label=Label(kk="Мемлекеттік қызметші", ru="Государственный служащий", en="A state servant"),
        why=NO_COMMISSION,
    ),
}

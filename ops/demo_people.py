"""The people of the demo federation: officials by their office, and members of each primary organisation."""

from collections.abc import Mapping
from typing import NamedTuple

from domain.kernel import Role
from domain.words import Language

KK, RU = Language.KK, Language.RU


class Somebody(NamedTuple):
    """A person; `login` is the name of their account, and of the person where there is none."""

    login: str
    name: str
    primary: str
    language: Language
    offices: tuple[tuple[str, Role], ...] = ()
    signs_in: bool = True


def _official(login: str, name: str, unit: str, role: Role, language: Language) -> Somebody:
    return Somebody(login, name, "staff", language, ((unit, role),))


OFFICIALS: tuple[Somebody, ...] = (
    Somebody("chair", "Бауыржан Әлімов", "oil-field", KK, (("oil-field", Role.CHAIR),)),
    _official("lawyer", "Динара Оспанова", "mangystau", Role.LAWYER, RU),
    _official("lawyer2", "Мұрат Жұмабеков", "mangystau", Role.LAWYER, KK),
    _official("lawyer3", "Ләззат Ерғалиева", "mangystau", Role.LAWYER, KK),
    _official("lawyer4", "Глеб Ковальчук", "mangystau", Role.LAWYER, RU),
    _official("supervisor", "Светлана Ахметова", "mangystau", Role.SUPERVISOR, RU),
    _official("negotiator", "Қайрат Нұрланұлы", "mangystau", Role.NEGOTIATOR, KK),
    _official("lawyer-karaganda", "Ольга Петренко", "karaganda", Role.LAWYER, RU),
    _official("supervisor-karaganda", "Нұргүл Сәдуақас", "karaganda", Role.SUPERVISOR, KK),
    _official("reviewer", "Әсел Бекова", "federation", Role.REVIEWER, RU),
    _official("reviewer2", "Болат Сейдахметов", "federation", Role.REVIEWER, KK),
    _official("expert", "Тимур Рахимов", "federation", Role.EXPERT, RU),
    _official("auditor", "Гүлнар Есенова", "federation", Role.AUDITOR, KK),
    _official("dpo", "Андрей Волков", "federation", Role.DPO, RU),
    _official("leader", "Сәуле Мұхаметжанова", "federation", Role.LEADER, KK),
    _official("admin", "Данияр Ибраев", "federation", Role.ADMIN, RU),
    _official("duty", "Жанар Төлегенова", "federation", Role.DUTY_OFFICER, KK),
    _official("lawyer-branch", "Арман Сейітқали", "oil-and-gas", Role.LAWYER, KK),
)
FIRST: tuple[Somebody, ...] = (
    Somebody("member", "Айгүл Серікбаева", "oil-field", KK),
    Somebody("member2", "Ирина Ким", "school", RU),
    Somebody("member3", "Ержан Тілеуов", "drilling", KK, signs_in=False),
)
"""The first keep the first telephone numbers."""

MEMBERS: Mapping[str, tuple[tuple[str, str, Language], ...]] = {
    "oil-field": (
        ("zhanna", "Жанна Құсайынова", KK),
        ("nurlan", "Нұрлан Бекмұханов", KK),
        ("sergey", "Сергей Литвиненко", RU),
        ("marat", "Марат Өтегенов", KK),
        ("aliya", "Әлия Досмағанбетова", KK),
        ("viktor", "Виктор Пак", RU),
        ("sholpan", "Шолпан Қалиева", KK),
        ("ruslan", "Руслан Гайнутдинов", RU),
        ("bolat", "Болат Сүлейменов", KK),
        ("natalya", "Наталья Кравченко", RU),
        ("erlan", "Ерлан Аманжолов", KK),
        ("timofey", "Тимофей Соколов", RU),
        ("gulzhan", "Гүлжан Ысқақова", KK),
        ("azamat", "Азамат Қожабеков", KK),
        ("lyudmila", "Людмила Ткаченко", RU),
        ("kanat", "Қанат Оразалин", KK),
        ("dmitry", "Дмитрий Шевцов", RU),
        ("aigerim", "Айгерім Тұрсынова", KK),
        ("daulet", "Дәулет Жанғалиев", KK),
        ("farida", "Фарида Юсупова", RU),
        ("yerbol", "Ербол Мәдиев", KK),
        ("maxim", "Максим Денисенко", RU),
        ("aruzhan", "Аружан Төребекова", KK),
    ),
    "drilling": (
        ("askar", "Асқар Мырзахметов", RU),
        ("igor", "Игорь Назаренко", RU),
        ("samat", "Самат Қуандықов", KK),
        ("oleg", "Олег Мельник", RU),
        ("zhanibek", "Жәнібек Нұрғалиев", RU),
        ("pavel", "Павел Ли", RU),
        ("bakhyt", "Бақыт Есмағамбетов", RU),
        ("rustam", "Рустам Исмаилов", RU),
        ("nikita", "Никита Воробьёв", RU),
        ("baurzhan", "Бауржан Тәжібаев", KK),
    ),
    "port": (
        ("alexey", "Алексей Бондарь", RU),
        ("talgat", "Талғат Сағындықов", KK),
        ("yelena", "Елена Цой", RU),
        ("serik", "Серік Дүйсенов", RU),
        ("gennady", "Геннадий Фомин", RU),
        ("meruert", "Меруерт Әбдіқадырова", KK),
        ("anatoly", "Анатолий Рубцов", RU),
        ("kuanysh", "Қуаныш Байжанов", KK),
        ("artyom", "Артём Лысенко", RU),
        ("gauhar", "Гауһар Ізтілеуова", KK),
        ("kirill", "Кирилл Захарченко", RU),
        ("saniya", "Сания Қонысова", KK),
    ),
    "hospital": (
        ("aizhan", "Айжан Мұсабаева", KK),
        ("tatyana", "Татьяна Савельева", RU),
        ("zarina", "Зарина Хамитова", RU),
        ("botagoz", "Ботагөз Нұрмағанбетова", KK),
        ("larisa", "Лариса Бойко", RU),
        ("madina", "Мадина Сатыбалдиева", KK),
        ("asem", "Әсем Рақышева", KK),
        ("galina", "Галина Дорошенко", RU),
        ("anna", "Анна Шмидт", RU),
        ("kamila", "Камила Бердіғалиева", KK),
        ("elena", "Елена Мищенко", RU),
        ("rauan", "Рауан Дәуітов", KK),
    ),
    "buses": (
        ("ermek", "Ермек Сапаров", KK),
        ("vladimir", "Владимир Гончаров", RU),
        ("nurbol", "Нұрбол Қосанов", KK),
        ("yuri", "Юрий Ахмедов", RU),
        ("askhat", "Асхат Тоқтаров", RU),
        ("stanislav", "Станислав Юн", RU),
        ("denis", "Денис Погорелов", RU),
        ("zhibek", "Жібек Омарова", KK),
        ("roman", "Роман Ищенко", RU),
        ("zhazira", "Жазира Әбілова", KK),
        ("lidia", "Лидия Гусева", RU),
    ),
    "school-aktau": (
        ("roza", "Роза Кемелова", KK),
        ("inna", "Инна Захарова", RU),
        ("kulyash", "Күләш Берікова", RU),
        ("vera", "Вера Степанова", RU),
        ("svetlana", "Светлана Харченко", RU),
        ("gulnaz", "Гульназ Ишмуратова", RU),
        ("olzhas", "Олжас Темиров", RU),
        ("oksana", "Оксана Левченко", RU),
        ("tamara", "Тамара Абрамян", RU),
    ),
}

PEOPLE: tuple[Somebody, ...] = (
    *FIRST,
    *OFFICIALS,
    *(Somebody(login, name, primary, language) for primary, them in MEMBERS.items() for login, name, language in them),
)

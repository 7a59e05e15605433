"""The settings of the Federation that a rule reads: what each means, what holds without a choice, and its limits."""

from typing import NamedTuple

from domain.kernel import Rule
from domain.words import Label


class Setting(NamedTuple):
    """A whole number between `least` and `most`."""

    name: str
    label: Label
    meaning: Label
    default: int
    least: int
    most: int

    def read(self, text: str) -> int | None:
        """The number, if it is one that this setting may have."""
        if not (text.isascii() and text.isdecimal() and len(text) < 10):  # noqa: PLR2004 - longer is no setting
            return None
        return int(text) if self.least <= int(text) <= self.most else None


DIGEST_HOUR = Setting(
    "digest_hour",
    Label(kk="Күнделікті жинақтың сағаты", ru="Час ежедневной сводки", en="Hour of the daily digest"),
    Label(
        kk="Адам өзі басқа сағат таңдамаса, жұмыс күндері жинақ осы сағатта жіберіледі (Алматы уақыты).",
        ru="В этот час рабочего дня уходит сводка, если человек не выбрал другой (время Алматы).",
        en="A digest leaves at this hour of a working day unless the person chose another (Almaty time).",
    ),
    default=9,
    least=0,
    most=23,
)
LONGEST_SUBSTITUTION = Setting(
    "longest_substitution_days",
    Label(
        kk="Орынбасар ең көп дегенде неше күнге тағайындалады",
        ru="На сколько дней самое большее назначают замещающего",
        en="For how many days at most a substitute is named",
    ),
    Label(
        kk="Демалыс ұзаққа созылса, орынбасар қайта тағайындалады: қолжетімділік ұмыт қалмайды.",
        ru="Если отпуск дольше, замещающего назначают снова: доступ не остаётся забытым.",
        en="For a longer leave a substitute is named again, so that no access is left behind forgotten.",
    ),
    default=62,
    least=1,
    most=366,
)
PATTERN_PEOPLE = Setting(
    "pattern_people",
    Label(
        kk="Неше адам бір нәрсеге дау айтса, топтық іс ашу туралы сұралады",
        ru="Сколько человек должны оспорить одно и то же, чтобы спросить о групповом деле",
        en="How many people challenge the same before somebody is asked to open a group case",
    ),
    Label(
        kk="Тоқсан күн ішінде осынша адам бір жүйеге немесе бір жұмыс берушіге дау айтса, басшыға хабарланады. Бестен "
        "аз болмайды: аз адам танылып қалуы мүмкін.",
        ru="Если за девяносто дней столько человек оспорили решения одной системы или одного работодателя, об этом "
        "узнаёт руководитель. Не меньше пяти: немногих можно узнать.",
        en="When so many people challenge one system or one employer within ninety days, a supervisor is told. Not "
        "below five: a few could be recognised.",
    ),
    default=5,
    least=5,
    most=1000,
)
KNOWN: tuple[Setting, ...] = (DIGEST_HOUR, LONGEST_SUBSTITUTION, PATTERN_PEOPLE)

NO_SUCH_SETTING = Rule(
    code="no-such-setting",
    label=Label(
        kk="Мұндай баптау жоқ: оны ешбір ереже оқымайды.",
        ru="Такой настройки нет: её не читает ни одно правило.",
        en="There is no such setting: no rule reads it.",
    ),
)
OUT_OF_RANGE = Rule(
    code="setting-out-of-range",
    label=Label(
        kk="Бұл баптауға мұндай мән берілмейді: шегін қараңыз.",
        ru="Такого значения у этой настройки быть не может: посмотрите границы.",
        en="This setting cannot have such a value: see its limits.",
    ),
)


def fault_in(name: str, value: str) -> Rule | None:
    """Why a person may not set this."""
    setting = next((known for known in KNOWN if known.name == name), None)
    if setting is None:
        return NO_SUCH_SETTING
    return None if setting.read(value) is not None else OUT_OF_RANGE

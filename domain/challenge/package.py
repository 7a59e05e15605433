"""Which letters and clocks a challenge is proposed, and why; a lawyer confirms by writing the letter, or does not."""

from collections.abc import Mapping

from domain.appeal.outgoing import algorithm, authorities
from domain.appeal.outgoing.plan import Part, Template
from domain.challenge.decision import Automation, EmployerKind
from domain.challenge.state import Challenge
from domain.kernel import Record
from domain.words import Label


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


class Advised(Record):
    """A letter that is proposed, and why."""

    template: Template
    why: Label


NO_STAY_BY_ITSELF = _label(
    "Төрт бөлімнің төрт мерзімі: қарсылыққа үш жұмыс күні заңда, қалғандары біздің ережеміз. Жұмыс беруші шешімді "
    "өзі тоқтата тұруы мүмкін, бірақ міндетті емес.",
    "Четыре части, четыре срока: три рабочих дня на возражение по закону, остальные наше правило. Приостановить "
    "решение работодатель может сам, но не обязан.",
    "Four parts, four clocks: three working days for the objection by law, the others by our rule. The employer may "
    "stay the decision but does not have to.",
)
NO_ACT = _label(
    "Мемлекеттік мекеме жұмыскері туралы шешімді жұмыс беруші ретінде қабылдайды: бұл әкімшілік акт емес, сондықтан "
    "шағым оны өздігінен тоқтатпайды. Мерзімдері жеке жұмыс берушідегідей.",
    "Государственное учреждение решает о своём работнике как работодатель: это не административный акт, и жалоба его "
    "сама не приостанавливает. Сроки те же, что у частного работодателя.",
    "A state institution decides about its worker as an employer: that is no administrative act, and no complaint "
    "stays it by itself. The clocks are those of a private employer.",
)
STAYED_BY_LAW = _label(
    "Шешім әкімшілік акт болса, шағым оның орындалуын заң бойынша тоқтата тұрады (ӘРПК 96(1)). Солай ма, заңгер "
    "анықтайды: еңбек қатынасындағы шешім әдетте әкімшілік акт емес.",
    "Если решение является административным актом, жалоба приостанавливает его по закону (АППК 96(1)). Так ли это, "
    "решает юрист: решение в трудовых отношениях обычно не административный акт.",
    "If the decision is an administrative act, a complaint stays it by law (APPC 96(1)). Whether it is one a lawyer "
    "says: a decision in an employment relation usually is not.",
)
DATA_ARE_THERE = _label(
    "Жүйені басқа ұйым жасаса не жүргізсе, деректер мен журналдар сонда: олардың жойылмауын сұрау керек. Мерзімдері "
    "жұмыс берушінің мерзімдерінен бөлек.",
    "Если систему сделал или ведёт кто-то другой, данные и журналы у него: нужно, чтобы их не удалили. Сроки идут "
    "отдельно от сроков работодателя.",
    "Where somebody else made or runs the system, data and logs are there and have to be kept. Its clocks run apart "
    "from the employer's.",
)
TO_THE_OPERATOR = Advised(template=algorithm.TO_OPERATOR, why=DATA_ARE_THERE)
LETTERS: Mapping[EmployerKind, tuple[Advised, ...]] = {
    EmployerKind.PRIVATE: (Advised(template=algorithm.PACKAGE, why=NO_STAY_BY_ITSELF), TO_THE_OPERATOR),
    EmployerKind.STATE_INSTITUTION: (Advised(template=algorithm.PACKAGE, why=NO_ACT), TO_THE_OPERATOR),
    EmployerKind.STATE_BODY: (
        Advised(template=algorithm.PACKAGE, why=NO_STAY_BY_ITSELF),
        Advised(template=authorities.STATE_ACT, why=STAYED_BY_LAW),
        TO_THE_OPERATOR,
    ),
}

A_PERSON_DECIDED = _label(
    "Бағалау бойынша шешімді адам қабылдаған, жүйе тек ұсынған. Цифрлық кодекстің 43(4)-бабы толық автоматтандырылған "
    "шешімге ғана қолданылады, сондықтан хатта оған сілтеме жоқ және қайта қарау талабы ұсынылмайды. Қарапайым еңбек "
    "құқығының жолдары ашық: келіссөз, келісу комиссиясы, сот.",
    "По оценке решил человек, система только подсказала. Статья 43(4) Цифрового кодекса говорит лишь о полностью "
    "автоматизированном решении, поэтому на неё в письме не ссылаются и пересмотр не предлагается. Обычные пути "
    "трудового права открыты: переговоры, согласительная комиссия, суд.",
    "Triage says that a person decided and the system only advised. Article 43(4) of the Digital Code speaks of fully "
    "automated decisions alone, so the letter does not quote it and no review is proposed. The ordinary ways of labour "
    "law are open: talks, conciliation commission, court.",
)
NOBODY_KNOWS_WHO = _label(
    "Кім шешкені белгісіз: Цифрлық кодекстің 43(4)-бабы қолданылуы мүмкін, егер шешім толық автоматтандырылған болса. "
    "Сондықтан хатта бұл шарт айтылады.",
    "Неизвестно, кто решил: статья 43(4) Цифрового кодекса может применяться, если решение полностью автоматизировано. "
    "Поэтому письмо называет это условие.",
    "It is not known who decided: article 43(4) of the Digital Code may apply, if the decision was fully automated. So "
    "the letter names that condition.",
)
ON_AUTOMATION: Mapping[Automation, Label] = {
    Automation.SUPPORTED: A_PERSON_DECIDED,
    Automation.UNKNOWN: NOBODY_KNOWS_WHO,
}
LEFT_OUT: Mapping[Automation, frozenset[Part]] = {Automation.SUPPORTED: frozenset({Part.REVIEW})}
"""Parts that are not proposed by themselves; a lawyer may write them all the same."""


def advised(challenge: Challenge) -> tuple[Advised, ...]:
    """The letters for this kind of employer that nobody has begun to write."""
    kind = challenge.employer_kind
    begun = {letter.template_id for letter in challenge.desk.letters.values()}
    return tuple(letter for letter in LETTERS[kind] if letter.template.id not in begun) if kind else ()


def automation_of(challenge: Challenge) -> Automation:
    """What triage said; before it nobody knows who decided."""
    return challenge.automation or Automation.UNKNOWN


def caution(challenge: Challenge) -> Label | None:
    """What a reader has to know of the rights against a fully automated decision in this case."""
    return ON_AUTOMATION.get(automation_of(challenge))


def proposed_parts(challenge: Challenge, template: Template) -> tuple[Part, ...]:
    left_out = LEFT_OUT.get(automation_of(challenge), frozenset())
    return tuple(part for part in template.parts if part not in left_out)


def resting(challenge: Challenge, template: Template) -> Template:
    """The template with only those sources that can be relied on after what triage said."""
    if automation_of(challenge) is not Automation.SUPPORTED:
        return template
    kept = {
        part: tuple(source for source in sources if source not in algorithm.OF_FULL_AUTOMATION)
        for part, sources in template.rests_on.items()
    }
    return template.model_copy(update={"rests_on": kept})

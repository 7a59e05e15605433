"""The rules by which a step of a letter to the outside is refused, in the words people read."""

from collections.abc import Iterable

from domain.kernel import Rule
from domain.words import Label, Language


def _rule(code: str, kk: str, ru: str, en: str) -> Rule:
    return Rule(code=code, label=Label(kk=kk, ru=ru, en=en))


NO_SUCH_LETTER = _rule(
    "no-such-letter", "Істе мұндай хат жоқ.", "В деле нет такого письма.", "The case has no such letter."
)
NO_SUCH_TEMPLATE = _rule("no-such-template", "Мұндай үлгі жоқ.", "Такого образца нет.", "There is no such template.")
NOT_A_PART = _rule(
    "not-a-part",
    "Бұл үлгіде мұндай бөлім жоқ немесе бөлім екі рет жазылған.",
    "В этом образце нет такой части, или она записана дважды.",
    "This template has no such part, or a part is given twice.",
)


def part_missing(parts: Iterable[Label]) -> Rule:
    """Says which mandatory parts of a letter are still empty."""
    found = tuple(parts)
    kk, ru, en = (", ".join(f"«{label.in_(language)}»" for label in found) for language in Language)
    return _rule(
        "part-missing",
        f"Хаттың міндетті бөлімдері толтырылмаған: {kk}.",
        f"Не заполнены обязательные части письма: {ru}.",
        f"Parts that this letter needs are still empty: {en}.",
    )


LETTERS_IN_KK_OR_RU = _rule(
    "letters-in-kk-or-ru",
    "Сыртқа хат қазақша немесе орысша жазылады.",
    "Письма вовне пишутся на казахском или русском.",
    "Letters to the outside are written in Kazakh or Russian.",
)
HER_LANGUAGE_MISSING = _rule(
    "her-language-missing",
    "Хат мүшенің тілінде емес: хаттың сол тілдегі мәтінін де жазыңыз.",
    "Письмо не на языке члена профсоюза: напишите его и на этом языке.",
    "The letter is not in the member's language: write it in that language too.",
)
ALREADY_RELEASED = _rule(
    "already-released",
    "Бұл хат шығарылған, мәтіні өзгермейді. Қажет болса, жаңа хат жазыңыз.",
    "Письмо уже отпущено, его текст не меняется. Если нужно, напишите новое.",
    "This letter has been released and its text does not change. Write a new one if you need to.",
)
NO_YES_NEEDED = _rule(
    "no-yes-needed",
    "Бұл қағаз кәсіподақтан сыртқа шықпайды, оған мүшенің келісімі қажет емес.",
    "Эта бумага не выходит из профсоюза, согласие члена профсоюза для неё не нужно.",
    "This paper does not leave the union and needs no consent of the member.",
)
NOT_IN_THIS_MANNER = _rule(
    "not-in-this-manner",
    "Бұл хатты осылай жіберуге болмайды.",
    "Это письмо так отправить нельзя.",
    "This letter cannot leave in this manner.",
)
NAMES_HER = _rule(
    "names-her",
    "Атсыз хаттың мәтінінде мүшенің аты, телефоны, поштасы немесе ЖСН-і тұр. Оларды алып тастаңыз.",
    "В тексте письма без имени стоят имя, телефон, почта или ИИН члена профсоюза. Уберите их.",
    "A letter that does not name the member contains the name, telephone, mail or IIN. Take them out.",
)
TEXT_CHANGED = _rule(
    "text-changed",
    "Хаттың мәтіні өзгерген немесе ол сізге әлі көрсетілмеген. Хатты қайта ашыңыз.",
    "Текст письма изменился или ещё не показан вам. Откройте письмо заново.",
    "The text of the letter has changed, or was never put before you. Open the letter again.",
)
HER_YES_MISSING = _rule(
    "her-yes-missing",
    "Мүше дәл осы мәтінге келіскен жоқ.",
    "Член профсоюза не согласился именно с этим текстом.",
    "The member has not agreed to this very text.",
)
LETTERS_STOPPED = _rule(
    "letters-stopped",
    "Мүше хаттарды тоқтатты: оның келісімінсіз ештеңе жіберілмейді.",
    "Член профсоюза остановил письма: без его согласия ничего не уходит.",
    "The member has stopped letters: nothing leaves without consent.",
)
SHE_SAID_NO = _rule(
    "she-said-no",
    "Мүше бұл хатқа келіспеді. Алдымен хатты оған қайта көрсетіңіз.",
    "Член профсоюза не согласился с этим письмом. Сначала покажите его снова.",
    "The member said no to this letter. Put it before the member again first.",
)
ANOTHER_RELEASES = _rule(
    "another-releases",
    "Бұл хатты басқа рөлдегі адам шығарады.",
    "Это письмо отпускает человек в другой роли.",
    "Somebody in another role releases this letter.",
)
FOUR_EYES = _rule(
    "four-eyes",
    "Бұл хатты оны жазған адам емес, екінші адам шығарады.",
    "Это письмо отпускает второй человек, а не тот, кто его написал.",
    "A second person releases this letter, not the one who wrote it.",
)
NOT_RELEASED = _rule(
    "not-released",
    "Хат әлі шығарылмаған.",
    "Письмо ещё не отпущено.",
    "The letter has not been released yet.",
)
LETTER_DAY = _rule(
    "letter-day",
    "Күн болашақта немесе хаттың алдыңғы қадамынан бұрын болмайды.",
    "День не может быть в будущем или раньше предыдущего шага письма.",
    "The day cannot lie ahead, or before the letter's step before it.",
)
RECORDED_ONCE = _rule(
    "recorded-once", "Бұл қадам бұрын жазылған.", "Этот шаг уже записан.", "This step is on record already."
)
NO_SUCH_DOCUMENT = _rule(
    "no-such-document",
    "Істе мұндай құжат жоқ.",
    "В деле нет такого документа.",
    "The case has no such document.",
)
NOT_A_LETTER_FILE = _rule(
    "not-a-letter-file",
    "Аяқталған хат Word (DOCX) немесе PDF файлы болуы керек, әрі ол оқылуы тиіс.",
    "Законченное письмо должно быть файлом Word (DOCX) или PDF, который можно прочитать.",
    "A finished letter has to be a Word (DOCX) or PDF file that can be read.",
)
CANNOT_BE_READ = _rule(
    "cannot-be-read",
    "Бұл – сканерленген бет, мәтінін тексеру мүмкін емес: мүше аталмайтынына көз жеткізе алмаймыз.",
    "Это скан, его текст проверить нельзя: нельзя убедиться, что член профсоюза не назван.",
    "This is a scan whose text cannot be checked: it is not certain that the member is not named.",
)
AUTHORITY_MISSING = _rule(
    "authority-missing",
    "Жолданымды басқа адам берген, өкілдік ету құжаты әлі көрсетілмеген: мүшенің атынан хат жіберілмейді.",
    "Обращение подал другой человек, письменных полномочий пока нет: от имени члена профсоюза письма не уходят.",
    "Somebody else filed the appeal and has shown no written authority yet: nothing leaves in the member's name.",
)

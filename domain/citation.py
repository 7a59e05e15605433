"""Articles of the law as people read them: «LC 160(1)1» becomes «Трудовой кодекс, ст. 160(1)1»."""

import re

from domain.words import Confidence, Label, Language

ACTS = {
    "LC": Label(kk="Еңбек кодексі", ru="Трудовой кодекс", en="Labour Code"),
    "APPC": Label(
        kk="Әкімшілік рәсімдік-процестік кодекс",
        ru="Административный процедурно-процессуальный кодекс",
        en="Administrative Procedural and Process-Related Code",
    ),
    "PD": Label(
        kk="Дербес деректер туралы заң",
        ru="Закон о персональных данных",
        en="Personal Data Law",
    ),
    "AI": Label(
        kk="Жасанды интеллект туралы заң",
        ru="Закон об искусственном интеллекте",
        en="Artificial Intelligence Law",
    ),
    "DC": Label(kk="Цифрлық кодекс", ru="Цифровой кодекс", en="Digital Code"),
    "TU": Label(
        kk="Кәсіптік одақтар туралы заң",
        ru="Закон о профессиональных союзах",
        en="Law on Trade Unions",
    ),
    "KoAP": Label(
        kk="Әкімшілік құқық бұзушылық туралы кодекс",
        ru="Кодекс об административных правонарушениях",
        en="Code of Administrative Offences",
    ),
}
ARTICLE = Label(kk="{act}, {article}-бап", ru="{act}, ст.\u00a0{article}", en="{act}, art. {article}")
POLICY = Label(kk="біздің ережеміз, заң емес", ru="наше правило, не закон", en="our own rule, not law")
UNCHECKED = Label(
    kk="{source}; заңгер әлі тексерген жоқ",
    ru="{source}; юрист ещё не проверил",
    en="{source}; not yet checked by a lawyer",
)

_CITED = re.compile(r"(?P<tag>\w+)(?: law)? (?P<article>[\d-]+(?:\([\d-]+\))?[\d-]*)(?: part (?P<part>\d+))?")


def cite(source: str, language: Language) -> str:
    """An article in the words of a language; a source that is not written as one stays as it stands."""
    match = _CITED.fullmatch(source)
    if match is None or match["tag"] not in ACTS:
        return source
    part = f"({match['part']})" if match["part"] else ""
    act = ACTS[match["tag"]].in_(language)
    return ARTICLE.in_(language).format(act=act, article=match["article"] + part)


def authority(source: str, confidence: Confidence, language: Language) -> str:
    """What stands behind a number, as surely as it is known: an article, an unchecked source, our rule."""
    match confidence:
        case Confidence.P:
            return POLICY.in_(language)
        case Confidence.S | Confidence.M:
            return UNCHECKED.in_(language).format(source=cite(source, language))
        case Confidence.V | Confidence.VO:
            return cite(source, language)

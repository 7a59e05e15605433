"""How people call what is checked before a precedent is released, and why one is withdrawn."""

from collections.abc import Mapping

from domain.challenge.precedent.events import Because, Check
from domain.words import Label

CHECKS: Mapping[Check, Label] = {
    Check.NO_NAME: Label(
        kk="Ешкімнің аты-жөні, лауазымы немесе нөмірі жоқ",
        ru="Нет ничьих имён, должностей и номеров",
        en="Nobody's name, post or number is in it",
    ),
    Check.NO_EMPLOYER: Label(
        kk="Жұмыс беруші, жүйе және оны жасаған компания аталмаған",
        ru="Не названы работодатель, система и её разработчик",
        en="Neither the employer nor the system nor its vendor is named",
    ),
    Check.NO_PLACE: Label(
        kk="Қала, аудан, мекеме және нақты күн көрсетілмеген",
        ru="Не указаны город, район, учреждение и точные дни",
        en="No town, district, institution or exact day is given",
    ),
    Check.NOBODY_RECOGNISED: Label(
        kk="Оны әріптестері осы мәтіннен таний алмайды",
        ru="Коллеги не узнают по тексту, о ком он",
        en="Colleagues could not tell from it whom it is about",
    ),
}
BECAUSE: Mapping[Because, Label] = {
    Because.HER_WISH: Label(
        kk="Іс кімге қатысты болса, сол адам соны қалайды",
        ru="Так хочет тот, о ком это дело",
        en="Whom the case is about wants it so",
    ),
    Because.RECOGNISABLE: Label(
        kk="Мәтіннен адамды тануға болады",
        ru="По тексту можно узнать человека",
        en="Somebody can be recognised by it",
    ),
    Because.WRONG: Label(kk="Мәтінде қате бар", ru="В тексте ошибка", en="There is a mistake in it"),
    Because.OUTDATED: Label(
        kk="Ескірген: құқық немесе нәтиже өзгерді",
        ru="Устарел: изменилось право или исход",
        en="Out of date: the law or the outcome has changed",
    ),
}

"""Precedents as a table: who writes, who is asked, who releases, who withdraws (procedure C11)."""

from collections.abc import Mapping

from domain.challenge.precedent.events import AnswerPrecedent, ReleasePrecedent, WithdrawPrecedent, WritePrecedent
from domain.kernel import Command, Role
from domain.procedure import Act
from domain.words import Label

STAFF = frozenset({Role.LAWYER, Role.SUPERVISOR})
HERS = frozenset({Role.MEMBER, Role.PARTICIPANT})
Allowed = Mapping[type[Command], frozenset[Role]]

ALWAYS: Allowed = {WithdrawPrecedent: STAFF | HERS}
"""At any stage: a case can be open again while its precedent stands."""
CLOSED: Allowed = {
    WritePrecedent: STAFF,
    AnswerPrecedent: HERS,
    ReleasePrecedent: frozenset({Role.SUPERVISOR}),
    **ALWAYS,
}


def _act(label: tuple[str, str, str], hint: tuple[str, str, str]) -> Act:
    (kk, ru, en), (hint_kk, hint_ru, hint_en) = label, hint
    return Act(label=Label(kk=kk, ru=ru, en=en), hint=Label(kk=hint_kk, ru=hint_ru, en=hint_en))


ACTS: Mapping[type[Command], Act] = {
    WritePrecedent: _act(
        ("Прецедент түйінін жазу", "Написать итог для прецедентов", "Write a summary for the precedents"),
        (
            "Аты-жөнсіз. Мүше оқып, келіскенше жарияланбайды.",
            "Без имён. Без согласия члена профсоюза не публикуется.",
            "Without names. It is not published before the member agrees.",
        ),
    ),
    AnswerPrecedent: _act(
        ("Жариялауға жауап беру", "Ответить о публикации", "Answer about publishing"),
        (
            "Сіз келіспесеңіз, ештеңе жарияланбайды.",
            "Без вашего согласия ничего не публикуют.",
            "Without your yes nothing is published.",
        ),
    ),
    ReleasePrecedent: _act(
        ("Түйінді жариялау", "Опубликовать итог", "Release the summary"),
        (
            "Оны екінші адам тексеріп, жариялайды.",
            "Проверяет и публикует второй человек.",
            "A second person checks it and releases it.",
        ),
    ),
    WithdrawPrecedent: _act(
        ("Жарияланған түйінді алып тастау", "Отозвать опубликованный итог", "Withdraw the published summary"),
        (
            "Ол бірден көрсетілмейтін болады, мәтіні жойылады.",
            "Его сразу перестанут показывать, а текст уничтожат.",
            "It is shown no longer, and its text is destroyed.",
        ),
    ),
}

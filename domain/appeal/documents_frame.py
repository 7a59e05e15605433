"""The papers of an appeal as a table: who may attach, correct and set aside a document, and the words for it."""

from collections.abc import Mapping

from domain.documents import AttachDocument, CorrectDocument, SetDocumentAside
from domain.kernel import Command, Role, Rule
from domain.procedure import Act
from domain.words import Label

TAKING_PART = frozenset({Role.MEMBER, Role.CHAIR, Role.LAWYER, Role.SUPERVISOR})

ALWAYS: Mapping[type[Command], frozenset[Role]] = {
    AttachDocument: TAKING_PART,
    CorrectDocument: TAKING_PART,
    SetDocumentAside: TAKING_PART,
}
"""At every open stage."""

ACTS: Mapping[type[Command], Act] = {
    AttachDocument: Act(
        label=Label(kk="Құжат қосу", ru="Приложить документ", en="Add a document"),
        hint=Label(
            kk="Істі жүргізетін заңгерге хабарланады.",
            ru="Юрист, который ведёт дело, получит уведомление.",
            en="The lawyer who holds the case is told.",
        ),
    ),
    CorrectDocument: Act(
        label=Label(
            kk="Құжаттың түрін немесе атауын түзету",
            ru="Исправить вид или название документа",
            en="Correct the kind or title of a document",
        ),
        hint=Label(
            kk="Бұрынғы түрі мен атауы жазбада қалады.",
            ru="Прежние вид и название останутся в записи дела.",
            en="The former kind and title stay in the record.",
        ),
    ),
    SetDocumentAside: Act(
        label=Label(
            kk="Қате қосылған құжатты алып қою",
            ru="Убрать документ, приложенный по ошибке",
            en="Set aside a document attached by mistake",
        ),
        hint=Label(
            kk="Құжат істе сызылып көрсетіледі, жойылмайды.",
            ru="Документ останется в деле зачёркнутым, он не удаляется.",
            en="It stays in the case, struck out; nothing is deleted.",
        ),
    ),
}

NO_SUCH_DOCUMENT = Rule(
    code="no-such-document",
    label=Label(
        kk="Бұл істе мұндай құжат жоқ.",
        ru="В этом деле нет такого документа.",
        en="This case has no such document.",
    ),
)
NOT_YOUR_DOCUMENT = Rule(
    code="not-your-document",
    label=Label(
        kk="Құжатты оны қосқан адам, заңгер немесе оның жетекшісі ғана түзетіп, алып қоя алады.",
        ru="Исправить или убрать документ может только тот, кто его приложил, юрист или его руководитель.",
        en="Only whoever attached a document, the lawyer or the supervisor can correct it or set it aside.",
    ),
)
IS_SET_ASIDE = Rule(
    code="document-is-set-aside",
    label=Label(
        kk="Бұл құжат алып қойылған.",
        ru="Этот документ убран.",
        en="This document was set aside.",
    ),
)

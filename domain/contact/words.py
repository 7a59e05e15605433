"""How people call a minute's work, how it was done, and why a record does not count."""

from collections.abc import Mapping

from domain.contact.events import Means, Sort, VoidReason
from domain.words import Label

SORTS: Mapping[Sort, Label] = {
    Sort.CONSULTATION: Label(kk="Кеңес берілді", ru="Дана консультация", en="Consultation given"),
    Sort.CALL: Label(kk="Қоңырау шалынды", ru="Сделан звонок", en="Call made"),
    Sort.QUESTION: Label(kk="Жоғары деңгейге сұрақ", ru="Вопрос уровнем выше", en="Question to the level above"),
}
MEANS: Mapping[Means, Label] = {
    Means.IN_PERSON: Label(kk="Жүздесіп", ru="Лично", en="In person"),
    Means.PHONE: Label(kk="Телефонмен", ru="По телефону", en="By phone"),
    Means.MESSENGER: Label(kk="Мессенджермен", ru="В мессенджере", en="By messenger"),
    Means.MAIL: Label(kk="Хат арқылы", ru="Письмом", en="In writing"),
}
VOID_REASONS: Mapping[VoidReason, Label] = {
    VoidReason.MISTAKE: Label(kk="Қате енгізілді", ru="Внесено по ошибке", en="Recorded by mistake"),
    VoidReason.DUPLICATE: Label(kk="Екі рет енгізілді", ru="Внесено дважды", en="Recorded twice"),
    VoidReason.WRONG_PERSON: Label(
        kk="Басқа адам көрсетілді", ru="Указан не тот человек", en="The wrong person was named"
    ),
}

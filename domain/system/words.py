"""How people call what is known of an algorithmic system."""

from collections.abc import Mapping

from domain.system.facts import DataUsed, Known, Proof, Status, Why
from domain.words import Label

KNOWN: Mapping[Known, Label] = {
    Known.YES: Label(kk="Иә", ru="Да", en="Yes"),
    Known.NO: Label(kk="Жоқ", ru="Нет", en="No"),
    Known.NOT_KNOWN: Label(kk="Белгісіз", ru="Неизвестно", en="Not known"),
}
STATUSES: Mapping[Status, Label] = {
    Status.ANNOUNCED: Label(kk="Жарияланды", ru="Объявлена", en="Announced"),
    Status.IN_USE: Label(kk="Қолданылып жүр", ru="Используется", en="In use"),
    Status.WITHDRAWN: Label(kk="Қолданыстан шығарылды", ru="Выведена", en="Withdrawn"),
}
DATA: Mapping[DataUsed, Label] = {
    DataUsed.TIME: Label(kk="Жұмыс уақыты мен келу-кету", ru="Рабочее время и явка", en="Working time and attendance"),
    DataUsed.LOCATION: Label(kk="Орналасқан жері", ru="Местонахождение", en="Location"),
    DataUsed.OUTPUT: Label(
        kk="Орындалған тапсырмалар мен өнім", ru="Выполненные задания и выработка", en="Tasks done and output"
    ),
    DataUsed.RATINGS: Label(
        kk="Клиенттердің, оқушылардың, әріптестердің бағалары",
        ru="Оценки клиентов, учеников, коллег",
        en="Ratings by customers, pupils, colleagues",
    ),
    DataUsed.MESSAGES: Label(kk="Хаттар мен хабарламалар", ru="Письма и сообщения", en="Mails and messages"),
    DataUsed.VIDEO: Label(kk="Бейне мен дыбыс жазбалары", ru="Видео и звук", en="Video and sound"),
    DataUsed.BIOMETRICS: Label(
        kk="Биометрия (бет, саусақ ізі, дауыс)",
        ru="Биометрия (лицо, отпечаток, голос)",
        en="Biometrics (face, fingerprint, voice)",
    ),
    DataUsed.TESTS: Label(
        kk="Тест нәтижелері мен біліктілік", ru="Тесты и квалификация", en="Tests and qualifications"
    ),
    DataUsed.PAST_WORK: Label(kk="Түйіндеме мен бұрынғы жұмыс", ru="Резюме и прежняя работа", en="CV and former work"),
    DataUsed.HEALTH: Label(kk="Денсаулық", ru="Здоровье", en="Health"),
    DataUsed.SOCIAL_NETWORKS: Label(kk="Әлеуметтік желілер", ru="Социальные сети", en="Social networks"),
    DataUsed.PAY: Label(kk="Жалақы мен төлемдер", ru="Зарплата и выплаты", en="Pay and payments"),
    DataUsed.ACCESS: Label(
        kk="Жүйелерге кіру журналдары", ru="Журналы входа в системы", en="Logs of access to systems"
    ),
    DataUsed.OTHER: Label(kk="Басқа деректер", ru="Другие данные", en="Other data"),
}
PROOFS: Mapping[Proof, Label] = {
    Proof.SIGNED_ORDER: Label(
        kk="Қол қойып танысқан бұйрық", ru="Приказ с подписями об ознакомлении", en="An order that workers signed"
    ),
    Proof.LETTER: Label(kk="Хат немесе электрондық хабарлама", ru="Письмо или рассылка", en="A letter or mail"),
    Proof.MEETING: Label(kk="Жиналыс хаттамасы", ru="Протокол собрания", en="Minutes of a meeting"),
    Proof.AGREEMENT: Label(
        kk="Ұжымдық шарт немесе келісім", ru="Коллективный договор или соглашение", en="A collective agreement"
    ),
    Proof.WORKERS_SAY: Label(kk="Жұмыскерлердің айтуынша", ru="Со слов работников", en="Workers say so"),
    Proof.EMPLOYER_SAYS: Label(kk="Жұмыс берушінің айтуынша", ru="Со слов работодателя", en="The employer says so"),
}
WHYS: Mapping[Why, Label] = {
    Why.LEARNED: Label(kk="Жаңадан белгілі болды", ru="Стало известно", en="It became known"),
    Why.CHANGED: Label(kk="Жағдай өзгерді", ru="Изменилось", en="It has changed"),
    Why.MISTAKE: Label(kk="Бұрынғы жазба қате", ru="Прежняя запись ошибочна", en="The former record was wrong"),
}

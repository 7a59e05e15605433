"""Letters to the outside in the words people read."""

from collections.abc import Mapping

from domain.appeal.outgoing.plan import Addressee, Manner, Means, Part, Signing
from domain.appeal.outgoing.state import Standing
from domain.paper import SentBy
from domain.words import Label


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


MANNERS: Mapping[Manner, Label] = {
    Manner.NAMED: _label("аты аталады", "с именем", "by name"),
    Manner.GROUPED: _label("топ атынан, аты аталмайды", "от группы, без имён", "as one of a group, without names"),
    Manner.UNNAMED: _label("аты аталмайды", "без имени", "without the name"),
}
STANDINGS: Mapping[Standing, Label] = {
    Standing.DRAFT: _label("жоба", "проект", "draft"),
    Standing.BEFORE_HER: _label("мүшенің жауабы күтілуде", "ждёт ответа члена профсоюза", "before the member"),
    Standing.AGREED: _label("мүше келісті", "член профсоюза согласен", "agreed by the member"),
    Standing.REFUSED: _label("мүше келіспеді", "член профсоюза против", "refused by the member"),
    Standing.RELEASED: _label("шығарылды", "отпущено", "released"),
    Standing.SENT: _label("жіберілді", "отправлено", "sent"),
    Standing.SERVED: _label("тапсырылды", "вручено", "served"),
}
ADDRESSEES: Mapping[Addressee, Label] = {
    Addressee.EMPLOYER: _label("жұмыс берушіге", "работодателю", "to the employer"),
    Addressee.COMMISSION: _label("келісу комиссиясына", "в согласительную комиссию", "to the conciliation commission"),
    Addressee.INSPECTION: _label("еңбек инспекциясына", "в инспекцию труда", "to the labour inspection"),
    Addressee.COURT: _label("сотқа", "в суд", "to the court"),
    Addressee.OPERATOR: _label("жүйе операторына", "оператору системы", "to the operator of the system"),
    Addressee.DATA_AUTHORITY: _label(
        "дербес деректерді қорғау органына", "в орган по защите персональных данных", "to the personal data authority"
    ),
    Addressee.DECIDING_AUTHORITY: _label(
        "шешім шығарған мемлекеттік органға", "в госорган, принявший решение", "to the state body that decided"
    ),
    Addressee.MEMBER: _label("мүшеге, қол қоюға", "члену профсоюза на подпись", "to the member, for signature"),
    Addressee.FILE: _label("іске", "в дело", "for the file"),
}
PARTS: Mapping[Part, Label] = {
    Part.ADDRESSEE: _label("Кімге", "Кому", "To"),
    Part.FACTS: _label("Мән-жайлар", "Обстоятельства", "Circumstances"),
    Part.REASONS: _label("Себептер мен дәлелдер", "Причины и доводы", "Reasons"),
    Part.DECISION: _label("Қай шешім туралы", "О каком решении речь", "Which decision"),
    Part.DEMANDS: _label("Не сұраймыз", "Что просим", "What we ask"),
    Part.OBJECTION: _label(
        "Автоматтандырылған өңдеуге қарсылық",
        "Возражение против автоматизированной обработки",
        "Objection to automated processing",
    ),
    Part.EXPLANATION: _label("Шешімді түсіндіру туралы сұрау", "Запрос объяснения решения", "Request to explain"),
    Part.REVIEW: _label("Адамның қайта қарауын талап ету", "Требование о пересмотре человеком", "Demand for a review"),
    Part.STAY: _label(
        "Шешімді тоқтата тұру туралы өтініш", "Просьба приостановить решение", "Request to stay the decision"
    ),
    Part.PRESERVATION: _label(
        "Деректер мен журналдарды сақтау талабы",
        "Требование сохранить данные и журналы",
        "Demand to keep data and logs",
    ),
    Part.ENCLOSED: _label("Қосымшалар", "Приложения", "Enclosed"),
}
WAYS: Mapping[SentBy, Label] = {
    SentBy.POST: _label("поштамен", "почтой", "by post"),
    SentBy.COURIER: _label("курьермен", "курьером", "by courier"),
    SentBy.EMAIL: _label("электрондық поштамен", "электронной почтой", "by e-mail"),
    SentBy.IN_PERSON: _label("қолма-қол", "лично", "in person"),
    SentBy.EGOV: _label("eGov арқылы", "через eGov", "through eGov"),
}
MEANS: Mapping[Means, Label] = {
    Means.TELEPHONE: _label("телефон арқылы", "по телефону", "by telephone"),
    Means.VIDEO: _label("бейнебайланыс арқылы", "по видеосвязи", "by video call"),
    Means.IN_PERSON: _label("кездескенде", "при встрече", "in person"),
}
SIGNINGS: Mapping[Signing, Label] = {
    Signing.ON_PAPER: _label("қағазда", "на бумаге", "on paper"),
    Signing.ELECTRONIC: _label("электрондық қолтаңбамен", "электронной подписью", "with an electronic signature"),
}

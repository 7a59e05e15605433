"""How people call what stands in the register of agreements."""

from collections.abc import Mapping

from domain.agreement.facts import Ended, Kept, Mark, Receipt, Status, Why
from domain.words import Label

STATUSES: Mapping[Status, Label] = {
    Status.AHEAD: Label(kk="Әлі күшіне енген жоқ", ru="Ещё не вступило в силу", en="Not yet in force"),
    Status.IN_FORCE: Label(kk="Күшінде", ru="Действует", en="In force"),
    Status.LAPSING: Label(
        kk="90 күн ішінде мерзімі бітеді", ru="Истекает в ближайшие 90 дней", en="Lapsing within 90 days"
    ),
    Status.PROLONGED: Label(kk="Ұзартылған", ru="Продлено", en="Prolonged"),
    Status.EXPIRED: Label(kk="Мерзімі біткен", ru="Истекло", en="Expired"),
    Status.RENEWED: Label(kk="Жаңасымен алмастырылған", ru="Заменено новым", en="Renewed"),
    Status.ENDED: Label(kk="Бақылаудан алынған", ru="Снято с наблюдения", en="Watched no more"),
}
MARKS: Mapping[Mark, Label] = {
    Mark.CLAUSE_TWICE: Label(
        kk="Бір нөмірмен бірнеше тармақ тұр",
        ru="Под одним номером стоят несколько пунктов",
        en="Several clauses have one number",
    ),
    Mark.ONE_COPY: Label(
        kk="Екі данадан аз: заң кемінде екі дана талап етеді",
        ru="Меньше двух экземпляров: закон требует не менее двух",
        en="Fewer than two copies: the law wants two at least",
    ),
    Mark.IN_FORCE_BEFORE_SIGNING: Label(
        kk="Күшіне енген күні қол қойылғаннан ерте",
        ru="Вступило в силу раньше, чем подписано",
        en="In force before it was signed",
    ),
    Mark.OPEN_WITHOUT_PROTOCOL: Label(
        kk="Келісілмеген тармақтар бар, бірақ хаттама көрсетілмеген",
        ru="Есть несогласованные пункты, но протокол разногласий не указан",
        en="Clauses are open, but no protocol of disagreements is named",
    ),
    Mark.FILED_LATE: Label(kk="Мерзімінен кеш тапсырылған", ru="Подано позже срока", en="Filed late"),
    Mark.NOBODY_COVERED: Label(
        kk="Неше жұмыскерге қолданылатыны белгісіз",
        ru="Неизвестно, на скольких работников распространяется",
        en="How many workers it covers is not known",
    ),
}
KEPT: Mapping[Kept, Label] = {
    Kept.KEPT: Label(kk="Орындалады", ru="Исполняется", en="Kept"),
    Kept.PARTLY: Label(kk="Ішінара орындалады", ru="Исполняется частично", en="Kept in part"),
    Kept.BROKEN: Label(kk="Бұзылған", ru="Нарушено", en="Broken"),
}
RECEIPTS: Mapping[Receipt, Label] = {
    Receipt.REGISTERED: Label(kk="Тіркелді", ru="Зарегистрировано", en="Registered"),
    Receipt.REFUSED: Label(kk="Бас тартылды", ru="Отказано", en="Refused"),
}
WHYS: Mapping[Why, Label] = {
    Why.LEARNED: Label(kk="Жаңа мәлімет белгілі болды", ru="Стало известно", en="It became known"),
    Why.MISTAKE: Label(kk="Жазбада қате бар еді", ru="В записи была ошибка", en="There was a mistake"),
}
ENDED: Mapping[Ended, Label] = {
    Ended.BY_CONSENT: Label(
        kk="Тараптар мерзімінен бұрын тоқтатты", ru="Стороны прекратили досрочно", en="The sides ended it early"
    ),
    Ended.EXPIRED: Label(
        kk="Мерзімі бітті, жаңасы жоқ", ru="Истекло, нового нет", en="It expired, and there is no new one"
    ),
    Ended.MISTAKE: Label(kk="Қателесіп енгізілген", ru="Внесено по ошибке", en="Registered by mistake"),
}

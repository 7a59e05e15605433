"""How people call what stands in a consultation."""

from collections.abc import Mapping

from domain.consultation.events import Basis, Consequence, Ended, Heeded, Stance
from domain.words import Label

BASES: Mapping[Basis, Label] = {
    Basis.AGREEMENT: Label(
        kk="Заң немесе келісім пікір алуды талап етеді",
        ru="Закон или соглашение требует мнения",
        en="Law or an agreement requires the opinion",
    ),
    Basis.OWN_ACCORD: Label(
        kk="Жұмыс беруші өз еркімен сұрады", ru="Работодатель спросил сам", en="The employer asks of its own accord"
    ),
    Basis.NOT_KNOWN: Label(kk="Белгісіз", ru="Неизвестно", en="Not known"),
}
STANCES: Mapping[Stance, Label] = {
    Stance.AGREES: Label(kk="Келісеміз", ru="Согласны", en="Agreed"),
    Stance.ON_CONDITIONS: Label(kk="Шартпен келісеміз", ru="Согласны при условиях", en="Agreed on conditions"),
    Stance.OBJECTS: Label(kk="Қарсымыз", ru="Возражаем", en="Objected to"),
}
HEEDED: Mapping[Heeded, Label] = {
    Heeded.FULLY: Label(kk="Толық ескерілді", ru="Учтено полностью", en="Heeded in full"),
    Heeded.PARTLY: Label(kk="Ішінара ескерілді", ru="Учтено частично", en="Heeded in part"),
    Heeded.NOT: Label(kk="Ескерілмеді", ru="Не учтено", en="Not heeded"),
    Heeded.NOT_KNOWN: Label(kk="Белгісіз", ru="Неизвестно", en="Not known"),
}
CONSEQUENCES: Mapping[Consequence, Label] = {
    Consequence.NONE: Label(kk="Ештеңе өзгермеді", ru="Ничего не изменилось", en="Nothing changed"),
    Consequence.BETTER: Label(kk="Жақсарды", ru="Стало лучше", en="Better"),
    Consequence.WORSE: Label(kk="Нашарлады", ru="Стало хуже", en="Worse"),
    Consequence.MIXED: Label(kk="Әркімге әртүрлі", ru="По-разному", en="Better for some, worse for others"),
}
ENDED: Mapping[Ended, Label] = {
    Ended.NOT_INTRODUCED: Label(kk="Жүйе енгізілмейді", ru="Систему не внедряют", en="The system is not introduced"),
    Ended.MISTAKE: Label(kk="Қателесіп ашылды", ru="Открыта по ошибке", en="Opened by mistake"),
}

"""The rules by which a consultation refuses something, in the words people read."""

from domain.kernel import Rule
from domain.words import Label

OPENED = Rule(
    code="consultation-open-already",
    label=Label(
        kk="Бұл консультация ашылған.", ru="Эта консультация уже открыта.", en="This consultation is open already."
    ),
)
NOT_YET = Rule(
    code="day-not-come",
    label=Label(
        kk="Болашақ күн болған іс ретінде жазылмайды.",
        ru="Будущий день нельзя записать как случившееся.",
        en="A day to come cannot be recorded as having happened.",
    ),
)
NO_DRAFT = Rule(
    code="no-draft-of-opinion",
    label=Label(
        kk="Алдымен пікірдің мәтінін жазыңыз.",
        ru="Сначала напишите текст мнения.",
        en="Write the text of the opinion first.",
    ),
)
RELEASED = Rule(
    code="opinion-released",
    label=Label(
        kk="Пікір шығарылып қойған: оны өзгертуге болмайды.",
        ru="Мнение уже отпущено: изменить его нельзя.",
        en="The opinion has been released: it cannot be changed.",
    ),
)
NOT_RELEASED = Rule(
    code="opinion-not-released",
    label=Label(
        kk="Пікір әлі шығарылған жоқ.", ru="Мнение ещё не отпущено.", en="The opinion has not been released yet."
    ),
)
RECORDED_ONCE = Rule(
    code="recorded-once",
    label=Label(kk="Бұл жазылып қойған.", ru="Это уже записано.", en="This is recorded already."),
)
SERVED_BEFORE_SENT = Rule(
    code="served-before-sent",
    label=Label(
        kk="Тапсырылған күн жіберілген күннен ерте болмайды.",
        ru="Вручить раньше, чем отправили, не могли: проверьте день.",
        en="It cannot have been served before it was sent: check the day.",
    ),
)
BEFORE_THE_DRAFT_CAME = Rule(
    code="introduced-before-the-draft",
    label=Label(
        kk="Енгізілген күн жоба келген күннен ерте болмайды.",
        ru="Внедрить раньше, чем пришёл проект, не могли: проверьте день.",
        en="The system cannot have been introduced before the draft came: check the day.",
    ),
)

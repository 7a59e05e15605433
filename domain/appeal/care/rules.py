"""What stands against an act for a member's safety, in the words people read."""

from domain.kernel import Rule
from domain.words import Label

STAYS_CLOSED = Rule(
    code="pressure-stays-closed",
    label=Label(
        kk="Қысым туралы іс бастауыш ұйымға ешқашан ашылмайды.",
        ru="Дело о давлении никогда не открывают первичной организации.",
        en="A case about pressure is never open to the primary organisation.",
    ),
)
NOT_HER_WORD = Rule(
    code="not-on-her-word",
    label=Label(
        kk="Қысым туралы мүшенің өзі немесе оның ұйымынан тыс қызметкер оның сөзімен хабарлайды.",
        ru="О давлении сообщает сам член профсоюза или, с его слов, сотрудник не из его организации.",
        en="Pressure is reported by the member, or on her word by staff from outside her organisation.",
    ),
)
NO_WITHDRAWAL = Rule(
    code="no-withdrawal",
    label=Label(
        kk="Қоңырау тек қайтарып алу тексерілгенде жазылады.",
        ru="Звонок записывают только при проверке отзыва.",
        en="A call is recorded only while a withdrawal is under review.",
    ),
)
CALL_AHEAD = Rule(
    code="call-ahead",
    label=Label(
        kk="Болмаған қоңырау жазылмайды.",
        ru="Звонок, которого ещё не было, не записывают.",
        en="A call that has not happened is not recorded.",
    ),
)
CALL_UNCLEAR = Rule(
    code="call-unclear",
    label=Label(
        kk="Сөйлескен болсаңыз, не айтқанын және өз еркімен бе, соны жазыңыз.",
        ru="Если поговорили, запишите, что сказано и свободно ли решение.",
        en="If you talked to her, write what she said and whether she is free in it.",
    ),
)
CALL_FIRST = Rule(
    code="call-first",
    label=Label(
        kk="Алдымен мүшеге қоңырау шалып, оны жазыңыз.",
        ru="Сначала позвоните члену профсоюза и запишите звонок.",
        en="First call the member, and record the call.",
    ),
)
THREE_DAYS = Rule(
    code="three-days",
    label=Label(
        kk="Хабарласа алмадыңыз: үш түрлі күні үш рет қоңырау шалу керек, содан кейін жоғары деңгейдегі адам шешеді.",
        ru="Не дозвонились: нужны три попытки в разные дни, затем решает человек уровнем выше.",
        en="She was not reached: it takes three tries on different days, and then a person one level up decides.",
    ),
)
NOT_FREE = Rule(
    code="not-of-her-own-will",
    label=Label(
        kk="Мүше өз еркімен қайтарып алатынын айтқан жоқ: қайтарып алуды растауға болмайды.",
        ru="Член профсоюза не подтвердил, что отзывает по своей воле: подтвердить отзыв нельзя.",
        en="She did not say that she withdraws of her own will, so the withdrawal cannot be confirmed.",
    ),
)
NOTHING_PROMISED = Rule(
    code="nothing-promised",
    label=Label(
        kk="Бұл істе орындалуын тексеретін уәде жоқ.",
        ru="В этом деле нет обещания, исполнение которого нужно проверить.",
        en="Nothing was promised in this case whose execution is followed.",
    ),
)
RATED_ONCE = Rule(
    code="rated-once",
    label=Label(
        kk="Бағаңызды бір рет бересіз, ол алынды.",
        ru="Оценку дают один раз, она получена.",
        en="You say it once, and it has been received.",
    ),
)

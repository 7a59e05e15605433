"""The rules by which a contact record is refused something, in the words people read."""

from domain.kernel import Rule
from domain.words import Label

RECORDED = Rule(
    code="recorded-already",
    label=Label(kk="Бұл жазба бұрын енгізілген.", ru="Эта запись уже внесена.", en="This has been recorded already."),
)
NOT_YOUR_UNIT = Rule(
    code="not-your-unit",
    label=Label(
        kk="Жазбаны тек өз ұйымыңыздың атынан енгізе аласыз.",
        ru="Записать можно только от имени своей организации.",
        en="You can record work only for a body in which you hold an office.",
    ),
)
NOT_YOUR_MEMBER = Rule(
    code="not-your-member",
    label=Label(
        kk="Бұл адам сіздің ұйымыңыздың мүшесі емес: жазбаны атын атамай енгізіңіз.",
        ru="Этот человек не состоит в вашей организации: сделайте запись без имени.",
        en="This person is not a member of your body: record it without a name.",
    ),
)
TOO_LONG_AGO = Rule(
    code="within-a-month",
    label=Label(
        kk="Жазбаны соңғы 31 күн үшін ғана енгізуге болады.",
        ru="Записать можно только то, что было за последние 31 день.",
        en="Only work of the last 31 days can be recorded.",
    ),
    source="policy",
)
NOBODY_ABOVE = Rule(
    code="nobody-above",
    label=Label(
        kk="Жоғары деңгейде сұраққа жауап беретін адам тағайындалмаған.",
        ru="Уровнем выше никто не назначен отвечать на вопросы.",
        en="Nobody one level up has been named to answer questions.",
    ),
)
NOT_ASKED = Rule(
    code="not-asked",
    label=Label(
        kk="Сұраққа сұрақ қойылған деңгейдегі адам жауап береді.",
        ru="На вопрос отвечает тот уровень, которому он задан.",
        en="The level that was asked answers the question.",
    ),
)
NOT_A_QUESTION = Rule(
    code="not-a-question",
    label=Label(kk="Бұл жазбада сұрақ жоқ.", ru="В этой записи нет вопроса.", en="This record holds no question."),
)
ANSWERED = Rule(
    code="answered-already",
    label=Label(kk="Сұраққа жауап берілген.", ru="На вопрос уже ответили.", en="The question has been answered."),
)
VOID = Rule(
    code="record-void",
    label=Label(
        kk="Жазба жойылған, ол есепке алынбайды.",
        ru="Запись отменена и не считается.",
        en="The record is void and does not count.",
    ),
)
GROWN = Rule(
    code="grown-already",
    label=Label(
        kk="Бұл жазбадан іс ашылған.", ru="Из этой записи уже выросло дело.", en="A case has come of this record."
    ),
)
OTHER_MEMBER = Rule(
    code="other-member",
    label=Label(
        kk="Іс жазбада аталған адам үшін ашылады.",
        ru="Дело заводят для того, кто назван в записи.",
        en="The case is opened for the person whom the record names.",
    ),
)
NOBODY_NAMED = Rule(
    code="nobody-named",
    label=Label(
        kk="Алдымен іс кім үшін ашылатынын көрсетіңіз.",
        ru="Сначала укажите, для кого заводят дело.",
        en="Say first for whom the case is opened.",
    ),
)

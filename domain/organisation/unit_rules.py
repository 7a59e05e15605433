"""The rules by which a change to a body of the union or to its offices is refused, in the words people read."""

from domain.kernel import Rule
from domain.words import Label

CLOSED = Rule(
    code="unit-closed",
    label=Label(
        kk="Бұл ұйым жабылған: алдымен оны қайта ашыңыз.",
        ru="Эта организация закрыта: сначала откройте её снова.",
        en="This body is closed: open it again first.",
    ),
)
FEDERATION_STAYS = Rule(
    code="federation-stays",
    label=Label(
        kk="Федерация ешкімге бағынбайды және жабылмайды.",
        ru="Федерация никому не подчинена и не закрывается.",
        en="The Federation stands under nobody and is not closed.",
    ),
)
NOT_UNDER_THIS = Rule(
    code="not-under-this",
    label=Label(
        kk="Ұйым мұның астына кіре алмайды: ол жоқ, жабық, бастауыш немесе осы ұйымға бағынады.",
        ru="Сюда подчинить нельзя: такой организации нет, она закрыта, первичная или сама подчинена этой.",
        en="It cannot stand under this body: there is none, it is closed, a primary, or stands under this one itself.",
    ),
)
UNITS_BELOW = Rule(
    code="units-below",
    label=Label(
        kk="Бұл ұйымға бағынатын ашық ұйымдар бар: алдымен оларды ауыстырыңыз.",
        ru="Этой организации подчинены другие: сначала переведите их.",
        en="Other bodies stand under this one: move them first.",
    ),
)
CASES_OPEN = Rule(
    code="unit-has-cases",
    label=Label(
        kk="Бұл ұйымда ашық істер бар: алдымен оларды аяқтаңыз не басқа ұйымға беріңіз.",
        ru="За этой организацией есть открытые дела: сначала завершите их или передайте другой.",
        en="This body answers for open cases: end them or hand them to another body first.",
    ),
)
HOLDS_CASES = Rule(
    code="holds-cases",
    label=Label(
        kk="Бұл адамда ашық істер бар: алдымен оларды басқаға беріңіз.",
        ru="У этого человека есть открытые дела: сначала передайте их другому.",
        en="This person holds open cases: hand them over first.",
    ),
)
LAST_IN_OFFICE = Rule(
    code="last-in-office",
    label=Label(
        kk="Бұл қызметтегі соңғы адам, ал ашық істер бар: алдымен басқасын тағайындаңыз.",
        ru="Это последний человек на этой должности, а открытые дела есть: сначала назначьте другого.",
        en="This is the last person in this office, and cases are open: appoint another one first.",
    ),
)
LAST_ADMIN = Rule(
    code="last-admin",
    label=Label(
        kk="Федерация әкімшісіз қала алмайды.",
        ru="Федерация не может остаться без администратора.",
        en="The Federation cannot be left without an administrator.",
    ),
)
SECOND_PERSON = Rule(
    code="office-second-person",
    label=Label(
        kk="Сұраған адам да, қызмет берілетін адам да мұны өзі бекіте алмайды: екінші адам керек.",
        ru="Ни тот, кто просил, ни тот, кому дают должность, не может одобрить сам: нужен второй человек.",
        en="Neither whoever asked nor whoever gets the office can approve it: that takes a second person.",
    ),
)
NOT_ASKED = Rule(
    code="office-not-asked",
    label=Label(
        kk="Мұндай сұрау жоқ немесе шешілген.",
        ru="Такого запроса нет или по нему уже решено.",
        en="There is no such request, or it has been decided.",
    ),
)
NO_SUCH_PERSON = Rule(
    code="no-such-office",
    label=Label(
        kk="Бұл адам бұл қызметте емес.",
        ru="Этот человек не занимает эту должность.",
        en="This person does not hold this office.",
    ),
)
NO_SUBSTITUTE_HERE = Rule(
    code="office-without-substitutes",
    label=Label(
        kk="Орынбасар тек заңгерге, жетекшіге және тексерушіге тағайындалады.",
        ru="Замещают только юристов, руководителей юристов и проверяющих.",
        en="Only lawyers, supervisors and reviewers have substitutes.",
    ),
)
NOT_THE_SAME_OFFICE = Rule(
    code="substitute-other-office",
    label=Label(
        kk="Орынбасар осы не жоғары тұрған ұйымда дәл сондай қызметте болуы керек.",
        ru="Замещать может тот, кто занимает такую же должность здесь или в вышестоящей организации.",
        en="A substitute holds the same office here or in a body above.",
    ),
)
WRONG_DAYS = Rule(
    code="substitute-days",
    label=Label(
        kk="Күндерді тексеріңіз: соңғы күн біріншіден ерте де, бүгіннен ерте де болмайды, мерзім тым ұзақ болмасын.",
        ru="Проверьте дни: последний не раньше первого и не раньше сегодняшнего, а срок не слишком долгий.",
        en="Check the days: the last is not before the first nor before today, and the time is not too long.",
    ),
)
AWAY_TOO = Rule(
    code="substitute-away",
    label=Label(
        kk="Бұл күндері орынбасардың өзін біреу алмастырады немесе адам өзі біреудің орнында: басқасын таңдаңыз.",
        ru="В эти дни замещающего самого замещают, или человек сам замещает другого: выберите иначе.",
        en="On these days the substitute is away, or the person stands in for somebody: choose otherwise.",
    ),
)
NOT_YOURS = Rule(
    code="substitute-not-yours",
    label=Label(
        kk="Орынбасарды адамның өзі, оның жетекшісі немесе әкімші тағайындайды.",
        ru="Замещающего назначает сам человек, его руководитель или администратор.",
        en="A substitute is named by the person, their supervisor or an administrator.",
    ),
)

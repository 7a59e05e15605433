"""The rules by which an appeal is refused something, in the words people read."""

from domain.kernel import Rule
from domain.words import Label

NOT_A_LAWYER = Rule(
    code="holder-not-a-lawyer",
    label=Label(
        kk="Істі тек осы ұйымның заңгері жүргізе алады.",
        ru="Вести дело может только юрист этой организации.",
        en="Only a lawyer of this body can hold the case.",
    ),
)
CONFLICT = Rule(
    code="conflict-of-interest",
    label=Label(
        kk="Жұмыс берушімен байланысы бар немесе байланысы тексерілмеген адам істі жүргізбейді.",
        ru="Дело не ведёт тот, кто связан с работодателем или чья связь не проверена.",
        en="Nobody holds a case who has a tie to the employer, or whose ties were not checked.",
    ),
)
NOT_HER_CHAIR = Rule(
    code="not-her-chair",
    label=Label(
        kk="Басқа адам үшін жолданымды оның бастауыш ұйымының төрағасы немесе жоғары тұрған ұйымның заңгері береді.",
        ru="За другого обращение подаёт председатель его первичной организации или юрист вышестоящей организации.",
        en="For somebody else the chair of their primary organisation files, or a lawyer of a body above it.",
    ),
)
NOT_REGISTERED = Rule(
    code="not-registered",
    label=Label(
        kk="Сіз мүшелер тізілімінде жоқсыз: бастауыш ұйымыңызға жүгініңіз.",
        ru="Вас нет в реестре членов профсоюза: обратитесь в свою первичную организацию.",
        en="You are not in the register of members: turn to your primary organisation.",
    ),
)
CONSENT_NEEDED = Rule(
    code="consent-needed",
    label=Label(
        kk="Жолданыммен жұмыс істеу үшін дербес деректерді өңдеуге келісім керек.",
        ru="Чтобы работать с обращением, нужно согласие на обработку персональных данных.",
        en="To work on the appeal the union needs consent to process personal data.",
    ),
    source="PD 7-8",
)
NO_ANSWER_TERM = Rule(
    code="no-answer-term",
    label=Label(
        kk="Жауап мерзімі жүріп тұрған жоқ.",
        ru="Срок ответа сейчас не идёт.",
        en="No term for an answer is running.",
    ),
)
EXTENDED_ONCE = Rule(
    code="extended-once",
    label=Label(
        kk="Жауап мерзімі тек бір рет ұзартылады.",
        ru="Срок ответа продлевают только один раз.",
        en="The term for an answer is extended only once.",
    ),
)
LIMITATION_NEAR = Rule(
    code="limitation-near",
    label=Label(
        kk="Комиссияға немесе сотқа жүгіну мерзімі жақын: біздің мерзім одан бес жұмыс күні бұрын аяқталуы керек.",
        ru="Близок срок обращения в комиссию или суд: наш срок должен кончиться за пять рабочих дней до него.",
        en="A term for turning to the commission or court is near: ours must end five working days before it.",
    ),
)
OUTCOME_NOT_YOURS = Rule(
    code="outcome-not-yours",
    label=Label(
        kk="Жолданымды тек мүшенің өзі қайтарып ала алады.",
        ru="Отозвать обращение может только сам член профсоюза.",
        en="Only the member can withdraw the appeal.",
    ),
)
NO_SUCH_REVIEW = Rule(
    code="no-such-review",
    label=Label(
        kk="Бұл тексеру ашық емес.",
        ru="Такая проверка не открыта.",
        en="This review is not open.",
    ),
)
OUTSIDE_HER_PRIMARY = Rule(
    code="outside-her-primary",
    label=Label(
        kk="Қайтарып алуды мүшенің бастауыш ұйымынан тыс адам тексереді.",
        ru="Отзыв проверяет человек не из первичной организации члена профсоюза.",
        en="A withdrawal is reviewed by somebody outside the member's primary organisation.",
    ),
)
PAST_IN_DISORDER = Rule(
    code="past-in-disorder",
    label=Label(
        kk="Күндер реті бұзылған: берілді, жауап берілді, жабылды, бүгін; нәтиже жабылған күнімен бірге жазылады.",
        ru="Дни идут не по порядку: подано, отвечено, закрыто, сегодня; исход указывают вместе с днём закрытия.",
        en="The days are out of order: filed, answered, closed, today; an outcome stands with the day of closing.",
    ),
)

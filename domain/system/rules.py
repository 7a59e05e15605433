"""The rules by which the register of algorithmic systems refuses something, in the words people read."""

from domain.kernel import Rule
from domain.words import Label

REGISTERED = Rule(
    code="system-registered",
    label=Label(
        kk="Бұл жүйе тізілімге бұрын енгізілген.",
        ru="Эта система уже внесена в реестр.",
        en="This system stands in the register already.",
    ),
)
NOT_REGISTERED = Rule(
    code="system-not-registered",
    label=Label(
        kk="Мұндай жүйе тізілімде жоқ.",
        ru="Такой системы в реестре нет.",
        en="There is no such system in the register.",
    ),
)
NOT_YOUR_EMPLOYER = Rule(
    code="not-your-employer",
    label=Label(
        kk="Төраға тек өз ұйымындағы жұмыс берушінің жүйелерін енгізеді. Өзге жүйені заңгер, жетекші немесе сарапшы "
        "енгізеді.",
        ru="Председатель вносит системы только своего работодателя. Другие вносит юрист, руководитель или эксперт.",
        en="A chair writes down systems of the employer at their own organisation. Others are for a lawyer, "
        "a supervisor or an expert.",
    ),
)
NO_SUCH_UNIT = Rule(
    code="no-such-body",
    label=Label(
        kk="Бұл жұмыс берушіге жауап беретін ұйым табылмады: оны атап көрсетіңіз.",
        ru="Не найдена организация, которая отвечает за этого работодателя: назовите её.",
        en="No body of the union was found that answers for this employer: name it.",
    ),
)
NO_PURPOSE = Rule(
    code="system-without-purpose",
    label=Label(
        kk="Жүйе не үшін қолданылатынын көрсетіңіз: тізімнен таңдаңыз немесе өз сөзіңізбен жазыңыз.",
        ru="Укажите, для чего система: выберите из списка или напишите словами.",
        en="Say what the system is for: choose from the list, or say it in words.",
    ),
)
NOT_YET = Rule(
    code="day-not-come",
    label=Label(
        kk="Болған іс ретінде болашақ күн жазылмайды. Жоспар болса, «жарияланды» күйін таңдаңыз.",
        ru="Будущий день нельзя записать как случившееся. Если это план, выберите «объявлена».",
        en="A day to come cannot be recorded as having happened. If it is a plan, choose “announced”.",
    ),
)
ONLY_WITH_YES = Rule(
    code="only-with-yes",
    label=Label(
        kk="Күні, дәлелі немесе тармақтары тек «иә» деген жауаппен бірге жазылады.",
        ru="День, подтверждение и пункты записывают только вместе с ответом «да».",
        en="A day, a proof or clauses are recorded only with the answer “yes”.",
    ),
)

"""The rules by which the register of agreements refuses something, in the words people read."""

from domain.kernel import Rule
from domain.words import Label

NOT_YET = Rule(
    code="day-not-come",
    label=Label(
        kk="Болашақ күн болған іс ретінде жазылмайды.",
        ru="Будущий день нельзя записать как случившееся.",
        en="A day to come cannot be recorded as having happened.",
    ),
)
UNTIL_BEFORE_FROM = Rule(
    code="agreement-ends-before-it-begins",
    label=Label(
        kk="Соңғы күні күшіне енген күннен ерте болмайды: күндерді тексеріңіз.",
        ru="Последний день раньше дня вступления в силу: проверьте даты.",
        en="The last day comes before the day it takes effect: check the days.",
    ),
)
NO_EMPLOYER = Rule(
    code="agreement-without-employer",
    label=Label(
        kk="Ұжымдық шарт бір жұмыс берушімен жасалады: оның БСН-ін көрсетіңіз.",
        ru="Коллективный договор заключают с одним работодателем: укажите его БИН.",
        en="A collective agreement is made with one employer: give its BIN.",
    ),
)
NO_SUCH_UNIT = Rule(
    code="no-such-body",
    label=Label(
        kk="Кәсіподақтың мұндай ұйымы жоқ: оны тізімнен таңдаңыз.",
        ru="Такой организации профсоюза нет: выберите её из списка.",
        en="There is no such body of the union: choose it from the list.",
    ),
)
NOT_YOURS = Rule(
    code="agreement-of-another-body",
    label=Label(
        kk="Келісімді оған жауап беретін ұйымның немесе одан жоғары ұйымның келіссөз жүргізушісі, заңгері, жетекшісі не"
        " сол жұмыс берушідегі төраға енгізеді.",
        ru="Соглашение вносит переговорщик, юрист или руководитель организации, которая за него отвечает, или"
        " вышестоящей, либо председатель у этого работодателя.",
        en="An agreement is registered by a negotiator, lawyer or supervisor of the body that answers for it or of one"
        " above, or by the chair at this employer.",
    ),
)
NOT_A_TEXT = Rule(
    code="agreement-file-type",
    label=Label(
        kk="Келісімнің мәтіні PDF немесе Word (DOCX) файлы болуы керек.",
        ru="Текст соглашения принимаем в PDF или Word (DOCX).",
        en="The text of an agreement has to be a PDF or a Word file (DOCX).",
    ),
)
RECEIPT_OUT_OF_ORDER = Rule(
    code="receipt-out-of-order",
    label=Label(
        kk="Жауап қол қойылғаннан не қабылданғаннан бұрын келмейді: күндерді тексеріңіз.",
        ru="Ответ не бывает раньше подписания или получения: проверьте даты.",
        en="An answer does not come before the signature or the receipt: check the days.",
    ),
)
RECEIPT_WITHOUT_NUMBER = Rule(
    code="receipt-without-number",
    label=Label(
        kk="Тіркелген болса, нөмірі болуы керек.",
        ru="У регистрации должен быть номер.",
        en="A registration has a number.",
    ),
)
RECEIPT_WITHOUT_CODE = Rule(
    code="receipt-without-code",
    label=Label(
        kk="Бас тартудың себеп коды болуы керек.", ru="У отказа должен быть код причины.", en="A refusal has a code."
    ),
)
NO_SUCH_CLAUSE = Rule(
    code="no-such-clause",
    label=Label(kk="Мұндай тармақ жоқ.", ru="Такого пункта нет.", en="There is no such clause."),
)
NOTHING_FOUND = Rule(
    code="control-without-findings",
    label=Label(
        kk="Кемінде бір тақырыптың қалай орындалғанын көрсетіңіз.",
        ru="Укажите хотя бы по одной теме, как она исполняется.",
        en="Say of one theme at least how it is kept.",
    ),
)
THEME_TWICE = Rule(
    code="theme-twice",
    label=Label(
        kk="Бір тақырып туралы екі рет айтылған.", ru="Об одной теме сказано дважды.", en="One theme is named twice."
    ),
)
CHANGES_NOTHING = Rule(
    code="amendment-changes-nothing",
    label=Label(kk="Не өзгергенін көрсетіңіз.", ru="Укажите, что изменилось.", en="Say what changed."),
)
NO_OTHER = Rule(
    code="no-other-agreement",
    label=Label(
        kk="Тізілімде мұндай басқа келісім табылмады.",
        ru="Другое такое соглашение в реестре не найдено.",
        en="There is no such other agreement in the register.",
    ),
)
SIGNED_ON_ONE_DAY = Rule(
    code="signed-on-one-day",
    label=Label(
        kk="Екі келісімге бір күні қол қойылған: қайсысы жаңа екенін айыру мүмкін емес.",
        ru="Оба соглашения подписаны в один день: не понять, которое из них новое.",
        en="Both agreements were signed on one day: nobody can say which of them is the new one.",
    ),
)
NOT_FOR_EACH_OTHER = Rule(
    code="renews-no-such-agreement",
    label=Label(
        kk="Бұл екі келісім бірін-бірі алмастырмайды: бірінің жалғасы бар немесе ол аяқталған.",
        ru="Одно из этих соглашений уже заменено или завершено.",
        en="One of these agreements was renewed already, or has ended.",
    ),
)

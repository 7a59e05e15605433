"""Words from which talks about a collective agreement can start: a clause for each thing that it has to say."""

from collections.abc import Mapping

from domain.collective import Theme
from domain.words import Label

MODEL_CLAUSES: Mapping[Theme, Label] = {
    Theme.PAY: Label(
        kk="Бірінші разрядтың тарифтік мөлшерлемесі (айлықақысы) ____ теңгеден кем болмайды. Еңбекақы ай сайын"
        " ____-күні төленеді және жылына бір рет тұтыну бағаларының өсімінен кем емес мөлшерде көтеріледі.",
        ru="Тарифная ставка (оклад) первого разряда – не ниже ____ тенге. Заработная плата выплачивается ____ числа"
        " каждого месяца и раз в год повышается не меньше, чем выросли потребительские цены.",
        en="The rate of the first grade is no less than ____ tenge. Wages are paid on day ____ of each month and rise"
        " once a year by no less than consumer prices did.",
    ),
    Theme.COEFFICIENTS: Label(
        kk="Разрядаралық коэффициенттер 1,0 мен ____ аралығында болады (1-қосымша). Қосымша ақы: зиянды жағдай үшін"
        " – ____ %, түнгі жұмыс үшін – ____ %, лауазымдарды қоса атқару үшін – ____ %.",
        ru="Межразрядные коэффициенты – от 1,0 до ____ (приложение 1). Доплаты: за вредные условия – ____ %, за работу"
        " ночью – ____ %, за совмещение должностей – ____ %.",
        en="Grade coefficients run from 1.0 to ____ (annex 1). Allowances: ____ % for hazardous conditions, ____ % for"
        " night work, ____ % for holding two positions.",
    ),
    Theme.HOURS_AND_LEAVE: Label(
        kk="Жұмыс режимі: ____; кесте кәсіподақпен келісіледі және жұмыскерлерге кемінде ____ күн бұрын хабарланады."
        " Қосымша ақылы демалыс: зиянды жағдай үшін – ____ күн, еңбек өтілі үшін – ____ күн.",
        ru="Режим работы: ____; график согласуют с профсоюзом и доводят до работников не позднее чем за ____ дней."
        " Дополнительный оплачиваемый отпуск: за вредные условия – ____ дней, за стаж – ____ дней.",
        en="Working hours: ____; the roster is agreed with the union and told to workers at least ____ days ahead."
        " Additional paid leave: ____ days for hazardous conditions, ____ days for length of service.",
    ),
    Theme.SAFETY: Label(
        kk="Еңбек қауіпсіздігі мен еңбекті қорғауға жұмыс беруші жылына әр жұмыскерге кемінде ____ теңге бөледі"
        " (шаралар тізбесі – 2-қосымшада) және тоқсан сайын кәсіподаққа есеп береді. Еңбекті қорғау жөніндегі"
        " техникалық инспекторларға бұл жұмыс үшін айына ____ ақылы сағат беріледі.",
        ru="На безопасность и охрану труда работодатель выделяет в год не меньше ____ тенге на работника (перечень мер"
        " – в приложении 2) и раз в квартал отчитывается перед профсоюзом. Технические инспекторы по охране труда"
        " получают для этой работы ____ оплачиваемых часов в месяц.",
        en="The employer spends at least ____ tenge a worker and year on safety (measures: annex 2) and reports to the"
        " union every quarter. Technical inspectors for safety have ____ paid hours a month for that work.",
    ),
    Theme.UNION_CONDITIONS: Label(
        kk="Жұмыс беруші кәсіподаққа үй-жай мен байланыс береді, жұмыскерлердің жазбаша өтініші бойынша мүшелік"
        " жарнаны ай сайын аударады және сайланбалы органдардың мүшелерін айына ____ сағатқа еңбекақысын сақтай"
        " отырып жұмыстан босатады.",
        ru="Работодатель предоставляет профсоюзу помещение и связь, ежемесячно перечисляет членские взносы по"
        " письменным заявлениям работников и освобождает членов выборных органов от работы на ____ часов в месяц с"
        " сохранением заработка.",
        en="The employer gives the union a room and a line, transfers dues every month where a worker asked for it in"
        " writing, and frees members of elected bodies from work for ____ paid hours a month.",
    ),
    Theme.AMENDMENT: Label(
        kk="Шартқа өзгерістер ол жасалған тәртіппен енгізіледі: тараптың жазбаша ұсынысы бойынша, комиссия арқылы,"
        " қосымша келісіммен. Ұсынысқа ____ жұмыс күні ішінде жауап беріледі.",
        ru="Договор меняют в том же порядке, в каком он заключён: по письменному предложению стороны, через комиссию,"
        " дополнительным соглашением. На предложение отвечают в течение ____ рабочих дней.",
        en="The agreement is changed as it was made: on one side's written proposal, through the commission, by a"
        " supplementary agreement. A proposal is answered within ____ working days.",
    ),
    Theme.CONTROL: Label(
        kk="Тараптар шарттың орындалуын тоқсан сайын бірге тексереді және нәтижесін жұмыскерлерге хабарлайды."
        " Орындалмағаны үшін 3-қосымшада аталған лауазымды адамдар жауап береді.",
        ru="Раз в квартал стороны вместе проверяют, как исполняется договор, и сообщают итог работникам. За"
        " неисполнение отвечают должностные лица, названные в приложении 3.",
        en="Once a quarter the sides check together how the agreement is kept, and tell workers the result. The"
        " officers named in annex 3 answer for what is not kept.",
    ),
    Theme.ACTS_WITH_OPINION: Label(
        kk="Жұмыс беруші мына актілерді кәсіподақтың пікірін ескеріп шығарады: еңбек тәртіптемесінің қағидалары,"
        " ауысым және демалыс кестелері, еңбекақы мен сыйлықақы туралы ережелер, ____. Жоба кәсіподаққа ____ жұмыс"
        " күні бұрын беріледі.",
        ru="С учётом мнения профсоюза работодатель принимает: правила трудового распорядка, графики сменности и"
        " отпусков, положения об оплате труда и премировании, ____. Проект передают профсоюзу за ____ рабочих дней.",
        en="With the union's opinion the employer issues: the rules of work, rosters of shifts and leave, rules on pay"
        " and bonuses, ____. The union has the draft ____ working days before.",
    ),
    Theme.HAZARDOUS_RETIREMENT: Label(
        kk="Зиянды жұмыстан зейнет жасына ____ жыл қалғанда кететін жұмыскерге жұмыс беруші зейнетке шыққанға дейін ай"
        " сайын ____ теңге төлейді; кәсіптер тізбесі – 4-қосымшада.",
        ru="Работнику, который уходит с вредной работы за ____ лет до пенсионного возраста, работодатель до выхода на"
        " пенсию ежемесячно платит ____ тенге; перечень профессий – в приложении 4.",
        en="A worker who leaves hazardous work ____ years before the age of retirement is paid ____ tenge a month by"
        " the employer until then; the trades stand in annex 4.",
    ),
}
"""Nobody checked these words and what they leave open is for the sides to fill; the items are those of `MANDATORY`."""

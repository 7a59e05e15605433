"""Appeals for somebody else, and filings that came late or incomplete, as a table: acts, rules, what each mark says."""

from collections.abc import Mapping

from domain.appeal.standing import Authority, Mark, ShowAuthority, Standing, SupplyEmployer
from domain.kernel import Command, Role, Rule
from domain.procedure import Act
from domain.words import Label

ALWAYS: Mapping[type[Command], frozenset[Role]] = {
    ShowAuthority: frozenset({Role.LAWYER, Role.SUPERVISOR, Role.CHAIR}),
    SupplyEmployer: frozenset({Role.MEMBER, Role.LAWYER, Role.SUPERVISOR}),
}
"""At every open stage."""

ACTS: Mapping[type[Command], Act] = {
    ShowAuthority: Act(
        label=Label(
            kk="Өкілдік құжаты көрсетілді", ru="Полномочия подтверждены", en="Authority to represent was shown"
        ),
        hint=Label(
            kk="Жазбаша өтінішті немесе сенімхатты өзіңіз көрдіңіз.",
            ru="Вы видели письменное заявление или доверенность.",
            en="You have seen the written application or the power of attorney.",
        ),
    ),
    SupplyEmployer: Act(
        label=Label(kk="Жұмыс берушіні көрсету", ru="Указать работодателя", en="Name the employer"),
        hint=Label(
            kk="Іс осы жұмыс берушіге қатысты тізімдерге өтеді, онымен байланысы бар адамдарға көрінбейді.",
            ru="Дело попадёт в списки по этому работодателю, и те, кто с ним связан, его не увидят.",
            en="The case joins the lists of this employer, and nobody with a tie to it sees the case.",
        ),
    ),
}

EMPLOYER_KNOWN = Rule(
    code="employer-known",
    label=Label(
        kk="Бұл істің жұмыс берушісі белгілі.",
        ru="Работодатель в этом деле уже указан.",
        en="The employer of this case is known already.",
    ),
)
NO_AUTHORITY_ASKED = Rule(
    code="no-authority-asked",
    label=Label(
        kk="Бұл іс бойынша өкілдік құжаты талап етілмейді немесе ол көрсетіліп қойған.",
        ru="По этому делу полномочия не требуются или уже подтверждены.",
        en="In this case no authority is needed, or it was shown already.",
    ),
)
NOT_AN_AUTHORITY = Rule(
    code="not-an-authority",
    label=Label(
        kk="Бұл істе өкілдік туралы мұндай құжат жоқ.",
        ru="В этом деле нет такого документа о представительстве.",
        en="This case has no such document of authority.",
    ),
)

STANDINGS: Mapping[Standing, Label] = {
    Standing.MEMBER: Label(kk="кәсіподақ мүшесі", ru="член профсоюза", en="member of the union"),
    Standing.FORMER_EMPLOYEE: Label(kk="бұрынғы қызметкер", ru="бывший работник", en="former employee"),
    Standing.NON_MEMBER: Label(kk="кәсіподақ мүшесі емес", ru="не член профсоюза", en="not a member"),
}

AUTHORITIES: Mapping[Authority, Label] = {
    Authority.NOT_NEEDED: Label(kk="өзі жолдаған", ru="подано лично", en="filed in person"),
    Authority.TO_BE_SHOWN: Label(
        kk="өкілдік құжаты әлі көрсетілмеген",
        ru="полномочия ещё нужно подтвердить",
        en="authority still to be shown",
    ),
    Authority.SHOWN: Label(kk="өкілдік құжаты көрсетілген", ru="полномочия подтверждены", en="authority shown"),
}
AUTHORITY_MISSING = Label(
    kk="Жолданым қабылданды, біз онымен жұмыс істейміз. Бірақ оны сіздің атыңыздан басқа адам берді: өкілдік туралы "
    "жазбаша өтінішіңіз көрсетілгенше, біз сыртқа сіздің атыңыздан хат жібермейміз.",
    ru="Обращение принято, мы над ним работаем. Но его подал за вас другой человек: пока нет вашего письменного "
    "заявления о представительстве, мы не отправляем писем наружу от вашего имени.",
    en="The appeal is accepted and we work on it. But somebody else filed it for you: until your written authority is "
    "shown, we send nothing outside in your name.",
)

MARKS: Mapping[Mark, Label] = {
    Mark.LATE: Label(kk="кеш берілген", ru="подано поздно", en="filed late"),
    Mark.NO_EMPLOYER: Label(kk="жұмыс беруші көрсетілмеген", ru="не указан работодатель", en="no employer given"),
    Mark.NO_DATES: Label(kk="күндері көрсетілмеген", ru="не указаны даты", en="no dates given"),
    Mark.NO_WORDS: Label(kk="не болғаны жазылмаған", ru="не описано, что случилось", en="not said what happened"),
}
MEANING: Mapping[Mark, Label] = {
    Mark.LATE: Label(
        kk="Көрсетілген күндер бойынша комиссияға немесе сотқа жүгіну мерзімі өтіп кеткен сияқты. Жолданым бәрібір "
        "қабылданды: мерзімді заңгер тексереді, дәлелді себеп болса, оны қалпына келтіруге болады.",
        ru="По названным датам срок обращения в комиссию или суд, похоже, уже прошёл. Обращение всё равно принято: "
        "срок проверит юрист, а при уважительной причине его можно восстановить.",
        en="By the dates given the term for turning to the commission or court seems to be over. The appeal is "
        "accepted all the same: a lawyer checks the term, and with a valid reason it can be restored.",
    ),
    Mark.NO_EMPLOYER: Label(
        kk="Жұмыс берушіні кейін де айтуға болады. Онсыз заңгер сыртқа хат жаза алмайды.",
        ru="Работодателя можно назвать позже. Без этого юрист не сможет написать письмо.",
        en="The employer can be named later. Without it the lawyer can write no letter.",
    ),
    Mark.NO_DATES: Label(
        kk="Күні белгісіз болғандықтан, жүгіну мерзімі әлі есептелмеді. Ол жүріп жатқан болуы мүмкін: күнін тезірек "
        "айтыңыз.",
        ru="День неизвестен, поэтому срок обращения ещё не посчитан. Он может уже идти: назовите день поскорее.",
        en="The day is not known, so no term has been counted. It may be running already: say the day soon.",
    ),
    Mark.NO_WORDS: Label(
        kk="Не болғанын кейін де жазуға немесе заңгерге айтуға болады.",
        ru="Что случилось, можно написать позже или рассказать юристу.",
        en="What happened can be written later, or told to the lawyer.",
    ),
}
"""What a mark means for her, and what she can do about it."""

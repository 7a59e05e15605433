"""How cases are joined, as a table: who may link, merge and separate, at which stages, and under which rules."""

from collections.abc import Mapping
from datetime import timedelta

from domain.appeal.joining.commands import LinkCases, MergeCases, SeparateCases, UnlinkCases
from domain.kernel import Command, Role, Rule
from domain.procedure import Act
from domain.words import Label

STAFF = frozenset({Role.LAWYER, Role.SUPERVISOR})
TAKEN_BACK_WITHIN = timedelta(days=1)
"""How long a merging can be taken back, if nothing was done since (our rule)."""

ALWAYS: Mapping[type[Command], frozenset[Role]] = {LinkCases: STAFF, UnlinkCases: STAFF}
"""At every stage: that two cases have to do with each other is a fact."""
MERGEABLE: Mapping[type[Command], frozenset[Role]] = {MergeCases: STAFF}
"""While a case is worked on. One that a second person is looking at before its end waits for that."""
SEPARABLE: Mapping[type[Command], frozenset[Role]] = {SeparateCases: STAFF}

ACTS: Mapping[type[Command], Act] = {
    LinkCases: Act(
        label=Label(kk="Басқа іспен байланыстыру", ru="Связать с другим делом", en="Link with another case"),
        hint=Label(
            kk="Байланыс екі істе де көрінеді.",
            ru="Связь будет видна в обоих делах.",
            en="The link is seen in both cases.",
        ),
    ),
    UnlinkCases: Act(
        label=Label(kk="Байланысты алып тастау", ru="Убрать связь", en="Take a link away"),
        hint=Label(
            kk="Қате байланыстырылған болса.",
            ru="Если связали по ошибке.",
            en="If they were linked by mistake.",
        ),
    ),
    MergeCases: Act(
        label=Label(kk="Басқа іспен біріктіру", ru="Объединить с другим делом", en="Merge with another case"),
        hint=Label(
            kk="Екі іс бір болып жалғасады, ештеңе жоғалмайды.",
            ru="Два дела пойдут дальше как одно, ничего не пропадёт.",
            en="Two cases go on as one, and nothing is lost.",
        ),
    ),
    SeparateCases: Act(
        label=Label(kk="Біріктіруді қайтару", ru="Отменить объединение", en="Take the merging back"),
        hint=Label(
            kk="Бір тәулік ішінде, іс бойынша ештеңе жасалмаған болса.",
            ru="В течение суток, если по делу ещё ничего не сделано.",
            en="Within a day, if nothing has been done in the case since.",
        ),
    ),
}

NO_OTHER_CASE = Rule(
    code="no-other-case",
    label=Label(
        kk="Сізге ашық мұндай басқа іс жоқ.",
        ru="Другого дела с таким номером для вас нет.",
        en="There is no such other case that you may open.",
    ),
)
NOT_LINKED = Rule(
    code="not-linked",
    label=Label(
        kk="Бұл істер байланыстырылмаған.",
        ru="Эти дела не связаны.",
        en="These cases are not linked.",
    ),
)
LINK_STAYS = Rule(
    code="link-stays",
    label=Label(
        kk="Бұл байланыс істе болған оқиғадан туындайды, оны өзгертуге болмайды.",
        ru="Эта связь следует из того, что произошло в делах: изменить её нельзя.",
        en="This link follows from what happened in the cases and cannot be changed.",
    ),
)
DIFFERENT_MEMBERS = Rule(
    code="different-members",
    label=Label(
        kk="Әртүрлі адамның істері біріктірілмейді, оларды байланыстыруға болады.",
        ru="Дела разных людей не объединяют, их можно связать.",
        en="Cases of different people are not merged; they can be linked.",
    ),
)
DIFFERENT_EMPLOYERS = Rule(
    code="different-employers",
    label=Label(
        kk="Әртүрлі жұмыс берушіге қатысты істер біріктірілмейді, оларды байланыстыруға болады.",
        ru="Дела против разных работодателей не объединяют, их можно связать.",
        en="Cases against different employers are not merged; they can be linked.",
    ),
)
ASSESSED_FIRST = Rule(
    code="assessed-first",
    label=Label(
        kk="Бағаланған іс жалғасады: бағаланбаған істі соған қосыңыз.",
        ru="Дальше идёт то дело, которое уже оценено: присоедините второе к нему.",
        en="The case that was assessed goes on: merge the other one into it.",
    ),
)
STANDINGS_DIFFER = Rule(
    code="standings-differ",
    label=Label(
        kk="Екі істе «комиссия ма, бірден сот па» деген мәселе әртүрлі анықталған: алдымен екеуінде бірдей жазыңыз.",
        ru="В двух делах по-разному определено, комиссия или сразу суд: сначала запишите в обоих одно и то же.",
        en="The two cases say differently whether the commission comes first: first record the same in both.",
    ),
)
LETTERS_FIRST = Rule(
    code="letters-first",
    label=Label(
        kk="Қатысушының өз ісінде сыртқа хат жолда: алдымен тапсырылғаны немесе қатысушының бас тартқаны жазылады.",
        ru="В собственном деле участника идёт письмо наружу: сначала запишите его вручение или отказ участника.",
        en="In the participant's own case a letter is on its way: first record its service, or the refusal.",
    ),
)
PRESSURE_APART = Rule(
    code="pressure-apart",
    label=Label(
        kk="Қысым туралы іс бөлек жүргізіледі және ешқандай іспен біріктірілмейді.",
        ru="Дело о давлении ведётся отдельно и ни с каким другим не объединяется.",
        en="A case about pressure is kept by itself and merged with no other.",
    ),
)
GROUP_GOES_ON = Rule(
    code="group-goes-on",
    label=Label(
        kk="Топтық іс тек сол өтініш берушінің басқа ісіне қосылады және ол топтан шықпаған болса ғана.",
        ru="Групповое дело присоединяют только к другому делу того же заявителя, и если он не вышел из группы.",
        en="The case of a group is merged only into another one of the same applicant who has not left it.",
    ),
)
NOT_MERGED = Rule(
    code="not-merged",
    label=Label(
        kk="Бұл істер біріктірілмеген.",
        ru="Эти дела не объединены.",
        en="These cases are not merged.",
    ),
)
TOO_LATE_TO_SEPARATE = Rule(
    code="too-late-to-separate",
    label=Label(
        kk="Біріктіруді енді қайтаруға болмайды: бір тәулік өтті немесе іс бойынша бірдеңе жасалды. Жаңа іс ашылады.",
        ru="Объединение уже не отменить: прошли сутки или по делу что-то сделано. Можно открыть новое дело.",
        en="It can no longer be taken back: a day has passed, or something was done. A new case can be opened.",
    ),
)
REVIEW_CAME_ALONG = Rule(
    code="review-came-along",
    label=Label(
        kk="Біріктіруді қайтаруға болмайды: ашық тексеру осы іске көшті және осында аяқталуы керек.",
        ru="Объединение не отменить: открытая проверка перешла в это дело и должна завершиться в нём.",
        en="The merging cannot be taken back: an open review came along and has to be completed here.",
    ),
)

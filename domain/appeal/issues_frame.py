"""Several issues in one case, as a table: who may add one and settle its dates, and the rules that refuse."""

from collections.abc import Mapping

from domain.appeal.several import AddIssue, ConfirmIssueAnchor, RecordIssueTurned
from domain.kernel import Command, Role, Rule
from domain.procedure import Act
from domain.words import Label

LAWYER = frozenset({Role.LAWYER})

ALWAYS: Mapping[type[Command], frozenset[Role]] = {ConfirmIssueAnchor: LAWYER, RecordIssueTurned: LAWYER}
"""At every open stage."""
BEFORE_ENDING: Mapping[type[Command], frozenset[Role]] = {AddIssue: LAWYER}
"""Not while a second person looks at the ending: the new issue would have no outcome in it."""

ACTS: Mapping[type[Command], Act] = {
    AddIssue: Act(
        label=Label(kk="Тағы бір мәселе қосу", ru="Добавить вопрос в дело", en="Add an issue"),
        hint=Label(
            kk="Әр мәселенің өз мерзімі және өз нәтижесі болады. Мүшеге хабарланады.",
            ru="У каждого вопроса свой срок и свой исход. Члену профсоюза сообщат.",
            en="Each issue has its own term and its own outcome. The member is told.",
        ),
    ),
    ConfirmIssueAnchor: Act(
        label=Label(
            kk="Қосымша мәселенің мерзімі басталған күнді растау",
            ru="Подтвердить начало срока по ещё одному вопросу",
            en="Confirm when the term of a further issue began",
        ),
        hint=Label(
            kk="Тек осы мәселенің мерзімі қайта есептеледі.",
            ru="Срок пересчитают только по этому вопросу.",
            en="Only the term of this issue is derived again.",
        ),
    ),
    RecordIssueTurned: Act(
        label=Label(
            kk="Қосымша мәселе бойынша жүгінуді жазу",
            ru="Записать обращение по ещё одному вопросу",
            en="Record that a further issue was taken outside",
        ),
        hint=Label(
            kk="Комиссияға немесе сотқа осы мәселе бойынша да жүгінілген.",
            ru="В комиссию или суд обратились и по этому вопросу.",
            en="Commission or court were turned to over this issue as well.",
        ),
    ),
}

EVERY_ISSUE = Rule(
    code="every-issue-has-an-outcome",
    label=Label(
        kk="Іс жабылар алдында оның әр мәселесіне нәтиже көрсетіледі.",
        ru="Чтобы закрыть дело, укажите исход по каждому вопросу.",
        en="Before the case closes every issue in it needs an outcome.",
    ),
)
NO_SUCH_ISSUE = Rule(
    code="no-such-issue",
    label=Label(
        kk="Бұл істе мұндай қосымша мәселе жоқ.",
        ru="В этом деле нет такого дополнительного вопроса.",
        en="This case has no such further issue.",
    ),
)
TOO_MANY_ISSUES = Rule(
    code="too-many-issues",
    label=Label(
        kk="Бір істе оннан көп мәселе болмайды: қалғанына бөлек жолданым беріңіз.",
        ru="В одном деле не больше десяти вопросов: для остальных подайте отдельное обращение.",
        en="One case holds at most ten issues: file another appeal for the rest.",
    ),
)
DAY_AHEAD = Rule(
    code="issue-turned-ahead",
    label=Label(
        kk="Болашақ күн жазылмайды: жүгінген күні жазылады.",
        ru="День в будущем не записывают: нужен день, когда обратились.",
        en="A day in the future is not recorded: the day is that on which they were turned to.",
    ),
)

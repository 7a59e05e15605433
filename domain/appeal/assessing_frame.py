"""The assessment of risk as a table: who judges a flag and in what term, and by which rules something waits for it."""

from collections.abc import Mapping

from domain.appeal.terms import POLICY_IN_FORCE
from domain.kernel import Command, Role, Rule
from domain.procedure import Act, Side, Term, policy
from domain.risk.assessed import AssessRisk, JudgeRisk
from domain.words import Label, TermUnit

RISK_REVIEW = "AP-RISK"
RISK_REVIEW_URGENT = "AP-RISK-URGENT"
RISK_REVIEWS = (RISK_REVIEW, RISK_REVIEW_URGENT)
MACHINE_MAY = frozenset({AssessRisk})
ALWAYS: Mapping[type[Command], frozenset[Role]] = {JudgeRisk: frozenset({Role.REVIEWER, Role.SUPERVISOR})}
"""At every open stage."""

ACTS: Mapping[type[Command], Act] = {
    JudgeRisk: Act(
        label=Label(kk="Тәуекел белгісін тексеру", ru="Проверить отметку о риске", en="Judge the flag of risk"),
        hint=Label(
            kk="Бағдарлама тек назар аударады, шешімді сіз қабылдайсыз. Себебін жазу керек.",
            ru="Программа только обращает внимание, решаете вы. Нужно написать причину.",
            en="The program only points, you decide. Reasons are needed.",
        ),
    ),
}


def _term(term: str, working_days: int) -> Term:
    return Term(
        id=term,
        amount=working_days,
        unit=TermUnit.WORKING_DAYS,
        anchor="risk_review_asked",
        anchor_label=Label(
            kk="тәуекелді тексеру сұралды", ru="запрошена проверка риска", en="a look at the risk was asked for"
        ),
        label=Label(
            kk="Тәуекел белгісін адамның тексеруі",
            ru="Проверка отметки о риске человеком",
            en="A person's look at the flag of risk",
        ),
        side=Side.UNION,
        source=policy(),
        valid_from=POLICY_IN_FORCE,
        on_miss=Label(
            kk="Тексеру жоғары тұрған ұйымның тексерушілеріне ұсынылады.",
            ru="Проверку предлагают проверяющим вышестоящей организации.",
            en="The review is offered to the reviewers of the body above.",
        ),
    )


TERMS = (_term(RISK_REVIEW, 2), _term(RISK_REVIEW_URGENT, 1))

RISK_REVIEW_FIRST = Rule(
    code="risk-review-first",
    label=Label(
        kk="Алдымен екінші адам іс бойынша тәуекелді тексеруі керек.",
        ru="Сначала риск по делу должен проверить второй человек.",
        en="First a second person has to look at the risk of the case.",
    ),
)
ASSESSMENT_OWED = Rule(
    code="assessment-owed",
    label=Label(
        kk="Соңғы оқиғадан кейін істің тәуекелі әлі бағаланбады. Бірнеше минуттан соң қайталаңыз.",
        ru="После последнего события риск по делу ещё не оценён. Повторите через несколько минут.",
        en="The risk of the case has not been assessed since the last event. Try again in a few minutes.",
    ),
)
HAD_A_HAND = Rule(
    code="had-a-hand",
    label=Label(
        kk="Іспен жұмыс істеген адам оның тәуекелін тексермейді.",
        ru="Кто работал с делом, риск по нему не проверяет.",
        en="Whoever worked on the case does not judge its risk.",
    ),
)
ON_ITS_CARD = Rule(
    code="on-its-card",
    label=Label(
        kk="Бұл тексеру тәуекел картасында аяқталады.",
        ru="Эту проверку завершают на карточке риска.",
        en="This review is completed on the card of the risk.",
    ),
)
NOTHING_TO_DOWNGRADE = Rule(
    code="nothing-to-downgrade",
    label=Label(
        kk="Бұл іс жеребе бойынша таңдалды: азайтатын белгі жоқ.",
        ru="Дело выбрано по жребию: отметки, которую можно снизить, нет.",
        en="The case was drawn by lot: there is no flag to downgrade.",
    ),
)

"""How a case passes from one body to another, as a table: who may, the clock of the body that is asked, the rules."""

from collections.abc import Mapping

from domain.appeal.routing_events import Redirect, SendBack, SettleRoute, TakeOver
from domain.appeal.terms import POLICY_IN_FORCE
from domain.kernel import Command, Role, Rule
from domain.procedure import Act, Side, Term, policy
from domain.words import Label, TermUnit

ROUTE = "AP-ROUTE"
MOST_REDIRECTS = 2
"""How often the bodies may pass one case on between them before the level above decides (our rule)."""

ALWAYS: Mapping[type[Command], frozenset[Role]] = {
    TakeOver: frozenset({Role.RECEIVER}),
    SendBack: frozenset({Role.RECEIVER}),
    SettleRoute: frozenset({Role.SUPERVISOR}),
}
"""At every open stage: what was begun is brought to an end, whatever else happens to the case."""
BEFORE_ANSWER: Mapping[type[Command], frozenset[Role]] = {Redirect: frozenset({Role.LAWYER, Role.SUPERVISOR})}

ACTS: Mapping[type[Command], Act] = {
    Redirect: Act(
        label=Label(kk="Басқа ұйымға бағыттау", ru="Направить в другую организацию", en="Redirect to another body"),
        hint=Label(
            kk="Ол ұйым істі қабылдағанша, жауапты сіздің ұйымыңыз береді. Мүшеге хат жіберіледі.",
            ru="Пока та организация не приняла дело, отвечает ваша. Член профсоюза получит письмо.",
            en="Until that body takes the case, yours answers. The member gets a letter.",
        ),
    ),
    TakeOver: Act(
        label=Label(kk="Істі қабылдау", ru="Принять дело", en="Take the case"),
        hint=Label(
            kk="Енді іске сіздің ұйымыңыз жауап береді. Мерзімдер өзгермейді.",
            ru="Теперь за дело отвечает ваша организация. Сроки не меняются.",
            en="Your body answers for the case from now on. Its terms do not change.",
        ),
    ),
    SendBack: Act(
        label=Label(kk="Істі кері қайтару", ru="Вернуть дело", en="Send the case back"),
        hint=Label(
            kk="Бір рет, себебімен. Одан кейін жоғары тұрған ұйым шешеді.",
            ru="Один раз, с причиной. Дальше решает вышестоящая организация.",
            en="Once, with reasons. After that the level above decides.",
        ),
    ),
    SettleRoute: Act(
        label=Label(
            kk="Қай ұйым жауап беретінін шешу", ru="Решить, какая организация отвечает", en="Decide who answers"
        ),
        hint=Label(
            kk="Ұйымдар келісе алмаса немесе үндемесе.",
            ru="Когда организации не договорились или молчат.",
            en="When the bodies did not agree or are silent.",
        ),
    ),
}

TERM = Term(
    id=ROUTE,
    amount=3,
    unit=TermUnit.WORKING_DAYS,
    anchor="case_redirected",
    anchor_label=Label(
        kk="іс басқа ұйымға бағытталды", ru="дело направлено в другую организацию", en="redirection of the case"
    ),
    label=Label(
        kk="Басқа ұйымға бағытталған істі қабылдау не кері қайтару",
        ru="Принять направленное дело или вернуть его",
        en="Take the redirected case or send it back",
    ),
    side=Side.UNION,
    source=policy("APPC 65(1)"),
    valid_from=POLICY_IN_FORCE,
    warn_days=(1,),
    on_miss=Label(
        kk="Қай ұйым жауап беретінін жоғары тұрған ұйымның нақты адамы шешеді.",
        ru="Какая организация отвечает, решает названный человек уровнем выше.",
        en="A named person one level up decides which body answers.",
    ),
)

ON_ITS_WAY = Rule(
    code="already-redirected",
    label=Label(
        kk="Іс басқа ұйымға бағытталып қойған: алдымен оның жауабын күтіңіз.",
        ru="Дело уже направлено в другую организацию: сначала дождитесь её ответа.",
        en="The case is on its way to another body already: wait for its reply first.",
    ),
)
SAME_BODY = Rule(
    code="same-body",
    label=Label(
        kk="Бұл іске сол ұйым жауап береді.",
        ru="Эта организация и так отвечает за дело.",
        en="This body answers for the case already.",
    ),
)
NOT_COMPETENT = Rule(
    code="body-without-lawyers",
    label=Label(
        kk="Бұл ұйымда істі жүргізе алатын заңгер жоқ.",
        ru="В этой организации нет юриста, который мог бы вести дело.",
        en="This body has no lawyer who could hold the case.",
    ),
)
NOT_OFFERED = Rule(
    code="not-offered",
    label=Label(
        kk="Бұл іс сіздің ұйымыңызға бағытталмаған.",
        ru="Это дело вашей организации не направляли.",
        en="This case was not offered to your body.",
    ),
)
NOTHING_TO_SETTLE = Rule(
    code="nothing-to-settle",
    label=Label(
        kk="Шешім қажет емес немесе оны басқа адам қабылдайды.",
        ru="Решать нечего, или решает другой человек.",
        en="There is nothing to decide, or somebody else decides it.",
    ),
)

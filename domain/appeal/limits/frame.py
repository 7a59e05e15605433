"""Her way, her paydays and the findings on missed terms, as a table: who records what, and the rules against it."""

from collections.abc import Mapping

from domain.appeal.limits import events as limit
from domain.kernel import Command, Role, Rule
from domain.procedure import Act
from domain.words import Label

LAWYER = frozenset({Role.LAWYER})

ALWAYS: Mapping[type[Command], frozenset[Role]] = {
    limit.RecordStanding: LAWYER,
    limit.RecordUnderpayment: LAWYER,
    limit.RecordPayment: LAWYER,
    limit.RecordFinding: LAWYER,
    limit.MarkWhistleblower: LAWYER,
}
"""At every open stage."""

ACTS: Mapping[type[Command], Act] = {
    limit.RecordStanding: Act(
        label=Label(
            kk="Комиссия керек пе, анықтау", ru="Определить: комиссия или сразу суд", en="Settle: commission or court"
        ),
        hint=Label(
            kk="Жүгіну мерзімдері соған қарай қайта есептеледі.",
            ru="Сроки обращения будут пересчитаны.",
            en="The terms for turning to them are derived again.",
        ),
    ),
    limit.RecordUnderpayment: Act(
        label=Label(
            kk="Айлар бойы кем төлеуді жазу", ru="Записать недоплату по месяцам", en="Record pay owed by month"
        ),
        hint=Label(
            kk="Әр төлем күнінің өз мерзімі болады.",
            ru="У каждого дня выплаты будет свой срок.",
            en="Every payday gets a term of its own.",
        ),
    ),
    limit.RecordPayment: Act(
        label=Label(kk="Төленгенін жазу", ru="Записать выплату долга", en="Record that a debt was paid"),
        hint=Label(
            kk="Сол айдың мерзімі енді қажет болмайды.",
            ru="Срок этого месяца больше не нужен.",
            en="The term of that month no longer matters.",
        ),
    ),
    limit.RecordFinding: Act(
        label=Label(
            kk="Өткен мерзім туралы қорытынды", ru="Заключение о пропущенном сроке", en="Finding on a term that passed"
        ),
        hint=Label(
            kk="«Өткізіп алынды» деген қорытындыны екінші заңгер растайды.",
            ru="Вывод «пропущен» подтверждает второй юрист.",
            en="“Missed” has to be confirmed by a second lawyer.",
        ),
    ),
    limit.MarkWhistleblower: Act(
        label=Label(
            kk="Сыбайлас жемқорлық туралы хабарлағанын белгілеу",
            ru="Отметить: сообщил о коррупции",
            en="Mark: reported corruption",
        ),
        hint=Label(
            kk="Отырысқа уәкілетті органды 3 жұмыс күні бұрын шақыру керек.",
            ru="На заседание приглашают уполномоченный орган за 3 рабочих дня.",
            en="The agency is invited 3 working days before the hearing.",
        ),
    ),
}

STRAIGHT_TO_COURT = Rule(
    code="exempt-straight-to-court",
    label=Label(
        kk="Бұл қызметкер келісу комиссиясына жүгінуден босатылған: дауды бірден сот қарайды.",
        ru="Этот работник освобождён от согласительной комиссии: спор идёт сразу в суд.",
        en="This worker is exempt from the conciliation commission: the dispute goes straight to court.",
    ),
    source="LC 159(1)",
)
MONTHS_IN_DISORDER = Rule(
    code="months-in-disorder",
    label=Label(
        kk="Айлар реті бұзылған: бірінші ай, соңғы ай, осы ай.",
        ru="Месяцы идут не по порядку: первый, последний, текущий.",
        en="The months are out of order: the first, the last, the present one.",
    ),
)
NO_SUCH_PAYDAY = Rule(
    code="no-such-payday",
    label=Label(
        kk="Бұл айға кем төлеу жазылмаған.",
        ru="За этот месяц недоплата не записана.",
        en="No pay is on record as owed for this month.",
    ),
)
NOT_PASSED = Rule(
    code="term-has-not-passed",
    label=Label(
        kk="Қорытынды тек өткен жүгіну мерзімі туралы беріледі.",
        ru="Заключение даётся только о прошедшем сроке обращения.",
        en="A finding is made only on a term for turning to them that has passed.",
    ),
)
SECOND_LAWYER_LOOKS = Rule(
    code="second-lawyer-looks",
    label=Label(
        kk="Бұл мерзім туралы қорытындыны екінші заңгер қарап жатыр.",
        ru="Заключение об этом сроке уже проверяет второй юрист.",
        en="A second lawyer is already looking at the finding on this term.",
    ),
)
SECOND_LAWYER = Rule(
    code="second-lawyer",
    label=Label(
        kk="Мерзімнің өткізіп алынғанын тек екінші заңгер растайды: істі жүргізетін де, қорытынды берген де адам емес.",
        ru="Пропуск срока подтверждает только второй юрист: не тот, кто ведёт дело, и не тот, кто дал заключение.",
        en="Only a second lawyer confirms that a term was missed: neither the holder nor whoever made the finding.",
    ),
)
NOT_FOUND_MISSED = Rule(
    code="not-found-missed",
    label=Label(
        kk="Бұлай жабу үшін өткен әр мерзімді екі заңгер өткізіп алынған деп тануы керек, ал жүріп тұрған мерзім "
        "болмауы керек.",
        ru="Так закрыть нельзя: каждый прошедший срок должны признать пропущенным два юриста, и ни один срок не "
        "должен идти.",
        en="To close so, two lawyers must have found every passed term missed, and none may still be running.",
    ),
)

"""The offices that people hold in the union, in the words in which one speaks of them."""

from collections.abc import Mapping

from domain.kernel import Role
from domain.words import Label

OFFICES: Mapping[Role, Label] = {
    Role.CHAIR: Label(kk="төраға", ru="председатель", en="chair"),
    Role.LAWYER: Label(kk="заңгер", ru="юрист", en="lawyer"),
    Role.SUPERVISOR: Label(kk="заңгерлердің жетекшісі", ru="руководитель юристов", en="supervisor"),
    Role.REVIEWER: Label(kk="тексеруші", ru="проверяющий", en="reviewer"),
    Role.DUTY_OFFICER: Label(kk="кезекші", ru="дежурный", en="duty officer"),
    Role.NEGOTIATOR: Label(kk="келіссөз жүргізуші", ru="переговорщик", en="negotiator"),
    Role.EXPERT: Label(kk="сарапшы", ru="эксперт", en="expert"),
    Role.AUDITOR: Label(kk="аудитор", ru="аудитор", en="auditor"),
    Role.DPO: Label(
        kk="дербес деректерді қорғауға жауапты",
        ru="ответственный за персональные данные",
        en="data protection officer",
    ),
    Role.LEADER: Label(kk="басшы", ru="руководитель", en="leader"),
    Role.ADMIN: Label(kk="әкімші", ru="администратор", en="administrator"),
}
"""Only what a unit can grant: a member, the clock and machines hold no office."""

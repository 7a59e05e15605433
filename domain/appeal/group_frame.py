"""A group in one case, as a table: who may invite, join and leave, and the rules that refuse.

Participants read the case, add to it and leave. The acts of the applicant (withdrawing, reopening, who may know) stay
hers; once she has left, the case ends only when the last participant leaves, and then like a withdrawal.
"""

from collections.abc import Mapping

from domain.appeal.group import InviteParticipant, JoinGroup, LeaveGroup
from domain.kernel import Command, Role, Rule
from domain.procedure import Act
from domain.words import Label

ALWAYS: Mapping[type[Command], frozenset[Role]] = {
    InviteParticipant: frozenset({Role.MEMBER, Role.CHAIR, Role.LAWYER}),
    JoinGroup: frozenset({Role.INVITED}),
    LeaveGroup: frozenset({Role.PARTICIPANT, Role.INVITED}),
}
"""At every open stage."""
LEAVING: Mapping[type[Command], frozenset[Role]] = {LeaveGroup: frozenset({Role.PARTICIPANT, Role.INVITED})}
"""Also when the case is closed."""

ACTS: Mapping[type[Command], Act] = {
    InviteParticipant: Act(
        label=Label(kk="Әріптесті шақыру", ru="Пригласить коллегу", en="Invite a colleague"),
        hint=Label(
            kk="Ол өзі келіскенде ғана іске қосылады.",
            ru="Он войдёт в дело, только если сам согласится.",
            en="They join the case only if they agree themselves.",
        ),
    ),
    JoinGroup: Act(
        label=Label(kk="Топтық жолданымға қосылу", ru="Присоединиться к обращению", en="Join the group appeal"),
        hint=Label(
            kk="Сізге іс жаңалықтары хабарланады. Басқа қатысушылар сіздің атыңызды көрмейді.",
            ru="Вам будут сообщать о новостях дела. Другие участники не увидят вашего имени.",
            en="You are told the news of the case. Other participants do not see your name.",
        ),
    ),
    LeaveGroup: Act(
        label=Label(kk="Топтан шығу", ru="Выйти из группы", en="Leave the group"),
        hint=Label(
            kk="Іс басқалар үшін жалғаса береді.",
            ru="Для остальных дело продолжится.",
            en="For the others the case goes on.",
        ),
    ),
}

IN_THE_CASE_ALREADY = Rule(
    code="in-the-case-already",
    label=Label(
        kk="Бұл адам шақырылған, іске қатысады немесе ол бойынша жұмыс істейді.",
        ru="Этот человек уже приглашён, участвует в деле или ведёт его.",
        en="This person is invited already, takes part in the case or works on it.",
    ),
)
GROUP_FULL = Rule(
    code="group-full",
    label=Label(
        kk="Бір іске екі жүзден көп адам шақырылмайды.",
        ru="В одно дело приглашают не больше двухсот человек.",
        en="At most two hundred people are invited to one case.",
    ),
)

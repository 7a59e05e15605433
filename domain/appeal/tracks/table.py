"""The tracks as tables, and what silence of the other side brings about (procedures A9-A14, LC 159-161, APPC)."""

from collections.abc import Mapping

from domain.appeal import terms as case_terms
from domain.appeal.tracks import algorithm, terms
from domain.appeal.tracks.court import COURT
from domain.appeal.tracks.inspection import INSPECTION
from domain.appeal.tracks.plan import Milestone, Result, Silence, Track, TrackKind
from domain.words import Label


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


TALKS = Track(
    kind=TrackKind.TALKS,
    label=_label("Жұмыс берушімен келіссөз", "Переговоры с работодателем", "Talks with the employer"),
    hint=_label(
        "Хат, кездесу, келісім. Жүгіну мерзімдерін тоқтатпайды.",
        "Письмо, встреча, соглашение. Сроков обращения не останавливают.",
        "A letter, a meeting, an agreement. They stop no term for turning to commission or court.",
    ),
    milestones=(
        Milestone(
            id="letter_served",
            label=_label("Хат тапсырылды", "Письмо вручено", "Letter served"),
            starts=(terms.TALKS_ANSWER,),
            proof=True,
            again=True,
        ),
        Milestone(
            id="answered",
            label=_label("Жұмыс беруші жауап берді", "Работодатель ответил", "The employer answered"),
            after=("letter_served",),
            meets=(terms.TALKS_ANSWER,),
            again=True,
        ),
        Milestone(
            id="meeting_held",
            label=_label("Кездесу өтті", "Встреча состоялась", "Meeting held"),
            ahead=True,
            again=True,
        ),
        Milestone(
            id="agreed",
            label=_label("Келісім жасалды", "Достигнуто соглашение", "Agreement reached"),
            meets=(terms.TALKS_ANSWER,),
            ends=Result.SETTLED,
        ),
        Milestone(
            id="talks_refused",
            label=_label("Жұмыс беруші бас тартты", "Работодатель отказал", "The employer refused"),
            meets=(terms.TALKS_ANSWER,),
            ends=Result.REFUSED,
        ),
    ),
)

CONCILIATION = Track(
    kind=TrackKind.CONCILIATION,
    label=_label("Келісу комиссиясы", "Согласительная комиссия", "Conciliation commission"),
    hint=_label(
        "Өтініш тек алғанының дәлелімен берілген болып саналады.",
        "Заявление считается поданным только с подтверждением о получении.",
        "The application counts as filed only with proof of its receipt.",
    ),
    milestones=(
        Milestone(
            id="no_commission",
            label=_label("Комиссия құрылмаған", "Комиссия не создана", "No commission exists"),
            proof=True,
            suspends=True,
        ),
        Milestone(
            id="commission_formed",
            label=_label("Комиссия құрылды", "Комиссия создана", "Commission formed"),
            after=("no_commission",),
            resumes=True,
        ),
        Milestone(
            id="application_filed",
            label=_label("Өтініш берілді", "Заявление подано", "Application filed"),
            meets=case_terms.COMMISSION_WAY,
            starts=(terms.CONSIDER,),
            proof=True,
        ),
        Milestone(
            id="hearing_set",
            label=_label("Отырыс күні белгіленді", "Назначено заседание", "Hearing set"),
            after=("application_filed",),
            starts=(terms.ANTICORR,),
            ahead=True,
            again=True,
        ),
        Milestone(
            id="agency_invited",
            label=_label(
                "Сыбайлас жемқорлыққа қарсы орган шақырылды",
                "Приглашён антикоррупционный орган",
                "Anti-corruption agency invited",
            ),
            after=("hearing_set",),
            meets=(terms.ANTICORR,),
            proof=True,
            again=True,
        ),
        Milestone(
            id="heard",
            label=_label(
                "Екі тараптан тең санмен отырыс өтті",
                "Заседание прошло при равном числе сторон",
                "Heard with equal numbers of both sides",
            ),
            after=("application_filed",),
            again=True,
        ),
        Milestone(
            id="decided",
            label=_label("Шешім қабылданды", "Решение принято", "Decision adopted"),
            after=("application_filed",),
            meets=(terms.CONSIDER,),
            starts=(terms.COPY, terms.EXECUTE),
        ),
        Milestone(
            id="copy_demanded",
            label=_label("Көшірмесі талап етілді", "Копия истребована", "Copy demanded"),
            after=("decided",),
            again=True,
        ),
        Milestone(
            id="copy_served",
            label=_label("Шешімнің көшірмесі алынды", "Копия решения получена", "Copy of the decision received"),
            after=("decided",),
            meets=(terms.COPY,),
            starts=(terms.COURT_AFTER,),
            proof=True,
        ),
        Milestone(
            id="decision_executed",
            label=_label("Шешім орындалды", "Решение исполнено", "Decision executed"),
            after=("decided",),
            meets=(terms.COPY, terms.EXECUTE, terms.COURT_AFTER),
            ends=Result.EXECUTED,
        ),
        Milestone(
            id="not_settled",
            label=_label("Дау реттелмеді", "Спор не урегулирован", "Not settled"),
            after=("application_filed",),
            meets=(terms.CONSIDER, terms.COPY, terms.EXECUTE),
            ends=Result.UNSETTLED,
        ),
    ),
)

MEDIATION = Track(
    kind=TrackKind.MEDIATION,
    label=_label("Медиация", "Медиация", "Mediation"),
    hint=_label(
        "Келісім күшінде тұрғанда жүгіну мерзімі тоқтайды.",
        "Пока действует соглашение, срок обращения приостановлен.",
        "While the agreement is in force the term for turning to commission or court stands still.",
    ),
    milestones=(
        Milestone(
            id="mediation_agreed",
            label=_label("Медиация туралы келісім", "Соглашение о медиации", "Agreement to mediate"),
            proof=True,
            suspends=True,
        ),
        Milestone(
            id="mediation_settled",
            label=_label("Дау реттелді", "Спор урегулирован", "Settled"),
            after=("mediation_agreed",),
            resumes=True,
            ends=Result.SETTLED,
        ),
        Milestone(
            id="mediation_failed",
            label=_label("Медиация аяқталды", "Медиация прекращена", "Mediation ended without result"),
            after=("mediation_agreed",),
            resumes=True,
            ends=Result.UNSETTLED,
        ),
    ),
)

TRACKS: Mapping[TrackKind, Track] = {
    track.kind: track for track in (TALKS, CONCILIATION, INSPECTION, MEDIATION, COURT, *algorithm.TRACKS)
}

BY_SILENCE: Mapping[str, Silence] = {
    found.term: found
    for found in (
        Silence(term=terms.TALKS_ANSWER, track=TrackKind.CONCILIATION, offers="application_filed"),
        Silence(term=terms.CONSIDER, track=TrackKind.COURT, offers="claim_filed", starts=(terms.COURT_AFTER,)),
        Silence(term=terms.COPY, track=TrackKind.CONCILIATION, offers="copy_demanded"),
        Silence(term=terms.EXECUTE, track=TrackKind.COURT, offers="claim_filed"),
        Silence(
            term=terms.STATE_ANSWER,
            track=TrackKind.INSPECTION,
            offers="complaint_filed",
            starts=(terms.STATE_COMPLAIN,),
        ),
        *(
            Silence(term=term, track=TrackKind.INSPECTION, offers="state_reminded")
            for term in (terms.STATE_REDIRECT, terms.STATE_HEARING, terms.STATE_FILE, terms.STATE_FORWARD)
        ),
        Silence(term=terms.STATE_DECIDE, track=TrackKind.COURT, offers="claim_filed"),
        *algorithm.BY_SILENCE,
    )
}
"""A default never decides a case: it opens the next step and tells a person."""

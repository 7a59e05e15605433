"""The way through the courts; its terms were named from memory and are shown as unchecked."""

from domain.appeal import terms as case_terms
from domain.appeal.tracks import terms
from domain.appeal.tracks.plan import Milestone, Result, Track, TrackKind
from domain.words import Label


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


COURT = Track(
    kind=TrackKind.COURT,
    label=_label("Сот", "Суд", "Court"),
    hint=_label(
        "Талапкер таңдайды. Сот мерзімдерін әлі заңгер тексерген жоқ.",
        "Решает сам работник. Судебные сроки юрист ещё не проверил.",
        "The worker decides. No lawyer has checked the court's terms yet.",
    ),
    milestones=(
        Milestone(
            id="claim_filed",
            label=_label("Талап арыз берілді", "Иск подан", "Claim filed"),
            meets=(*case_terms.LIMITATIONS, terms.COURT_AFTER),
            proof=True,
        ),
        Milestone(
            id="court_hearing_set",
            label=_label("Сот отырысы тағайындалды", "Назначено судебное заседание", "Court hearing set"),
            after=("claim_filed",),
            ahead=True,
            again=True,
        ),
        Milestone(
            id="judgment",
            label=_label("Сот шешімі шықты", "Решение суда вынесено", "Judgment given"),
            after=("claim_filed",),
            starts=(terms.COURT_APPEAL,),
        ),
        Milestone(
            id="judgment_appealed",
            label=_label("Апелляция берілді", "Апелляция подана", "Appeal filed"),
            after=("judgment",),
            meets=(terms.COURT_APPEAL,),
            proof=True,
        ),
        Milestone(
            id="judgment_in_force",
            label=_label("Шешім күшіне енді", "Решение вступило в силу", "Judgment in force"),
            after=("judgment",),
            meets=(terms.COURT_APPEAL,),
            starts=(terms.COURT_CASSATION, terms.COURT_ENFORCE),
        ),
        Milestone(
            id="cassation_filed",
            label=_label("Кассация берілді", "Кассация подана", "Cassation filed"),
            after=("judgment_in_force",),
            meets=(terms.COURT_CASSATION,),
            proof=True,
        ),
        Milestone(
            id="writ_presented",
            label=_label("Орындау парағы ұсынылды", "Исполнительный лист предъявлен", "Writ of execution presented"),
            after=("judgment_in_force",),
            meets=(terms.COURT_ENFORCE,),
            proof=True,
        ),
        Milestone(
            id="judgment_executed",
            label=_label("Сот шешімі орындалды", "Решение суда исполнено", "Judgment executed"),
            after=("judgment_in_force",),
            meets=(terms.COURT_CASSATION, terms.COURT_ENFORCE),
            ends=Result.EXECUTED,
        ),
        Milestone(
            id="claim_refused",
            label=_label("Талап қанағаттандырылмады", "В иске отказано окончательно", "Claim refused for good"),
            after=("judgment",),
            meets=(terms.COURT_APPEAL, terms.COURT_CASSATION),
            ends=Result.REFUSED,
        ),
    ),
)

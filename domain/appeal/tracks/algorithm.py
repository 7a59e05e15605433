"""The ways on which a decision of an algorithm is contested: each part of the letter has its own answer (C3-C10)."""

from domain.appeal.tracks import algorithm_others
from domain.appeal.tracks import algorithm_terms as terms
from domain.appeal.tracks.inspection import INSPECTION
from domain.appeal.tracks.plan import Milestone, Result, Silence, Track, TrackKind
from domain.words import Label


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


OBJECTION = Track(
    kind=TrackKind.OBJECTION,
    label=_label(
        "Автоматтандырылған өңдеуге қарсылық",
        "Возражение против автоматизированной обработки",
        "Objection to automated processing",
    ),
    hint=_label(
        "Дербес деректер туралы заңның 19-1-бабы: жауапқа үш жұмыс күні. Жүгіну мерзімдерін тоқтатпайды.",
        "Статья 19-1 закона о персональных данных: три рабочих дня на ответ. Сроков обращения не останавливает.",
        "Article 19-1 of the law on personal data: three working days to answer. It stops no other term.",
    ),
    milestones=(
        Milestone(
            id="objection_served",
            label=_label("Қарсылық тапсырылды", "Возражение вручено", "Objection served"),
            starts=(terms.OBJECTION,),
            proof=True,
            again=True,
        ),
        Milestone(
            id="objection_answered",
            label=_label("Қарсылыққа жауап берілді", "На возражение ответили", "The objection was answered"),
            after=("objection_served",),
            meets=(terms.OBJECTION,),
            starts=(terms.ASSESSMENT,),
            again=True,
        ),
        Milestone(
            id="objection_met",
            label=_label("Өңдеу тоқтатылды", "Обработку прекратили", "The processing was stopped"),
            after=("objection_served",),
            meets=(terms.OBJECTION,),
            ends=Result.SETTLED,
        ),
        Milestone(
            id="objection_rejected",
            label=_label("Қарсылық қабылданбады", "Возражение отклонено", "The objection was rejected"),
            after=("objection_served",),
            meets=(terms.OBJECTION,),
            ends=Result.REFUSED,
        ),
    ),
)

EXPLANATION = Track(
    kind=TrackKind.EXPLANATION,
    label=_label("Шешімді түсіндіру", "Объяснение решения", "Explanation of the decision"),
    hint=_label(
        "Қандай деректер, өлшемдер, жүйенің қай нұсқасы, адам не істегені, қатені қайда түзетуге болатыны.",
        "Какие данные и критерии, какая версия системы, что делал человек, где исправить ошибку.",
        "Which data and criteria, which version of the system, what a person did, where an error is corrected.",
    ),
    milestones=(
        Milestone(
            id="explanation_asked",
            label=_label("Түсіндіру сұралды", "Объяснение запрошено", "Explanation asked for"),
            starts=(terms.EXPLANATION,),
            proof=True,
        ),
        Milestone(
            id="explanation_received",
            label=_label("Түсіндіру алынды", "Объяснение получено", "Explanation received"),
            after=("explanation_asked",),
            meets=(terms.EXPLANATION,),
            starts=(terms.ASSESSMENT,),
            again=True,
        ),
        Milestone(
            id="explanation_asked_again",
            label=_label(
                "Жетіспейтін бөліктері талап етілді", "Истребованы недостающие части", "Missing parts demanded"
            ),
            after=("explanation_received",),
            starts=(terms.EXPLANATION,),
            proof=True,
            again=True,
        ),
        Milestone(
            id="explained",
            label=_label("Түсіндіру толық", "Объяснение полное", "The explanation is complete"),
            after=("explanation_received",),
            ends=Result.EXECUTED,
        ),
        Milestone(
            id="explanation_refused",
            label=_label("Түсіндіруден бас тартты", "В объяснении отказали", "The explanation was refused"),
            after=("explanation_asked",),
            meets=(terms.EXPLANATION,),
            ends=Result.REFUSED,
        ),
    ),
)

HUMAN_REVIEW = Track(
    kind=TrackKind.HUMAN_REVIEW,
    label=_label("Адамның қайта қарауы", "Пересмотр человеком", "Review by a person"),
    hint=_label(
        "Шешімді өзгертуге құқығы бар, оны қабылдамаған адам қарайды; жұмыскер тыңдалады, кәсіподақ қатысады.",
        "Смотрит человек, который вправе изменить решение и не принимал его; работника слушают, профсоюз участвует.",
        "By a person who may change the decision and did not make it; the worker is heard, the union takes part.",
    ),
    milestones=(
        Milestone(
            id="review_demanded",
            label=_label("Қайта қарау талап етілді", "Пересмотр потребован", "Review demanded"),
            starts=(terms.HUMAN_REVIEW,),
            proof=True,
        ),
        Milestone(
            id="review_set",
            label=_label("Қарау күні белгіленді", "Назначен день пересмотра", "Day of the review set"),
            after=("review_demanded",),
            ahead=True,
            again=True,
        ),
        Milestone(
            id="decision_kept",
            label=_label("Шешім өзгеріссіз қалды", "Решение оставлено", "The decision was kept"),
            after=("review_demanded",),
            meets=(terms.HUMAN_REVIEW,),
            starts=(terms.ASSESSMENT,),
            again=True,
        ),
        Milestone(
            id="decision_changed",
            label=_label("Шешім өзгертілді", "Решение изменено", "The decision was changed"),
            after=("review_demanded",),
            meets=(terms.HUMAN_REVIEW,),
            starts=(terms.ASSESSMENT,),
            again=True,
        ),
        Milestone(
            id="decision_cancelled",
            label=_label("Шешімнің күші жойылды", "Решение отменено", "The decision was cancelled"),
            after=("review_demanded",),
            meets=(terms.HUMAN_REVIEW,),
            ends=Result.SETTLED,
        ),
        Milestone(
            id="review_refused",
            label=_label("Қайта қараудан бас тартты", "В пересмотре отказали", "The review was refused"),
            after=("review_demanded",),
            meets=(terms.HUMAN_REVIEW,),
            ends=Result.REFUSED,
        ),
    ),
)

STAY = Track(
    kind=TrackKind.STAY,
    label=_label("Тоқтата тұру", "Приостановление", "Stay"),
    hint=_label(
        "Жеке жұмыс беруші шешімді өзі тоқтата тұруы мүмкін, міндетті емес. Деректер заңсыз өңделсе, бұғаттау талап "
        "етіледі.",
        "Частный работодатель может приостановить решение, но не обязан. Если данные обработаны незаконно, требуют "
        "их блокировки.",
        "A private employer may stay the decision but does not have to. Where data were processed unlawfully their "
        "blocking is demanded.",
    ),
    milestones=(
        Milestone(
            id="stay_asked",
            label=_label("Тоқтата тұру сұралды", "Приостановление запрошено", "Stay asked for"),
            starts=(terms.STAY,),
            proof=True,
            again=True,
        ),
        Milestone(
            id="stay_until",
            label=_label(
                "Шешім осы күнге дейін тоқтатылды",
                "Решение приостановлено до этого дня",
                "Decision stayed until this day",
            ),
            after=("stay_asked",),
            meets=(terms.STAY,),
            starts=(terms.STAY_ENDS,),
            ahead=True,
            again=True,
        ),
        Milestone(
            id="blocking_demanded",
            label=_label(
                "Деректерді бұғаттау талап етілді", "Потребована блокировка данных", "Blocking of data demanded"
            ),
            starts=(terms.BLOCKING,),
            proof=True,
            again=True,
        ),
        Milestone(
            id="data_blocked",
            label=_label("Деректер бұғатталды", "Данные заблокированы", "The data were blocked"),
            after=("blocking_demanded",),
            meets=(terms.BLOCKING,),
            again=True,
        ),
        Milestone(
            id="stay_refused",
            label=_label("Тоқтата тұрудан бас тартты", "В приостановлении отказали", "The stay was refused"),
            after=("stay_asked",),
            meets=(terms.STAY,),
            ends=Result.REFUSED,
        ),
        Milestone(
            id="stay_over",
            label=_label(
                "Тоқтата тұру енді қажет емес", "Приостановление больше не нужно", "The stay is no longer needed"
            ),
            after=("stay_asked", "blocking_demanded"),
            meets=(terms.STAY, terms.STAY_ENDS, terms.BLOCKING),
            ends=Result.EXECUTED,
        ),
    ),
)

REMEDY = Track(
    kind=TrackKind.REMEDY,
    label=_label("Түзету", "Исправление", "Remedy"),
    hint=_label(
        "Не орындалуы керек, қашанға дейін, орындалды ма.",
        "Что должно быть сделано, к какому дню и сделано ли.",
        "What is to be done, by which day, and whether it was.",
    ),
    milestones=(
        Milestone(
            id="remedy_decided",
            label=_label("Не түзетілетіні шешілді", "Решено, что исправить", "It was decided what to put right"),
            starts=(terms.REMEDY,),
            again=True,
        ),
        Milestone(
            id="remedy_carried_out",
            label=_label("Түзету орындалды", "Исправление исполнено", "The remedy was carried out"),
            after=("remedy_decided",),
            meets=(terms.REMEDY,),
            proof=True,
            ends=Result.EXECUTED,
        ),
        Milestone(
            id="remedy_failed",
            label=_label("Түзету орындалмады", "Исправление не исполнено", "The remedy was not carried out"),
            after=("remedy_decided",),
            meets=(terms.REMEDY,),
            ends=Result.UNSETTLED,
        ),
    ),
)

DATA_AUTHORITY = Track(
    kind=TrackKind.DATA_AUTHORITY,
    label=_label("Дербес деректерді қорғау органы", "Орган по защите персональных данных", "Personal data authority"),
    hint=_label(
        "Мемлекеттік орган: еңбек инспекциясымен бірдей мерзімдер. Комиссияға немесе сотқа жүгіну мерзімдерін "
        "тоқтатпайды.",
        "Государственный орган: сроки как у инспекции труда. Сроков обращения в комиссию или суд не останавливает.",
        "A state body, with the clocks of the labour inspection. It stops no term for turning to commission or court.",
    ),
    milestones=INSPECTION.milestones,
)

TRACKS = (OBJECTION, EXPLANATION, HUMAN_REVIEW, STAY, REMEDY, DATA_AUTHORITY, *algorithm_others.TRACKS)

BY_SILENCE = (
    Silence(term=terms.OBJECTION, track=TrackKind.DATA_AUTHORITY, offers="inspection_asked"),
    Silence(term=terms.BLOCKING, track=TrackKind.DATA_AUTHORITY, offers="inspection_asked"),
    Silence(term=terms.STAY, track=TrackKind.STAY, offers="blocking_demanded"),
    Silence(
        term=terms.EXPLANATION,
        track=TrackKind.EXPLANATION,
        offers="explanation_asked_again",
        starts=(terms.ASSESSMENT,),
    ),
    Silence(
        term=terms.HUMAN_REVIEW,
        track=TrackKind.CONCILIATION,
        offers="application_filed",
        starts=(terms.ASSESSMENT,),
    ),
    Silence(term=terms.REMEDY, track=TrackKind.CONCILIATION, offers="application_filed"),
)

"""What members of the demo federation write when a machine has decided about them: each decision once."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from api.examples.names import days_ago
from api.examples.systems import seeded_system
from api.fields import CONSENT_VERSION
from domain.algorithm import DecisionKind
from domain.challenge.decision import KEEPS_FROM_WORK, Automation, Effect, Known, Learned
from domain.words import Language

KK, RU = Language.KK, Language.RU
YES, NO, UNKNOWN = Known.YES, Known.NO, Known.UNKNOWN


class Told(NamedTuple):
    """`days` lie between the decision and the day on which she files; `found` is what the triage comes to."""

    kind: DecisionKind
    language: Language
    text: str
    system: str = ""
    days: int = 5
    learned: Learned = Learned.IN_THE_SYSTEM
    notice: Known = NO
    consent: Known = NO
    effect: str = ""
    system_words: str = ""
    found: tuple[Automation, Effect] = (Automation.FULL, Effect.SERIOUS)

    def filed(self, ago: int) -> Mapping[str, Any]:
        """The request that tells it so many days ago."""
        return {
            "language": self.language,
            "text": self.text,
            "primary_may_know": True,
            "consents": ["case", "statistics"],
            "consent_version": CONSENT_VERSION,
            "system": seeded_system(self.system) if self.system else "",
            "decision": {
                "kind": self.kind,
                "decided_on": days_ago(ago + self.days),
                "learned_on": days_ago(ago + self.days - 1),
                "learned": self.learned,
                "notice": self.notice,
                "consent": self.consent,
                "effect": self.effect or None,
                "system_words": self.system_words or None,
            },
        }

    def assessed(self) -> Mapping[str, Any]:
        automation, effect = self.found
        return {"automation": automation, "effect": effect, "urgent": self.kind in KEEPS_FROM_WORK}


DECISIONS: Mapping[str, Told] = {
    "not_found_urgent": Told(
        DecisionKind.OUR_SORTING,
        KK,
        "Сіздердің бағдарламаларыңыз ісімді шұғыл деп белгілемепті. Ауысым он алты сағат, адамдар құлап жатыр.",
        learned=Learned.IN_THE_SYSTEM,
        notice=YES,
        found=(Automation.FULL, Effect.SLIGHT),
    ),
    "not_found_urgent_leave": Told(
        DecisionKind.OUR_SORTING,
        KK,
        "Демалысым туралы іс неге кезекпен қаралады? Бағдарлама не нәрсеге қарайды, соны білгім келеді.",
        notice=YES,
        found=(Automation.FULL, Effect.SLIGHT),
    ),
    "shifts_taken": Told(
        DecisionKind.TASK_OR_SHIFT,
        KK,
        "«Вахта-жоспар» ауысымдарымды азайтып жіберді. Шебер де себебін білмейді, жүйе солай қойды дейді.",
        "shift_planner",
        effect="Айына төрт ауысым кем, табысым азайды.",
    ),
    "shifts_taken_ru": Told(
        DecisionKind.TASK_OR_SHIFT,
        RU,
        "Планировщик вахт третий месяц ставит меня только в ночь. Мастер говорит, что изменить не может.",
        "shift_planner",
        notice=UNKNOWN,
        effect="Только ночные смены, здоровье не выдерживает.",
    ),
    "workload_raised": Told(
        DecisionKind.WORKLOAD,
        KK,
        "Жүйе нормамды өзі көтеріп отыр. Бұрын бір ауысымда он ұңғыма болса, қазір он төрт.",
        "shift_planner",
        notice=YES,
        effect="Норманы орындай алмай, сыйлықақысыз қалып жүрмін.",
    ),
    "workload_raised_ru": Told(
        DecisionKind.WORKLOAD,
        RU,
        "Норму подняли: программа посчитала, что я могу больше. Кто это проверял, не говорят.",
        "shift_planner",
        consent=UNKNOWN,
        learned=Learned.TOLD,
        found=(Automation.SUPPORTED, Effect.SERIOUS),
    ),
    "rating_cut": Told(
        DecisionKind.EVALUATION,
        RU,
        "В «Вахта-жоспар» мой рейтинг упал с 92 до 61 за неделю, хотя замечаний не было. Из-за него сняли премию.",
        "shift_planner",
        effect="Премия меньше на 38 тысяч тенге.",
    ),
    "rating_cut_kk": Told(
        DecisionKind.EVALUATION,
        KK,
        "Қосымша менің рейтингімді төмендетті. Ауырып қалған апта «өнімділігі төмен» деп есептеліпті.",
        "shift_planner",
        effect="Келесі тоқсанда сыйлықақыға ілікпеймін.",
    ),
    "access_cut": Told(
        DecisionKind.ACCESS_BLOCK,
        RU,
        "Программа сама закрыла мне вход: решила, что под моим именем работает другой. Двое суток простоял без смены.",
        learned=Learned.BY_ITS_EFFECT,
        effect="Две смены без оплаты.",
        system_words="Программа проходной.",
    ),
    "bonus_by_points": Told(
        DecisionKind.PAY,
        KK,
        "Сыйлықақыны бағдарлама балмен бөледі. Сырқат күндерім үшін балым кеміген, ол үшін ақшам да кеміді.",
        learned=Learned.BY_ITS_EFFECT,
        notice=UNKNOWN,
        consent=UNKNOWN,
        effect="Тоқсандық сыйлықақының жартысы.",
        system_words="Бөлімшеде «балл жүйесі» дейді, нақты атын білмеймін.",
    ),
    "attestation_by_points": Told(
        DecisionKind.ATTESTATION,
        RU,
        "Аттестацию не прошла: платформа дала 58 баллов. Уроки мои она не видела, смотрела только на тесты.",
        "teacher_rating",
        learned=Learned.IN_WRITING,
        notice=YES,
        effect="Категорию понизили, доплату снимут с января.",
        found=(Automation.SUPPORTED, Effect.SERIOUS),
    ),
    "orders_gone": Told(
        DecisionKind.TASK_OR_SHIFT,
        KK,
        "Бос уақытымда курьер болып істеймін. Қосымша маған екі аптадан бері тапсырыс бермейді, себебін айтпайды.",
        learned=Learned.BY_ITS_EFFECT,
        effect="Апталық табысым екі есе азайды.",
        system_words="Курьерлердің қосымшасы, тапсырысты өзі бөледі.",
        found=(Automation.UNKNOWN, Effect.SERIOUS),
    ),
    "access_blocked": Told(
        DecisionKind.ACCESS_BLOCK,
        RU,
        "Пропуск и учётную запись заблокировали: система решила, что я слишком долго не у экрана. Работать не могу.",
        "access_monitor",
        days=2,
        effect="Второй день не допускают к работе и не платят.",
    ),
    "monitored": Told(
        DecisionKind.MONITORING,
        KK,
        "Камера мен бағдарлама жүзіме қарап, «шаршаған» деп белгі қояды. Оған ешкімнен келісім сұраған жоқ.",
        learned=Learned.FROM_OTHERS,
        effect="Ескерту алдым, енді әр қимылымды ойлап отырамын.",
        system_words="Диспетчер бөлмесіндегі камера.",
        found=(Automation.FULL, Effect.SLIGHT),
    ),
}

"""What members of the demo federation write when they file: each story once, in the language of who tells it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from api.examples.names import days_ago
from api.fields import CONSENT_VERSION
from domain.appeal.events import Category, Wrong
from domain.words import Language

KK, RU = Language.KK, Language.RU
PAY, DISMISSAL, HOURS, DISCIPLINE = Category.PAY, Category.DISMISSAL, Category.HOURS_LEAVE, Category.DISCIPLINE
SAFETY, DISCRIMINATION, UNION = Category.SAFETY, Category.DISCRIMINATION, Category.UNION_RIGHTS
SOCIAL, ALGORITHM, OTHER = Category.SOCIAL_PACKAGE, Category.ALGORITHM, Category.OTHER


class Story(NamedTuple):
    """`days` lie between the breach and the day on which she files; a dismissal is learned of from its order.

    `answer` is what a lawyer wrote, and `end` how it ended, where that is not what the examples say about pay.
    """

    category: Category
    language: Language
    text: str
    wrong: Wrong = Wrong.NONE
    days: int = 0
    answer: str = ""
    end: str = ""
    threatened: bool = False

    def filed(self, ago: int) -> Mapping[str, Any]:
        """The request that tells it so many days ago. Of a dismissal her primary organisation learns nothing."""
        return {
            "category": self.category,
            "language": self.language,
            "text": self.text,
            "breach": {"wrong": self.wrong, **self._days(ago + self.days)},
            "primary_may_know": self.wrong is not Wrong.DISMISSAL,
            "consents": ["case", "statistics"],
            "consent_version": CONSENT_VERSION,
            **({"threatened": True} if self.threatened else {}),
        }

    def _days(self, ago: int) -> Mapping[str, str]:
        match self.wrong:
            case Wrong.DISMISSAL:
                return {"happened_on": days_ago(ago + 1), "act_received_on": days_ago(ago)}
            case Wrong.OTHER:
                return {"learned_on": days_ago(ago)}
            case _:
                return {}


def _dismissed(language: Language, text: str, days: int = 5) -> Story:
    return Story(DISMISSAL, language, text, Wrong.DISMISSAL, days)


STORIES: Mapping[str, Story] = {
    "dismissed_without_opinion": _dismissed(
        KK,
        "Мені ескертусіз жұмыстан шығару туралы бұйрық берілді. Кәсіподақтың пікірі сұралған жоқ. Көмек сұраймын.",
    ),
    "dismissed_on_sick_leave": _dismissed(
        RU, "Уволили, пока я была на больничном. Приказ прислали почтой, с коллективным договором не считались.", 3
    ),
    "dismissed_for_absence": _dismissed(
        KK, "Бір күн жұмысқа шықпады деп шығарды. Сол күні донорлық анықтамам болды, оны қабылдамады.", 8
    ),
    "dismissed_by_reduction": _dismissed(
        RU, "Сократили мою должность, а через неделю на неё взяли другого. Вакансий мне не предлагали.", 4
    ),
    "dismissed_after_complaint": _dismissed(
        KK, "Сатып алудағы ұрлық туралы хабарлағаннан кейін мені қысқарту желеуімен жұмыстан шығарды.", 6
    ),
    "contract_not_renewed": _dismissed(
        RU, "Срочный договор продлевали шесть лет подряд, теперь сказали, что он закончился. Я ухожу в декрет.", 7
    ),
    "teacher_dismissed": _dismissed(
        RU, "Я учитель. Меня уволили посреди четверти: нагрузку передали другому, согласия моего не спросили.", 5
    ),
    "driver_dismissed": _dismissed(
        KK, "Автобустың ақауын жазып бергенім үшін рейске шығудан бас тартты деп жұмыстан шығарды.", 9
    ),
    "nurse_dismissed": _dismissed(
        RU, "Главная медсестра заставила написать заявление по собственному. Я отозвала его, но приказ уже вышел.", 2
    ),
    "dismissed_long_ago": _dismissed(
        RU, "Приказ об увольнении вручили полтора месяца назад. Я ждал, что возьмут обратно, как обещал мастер.", 45
    ),
    "dismissed_long_ago_kk": _dismissed(
        KK, "Жұмыстан шығару туралы бұйрықты бір жарым ай бұрын алдым. Шебер қайта аламыз деген соң күттім.", 45
    ),
    "night_shifts": Story(
        PAY, RU, "За октябрь не оплатили ночные смены, хотя табель подписан. Прошу помочь получить доплату."
    ),
    "night_shifts_kk": Story(
        PAY, KK, "Қазан айындағы түнгі ауысымдарыма қосымша ақы төленбеді. Табельге қол қойылған, қарап беріңіздерші."
    ),
    "night_shifts_again": Story(
        PAY, RU, "Пишу ещё раз: ночные смены за октябрь так и не оплатили, табель подписан. Прошу помочь с доплатой."
    ),
    "night_shifts_again_kk": Story(
        PAY,
        KK,
        "Тағы жазып отырмын: қазан айындағы түнгі ауысымдарыма қосымша ақы әлі төленбеді, табельге қол қойылған.",
    ),
    "night_hours_for_months": Story(
        PAY, KK, "Жаздан бері есеп айырысу парағында түнгі сағаттар көрсетілмейді, айына жиырма мыңдай кем төленеді."
    ),
    "holidays_worked": Story(
        PAY, RU, "25 октября, в День Республики, работали как обычно. Заплатили за этот день в одинарном размере."
    ),
    "holidays_worked_kk": Story(
        PAY,
        KK,
        "Республика күні жұмыс істедік, ол күн үшін жай күндегідей ғана ақы төленді. Қосымша ақыны алып беріңіздер.",
    ),
    "overtime": Story(
        PAY, RU, "Каждый день остаёмся на час-полтора сверх смены. В табель эти часы не ставят и не доплачивают."
    ),
    "overtime_kk": Story(
        PAY, KK, "Ауысымнан кейін тағы екі сағат қалдырады. Бұл сағаттар табельге жазылмайды, қосымша ақы да жоқ."
    ),
    "harmful_conditions": Story(
        PAY, RU, "После аттестации рабочих мест сняли доплату за вредность, хотя работа и насосная те же."
    ),
    "harmful_conditions_kk": Story(
        PAY, KK, "Зиянды еңбек үшін қосымша ақымды үш айдан бері төлемей келеді, жұмысым өзгерген жоқ."
    ),
    "wages_late": Story(PAY, RU, "Второй месяц задерживают зарплату. Обещают частями, но дня никто не называет."),
    "wages_late_kk": Story(PAY, KK, "Жалақы екі ай кешігіп жатыр. Бөліп береміз дейді, нақты күнін айтпайды."),
    "unknown_firm": Story(
        PAY, RU, "Фирма не доплатила за последнюю смену. Её номера я не знаю, договор остался у них."
    ),
    "premium_cut": Story(
        PAY, RU, "Лишили премии за квартал без объяснений. Приказа мне не показали, взысканий у меня не было."
    ),
    "premium_cut_kk": Story(PAY, KK, "Тоқсандық сыйақымды түсіндірмей кесіп тастады. Ешқандай жазам болған жоқ."),
    "downtime": Story(
        PAY,
        KK,
        "Бұрғылау тоқтап, екі апта қарап отырдық. Бұл уақыт ақысыз демалыс деп рәсімделіпті, өтініш жазған емеспін.",
    ),
    "business_trip": Story(
        PAY, RU, "За вахту на дальнем участке не возместили дорогу и суточные, чеки я сдал в сентябре."
    ),
    "leave_refused": Story(
        HOURS,
        KK,
        "Кесте бойынша демалысым келіп тұр еді. Адам жоқ деп, келесі жылға қалдырды. Демалғым келеді.",
        answer="Жұмыс берушіден демалысыңызды кестеде көрсетілген күндері беруді талап еттік.\n\n"
        "Кадрлар бөлімі жаңа бұйрық шығаратынын айтты, оны сізге де жібереміз.",
        end="Демалыс туралы бұйрық шықты, мүше оны алғанын айтты.",
    ),
    "leave_not_paid": Story(
        HOURS, RU, "Отпуск дали, а отпускные перевели только после выхода на работу. Так уже второй год."
    ),
    "schedule_changed": Story(
        HOURS, RU, "Перевели с графика 15/15 на 30/30 одним объявлением на доске. Дома маленькие дети."
    ),
    "shift_too_long": Story(
        HOURS, KK, "Ауысым 12 сағат деп жазылған, іс жүзінде 16 сағатқа созылады. Демалуға үлгермейміз."
    ),
    "reprimand": Story(
        DISCIPLINE,
        RU,
        "Объявили выговор за опоздание автобуса, который сам завод и возит. Объяснения у меня не взяли.",
        Wrong.OTHER,
        12,
    ),
    "reprimand_kk": Story(
        DISCIPLINE,
        KK,
        "Түсініктеме алмай сөгіс жариялады. Кестеде жоқ күні шақырғанда келе алмай қалғанмын.",
        Wrong.OTHER,
        9,
    ),
    "no_protective_gear": Story(
        SAFETY,
        KK,
        "Арнайы киім әлі берілген жоқ. Сыртта жел мен шаң, бригада өз киімімен жұмыс істеп жүр.",
        answer="Өндірістік кеңес қоймаға барды: киім келген, бірақ таратылмаған екен.\n\n"
        "Жұмыс беруші оны осы аптада таратып беремін деп жазбаша жауап берді.",
        end="Бүкіл бригада арнайы киімін алды.",
    ),
    "no_heating": Story(SAFETY, RU, "В мастерской второй месяц не работает отопление, по утрам плюс восемь."),
    "ventilation": Story(
        SAFETY, RU, "В процедурной сломана вытяжка. Работаем с хлором, у двоих уже был приступ кашля."
    ),
    "pregnant": Story(
        DISCRIMINATION,
        RU,
        "Сказала о беременности, и меня сняли с должности старшей смены. Причину назвали при всех.",
        Wrong.OTHER,
        14,
    ),
    "too_old": Story(
        DISCRIMINATION,
        KK,
        "Жасың келді деп, біліктілік арттыру курсына жібермеді. Менен жас әріптестерім барды.",
        Wrong.OTHER,
        20,
    ),
    "meeting_forbidden": Story(
        UNION, KK, "Кәсіподақ жиналысына зал бермеді, келгендердің тізімін жазып алды.", Wrong.OTHER, 6
    ),
    "dues_not_passed_on": Story(UNION, RU, "С меня удерживают взносы, а до профсоюза они не доходят третий месяц."),
    "sanatorium": Story(
        SOCIAL,
        KK,
        "Ұжымдық шартта шипажай жолдамасы бар. Кезегім келгенде ақша жоқ деді.",
        answer="Жолдаманың кезегі кәсіподақ комитетінің тізімінде тұр, сіз келесісіз.\n\n"
        "Комитет төрағасы мұны басшылыққа хатпен растады.",
        end="Жолдама қолына тиді.",
    ),
    "school_bag_money": Story(
        SOCIAL, RU, "По коллективному договору положена помощь к школе на двоих детей. Дали на одного."
    ),
    "shifts_by_program": Story(
        ALGORITHM,
        RU,
        "Часы и замены в школе теперь распределяет программа. Не знаю, законно ли это, посмотрите, пожалуйста.",
        Wrong.UNSURE,
    ),
    "routes_by_program": Story(
        ALGORITHM, RU, "Маршруты раздаёт программа: за опоздание из-за пробки она сама снимает баллы и часть оплаты."
    ),
    "reduction_announced": Story(
        OTHER, RU, "На собрании сказали, что наш участок закроют. Бумаг никто не показал. Что нам делать?"
    ),
    "threatened_for_complaining": Story(
        PAY,
        KK,
        "Түнгі ауысым ақысын сұрағаным үшін шебер «көрсетемін саған» деп қорқытып жүр. Алдағы айда қысқартамын дейді.",
        Wrong.OTHER,
        20,
        threatened=True,
    ),
    "shouted_at": Story(OTHER, KK, "Жаңа басшы айқайлап, жұрттың көзінше балағаттайды. Екі адам жұмыстан кетіп қалды."),
}

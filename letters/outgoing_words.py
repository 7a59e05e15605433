"""The fixed words of the letters to the outside. No lawyer has checked them yet; staff see that, readers do not."""

from collections.abc import Mapping

from domain.appeal.outgoing.plan import Manner, Part
from domain.words import Label
from letters.algorithm_words import ALGORITHM_WORDINGS
from letters.wordings import Wording


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


BASIS = _label("Құқықтық негіз", "Правовое основание", "Legal basis")
PART_RESTS_ON = _label("Негізі: {sources}.", "Основание: {sources}.", "Legal basis: {sources}.")
SIGNING = _label(
    "Қолы: ____________________  Күні: ______________",
    "Подпись: ____________________  Дата: ______________",
    "Signature: ____________________  Date: ______________",
)
ROWS: Mapping[str, Label] = {
    "worker": _label("Жұмыскер", "Работник", "Worker"),
    "employer": _label("Жұмыс беруші (БСН)", "Работодатель (БИН)", "Employer (BIN)"),
    "union": _label("Кәсіптік одақ", "Профессиональный союз", "Trade union"),
}
NAMING: Mapping[Manner, Label] = {
    Manner.GROUPED: _label(
        "бірнеше жұмыскер, кәсіптік одақ мүшелері; аттары аталмайды",
        "несколько работников, члены профсоюза; имена не называются",
        "several workers, members of the union; no names are given",
    ),
    Manner.UNNAMED: _label(
        "кәсіптік одақ мүшесі; аты аталмайды",
        "член профсоюза; имя не называется",
        "a member of the union; the name is not given",
    ),
}
HINTS: Mapping[Part, Label] = {
    Part.ADDRESSEE: _label("Атауы мен мекенжайы.", "Название и адрес.", "Name and address."),
    Part.FACTS: _label(
        "Не болды, қашан, қандай құжаттан көрінеді.",
        "Что произошло, когда, из какого документа видно.",
        "What happened, when, and which paper shows it.",
    ),
    Part.REASONS: _label(
        "Неге олай деп ойлаймыз; қай дәлелге сүйенеміз.",
        "Почему мы так считаем и на что опираемся.",
        "Why we think so, and on what we rely.",
    ),
    Part.DECISION: _label("Нөмірі, күні, кім шығарды.", "Номер, дата, кто вынес.", "Number, day, and who made it."),
    Part.DEMANDS: _label(
        "Әр талап жеке жолда.", "Каждое требование с новой строки.", "Each demand on a line of its own."
    ),
    Part.OBJECTION: _label(
        "Қандай өңдеуге және неге қарсы екенін.", "Против какой обработки и почему.", "To which processing, and why."
    ),
    Part.EXPLANATION: _label("Нені түсіндіруі керек.", "Что нужно объяснить.", "What is to be explained."),
    Part.REVIEW: _label(
        "Толық автоматтандырылған шешімде ғана.",
        "Только если решение полностью автоматизировано.",
        "Only for a decision that was fully automated.",
    ),
    Part.STAY: _label("Қай күнге дейін сұраймыз.", "До какого дня просим.", "Until which day."),
    Part.PRESERVATION: _label("Нені жоюға болмайды.", "Чего нельзя удалять.", "What must not be deleted."),
    Part.ENCLOSED: _label(
        "Қағаздар, әрқайсысы жеке жолда.", "Бумаги, каждая с новой строки.", "Papers, each on a line of its own."
    ),
}
WORDINGS: Mapping[str, Wording] = {
    "demand": Wording(
        opening=_label(
            "Кәсіптік одақ өз мүшелерінің еңбек құқықтары мен мүдделерін қорғап, Сізге талап қояды.",
            "Профессиональный союз, защищая трудовые права и интересы своих членов, обращается к вам с требованием.",
            "The trade union, in defence of the labour rights and interests of its members, makes this demand.",
        ),
        closing=_label(
            "Хат тапсырылған күннен кейінгі он жұмыс күні ішінде жазбаша жауап беруіңізді сұраймыз. "
            "Бұл мерзімді заң белгілемеген, бұл – кәсіптік одақтың өтініші.",
            "Просим ответить письменно в течение десяти рабочих дней после дня вручения письма. "
            "Этот срок законом не установлен, это просьба профсоюза.",
            "Please answer in writing within ten working days of the day this letter is served. "
            "No law sets this time; it is what the union asks.",
        ),
    ),
    "application": Wording(
        opening=_label(
            "Өтінішті берілген күні тіркеп, жеке еңбек дауын келісу комиссиясында қарауды сұраймыз.",
            "Просим зарегистрировать заявление в день подачи и рассмотреть индивидуальный трудовой спор "
            "в согласительной комиссии.",
            "Please register this application on the day it is filed and consider the individual labour dispute "
            "in the conciliation commission.",
        ),
        closing=_label(
            "Комиссия өтініш тіркелгеннен кейін он бес жұмыс күні ішінде шешім қабылдайды, "
            "ал шешімнің көшірмесін қабылданған күннен кейін үш жұмыс күні ішінде береді "
            "(Еңбек кодексінің 159-бабының 5-тармағы).",
            "Комиссия принимает решение в течение пятнадцати рабочих дней после регистрации заявления, "
            "копию решения выдаёт в течение трёх рабочих дней после его принятия "
            "(пункт 5 статьи 159 Трудового кодекса).",
            "The commission decides within fifteen working days of registration and hands over a copy "
            "within three working days of its decision (Labour Code, art. 159(5)).",
        ),
    ),
    "restoration": Wording(
        opening=_label(
            "Келісу комиссиясына жүгіну мерзімі дәлелді себеппен өткізіп алынды. "
            "Мерзімді қалпына келтіріп, дауды мәні бойынша қарауды сұраймыз.",
            "Срок обращения в согласительную комиссию пропущен по уважительной причине. "
            "Просим восстановить срок и рассмотреть спор по существу.",
            "The term for turning to the conciliation commission was missed for a valid reason. "
            "Please restore the term and consider the dispute on its merits.",
        ),
    ),
    "copy": Wording(
        opening=_label(
            "Келісу комиссиясы жеке еңбек дауы бойынша шешім қабылдады, бірақ оның көшірмесі әлі алынған жоқ. "
            "Шешімнің көшірмесін беруді талап етеміз.",
            "Согласительная комиссия приняла решение по индивидуальному трудовому спору, "
            "но копия решения до сих пор не получена. Требуем выдать её.",
            "The conciliation commission has decided an individual labour dispute, "
            "but no copy of the decision has been received. We demand that it be handed over.",
        ),
        closing=_label(
            "Шешімнің көшірмесі тараптарға ол қабылданған күннен кейін үш жұмыс күні ішінде беріледі "
            "(Еңбек кодексінің 159-бабының 5-тармағы).",
            "Копия решения выдаётся сторонам в течение трёх рабочих дней после его принятия "
            "(пункт 5 статьи 159 Трудового кодекса).",
            "The parties are given a copy within three working days of the decision (Labour Code, art. 159(5)).",
        ),
    ),
    "inspection": Wording(
        opening=_label(
            "Төменде баяндалған мән-жайларды тексеріп, инспекцияның өкілеттігі шегінде шара қолдануды "
            "және нәтижесін жазбаша хабарлауды сұраймыз.",
            "Просим проверить изложенные ниже обстоятельства, принять меры в пределах полномочий инспекции "
            "и письменно сообщить о результате.",
            "Please look into the circumstances set out below, act within the powers of the inspection, "
            "and tell us the result in writing.",
        ),
    ),
    "reminder": Wording(
        opening=_label(
            "Біздің жолданым бойынша мерзім өтіп кетті. Жолданымның қазіргі жайын жазбаша хабарлауды сұраймыз.",
            "Срок по нашему обращению истёк. Просим письменно сообщить, в каком оно состоянии.",
            "The term for our appeal has passed. Please tell us in writing where it stands.",
        ),
    ),
    "complaint": Wording(
        opening=_label(
            "Еңбек инспекциясының төменде көрсетілген шешімімен немесе әрекетсіздігімен келіспейміз. "
            "Шағымды қарауды сұраймыз.",
            "Не согласны с указанным ниже решением или бездействием инспекции труда. Просим рассмотреть жалобу.",
            "We do not agree with the decision, or the silence, of the labour inspection named below. "
            "Please consider this complaint.",
        ),
    ),
    "claim": Wording(
        opening=_label(
            "Соттан еңбек дауын қарап, жұмыскердің бұзылған құқықтарын қорғауды сұраймыз.",
            "Просим суд рассмотреть трудовой спор и защитить нарушенные права работника.",
            "We ask the court to hear this labour dispute and to protect the worker's rights that were broken.",
        ),
    ),
    "mediation": Wording(
        opening=_label(
            "Дауды медиатордың қатысуымен реттеуді ұсынамыз.",
            "Предлагаем урегулировать спор с участием медиатора.",
            "We propose to settle the dispute with a mediator.",
        ),
        closing=_label(
            "Шешіміңізді жазбаша хабарлауды сұраймыз. Медиация туралы келісім жасалғанға дейін мерзімдер жүре береді.",
            "Просим сообщить о вашем решении письменно. Пока соглашение о медиации не заключено, сроки идут.",
            "Please tell us in writing what you decide. Until there is an agreement to mediate, all terms run on.",
        ),
    ),
    "authority": Wording(
        opening=_label(
            "Кәсіптік одақтан жұмыс берушімен еңбек дауы бойынша менің атымнан өкілдік етуін сұраймын: "
            "өтініштер беру, жауаптар алу, келісу комиссиясына, медиацияға және сотқа қатысу.",
            "Прошу профессиональный союз представлять меня в трудовом споре с работодателем: "
            "подавать заявления, получать ответы, участвовать в согласительной комиссии, медиации и суде.",
            "I ask the trade union to represent me in the labour dispute with my employer: "
            "to file applications, receive answers, and take part in the commission, in mediation and in court.",
        ),
    ),
    "eligibility": Wording(
        opening=_label(
            "Дау алдымен келісу комиссиясында қаралуы керек пе, соны тексердік.",
            "Проверено, должен ли спор сначала пройти согласительную комиссию.",
            "It was examined whether the dispute has to go to the conciliation commission first.",
        ),
    ),
    "triage_note": Wording(
        opening=_label(
            "Жолданым қалай бағаланды және неге солай.",
            "Как оценено обращение и почему.",
            "How the appeal was assessed, and why.",
        ),
    ),
    **ALGORITHM_WORDINGS,
}

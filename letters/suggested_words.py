"""Words for the parts of a letter against an algorithm's decision, to begin from. No lawyer has checked them yet."""

from collections.abc import Mapping

from domain.challenge.decision import Automation
from domain.words import Label, TermUnit


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


WITHIN: Mapping[tuple[TermUnit, bool], Label] = {
    (TermUnit.WORKING_DAYS, False): _label(
        "{amount} жұмыс күні ішінде", "в течение {amount} рабочих дней", "within {amount} working days"
    ),
    (TermUnit.WORKING_DAYS, True): _label(
        "бір жұмыс күні ішінде", "в течение одного рабочего дня", "within one working day"
    ),
    (TermUnit.CALENDAR_DAYS, False): _label(
        "{amount} күнтізбелік күн ішінде", "в течение {amount} календарных дней", "within {amount} calendar days"
    ),
}
"""By the unit, and whether it is a single one."""
DATED = _label("{kind}. Шешім күні: {day}", "{kind}. Дата решения: {day}", "{kind}. Day of the decision: {day}")
OBJECT = _label(
    "Жұмыскер өз дербес деректерінің автоматтандырылған түрде өңделуіне және осындай өңдеу негізінде өз құқықтарына "
    "әсер ететін шешім қабылданғанына қарсылық білдіреді. Егер жұмыскер бұған келісім бермесе және заң рұқсат етпесе, "
    "мұндай өңдеуге тыйым салынады: оны тоқтатуды талап етеміз.\n"
    "Қарсылықты қарап, нәтижесін оны алған күннен кейінгі {within} хабарлаңыз. Бұл мерзімді заң белгілейді (Дербес "
    "деректер туралы заңның 19-1-бабының 3-тармағы).",
    "Работник возражает против автоматизированной обработки своих персональных данных и против решения, которое "
    "принято "
    "на её основе и затрагивает его права. Если работник не давал на это согласия и закон этого не разрешает, такая "
    "обработка запрещена: требуем её прекратить.\n"
    "Рассмотрите возражение и сообщите результат {within} после дня его получения. Этот срок установлен законом (пункт "
    "3 статьи 19-1 Закона о персональных данных).",
    "The worker objects to the automated processing of personal data and to the decision that was based on it and "
    "touches the worker's rights. Without the worker's consent or leave of the law such processing is forbidden: we "
    "demand that it stop.\n"
    "Consider the objection and tell us the result {within} of receiving it. This term is set by law (article 19-1(3) "
    "of the law on personal data).",
)
EXPLAIN: Mapping[Automation, Label] = {
    Automation.FULL: _label(
        "Шешім толық автоматтандырылған түрде қабылданған. Жұмыскер оның негізгі факторлары мен өлшемшарттарының "
        "түсіндірмесін алуға құқылы. Мыналарды хабарлауды сұраймыз:\n{list}\n"
        "Бастапқы кодты немесе коммерциялық құпияны ашу талап етілмейді.\n"
        "Хат тапсырылған күннен кейінгі {within} жауап беруіңізді сұраймыз.",
        "Решение принято полностью автоматизированно. Работник вправе получить объяснение его ключевых факторов и "
        "критериев. Просим сообщить:\n{list}\n"
        "Раскрывать исходный код или коммерческую тайну не требуется.\n"
        "Просим ответить {within} после дня вручения письма.",
        "The decision was fully automated. The worker has the right to an explanation of its key factors and criteria. "
        "Please tell us:\n{list}\n"
        "No source code or trade secret has to be disclosed.\n"
        "Please answer {within} of the day this letter is served.",
    ),
    Automation.UNKNOWN: _label(
        "Шешімнің толық автоматтандырылғаны бізге белгісіз, мұны хабарлауды сұраймыз. Егер солай болса, жұмыскер оның "
        "негізгі факторлары мен өлшемшарттарының түсіндірмесін алуға құқылы. Мыналарды хабарлауды сұраймыз:\n{list}\n"
        "Бастапқы кодты немесе коммерциялық құпияны ашу талап етілмейді.\n"
        "Хат тапсырылған күннен кейінгі {within} жауап беруіңізді сұраймыз.",
        "Нам неизвестно, принято ли решение полностью автоматизированно; просим это сообщить. Если да, работник вправе "
        "получить объяснение его ключевых факторов и критериев. Просим сообщить:\n{list}\n"
        "Раскрывать исходный код или коммерческую тайну не требуется.\n"
        "Просим ответить {within} после дня вручения письма.",
        "We do not know whether the decision was fully automated; please tell us. If it was, the worker has the right "
        "to an explanation of its key factors and criteria. Please tell us:\n{list}\n"
        "No source code or trade secret has to be disclosed.\n"
        "Please answer {within} of the day this letter is served.",
    ),
    Automation.SUPPORTED: _label(
        "Шешім алгоритмдік жүйенің көмегімен қабылданған. Жұмыскер өзінің дербес деректері туралы ақпарат алуға "
        "құқылы. "
        "Мыналарды хабарлауды сұраймыз:\n{list}\n"
        "Хат тапсырылған күннен кейінгі {within} жауап беруіңізді сұраймыз.",
        "Решение принято с помощью алгоритмической системы. Работник вправе получить сведения о своих персональных "
        "данных. Просим сообщить:\n{list}\n"
        "Просим ответить {within} после дня вручения письма.",
        "The decision was taken with the help of an algorithmic system. The worker has the right to information on "
        "personal data. Please tell us:\n{list}\n"
        "Please answer {within} of the day this letter is served.",
    ),
}
LACKING = _label(
    "Алынған жауаптарда мыналар айтылмаған:\n{list}\n"
    "Осыны хат тапсырылған күннен кейінгі {within} хабарлауды талап етеміз.",
    "В полученных ответах нет следующего:\n{list}\nТребуем сообщить это {within} после дня вручения письма.",
    "The answers so far do not tell:\n{list}\nWe demand that you tell us this {within} of the day this letter is "
    "served.",
)
UNANSWERED = _label(
    "Сұрауға жауап берілген жоқ. Мыналарды хат тапсырылған күннен кейінгі {within} хабарлауды талап етеміз:\n{list}",
    "На запрос не ответили. Требуем {within} после дня вручения письма сообщить:\n{list}",
    "Our request was not answered. We demand that you tell us {within} of the day this letter is served:\n{list}",
)
REVIEW: Mapping[Automation, Label] = {
    Automation.FULL: _label(
        "Шешім жұмыскердің құқықтары мен заңды мүдделеріне әсер етеді. Оны өзгертуге құқығы бар, бірақ өзі "
        "қабылдамаған "
        "уәкілетті маманның қатысуымен қайта қарауды талап етеміз. Жұмыскерді кәсіптік одақтың қатысуымен тыңдап, кім "
        "қайта қарағанын, нені зерттегенін, нені және неге өзгерткенін жазбаша хабарлаңыз.\n"
        "Мұны хат тапсырылған күннен кейінгі {within} жасауды сұраймыз.",
        "Решение затрагивает права и законные интересы работника. Требуем пересмотреть его с участием уполномоченного "
        "специалиста, который вправе изменить решение и не принимал его. Выслушайте работника с участием профсоюза и "
        "письменно сообщите, кто пересматривал решение, что изучил, что изменил и почему.\n"
        "Просим сделать это {within} после дня вручения письма.",
        "The decision touches the rights and lawful interests of the worker. We demand its review with an authorised "
        "specialist who may change it and did not make it. Hear the worker with the union present, and tell us in "
        "writing who reviewed it, what was looked at, what was changed and why.\n"
        "Please do so {within} of the day this letter is served.",
    ),
    Automation.UNKNOWN: _label(
        "Егер шешім толық автоматтандырылған болса, ол жұмыскердің құқықтары мен заңды мүдделеріне әсер ететіндіктен, "
        "оны өзгертуге құқығы бар, бірақ өзі қабылдамаған уәкілетті маманның қатысуымен қайта қарауды талап етеміз. "
        "Жұмыскерді кәсіптік одақтың қатысуымен тыңдап, кім қайта қарағанын, нені зерттегенін, нені және неге "
        "өзгерткенін жазбаша хабарлаңыз.\n"
        "Мұны хат тапсырылған күннен кейінгі {within} жасауды сұраймыз.",
        "Если решение принято полностью автоматизированно, то, поскольку оно затрагивает права и законные интересы "
        "работника, требуем пересмотреть его с участием уполномоченного специалиста, который вправе изменить решение и "
        "не принимал его. Выслушайте работника с участием профсоюза и письменно сообщите, кто пересматривал решение, "
        "что изучил, что изменил и почему.\n"
        "Просим сделать это {within} после дня вручения письма.",
        "If the decision was fully automated, then, as it touches the rights and lawful interests of the worker, we "
        "demand its review with an authorised specialist who may change it and did not make it. Hear the worker with "
        "the union present, and tell us in writing who reviewed it, what was looked at, what was changed and why.\n"
        "Please do so {within} of the day this letter is served.",
    ),
}
STAY = _label(
    "Қарсылық қаралып, шешімді адам қайта қарағанға дейін оның қолданылуын тоқтата тұруды және қай күнге дейін "
    "тоқтатылғанын жазбаша хабарлауды сұраймыз.\n"
    "Хат тапсырылған күннен кейінгі {within} жауап беруіңізді сұраймыз.",
    "Просим приостановить действие решения, пока возражение не рассмотрено и решение не пересмотрено человеком, и "
    "письменно сообщить, до какого дня оно приостановлено.\n"
    "Просим ответить {within} после дня вручения письма.",
    "Please stay the decision until the objection has been considered and a person has reviewed it, and tell us in "
    "writing until which day it is stayed.\n"
    "Please answer {within} of the day this letter is served.",
)
STAYED_BY_LAW = _label(
    "Шағым беру әкімшілік актінің орындалуын тоқтата тұрады. Шағым бойынша шешім шыққанға дейін акт орындалмайтынын "
    "растауды сұраймыз.",
    "Подача жалобы приостанавливает исполнение административного акта. Просим подтвердить, что акт не исполняется до "
    "решения по жалобе.",
    "A complaint stays the administrative act. Please confirm that the act is not carried out until the complaint is "
    "decided.",
)
KEEP = _label(
    "Дау аяқталғанға дейін мыналарды сақтауды, жоймауды және өзгертпеуді талап етеміз:\n"
    "– жүйе пайдаланған жұмыскер туралы деректер;\n"
    "– осы шешім бойынша жүйенің жұмыс журналдары;\n"
    "– шешім күнгі баптаулары мен нұсқасы;\n"
    "– шешімді кім, қашан және қалай қарағаны туралы жазбалар.\n"
    "Олардың сақталуына кім жауапты екенін хабарлаңыз.",
    "Требуем до окончания спора сохранить, не удалять и не изменять:\n"
    "– данные о работнике, которые использовала система;\n"
    "– журналы работы системы по этому решению;\n"
    "– её настройки и версию на день решения;\n"
    "– записи о том, кто, когда и как рассматривал решение.\n"
    "Сообщите, кто отвечает за их сохранность.",
    "Until the dispute is over we demand that you keep, and neither delete nor change:\n"
    "– the data on the worker that the system used;\n"
    "– the logs of the system on this decision;\n"
    "– its settings and version on the day of the decision;\n"
    "– the records of who looked at the decision, when and how.\n"
    "Tell us who answers for their keeping.",
)
BLOCK = _label(
    "Жұмыскердің дербес деректерін {within} бұғаттау (Дербес деректер туралы заңның 25-бабы 2-тармағының 8) "
    "тармақшасы).\nБұғатталғанын жазбаша хабарлау.",
    "Заблокировать персональные данные работника {within} (подпункт 8) пункта 2 статьи 25 Закона о персональных "
    "данных).\nПисьменно сообщить о блокировке.",
    "Block the personal data of the worker {within} (article 25(2)8 of the law on personal data).\n"
    "Tell us in writing that they are blocked.",
)
COMPLAIN = _label(
    "Дербес деректердің автоматтандырылған түрде өңделуі заңды ма, тексеру.\n"
    "Қарсылықты қарап, нәтижесін хабарлауды міндеттеу.\n"
    "Тексеру нәтижесін жазбаша хабарлау.",
    "Проверить, законна ли автоматизированная обработка персональных данных.\n"
    "Обязать рассмотреть возражение и сообщить результат.\n"
    "Письменно сообщить о результате проверки.",
    "Examine whether the automated processing of personal data is lawful.\n"
    "Order that the objection be considered and its result told.\n"
    "Tell us the result in writing.",
)
UNDO = _label(
    "Шешімнің күшін жою.\nМәселені адамның қатысуымен жаңадан қарау.",
    "Отменить решение.\nРассмотреть вопрос заново, с участием человека.",
    "Cancel the decision.\nConsider the matter anew, by a person.",
)

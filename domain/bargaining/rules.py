"""The rules by which talks refuse something, in the words people read, with the article where there is one."""

from domain.kernel import Rule
from domain.words import Label


def _rule(code: str, kk: str, ru: str, en: str, source: str = "") -> Rule:
    return Rule(code=code, label=Label(kk=kk, ru=ru, en=en), source=source)


NO_SUCH_UNIT = _rule(
    "no-such-unit", "Мұндай ұйым жоқ немесе жабылған.", "Такой организации нет, или она закрыта.", "No such body."
)
NOT_YOUR_BODY = _rule(
    "not-your-body",
    "Келіссөздерді осы ұйымның немесе одан жоғары органның қызметкері ашады.",
    "Переговоры открывает сотрудник этой организации или органа над ней.",
    "Somebody of this body, or of one above it, opens its talks.",
)
NO_EMPLOYER = _rule(
    "talks-need-an-employer",
    "Ұжымдық шарт үшін жұмыс берушінің БСН керек.",
    "Для коллективного договора нужен БИН работодателя.",
    "A collective agreement needs the employer's number (BIN).",
)
NOT_YET = _rule(
    "day-not-come",
    "Болашақ күн болған іс ретінде жазылмайды.",
    "Будущий день нельзя записать как случившееся.",
    "A day to come cannot be recorded as having happened.",
)
LEAD_NEEDED = _rule(
    "talks-need-a-lead",
    "Алдымен басқа адамды келіссөз жетекшісі етіп тағайындаңыз.",
    "Сначала назначьте ведущим другого человека.",
    "Name somebody else as the lead first.",
)
NOT_IN_TEAM = _rule("not-in-team", "Бұл адам командада жоқ.", "Этого человека нет в команде.", "Not in the team.")
NOT_STAFF = _rule(
    "not-of-the-union",
    "Командаға тек кәсіподақ органында қызметі бар адам кіреді.",
    "В команду входят люди с должностью в органах профсоюза.",
    "The team is made of people who hold an office in the union.",
)
TIED = _rule(
    "tied-to-the-employer",
    "Бұл адам жұмыс берушімен байланысын мәлімдеген.",
    "Этот человек заявил о связи с работодателем.",
    "This person declared a tie to the employer.",
)
NO_CAPACITY = _rule(
    "capacity-not-recorded",
    "Ұсыныс жіберер алдында кәсіподақтың кім үшін сөйлейтінін жазыңыз.",
    "До предложения запишите, от чьего имени говорит профсоюз.",
    "Before proposing talks, record for whom the union speaks.",
    "LC 20(1), 156(4)",
)
ELECTED_MISSING = _rule(
    "elected-representatives-missing",
    "Мүшелер қызметкерлердің жартысынан аз: келіссөзге сайланбалы өкілдер де қатысуы керек.",
    "Членов меньше половины работников: в переговорах должны участвовать и выборные представители.",
    "Fewer than half of the staff are members: elected representatives have to take part as well.",
    "LC 20(1)",
)
NO_SINGLE_BODY = _rule(
    "single-body-missing",
    "Бірнеше кәсіподақ болса, бірыңғай өкілді орган құрыңыз.",
    "Если профсоюзов несколько, создайте единый представительный орган.",
    "Where there are several unions, form a single representative body.",
    "LC 156(4)",
)
NO_SUCH_REQUEST = _rule(
    "no-such-request", "Мұндай сұрау жоқ.", "Такого запроса нет.", "There is no such request for information."
)
NO_SUCH_COMMENT = _rule("no-such-comment", "Мұндай пікір жоқ.", "Такого отклика нет.", "There is no such comment.")
NOT_OF_THE_DRAFT = _rule(
    "clause-not-in-draft", "Жобада мұндай тармақ жоқ.", "В проекте нет такого пункта.", "The draft has no such clause."
)
NOT_YOUR_WORKPLACE = _rule(
    "not-your-workplace",
    "Жобаны осы ұйымның жұмыскерлері талқылайды.",
    "Проект обсуждают работники этой организации.",
    "The workers of this organisation discuss the draft.",
)
DISAGREEMENT_RUNS = _rule(
    "disagreement-recorded",
    "Келіспеушілік жазылған, оның мерзімі жүріп жатыр.",
    "Разногласие уже записано, его срок идёт.",
    "The disagreement is recorded and its term runs.",
)
NOT_DISCUSSED = _rule(
    "draft-not-discussed",
    "Жобаны жұмыскерлер талқылағанша қол қоюға болмайды.",
    "Подписать можно только после обсуждения проекта работниками.",
    "Nothing is signed before the workers discussed the draft.",
    "LC 156(5)",
)
TABLE_MOVED = _rule(
    "table-moved",
    "Осы арада үстелге тармақ қосылды: бетті қайта қараңыз.",
    "Тем временем на стол добавили пункт: посмотрите страницу ещё раз.",
    "A clause was added to the table meanwhile: look at the page again.",
)
TWO_COPIES = _rule(
    "two-copies", "Кемінде екі дана керек.", "Нужно не меньше двух экземпляров.", "At least two copies.", "LC 156(6)"
)
UNKNOWN_KEEPER = _rule(
    "unknown-keeper",
    "Қағазды сақтайтын ұйым тізілімде жоқ.",
    "Организации, где хранится бумага, нет в реестре.",
    "The body that keeps the paper is in no register.",
)
NOTHING_TO_PROVE = _rule(
    "nothing-to-prove",
    "Алдымен осы қағаз растайтын нәрсенің өзін жазыңыз.",
    "Сначала запишите то, что подтверждает эта бумага.",
    "First record what this paper proves.",
)
NOTHING_AGREED = _rule(
    "nothing-agreed", "Келісілген тармақ жоқ.", "Нет ни одного согласованного пункта.", "No clause is agreed."
)
CLAUSES_OPEN = _rule(
    "clauses-open",
    "Шешілмеген тармақтар бар: келісіңіз, алып тастаңыз немесе келіспеушілік деп белгілеңіз.",
    "Есть нерешённые пункты: согласуйте их, снимите или отметьте как разногласие.",
    "Some clauses are open: agree them, withdraw them, or mark them as disputed.",
)
PROTOCOL_MISSING = _rule(
    "protocol-missing",
    "Келіспеген тармақтар бар: шартқа келіспеушіліктер хаттамасымен қол қойылады.",
    "Есть спорные пункты: договор подписывают с протоколом разногласий.",
    "Some clauses are disputed: a protocol of disagreements belongs to the signature.",
    "LC 156(7)",
)
PROTOCOL_EMPTY = _rule(
    "protocol-empty",
    "Келіспеген тармақ жоқ: келіспеушіліктер хаттамасы керек емес.",
    "Спорных пунктов нет: протокол разногласий не нужен.",
    "No clause is disputed: there is nothing for a protocol of disagreements.",
)
ENDS_BEFORE_IT_BEGINS = _rule(
    "ends-before-it-begins",
    "Шарттың аяқталу күні басталу күнінен кейін болуы керек.",
    "Договор должен кончаться позже, чем начинается.",
    "An agreement has to end after it begins.",
)
NO_REPORT = _rule("no-report", "Есептің мәтіні жоқ.", "Нет текста отчёта.", "There is no report to release.")
OWN_REPORT = _rule(
    "own-report",
    "Есепті оны жазбаған адам жібереді.",
    "Отчёт выпускает не тот, кто его написал.",
    "Somebody other than its writer releases a report.",
)
NOT_AT_THE_TABLE = _rule(
    "not-at-the-table",
    "Қазір келіссөз үстелі жабық.",
    "Сейчас за столом не работают.",
    "Nobody works at the table now.",
)
NUMBER_TAKEN = _rule(
    "clause-number-taken",
    "Бұл нөмірлі тармақ бар.",
    "Пункт с этим номером уже есть.",
    "There is a clause with this number.",
)
NO_TEXT = _rule(
    "clause-without-text",
    "Екі тараптың бірінің мәтіні жоқ тармақты келісуге болмайды.",
    "Нельзя согласовать пункт, по которому нет ни одного текста.",
    "A clause without any text cannot be agreed.",
)
AGREED_ALREADY = _rule(
    "clause-settled",
    "Тармақ келісілген немесе алынған: өзгерту үшін алдымен оны қайта ашыңыз.",
    "Пункт согласован или снят: чтобы менять, сначала откройте его снова.",
    "The clause is agreed or withdrawn: open it again before changing it.",
)

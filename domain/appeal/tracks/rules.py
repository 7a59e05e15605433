"""The rules by which a step on a track is refused, in the words people read."""

from domain.kernel import Rule
from domain.words import Label

NO_SUCH_TRACK = Rule(
    code="no-such-track",
    label=Label(
        kk="Істе мұндай ашық жол жоқ.",
        ru="В деле нет такого открытого пути.",
        en="The case has no such open track.",
    ),
)
NOT_A_WAY = Rule(
    code="not-a-way",
    label=Label(
        kk="Мұндай істе бұл жол ашылмайды.",
        ru="В таком деле этот путь не открывают.",
        en="A case of this kind does not take this way.",
    ),
)
TRACK_IS_OPEN = Rule(
    code="track-is-open",
    label=Label(
        kk="Бұл жол істе ашық тұр.",
        ru="Этот путь в деле уже открыт.",
        en="This track is already open in the case.",
    ),
)
NOT_ON_THIS_TRACK = Rule(
    code="not-on-this-track",
    label=Label(
        kk="Бұл жолда мұндай қадам жоқ немесе оның алдындағы қадам жазылмаған.",
        ru="На этом пути нет такого шага или не записан предыдущий шаг.",
        en="This track has no such step, or the step before it is not on record.",
    ),
)
REACHED_ONCE = Rule(
    code="reached-once",
    label=Label(
        kk="Бұл қадам бұрын жазылған.",
        ru="Этот шаг уже записан.",
        en="This step is on record already.",
    ),
)
DAY_AHEAD = Rule(
    code="day-ahead",
    label=Label(
        kk="Болған оқиғаның күні болашақта болмайды.",
        ru="День того, что уже произошло, не может быть в будущем.",
        en="Something that happened cannot have happened on a day to come.",
    ),
)
PROOF_NEEDED = Rule(
    code="proof-needed",
    label=Label(
        kk="Бұл қадам дәлелі жазылғанда ғана есептеледі: тапсыру белгісі, пошта түбіртегі, акт.",
        ru="Этот шаг считается только с подтверждением: отметка о вручении, почтовая квитанция, акт.",
        en="This step counts only with its proof: a mark of receipt, a postal slip, the act.",
    ),
)
NO_TERM_TO_EXTEND = Rule(
    code="no-term-to-extend",
    label=Label(
        kk="Ұзартатын мерзім жүріп тұрған жоқ.",
        ru="Срок, который можно продлить, не идёт.",
        en="No term that could be extended is running.",
    ),
)

"""The fixed words of the letters that contest a decision of an algorithm. No lawyer has checked them yet."""

from collections.abc import Mapping

from domain.words import Label
from letters.wordings import Wording


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


WHAT_IS_OUR_WISH = _label(
    "Осы хатта заң бабына сілтеме жасалмай аталған мерзімдерді заң белгілемеген, бұл – кәсіптік одақтың өтініші.",
    "Сроки, которые названы здесь без ссылки на статью закона, законом не установлены, это просьба профсоюза.",
    "Times named here without an article of the law are set by no law; they are what the union asks.",
)
AGAINST_AN_ACT = _label(
    "Төменде көрсетілген шешіммен немесе әрекетсіздікпен келіспейміз. Шағымды қарауды сұраймыз.",
    "Не согласны с указанным ниже решением или бездействием. Просим рассмотреть жалобу.",
    "We do not agree with the decision, or the silence, named below. Please consider this complaint.",
)
OVERDUE = _label(
    "Біздің жүгінуіміз бойынша мерзім өтіп кетті. Оның қазіргі жайын жазбаша хабарлауды сұраймыз.",
    "Срок по нашему обращению истёк. Просим письменно сообщить, в каком оно состоянии.",
    "The term for our appeal has passed. Please tell us in writing where it stands.",
)
STILL_LACKING = Wording(
    opening=_label(
        "Шешімді түсіндіруді сұраған едік. Толық түсіндірме берілген жоқ. Жетіспейтінін хабарлауды талап етеміз.",
        "Мы просили объяснить решение. Полного объяснения нет. Требуем сообщить недостающее.",
        "We asked for an explanation of a decision. It has not been given in full. We demand what is lacking.",
    ),
    closing=WHAT_IS_OUR_WISH,
)
ALGORITHM_WORDINGS: Mapping[str, Wording] = {
    "challenge_package": Wording(
        opening=_label(
            "Кәсіптік одақ өз мүшесінің құқықтарын қорғап, төменде көрсетілген, алгоритмдік жүйе қатысқан шешімге "
            "қатысты "
            "жүгінеді. Жүйенің қателігі жұмыс берушіні жауапкершіліктен босатпайды.",
            "Профессиональный союз в защиту прав своего члена обращается по поводу указанного ниже решения, в котором "
            "участвовала алгоритмическая система. Ошибка системы не снимает ответственности с работодателя.",
            "In defence of the rights of its member the trade union writes about the decision named below, in which an "
            "algorithmic system took part. An error of the system does not relieve the employer of its duty.",
        ),
        closing=WHAT_IS_OUR_WISH,
    ),
    "challenge_operator": Wording(
        opening=_label(
            "Кәсіптік одақ өз мүшесінің құқықтарын қорғап, Сіз жасаған немесе жүргізетін алгоритмдік жүйе қатысқан "
            "шешімге "
            "қатысты жүгінеді.",
            "Профессиональный союз в защиту прав своего члена обращается по поводу решения, в котором участвовала "
            "алгоритмическая система, созданная вами или находящаяся в вашем ведении.",
            "In defence of the rights of its member the trade union writes about a decision in which an algorithmic "
            "system took part that you made or run.",
        ),
        closing=WHAT_IS_OUR_WISH,
    ),
    "missing_parts": STILL_LACKING,
    "operator_missing_parts": STILL_LACKING,
    "blocking": Wording(
        opening=_label(
            "Жұмыскердің дербес деректері заңсыз өңделгені туралы хабарлаймыз және оларды бұғаттауды талап етеміз.",
            "Сообщаем о незаконной обработке персональных данных работника и требуем их заблокировать.",
            "We give notice that personal data of the worker were processed unlawfully, and demand that they be "
            "blocked.",
        ),
    ),
    "data_authority": Wording(
        opening=_label(
            "Дербес деректердің автоматтандырылған түрде өңделуін тексеріп, орган өкілеттігі шегінде шара қолдануды "
            "және "
            "нәтижесін жазбаша хабарлауды сұраймыз.",
            "Просим проверить автоматизированную обработку персональных данных, принять меры в пределах полномочий "
            "органа и письменно сообщить о результате.",
            "Please look into the automated processing of personal data, act within your powers, and tell us the "
            "result "
            "in writing.",
        ),
    ),
    "state_act": Wording(opening=AGAINST_AN_ACT),
    "data_authority_reminder": Wording(opening=OVERDUE),
    "state_act_reminder": Wording(opening=OVERDUE),
    "data_authority_act": Wording(opening=AGAINST_AN_ACT),
}

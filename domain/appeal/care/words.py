"""Codes of a member's safety and of what came after her answer, in the words of people."""

from collections.abc import Mapping

from domain.appeal.care.events import CallRecorded, Carried, Face, Feeling, Free
from domain.words import Label

FEELINGS: Mapping[Feeling, Label] = {
    Feeling.FINE: Label(kk="бәрі жақсы", ru="всё в порядке", en="all is well"),
    Feeling.SOMETHING: Label(kk="бірдеңе болды", ru="что-то случилось", en="something happened"),
    Feeling.PRESSURED: Label(kk="қысым көрсетіп жатыр", ru="давят", en="under pressure"),
}
FREELY: Mapping[Free, Label] = {
    Free.YES: Label(kk="өз еркімен", ru="по своей воле", en="of her own will"),
    Free.NO: Label(kk="өз еркімен емес", ru="не по своей воле", en="not of her own will"),
    Free.UNSURE: Label(
        kk="өз еркімен екені анық емес", ru="неясно, по своей ли воле", en="not certain whether of her own will"
    ),
}
NOT_REACHED = Label(kk="хабарласу мүмкін болмады", ru="дозвониться не удалось", en="she was not reached")
CARRIED: Mapping[Carried, Label] = {
    Carried.FULLY: Label(kk="толық орындалды", ru="исполнено полностью", en="carried out in full"),
    Carried.PARTLY: Label(kk="ішінара орындалды", ru="исполнено частично", en="carried out in part"),
    Carried.NOT: Label(kk="орындалмады", ru="не исполнено", en="not carried out"),
}
FACES: Mapping[Face, Label] = {
    Face.GOOD: Label(kk="көмектестіңіздер", ru="помогли", en="you helped"),
    Face.SO_SO: Label(kk="орташа", ru="так себе", en="so-so"),
    Face.BAD: Label(kk="көмектеспедіңіздер", ru="не помогли", en="you did not help"),
}


def call_words(call: CallRecorded) -> Label:
    """What came of a call."""
    return FREELY[call.free] if call.reached and call.free else NOT_REACHED

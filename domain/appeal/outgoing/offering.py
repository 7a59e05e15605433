"""Which letters a case calls for: those that the other side's silence offers come first."""

from domain.appeal import terms
from domain.appeal.outgoing.plan import Template
from domain.appeal.outgoing.state import Standing
from domain.appeal.outgoing.table import RESTORATION, TEMPLATES, is_offered, templates_for
from domain.appeal.state import Appeal
from domain.kernel import Record


class Offer(Record):
    """`silent`: the other side let its term pass."""

    template: Template
    track: str = ""
    silent: bool = False


OVER = frozenset({Standing.SENT, Standing.SERVED})


def offers(appeal: Appeal) -> tuple[Offer, ...]:
    """Every template of such a case once: what silence or a missed term offers, what the open tracks ask for next,
    then the rest.
    """
    found: dict[str, Offer] = {}
    for offer in (*_by_silence(appeal), *_missed(appeal), *_next_steps(appeal)):
        found.setdefault(offer.template.id, offer)
    for template in TEMPLATES.values():
        if appeal.letters_leave and is_offered(template, appeal.ways):
            found.setdefault(template.id, Offer(template=template))
    return tuple(found.values())


def called_for(appeal: Appeal) -> tuple[Offer, ...]:
    """What is offered by silence or by a missed term and is not being written yet."""
    writing = {letter.template_id for letter in appeal.desk.letters.values() if letter.standing not in OVER}
    return tuple(o for o in (*_by_silence(appeal), *_missed(appeal)) if o.template.id not in writing)


def _by_silence(appeal: Appeal) -> tuple[Offer, ...]:
    return tuple(
        Offer(template=template, track=way.id, silent=True)
        for way in appeal.tracks.values()
        for milestone in sorted(way.offered)
        for template in templates_for(way.kind, milestone)
    )


def _missed(appeal: Appeal) -> tuple[Offer, ...]:
    """A term for turning to the commission has passed: it may restore the term for a valid reason (LC 160)."""
    missed = appeal.lapsed & set(terms.LIMITATIONS)
    turned = any(way.has_reached("application_filed") for way in appeal.tracks.values())
    return (Offer(template=RESTORATION),) if missed and not turned else ()


def _next_steps(appeal: Appeal) -> tuple[Offer, ...]:
    return tuple(
        Offer(template=template, track=way.id)
        for way in appeal.tracks.values()
        for milestone in way.next_milestones
        for template in templates_for(way.kind, milestone.id)
    )

"""What a caller sees of papers: their fingerprints, who keeps them, and what has none."""

from api.shapes import Named, View
from domain.bargaining.proving import provable
from domain.bargaining.state import Bargaining
from domain.bargaining.words import PROVEN
from domain.collective import Paper


class PaperView(View):
    """A paper by its fingerprint, and the body that keeps it."""

    sha256: str
    kept_by: str


class ProofView(View):
    """Something that was recorded, and the paper that proves it; None where none is on record."""

    of: Named
    paper: PaperView | None


def proofs_view(talks: Bargaining) -> tuple[ProofView, ...]:
    return tuple(
        ProofView(of=Named(code=of, label=PROVEN[of]), paper=paper_view(talks.papers.get(of))) for of in provable(talks)
    )


def paper_view(paper: Paper | None) -> PaperView | None:
    return None if paper is None else PaperView(sha256=paper.sha256, kept_by=paper.kept_by)

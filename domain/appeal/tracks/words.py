"""Tracks, milestones and results in the words people read."""

from collections.abc import Mapping

from domain.appeal.tracks.plan import Milestone, Result, Track, TrackKind
from domain.appeal.tracks.table import TRACKS
from domain.words import Label

RESULTS: Mapping[Result, Label] = {
    Result.SETTLED: Label(kk="реттелді", ru="урегулировано", en="settled"),
    Result.EXECUTED: Label(kk="орындалды", ru="исполнено", en="executed"),
    Result.UNSETTLED: Label(kk="реттелмеді", ru="не урегулировано", en="not settled"),
    Result.REFUSED: Label(kk="бас тартылды", ru="отказано", en="refused"),
    Result.NOT_PURSUED: Label(kk="әрі қарай жүргізілмейді", ru="дальше не ведётся", en="not gone on with"),
}


def track_of(track_id: str) -> Track:
    """The plan of a track by its id in a case: `conciliation-1`."""
    return TRACKS[TrackKind(track_id.rpartition("-")[0])]


def milestone_of(track_id: str, milestone_id: str) -> Milestone:
    """Raises LookupError for a milestone that its track does not have."""
    found = track_of(track_id).milestone(milestone_id)
    if found is None:
        raise LookupError(milestone_id)
    return found

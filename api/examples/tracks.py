"""Ways outside the union."""

from collections.abc import Mapping

from api.examples.names import days_ago
from api.examples.telling import Example, to_case

TRACKS: Mapping[str, Example] = {
    "open_track": to_case(
        "lawyer", "open_track", "The lawyer opens a way outside the union; several may be open", kind="conciliation"
    ),
    "record_milestone": to_case(
        "lawyer",
        "record_milestone",
        "The application reached the conciliation commission: its clock starts and the member's term is met",
        track="conciliation-1",
        milestone="application_filed",
        on=days_ago(1),
        proof="Комиссия хатшысының кіріс белгісі, № 14.",
    ),
    "end_track": to_case(
        "lawyer",
        "end_track",
        "A way is not gone on with",
        track="conciliation-1",
        reasons="Работодатель согласился выплатить долг до заседания.",
    ),
}

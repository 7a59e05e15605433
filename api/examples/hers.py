"""What a member decides about her own case, and the papers in it."""

from collections.abc import Mapping

from api.examples.telling import Example, to_case
from api.fields import CONSENT_VERSION

HERS: Mapping[str, Example] = {
    "correct_document": to_case(
        "lawyer",
        "correct_document",
        "The lawyer says what kind of paper a document is and calls it otherwise",
        document="document-1",
        kind="employers_act",
        title="Приказ о лишении премии",
    ),
    "set_document_aside": to_case(
        "member",
        "set_document_aside",
        "The member sets aside a document that she attached by mistake; it is not deleted",
        document="document-1",
        reasons="Басқа құжатты жіберіп қойыппын.",
    ),
    "withdraw": to_case("member", "withdraw", "The member withdraws", reasons="Мәселе өз бетімен шешілді."),
    "reopen": to_case("member", "reopen", "The member reopens a closed case", reasons="Қосымша ақы тағы төленбеді."),
    "change_circle": to_case(
        "member", "change_circle", "The member lets her primary organisation know", primary_may_know=True
    ),
    "give_consent": to_case(
        "member",
        "give_consent",
        "The member agrees to one more purpose",
        purpose="training",
        text_version=CONSENT_VERSION,
    ),
    "withdraw_consent": to_case(
        "member", "withdraw_consent", "The member withdraws her consent to statistics", purpose="statistics"
    ),
}

"""What is looked for among the seeded cases."""

from collections.abc import Mapping

from api.examples.telling import Example

SEARCHES: Mapping[str, Example] = {
    "by_words_that_were_written": Example(
        "supervisor",
        "",
        "A supervisor looks for the night shifts at one employer",
        {"text": "ночные смены 990540001238"},
    ),
    "by_the_name_of_the_member": Example(
        "lawyer", "", "A lawyer looks for a member by name, however it is spelled", {"text": "айгул серикбаева"}
    ),
}

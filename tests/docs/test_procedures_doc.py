"""The page that lawyers read is the table that runs."""

from tools.procedures_doc import DOCUMENT, document


def test_the_page_of_procedures_says_what_the_tables_say():
    assert DOCUMENT.read_text(encoding="utf-8") == document()

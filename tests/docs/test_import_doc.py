"""The page of columns is what the importer reads by."""

from tools.import_doc import DOCUMENT, document


def test_the_page_of_columns_says_what_the_importer_reads():
    assert DOCUMENT.read_text(encoding="utf-8") == document()

"""The page of measurements holds what was measured, and nothing that was typed."""

from tools.bench_doc import DOCUMENT, document, newest


def test_the_page_of_measurements_says_what_was_measured():
    assert DOCUMENT.read_text(encoding="utf-8") == document(newest())

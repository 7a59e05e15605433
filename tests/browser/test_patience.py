"""A click returns before the page to which it leads is there: no test of a page may look at it only once."""

import re
from pathlib import Path

HERE = Path(__file__).parent
AT_ONCE = re.compile(
    r"assert .*\b(?:(?:inner_text|text_content|input_value|get_attribute|is_checked|is_visible|is_hidden|count)\(|url\b)"
    r"|\.all\(\):"
)


def looks_once(source: str) -> list[str]:
    return [line.strip() for line in source.splitlines() if AT_ONCE.search(line)]


def test_no_test_of_a_page_looks_only_once():
    found = {file.name: looks_once(file.read_text()) for file in HERE.glob("test_*.py") if file != Path(__file__)}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_a_look_that_does_not_wait_is_found():
    planted = [
        'assert "x" in page.inner_text("main")',
        "for each in page.locator('summary').all():",
        "assert it in page.url",
    ]
    assert looks_once("\n".join(planted)) == planted

"""A letter's way through a browser: from the lawyer's desk to her phone, and with her yes to the employer."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from api.examples import COMMANDS, UNPAID
from api.examples.letters import IN_TWO_LANGUAGES, PROPOSED
from api.pages.letter_acts import BESIDE
from domain.kernel import ALMATY
from local.stack import RunningStack
from tests.browser.conftest import DESK, PHONE, every
from tests.browser.desk import Office, office

pytestmark = [pytest.mark.slow, pytest.mark.browser]

PRESS = "main form .govuk-button"


@pytest.fixture(scope="module")
def work(stack: RunningStack) -> Iterator[Office]:
    with office(stack) as opened:
        yield opened


def in_kazakh(work: Office) -> str:
    case = work.send("member", "/api/v1/appeals", {**UNPAID, "language": "kk"})["case"]
    work.send("supervisor", f"/api/v1/cases/{case}/commands", COMMANDS["triage"].body)
    return f"/cases/{case}"


def today() -> list[str]:
    return f"{datetime.now(ALMATY):%-d %-m %Y}".split()


def act(page, letter: str, name: str) -> None:
    page.goto(letter)
    page.click(f"main a[href='{letter}/{name}']")


def draft(lawyer, case: str) -> str:
    """A demand in Russian with the same in Kazakh; where the letter is found from then on."""
    lawyer.goto(f"{case}/outgoing/write/demand")
    lawyer.check("input[name=language][value=ru]")
    lawyer.click("main details summary")
    for part, text in IN_TWO_LANGUAGES["parts"].items():
        lawyer.fill(f"[name='{part}']", text)
    for part, text in IN_TWO_LANGUAGES["parts_in_her_language"].items():
        lawyer.fill(f"[name='{BESIDE}{part}']", text)
    lawyer.click(PRESS)
    lawyer.wait_for_url("**/outgoing/outgoing-1?*")
    return f"{case}/outgoing/outgoing-1"


def word_file(lawyer, letter: str) -> str:
    answer = lawyer.context.request.get(lawyer.get_attribute(f"a[href^='{letter}/preview.docx']", "href"))
    with ZipFile(BytesIO(answer.body())) as package:
        return package.read("word/document.xml").decode()


def test_a_letter_is_written_read_by_her_and_leaves_without_her_name(signed_in, check, work):
    case = in_kazakh(work)
    lawyer = signed_in("lawyer", "ru", DESK)
    letter = draft(lawyer, case)
    check(lawyer)
    assert IN_TWO_LANGUAGES["parts"]["demands"] in word_file(lawyer, letter)
    assert lawyer.context.request.get(f"{letter}/preview.pdf?manner=unnamed").body().startswith(b"%PDF")
    act(lawyer, letter, "propose_letter")
    lawyer.fill("#risk", PROPOSED["risk"])
    lawyer.click(PRESS)

    hers = signed_in("member", "kk", PHONE)
    hers.goto(case)
    hers.click(f"main a[href='{letter}']")
    expect(hers.locator("main")).to_contain_text(PROPOSED["risk"], use_inner_text=True)
    for summary in every(hers.locator("main details summary")):
        summary.click()
    expect(hers.locator("main")).to_contain_text(
        IN_TWO_LANGUAGES["parts_in_her_language"]["demands"], use_inner_text=True
    )
    hers.click(PRESS)
    expect(hers.locator(".govuk-error-summary"), "nothing is chosen for her").to_be_visible()
    hers.check("input[name=choice][value$='-unnamed']")
    hers.click(PRESS)
    check(hers)

    act(lawyer, letter, "release_letter")
    lawyer.click(PRESS)
    act(lawyer, letter, "record_served")
    for part, value in zip(("day", "month", "year"), today(), strict=True):
        lawyer.fill(f"#on-{part}", value)
    lawyer.fill("#proof", "Отметка канцелярии о получении, вх. № 118.")
    lawyer.click(PRESS)
    check(lawyer)
    lawyer.goto(case)
    expect(lawyer.locator("main").get_by_text("Ответ работодателя").first, "the employer's clock runs").to_be_visible()

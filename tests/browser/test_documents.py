"""Documents in a browser: the pages in every language and width, a photo that goes on after the network was lost."""

from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from api.examples import SEEDED, case
from tests import files
from tests.browser.conftest import BY_TURNS, PHONE

pytestmark = [pytest.mark.slow, pytest.mark.browser]

WITH_A_PAPER = SEEDED["correct_document"]
HERE = f"/cases/{case('correct_document')}/documents"
LARGE = 1_500_000


@pytest.fixture(scope="module")
def photo(tmp_path_factory) -> Path:
    """Larger than a few pieces: what stands behind the end of a photo is left out when it is kept."""
    path = tmp_path_factory.mktemp("photos") / "IMG_2034.jpg"
    path.write_bytes(files.photographed("Құпия") + bytes(LARGE))
    return path


@BY_TURNS
def test_documents_are_shown_corrected_and_refused_on_pages_that_clear_the_bar(signed_in, check, where, tmp_path):
    program = tmp_path / "order.pdf"
    program.write_bytes(files.PROGRAM)
    for account in (WITH_A_PAPER.member, WITH_A_PAPER.lawyer):
        page = signed_in(account, *where)
        page.goto(HERE)
        check(page)
        page.set_input_files("#file", program)
        page.click("form[data-upload] button[type=submit]")
        page.locator(".birge-sending__words.govuk-error-message").wait_for()
        check(page)
        page.locator("a[href$='/change']").first.click()
        check(page)
        page.goto(HERE.removesuffix("/documents"))
        expect(page.locator(f"a[href='{HERE}']")).to_be_visible()
        check(page)


def test_a_plain_form_works_without_a_script(signed_in, check, photo):
    page = signed_in(WITH_A_PAPER.member, "kk", PHONE, scripts=False)
    page.goto(HERE)
    page.set_input_files("#file", photo)
    page.click("form[data-upload] button[type=submit]")
    page.locator(".moj-banner, .govuk-notification-banner").first.wait_for()
    expect(page.locator("main")).to_contain_text("IMG_2034.jpg", use_inner_text=True)


def test_a_photo_goes_on_by_itself_where_the_network_was_lost(signed_in, photo):
    page = signed_in(WITH_A_PAPER.member, "ru", PHONE)
    page.goto(HERE)
    sent: list[int] = []
    cut = {"left": 2}

    def flaky(route: Route) -> None:
        place = int(route.request.headers["upload-offset"])
        sent.append(place)
        if place and cut["left"]:
            cut["left"] -= 1
            route.abort("internetdisconnected")
        else:
            route.continue_()

    page.route("**/uploads/*", lambda route: flaky(route) if route.request.method == "PATCH" else route.continue_())
    page.fill("#title", "Фото приказа")
    page.set_input_files("#file", photo)
    page.click("form[data-upload] button[type=submit]")
    page.wait_for_url("**/documents?done=document-*", timeout=40_000)
    assert cut["left"] == 0
    assert sent[1] == sent[2] == sent[3] > 0, "the same piece again, and none of those before it"
    assert sent == sorted(sent)
    page.get_by_role("link", name="Фото приказа", exact=True).first.click()
    page.wait_for_load_state()
    turned = page.evaluate("() => [document.images[0].naturalWidth, document.images[0].naturalHeight]")
    assert turned == [8, 16], "the photo is shown the way the camera was held"

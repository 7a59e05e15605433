"""What stands around every page: headers, weights, languages, and nothing that comes from elsewhere."""

import gzip
import re
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from api.assets import FOLDER
from domain.words import Language
from tests.api.browsing import is_signed_in, sign_in
from tools.strings import LANGUAGES, gathered, kept, lacking, merged

PAGES = ("/", "/sign-in", "/how-dates-are-computed", "/accessibility", "/nowhere", "/problems/refused")
FIRST_PAGE_BYTES, LATER_PAGE_BYTES = 100_000, 20_000
HEADER_BYTES = 600
VENDOR = FOLDER / "vendor"
PERSONAL = ("/my/sessions", "/sign-in", "/accessibility")


def unlike(folder: Path) -> list[str]:
    """Vendored files that are not what vendor.toml says, or that it does not name."""
    listed = tomllib.loads((VENDOR / "vendor.toml").read_text())["package"]
    expected = {file["file"]: file["sha256"] for package in listed for file in package["file"]}
    found = {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.suffix != ".toml"}
    return sorted(name for name in expected | found if expected.get(name) != found.get(name))


def test_vendored_files_are_those_that_were_vendored():
    assert unlike(VENDOR) == []


def test_a_changed_a_missing_and_an_unlisted_file_are_noticed(tmp_path):
    for path in VENDOR.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "htmx.js").write_bytes(b"changed")
    (tmp_path / "moj.css").unlink()
    (tmp_path / "tracker.js").touch()
    assert unlike(tmp_path) == ["htmx.js", "moj.css", "tracker.js"]


def test_every_vendored_package_names_a_licence_we_may_ship():
    listed = tomllib.loads((VENDOR / "vendor.toml").read_text())["package"]
    assert {package["licence"] for package in listed} <= {"MIT", "0BSD", "BSD-0-Clause", "OFL-1.1"}


@pytest.mark.parametrize("style", [path.name for path in VENDOR.glob("*.css")])
def test_no_font_or_mark_of_the_british_government_is_left(style):
    css = (VENDOR / style).read_text()
    assert not re.search(r"GDS Transport|crest|crown|/assets/", css, re.IGNORECASE)


def _transferred(browser, path: str) -> int:
    answer = browser.get(path, headers={"Accept-Encoding": "gzip"})
    packed = answer.headers.get("content-encoding") == "gzip"
    return len(gzip.compress(answer.content, 9) if packed else answer.content) + HEADER_BYTES


def _asset_paths(browser, page: str) -> set[str]:
    paths = set(re.findall(r'"(/static/[^"]+)"', page))
    fonts = {f"{path.rsplit('/', 1)[0]}/{name}" for path in paths for name in _fonts(browser, path)}
    return paths | fonts


def _fonts(browser, path: str) -> list[str]:
    return re.findall(r"url\(([^)]+)\)", browser.get(path).text) if path.endswith(".css") else []


@pytest.mark.parametrize("path", PAGES)
def test_the_first_page_weighs_little_and_the_later_ones_less(browser, path):
    page = browser.get(path, headers={"Accept-Language": "kk"}).text
    assets = _asset_paths(browser, page)
    assert len([each for each in assets if each.endswith(".woff2")]) == 6
    later = _transferred(browser, path)
    assert later <= LATER_PAGE_BYTES
    assert later + sum(_transferred(browser, each) for each in assets) <= FIRST_PAGE_BYTES


def test_the_unpurged_design_system_would_be_too_heavy():
    unpurged = 16_075 + 10_901  # gzip of the two sheets as they come
    ours = sum(len(gzip.compress(path.read_bytes(), 9)) for path in VENDOR.glob("*.css"))
    assert ours < unpurged / 2


@pytest.mark.parametrize("path", [*PAGES, "/my/sessions"])
def test_pages_load_nothing_from_elsewhere_and_run_no_script_of_their_own(browser, aigul, path):
    sign_in(browser)
    page = browser.get(path).text
    loaded = re.findall(r'(?:src|<link[^>]*href)="([^"]+)"', page)
    assert all(address.startswith("/static/") for address in loaded)
    assert not re.search(r"<script(?![^>]*src=)|<style| on\w+=| style=", page)


@pytest.mark.parametrize("path", [*PAGES, "/api/v1/nowhere", "/static/nowhere/x"])
def test_every_answer_carries_the_headers_that_guard_it(browser, path):
    headers = browser.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("path", PERSONAL)
def test_personal_pages_stay_in_no_cache(browser, aigul, path):
    sign_in(browser)
    assert browser.get(path).headers["cache-control"] == "no-store"


def test_assets_stay_in_the_cache_for_ever_but_not_under_an_old_address(browser, services):
    assert "immutable" in browser.get(services.assets.url("birge.css")).headers["cache-control"]
    assert "immutable" not in browser.get("/static/0123456789ab/birge.css").headers["cache-control"]


def test_no_file_outside_the_assets_is_served(browser):
    for name in ("../app.py", "..%2fapp.py", "%2e%2e/app.py", "vendor/vendor.toml", "/etc/passwd"):
        assert browser.get(f"/static/x/{name}").status_code == 404


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_in_the_language_asked_for(browser, path, language):
    answer = browser.get(f"{path}?lang={language}")
    assert f'<html lang="{language}"' in answer.text
    assert answer.headers["content-language"] == language


def test_the_language_switch_is_remembered_and_survives_signing_in(browser, aigul):
    browser.get("/?lang=ru")
    assert '<html lang="ru"' in browser.get("/accessibility").text
    sign_in(browser)
    assert '<html lang="en"' in browser.get("/accessibility").text  # the account's own setting
    browser.get("/accessibility?lang=kk")
    browser.cookies.delete("birge_language")
    assert '<html lang="kk"' in browser.get("/accessibility").text


def test_the_switch_stays_on_the_page_and_keeps_what_was_asked(browser):
    page = browser.get("/sign-in?next=%2Fcases%2F1").text
    assert 'href="/sign-in?next=%2Fcases%2F1&amp;lang=ru" lang="ru"' in page


def test_an_unknown_language_is_ignored(browser):
    assert '<html lang="en"' in browser.get("/?lang=<script>").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language):
    assert lacking(merged(language, gathered())) == []


def test_a_sentence_without_translation_is_noticed():
    planted = gathered()
    planted.add("A planted sentence")
    assert "A planted sentence" in lacking(merged("kk", planted))


def test_russian_has_three_plural_forms_and_lacking_one_is_noticed():
    catalog = Catalog(locale="ru")
    catalog.add(("%(num)d day", "%(num)d days"), ("%(num)d день", "%(num)d дня", "%(num)d дней"))
    assert lacking(catalog) == []
    catalog.add(("%(num)d hour", "%(num)d hours"), ("%(num)d час", "%(num)d часа", ""))
    assert len(lacking(catalog)) == 1
    assert kept("ru").num_plurals == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_outlives_its_sentence(language):
    used = {message.id for message in gathered()}
    assert [message.id for message in kept(language) if message.id not in used] == []


def test_signed_out_pages_show_no_way_into_the_account(browser, aigul):
    assert "/my/sessions" not in browser.get("/accessibility").text
    sign_in(browser)
    assert is_signed_in(browser)
    assert "/my/sessions" in browser.get("/accessibility").text

"""Takes the pictures of docs/screenshots from a fresh demo stack, so that they show what a first visitor sees.

Usage: python tools/screenshots.py http://127.0.0.1:8080
"""

import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from api.examples import case
from ops.demo import PASSWORD

FOLDER = Path(__file__).parent.parent / "docs" / "screenshots"
PHONE, DESK, TALL = (390, 844), (1280, 860), (1280, 2900)


class Picture(NamedTuple):
    name: str
    account: str
    language: str
    size: tuple[int, int]
    path: str


PICTURES = (
    Picture("member-case-390-kk", "member", "kk", PHONE, f"/cases/{case('triage')}"),
    Picture("member-cases-ru-phone", "member", "ru", PHONE, "/my"),
    Picture("chair-kk", "chair", "kk", DESK, "/chair"),
    Picture("lawyer-queue-ru", "lawyer", "ru", DESK, "/queue"),
    Picture("lawyer-queue-kk-phone", "lawyer", "kk", PHONE, "/queue"),
    Picture("staff-case-ru", "supervisor", "ru", DESK, f"/cases/{case('complete_review')}"),
    Picture("review-kk", "supervisor", "kk", DESK, f"/cases/{case('complete_review')}/complete_review"),
    Picture("member-letter-kk-phone", "member", "kk", PHONE, f"/cases/{case('letter-before-her')}"),
    Picture("lawyer-letters-ru", "lawyer", "ru", DESK, f"/cases/{case('release_letter')}/outgoing"),
    Picture("admin-bodies-ru", "admin", "ru", DESK, "/admin"),
    Picture("barometer-en", "leader", "en", TALL, "/barometer"),
)


def take(browser: Browser, address: str, picture: Picture) -> None:
    width, height = picture.size
    context = browser.new_context(base_url=address, viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto("/sign-in")
    page.fill("#login", picture.account)
    page.fill("#password", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(lambda url: "/sign-in" not in url)
    page.goto(f"{picture.path}?lang={picture.language}")
    page.screenshot(path=FOLDER / f"{picture.name}.png")
    context.close()


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for picture in PICTURES:
            take(browser, sys.argv[1], picture)
        browser.close()


if __name__ == "__main__":
    main()

"""Makes api/static/vendor from unpacked npm packages: only the components our pages use, Golos Text for the font.

Usage: python tools/vendor_assets.py NODE_MODULES
"""

import json
import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from shutil import copyfile
from typing import NamedTuple

VENDOR = Path(__file__).parent.parent / "api" / "static" / "vendor"
FONT = '"Golos Text",arial,sans-serif'
SUBSETS = ("cyrillic", "cyrillic-ext", "latin")
WEIGHTS = (400, 700)
KEPT = re.compile(
    r"govuk-(back-link|body(-[lms])?|button(-group)?|caption-\w+|character-count|checkboxes|date-input|details"
    r"|error-message|error-summary|fieldset|file-upload|form-group|grid-(row|column-.*)|heading-\w+|hint|input"
    r"|inset-text|label(-wrapper)?|link|list|main-wrapper|notification-banner|pagination|panel|radios|section-break"
    r"|select|skip-link|summary-list|table|tag|task-list|template|textarea|visually-hidden(-focusable)?"
    r"|warning-text|width-container|\\!-(display|font)-.*)"
    r"|moj-(badge|banner|interruption-card|notification-badge|scrollable-pane|ticket-panel|timeline)"
)


class Package(NamedTuple):
    name: str
    files: tuple[tuple[str, str], ...]


PACKAGES = (
    Package("govuk-frontend", (("dist/govuk/govuk-frontend.min.css", "govuk.css"),)),
    Package("@ministryofjustice/frontend", (("moj/moj-frontend.min.css", "moj.css"),)),
    Package("htmx.org", (("dist/htmx.min.js", "htmx.js"), ("dist/ext/hx-sse.min.js", "hx-sse.js"))),
    Package(
        "@fontsource/golos-text",
        (
            *(
                (f"files/golos-text-{subset}-{weight}-normal.woff2", f"golos-{subset}-{weight}.woff2")
                for subset in SUBSETS
                for weight in WEIGHTS
            ),
            ("LICENSE", "golos.LICENSE.txt"),
        ),
    ),
)


def rules(css: str) -> Iterator[tuple[str, str]]:
    """The rules of one level of a style sheet: what they apply to, and what stands in their braces."""
    start = depth = opened = 0
    for brace in re.finditer(r"[{}]", css):
        if brace[0] == "{":
            opened = brace.start() if depth == 0 else opened
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                yield css[start:opened], css[opened + 1 : brace.start()]
                start = brace.end()


def is_kept(selector: str) -> bool:
    classes = re.findall(r"\.(-?[_a-zA-Z](?:[\w-]|\\.)*)", selector)
    return all(KEPT.fullmatch(re.split(r"__|(?<!!)--", name)[0]) for name in classes)


def purged(css: str) -> str:
    kept = (_purged_rule(head, body) for head, body in rules(css))
    return "".join(kept)


def _purged_rule(head: str, body: str) -> str:
    if head.startswith(("@media", "@supports")):
        inner = purged(body)
        return f"{head}{{{inner}}}" if inner else ""
    if head.startswith("@"):
        return ""
    selectors = [each for each in re.split(r",(?![^(]*\))", head) if is_kept(each)]
    declarations = ";".join(each for each in body.split(";") if "/assets/" not in each)
    return f"{','.join(selectors)}{{{declarations}}}" if selectors and declarations else ""


def own_style(css: str) -> str:
    """A vendored sheet without the crown, the fonts that are not ours to use, and the components not in use."""
    plain = re.sub(r"/\*.*?\*/|@charset[^;]*;", "", css, flags=re.DOTALL).replace("\n", "")
    return purged(re.sub(r"GDS Transport,\s*arial,\s*sans-serif", FONT, plain, flags=re.IGNORECASE))


def font_faces(unicode_ranges: dict[str, str]) -> str:
    return "".join(
        f'@font-face{{font-family:"Golos Text";font-display:swap;font-weight:{weight};'
        f"src:url(golos-{subset}-{weight}.woff2);unicode-range:{unicode_ranges[subset]}}}"
        for subset in SUBSETS
        for weight in WEIGHTS
    )


def take(package: Package, source: Path) -> str:
    """Copy what is used of one package; answer with its entry in vendor.toml."""
    facts = json.loads((source / "package.json").read_text())
    entries = [
        f'\n[[package]]\nname = "{package.name}"\nversion = "{facts["version"]}"\nlicence = "{facts["license"]}"\n'
    ]
    for origin, name in package.files:
        if name.endswith(".css"):
            (VENDOR / name).write_text(own_style((source / origin).read_text()))
        else:
            copyfile(source / origin, VENDOR / name)
        entries.append(entry(name, origin))
    return "".join(entries)


def entry(name: str, origin: str) -> str:
    digest = sha256((VENDOR / name).read_bytes()).hexdigest()
    return f'[[package.file]]\nfile = "{name}"\nfrom = "{origin}"\nsha256 = "{digest}"\n'


def main(modules: Path) -> None:
    VENDOR.mkdir(parents=True, exist_ok=True)
    ranges = json.loads((modules / "@fontsource/golos-text/unicode.json").read_text())
    (VENDOR / "golos.css").write_text(font_faces(ranges))
    listed = [take(package, modules / package.name) for package in PACKAGES]
    listed.append(entry("golos.css", "unicode.json"))
    head = "# What others made and we ship; written by tools/vendor_assets.py, checked by a test.\n"
    (VENDOR / "vendor.toml").write_text(head + "".join(listed))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

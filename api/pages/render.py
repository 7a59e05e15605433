"""Turns templates into pages: one environment for each language, and a missing value is an error, never a gap."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined

from api.assets import Assets
from api.headers import NEUTRAL_SITE
from api.i18n import Catalogs
from domain.kernel import ALMATY
from domain.words import NBSP, Label, Language, format_date

TEMPLATES = Path(__file__).parent / "templates"

Pages = Mapping[Language, Environment]


def load_pages(catalogs: Catalogs, assets: Assets) -> Pages:
    return {language: environment(language, catalogs, assets, FileSystemLoader(TEMPLATES)) for language in Language}


def environment(language: Language, catalogs: Catalogs, assets: Assets, loader: BaseLoader) -> Environment:
    made = Environment(
        loader=loader,
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_translations(catalogs[language], newstyle=True)  # type: ignore[attr-defined]
    made.filters |= {
        "day": partial(day, language=language),
        "moment": partial(moment, language=language),
        "clock": clock,
        "said": partial(said, language=language),
    }
    made.globals |= {"asset": assets.url, "language": language, "neutral_site": NEUTRAL_SITE}
    return made


def day(value: date, language: Language) -> str:
    """`{{ due.falls_on | day }}`: «4 декабря 2026 г.»; a moment is told as the day in Almaty."""
    return _breakable(format_date(_local(value), language))


def moment(value: datetime, language: Language) -> str:
    local = value.replace(tzinfo=value.tzinfo or UTC).astimezone(ALMATY)
    return f"{_breakable(format_date(local.date(), language))}, {local:%H:%M}"


def _breakable(date_in_words: str) -> str:
    """A line may end beside the year: all in one, a date is wider than a narrow cell and would break within a word."""
    first, second, *rest = date_in_words.split(NBSP)
    return f"{first}{NBSP}{second} {NBSP.join(rest)}"


def clock(value: datetime) -> str:
    """The time of day in Almaty, where the day stands beside it."""
    return f"{value.astimezone(ALMATY):%H:%M}"


def _local(value: date) -> date:
    return value.astimezone(ALMATY).date() if isinstance(value, datetime) else value


def said(value: Label, language: Language) -> str:
    """`{{ step.label | said }}`: a label of the domain in the language of the page."""
    return value.in_(language)


def render(pages: Pages, language: Language, template: str, values: Mapping[str, Any]) -> str:
    return pages[language].get_template(template).render({"not_answered": {}, **values})

"""The forms by which cases are linked, merged and told apart: which controls each has, and what it asks for."""

from collections.abc import Mapping
from typing import Any

from api.cases import OpenedCase, is_case_id
from api.pages.faults import Fault, Reading
from api.pages.sheet import Sheet, Typed
from api.visit import Visit
from domain.appeal.joining.commands import LinkCases, MergeCases, SeparateCases, UnlinkCases
from domain.linking import Link

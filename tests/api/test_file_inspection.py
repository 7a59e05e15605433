"""A file is what is in it: its type, what is refused and why, and what a photo no longer tells."""

import pytest

from api.documents.inspection import inspected
from api.documents.photos import orientation
from domain import document_rules as rules
from domain.kernel import Refused
from tests import files
from tests.ops.canary import scan

WORD = "Құпия-51.1694-71.4491"
TURNED = 6


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (files.JPEG, rules.JPEG),
        (files.PNG, rules.PNG),
        (files.PDF, rules.PDF),
        (files.DOCX, rules.DOCX),
        (files.XLSX, rules.XLSX),
        (files.TIMESHEET.encode(), rules.TEXT),
        (files.TIMESHEET.encode("cp1251"), rules.TEXT),
        (b"\xff\xfe" + files.TIMESHEET.encode("utf-16-le"), rules.TEXT),
    ],
)
def test_a_file_is_known_by_what_is_in_it(content, media_type):
    found = inspected(content)
    assert found.media_type == media_type
    if not media_type.startswith("image/"):
        assert found.content == content


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", rules.EMPTY),
        (b"a" * (rules.LARGEST_BYTES + 1), rules.TOO_LARGE),
        (files.PROGRAM, rules.NOT_TAKEN),
        (b"\x7fELF" + bytes(60), rules.NOT_TAKEN),
        (b"#!/bin/sh\nrm -rf /\n", rules.NOT_TAKEN),
        (b"<html><script>alert(1)</script></html>", rules.NOT_TAKEN),
        (b"  <svg xmlns='http://www.w3.org/2000/svg'/>", rules.NOT_TAKEN),
        (b"GIF89a" + bytes(40), rules.NOT_TAKEN),
        (files.ARCHIVE, rules.NOT_TAKEN),
        (files.HEIC, rules.HEIC),
        (files.JPEG[:-30], rules.DAMAGED),
        (files.JPEG[:100], rules.DAMAGED),
        (b"\xff\xd8\xff\xd9", rules.DAMAGED),
        (files.PNG[:-20], rules.DAMAGED),
        (files.PNG[:60] + b"?" + files.PNG[61:], rules.DAMAGED),
        (files.PDF[:-7], rules.DAMAGED),
        (files.DOCX[:-30], rules.DAMAGED),
        (files.WITH_MACROS, rules.MACROS),
        (files.MACROS_DENIED, rules.MACROS),
        (files.BOMB, rules.SWELLS),
        (files.PDF + files.DOCX, rules.TWO_IN_ONE),
        (files.PDF + bytes(2000), rules.TWO_IN_ONE),
        (files.DOCX + files.PROGRAM, rules.TWO_IN_ONE),
    ],
)
def test_a_file_that_nobody_should_open_is_refused_with_its_rule(content, rule):
    with pytest.raises(Refused) as refused:
        inspected(content)
    assert refused.value.rule == rule


def test_a_program_before_an_archive_is_no_document():
    with pytest.raises(Refused):
        inspected(files.PROGRAM + files.DOCX)


@pytest.mark.parametrize("made", [files.photographed, files.screenshot])
def test_a_photo_forgets_its_camera_and_the_place(made):
    photo = made(WORD)
    assert scan({"word": WORD}, [("before", photo)]), "the word was there"
    kept = inspected(photo).content
    assert scan({"word": WORD}, [("after", kept)]) == set()
    assert b"N\0\0\0" not in kept.partition(b"MM\0*")[2][:40], "no place on earth"


@pytest.mark.parametrize("turned", range(1, 9))
@pytest.mark.parametrize("made", [files.photographed, files.screenshot])
def test_a_photo_keeps_how_it_is_to_be_turned(made, turned):
    kept = inspected(made(WORD, turned)).content
    _, mark, tiff = kept.partition(b"MM\0*")
    assert (orientation(mark + tiff) if mark else 1) == turned


@pytest.mark.parametrize(("made", "plain"), [(files.photographed, files.JPEG), (files.screenshot, files.PNG)])
def test_the_picture_itself_is_not_touched(made, plain):
    assert inspected(made(WORD, 1)).content == inspected(plain).content


def test_what_stands_behind_the_end_of_a_photo_is_gone():
    assert inspected(files.JPEG + files.PROGRAM).content == inspected(files.JPEG).content
    assert inspected(files.PNG + files.DOCX).content == inspected(files.PNG).content


def test_what_a_camera_wrote_in_disorder_turns_nothing():
    garbled = files.part(0xE1, b"Exif\0\0II*\0\xff\xff\xff\x7f")
    assert b"Exif" not in inspected(files.JPEG[:20] + garbled + files.JPEG[20:]).content

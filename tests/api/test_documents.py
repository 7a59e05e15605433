"""Files come to a case whole or piece by piece, are given out to its readers, and no bad one leaves a trace."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from httpx2 import Response

from api.documents import uploads
from api.documents.uploads import LARGEST_PIECE_BYTES
from api.examples import case, person
from domain.document_rules import LARGEST_BYTES
from tests import files
from tests.api.demo import Demo
from tests.ops.canary import everything_in, scan

CASE = case("on-its-way")
WORD = "Құпия-51.1694-71.4491"
HERE = f"/api/v1/cases/{CASE}"


def attach(
    demo: Demo, content: bytes, account: str = "member", key: str = "", language: str = "en", **said: str
) -> Response:
    headers = {"Idempotency-Key": key or str(uuid4()), "Accept-Language": language}
    form = {"kind": "evidence", "title": "Бұйрық", **said}
    name = said.pop("name", "order.pdf")
    return demo.as_(account).post(f"{HERE}/documents", data=form, files={"file": (name, content)}, headers=headers)


def begin(demo: Demo, size: int, account: str = "member", key: str = "", **changes: Any) -> Response:
    body = {"kind": "evidence", "title": "Фото", "size": size, **changes}
    return demo.send(account, f"{HERE}/uploads", body, key)


def send(demo: Demo, upload: str, place: int, content: bytes, account: str = "member") -> Response:
    headers = {"Upload-Offset": str(place), "Content-Type": "application/offset+octet-stream"}
    return demo.as_(account).patch(f"{HERE}/uploads/{upload}", content=content, headers=headers)


def finish(demo: Demo, upload: str, account: str = "member") -> Response:
    return demo.as_(account).post(f"{HERE}/uploads/{upload}/document")


def given(demo: Demo, document: str, account: str = "member") -> Response:
    return demo.as_(account).get(f"{HERE}/documents/{document}")


def pieces(demo: Demo) -> int:
    with demo.services.pool.connection() as connection:
        row = connection.execute("SELECT count(*) FROM uploads.pieces").fetchone()
    assert row
    return row[0]


def blobs(demo: Demo) -> int:
    return sum(path.is_file() for path in demo.services.settings.blobs_dir.rglob("*"))


@pytest.fixture
def nothing_is_left(demo: Demo) -> Iterator[None]:
    before = blobs(demo), pieces(demo), demo.services.ledger.position()
    yield
    assert (blobs(demo), pieces(demo), demo.services.ledger.position()) == before


def test_a_member_attaches_a_document_and_her_lawyer_reads_it(demo: Demo):
    answer = attach(demo, files.PDF)
    assert answer.status_code == 201, answer.text
    document = answer.json()["document"]
    shown = next(d for d in demo.as_("lawyer").get(f"{HERE}/documents").json() if d["id"] == document)
    assert (shown["title"], shown["kind"]["code"], shown["media_type"]) == ("Бұйрық", "evidence", "application/pdf")
    assert (shown["size"], shown["by"], shown["set_aside"]) == (len(files.PDF), person("member"), False)
    file = given(demo, document, "lawyer")
    assert (file.status_code, file.content) == (200, files.PDF)
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert file.headers["Content-Security-Policy"].startswith("sandbox;")
    assert file.headers["Content-Disposition"].startswith("attachment; filename=")
    assert file.headers["Content-Disposition"].endswith(f'-{document}.pdf"')
    assert "Бұйрық" not in file.headers["Content-Disposition"]


def test_every_look_at_a_document_is_recorded_before_it_is_given_out(demo: Demo):
    document = attach(demo, files.PDF).json()["document"]

    def purposes() -> list[str]:
        reads = demo.services.ledger.reads_of(CASE)
        return [read.purpose for read in reads if read.actor_id == person("supervisor")]

    before = purposes()
    given(demo, document)
    assert purposes() == before, "her own look leaves no record"
    given(demo, document, "supervisor")
    assert purposes().count("document") == before.count("document") + 1
    demo.as_("supervisor").get(f"{HERE}/documents")
    assert "documents" in purposes()


def test_a_document_is_open_to_its_readers_alone(demo: Demo):
    document = attach(demo, files.PDF).json()["document"]
    assert given(demo, document, "auditor").status_code == 403
    assert demo.as_("auditor").get(f"{HERE}/documents").status_code == 403
    assert attach(demo, files.PDF, "auditor").status_code == 409
    for account in ("member2", "negotiator"):
        assert given(demo, document, account).status_code == 404
        assert attach(demo, files.PDF, account).status_code == 404
        assert begin(demo, 10, account).status_code == 404
    assert given(demo, "document-999").status_code == 404


def test_a_photo_is_kept_without_its_camera_and_its_place(demo: Demo):
    photo = files.photographed(WORD)
    assert scan({"word": WORD}, [("before", photo)])
    document = attach(demo, photo).json()["document"]
    kept = given(demo, document)
    assert kept.headers["Content-Type"] == "image/jpeg"
    assert scan({"word": WORD}, [("after", kept.content)]) == set()
    assert scan({"word": WORD}, everything_in(demo.services.settings.blobs_dir)) == set()


@pytest.mark.usefixtures("nothing_is_left")
@pytest.mark.parametrize(
    ("content", "status", "rule"),
    [
        (bytes(21 << 20), 413, "document-too-large"),
        (files.PDF + bytes(LARGEST_BYTES), 413, "document-too-large"),
        (files.PROGRAM, 422, "document-type"),
        (b"", 422, "document-empty"),
        (files.JPEG[:-40], 422, "document-damaged"),
        (files.WITH_MACROS, 422, "document-macros"),
        (files.BOMB, 422, "document-swells"),
        (files.PDF + files.DOCX, 422, "document-two-in-one"),
        (files.HEIC, 422, "document-heic"),
    ],
)
def test_a_bad_file_is_refused_with_its_rule_and_nothing_is_kept(demo: Demo, content: bytes, status: int, rule: str):
    said = {}
    for language in ("kk", "ru", "en"):
        answer = attach(demo, content, language=language, name="Zhibek-canary.pdf", title="Zhibek-canary")
        assert (answer.status_code, answer.json()["rule"]) == (status, rule), answer.text
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert "canary" not in answer.text
        said[language] = answer.json()["detail"]
    assert len(set(said.values())) == 3


@pytest.mark.usefixtures("nothing_is_left")
def test_a_form_without_a_file_or_in_disorder_is_explained(demo: Demo):
    member, headers = demo.as_("member"), {"Idempotency-Key": "k"}
    boundary = {"Content-Type": "multipart/form-data; boundary=x"}
    for content, kind, status in (
        (b"--x--\r\n", boundary, 422),
        (b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf', boundary, 400),
        (b"no form at all", boundary, 400),
        (b"{}", {"Content-Type": "application/json"}, 415),
        (b"", {"Content-Type": "multipart/form-data"}, 415),
    ):
        answer = member.post(f"{HERE}/documents", content=content, headers={**headers, **kind})
        assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json"), content
    assert attach(demo, files.PDF, kind="passport").json()["errors"][0]["field"] == "kind"
    assert attach(demo, files.PDF, title="x" * 201).status_code == 422
    assert attach(demo, files.PDF, key="no spaces allowed").status_code == 400


def test_a_file_without_a_title_is_called_as_its_owner_called_it(demo: Demo):
    document = attach(demo, files.PDF, title="", name="Бұйрық № 47.pdf").json()["document"]
    shown = demo.as_("member").get(f"{HERE}/documents").json()
    assert next(d["title"] for d in shown if d["id"] == document) == "Бұйрық № 47.pdf"


def test_the_same_file_under_the_same_key_is_attached_once(demo: Demo):
    key = str(uuid4())
    first, again = attach(demo, files.PDF, key=key), attach(demo, files.PDF, key=key)
    assert first.json() == again.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    other = attach(demo, files.PNG, key=key)
    assert (other.status_code, other.json()["type"]) == (422, "/problems/key-reused")


def test_a_closed_case_takes_no_file(demo: Demo):
    closed = case("reopen")
    answer = demo.as_("member").post(
        f"/api/v1/cases/{closed}/documents", files={"file": ("a", files.PDF)}, headers={"Idempotency-Key": "closed"}
    )
    assert (answer.status_code, answer.json()["rule"]) == (409, "not-at-this-stage")


def test_an_upload_goes_on_where_the_network_was_lost(demo: Demo):
    photo = files.photographed(WORD) + bytes(900_000)
    key = str(uuid4())
    upload = begin(demo, len(photo), key=key).json()["id"]
    assert begin(demo, len(photo), key=key).json()["id"] == upload, "a phone that begins again goes on"
    assert send(demo, upload, 0, photo[:LARGEST_PIECE_BYTES]).headers["Upload-Offset"] == str(LARGEST_PIECE_BYTES)
    assert finish(demo, upload).status_code == 409, "half a photo is no document"
    far = demo.as_("member").get(f"{HERE}/uploads/{upload}")
    assert (far.headers["Upload-Offset"], far.json()["received"]) == (str(LARGEST_PIECE_BYTES), LARGEST_PIECE_BYTES)
    assert send(demo, upload, LARGEST_PIECE_BYTES, photo[LARGEST_PIECE_BYTES:]).status_code == 204
    first, again = finish(demo, upload), finish(demo, upload)
    assert (first.status_code, first.json()) == (201, again.json())
    kept = given(demo, first.json()["document"]).content
    assert scan({"word": WORD}, [("kept", kept)]) == set()
    assert pieces(demo) == 0


def test_a_piece_lies_sealed_from_the_first_byte(demo: Demo):
    upload = begin(demo, 100_000).json()["id"]
    send(demo, upload, 0, WORD.encode() * 1000)
    with demo.services.pool.connection() as connection:
        rows = connection.execute(
            "SELECT u.title, p.box FROM uploads.uploads u JOIN uploads.pieces p ON p.upload = u.id"
        )
        stored = [(title, bytes(box)) for title, box in rows]
    assert stored
    places = [("title", title.encode()) for title, _ in stored] + [("piece", box) for _, box in stored]
    assert scan({"word": WORD, "title": "Фото"}, places) == set()
    assert scan({"word": WORD}, [("plain", WORD.encode() * 1000)]), "the scanner sees it where it is"


def test_of_two_pieces_at_once_one_is_told_where_to_go_on(demo: Demo):
    content = files.TIMESHEET.encode()
    upload = begin(demo, 2 * len(content)).json()["id"]
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: send(demo, upload, 0, content), range(4)))
    assert sorted(answer.status_code for answer in answers) == [204, 409, 409, 409]
    late = next(answer for answer in answers if answer.status_code == 409)
    assert late.headers["Upload-Offset"] == str(len(content))
    assert late.json()["type"] == "/problems/upload-moved"
    assert send(demo, upload, len(content), content).status_code == 204
    document = finish(demo, upload).json()["document"]
    assert given(demo, document).content == content * 2


def test_two_who_finish_one_upload_at_once_attach_one_document(demo: Demo):
    upload = begin(demo, len(files.PDF)).json()["id"]
    send(demo, upload, 0, files.PDF)
    with ThreadPoolExecutor(3) as threads:
        answers = list(threads.map(lambda _: finish(demo, upload), range(3)))
    assert len({answer.json()["document"] for answer in answers}) == 1


@pytest.mark.usefixtures("nothing_is_left")
def test_what_turns_out_to_be_a_bad_file_is_gone(demo: Demo):
    upload = begin(demo, len(files.PROGRAM)).json()["id"]
    send(demo, upload, 0, files.PROGRAM)
    answer = finish(demo, upload)
    assert (answer.status_code, answer.json()["rule"]) == (422, "document-type")
    assert finish(demo, upload).status_code == 404
    too_large = begin(demo, LARGEST_BYTES + 1)
    assert (too_large.status_code, too_large.json()["rule"]) == (413, "document-too-large")


def test_an_upload_is_its_senders_alone_and_takes_no_more_than_was_said(demo: Demo):
    upload = begin(demo, 10).json()["id"]
    assert send(demo, upload, 0, b"0123456789", "lawyer").status_code == 404
    assert demo.as_("lawyer").get(f"{HERE}/uploads/{upload}").status_code == 404
    assert finish(demo, upload, "lawyer").status_code == 404
    assert send(demo, upload, 0, b"0123456789-").status_code == 413
    assert send(demo, upload, 5, b"01234").status_code == 409
    assert send(demo, str(uuid4()), 0, b"0").status_code == 404
    assert begin(demo, 10, key="again").status_code == 201
    assert begin(demo, 11, key="again").status_code == 422


def test_what_nobody_goes_on_with_is_removed_and_of_the_rest_only_so_many_stay(demo: Demo):
    left = begin(demo, 100).json()["id"]
    send(demo, left, 0, b"a")
    with demo.services.pool.connection() as connection:
        connection.execute("UPDATE uploads.uploads SET touched_at = now() - %s - interval '1 minute'", (uploads.KEPT,))
    fresh = begin(demo, 100).json()["id"]
    assert demo.as_("member").get(f"{HERE}/uploads/{left}").status_code == 404
    assert demo.as_("member").get(f"{HERE}/uploads/{fresh}").status_code == 200
    many = [begin(demo, 100).json()["id"] for _ in range(uploads.MOST_AT_ONCE)]
    assert demo.as_("member").get(f"{HERE}/uploads/{fresh}").status_code == 404
    assert demo.as_("member").get(f"{HERE}/uploads/{many[0]}").status_code == 200


def test_a_document_set_aside_is_struck_out_for_staff_and_gone_for_the_chair(demo: Demo):
    document = attach(demo, files.PDF).json()["document"]
    assert given(demo, document, "chair").status_code == 200
    answer = demo.send("member", f"{HERE}/commands", {"command": "set_document_aside", "document": document})
    assert answer.status_code == 200, answer.text
    for account, seen in (("member", True), ("lawyer", True), ("chair", False)):
        listed = {d["id"]: d["set_aside"] for d in demo.as_(account).get(f"{HERE}/documents").json()}
        assert listed.get(document, False) is seen
        assert given(demo, document, account).status_code == (200 if seen else 404)


def test_an_erased_document_cannot_be_read_again(fresh_demo: Demo):
    document = attach(fresh_demo, files.PDF).json()["document"]
    begun = begin(fresh_demo, 10).json()["id"]
    send(fresh_demo, begun, 0, b"01234")
    fresh_demo.services.ledger.vault.keyring.destroy(person("member"))
    uploads.forget_person(fresh_demo.services.pool, person("member"))
    assert given(fresh_demo, document, "lawyer").status_code == 410
    listed = fresh_demo.as_("lawyer").get(f"{HERE}/documents").json()
    assert next(d["title"] for d in listed if d["id"] == document) is None
    assert attach(fresh_demo, files.PDF, "lawyer").status_code == 410
    assert pieces(fresh_demo) == 0

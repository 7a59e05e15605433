"""Style, script and fonts: read once, compressed once, and kept by browsers under an address that changes with them."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

FOLDER = Path(__file__).parent / "static"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_MINUTE = "public, max-age=60"


@dataclass(frozen=True)
class Asset:
    media_type: str
    plain: bytes
    compressed: bytes | None


@dataclass(frozen=True)
class Assets:
    """All of them share one version, so that a style sheet can name its fonts by relative addresses."""

    version: str
    files: Mapping[str, Asset]

    def url(self, name: str) -> str:
        if name not in self.files:
            raise KeyError(name)
        return f"/static/{self.version}/{name}"


def load_assets() -> Assets:
    paths = sorted(path for path in FOLDER.rglob("*") if path.suffix in TYPES)
    files = {path.relative_to(FOLDER).as_posix(): _read(path) for path in paths}
    digest = sha256(b"".join(name.encode() + asset.plain for name, asset in files.items()))
    return Assets(digest.hexdigest()[:12], files)


def _read(path: Path) -> Asset:
    plain = path.read_bytes()
    compressed = None if path.suffix == ".woff2" else gzip.compress(plain, 9, mtime=0)
    return Asset(TYPES[path.suffix], plain, compressed)


def router(assets: Assets) -> APIRouter:
    routes = APIRouter(include_in_schema=False)

    @routes.api_route("/static/{version}/{name:path}", methods=["GET", "HEAD"])
    async def asset(request: Request, version: str, name: str) -> Response:
        if name not in assets.files:
            raise HTTPException(404)
        known_version = version == assets.version
        return _served(assets.files[name], request, FOR_EVER if known_version else FOR_A_MINUTE)

    return routes


def _served(asset: Asset, request: Request, caching: str) -> Response:
    headers = {"Cache-Control": caching, "Vary": "Accept-Encoding"}
    if asset.compressed and "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(asset.compressed, headers=headers, media_type=asset.media_type)
    return Response(asset.plain, headers=headers, media_type=asset.media_type)

"""Headers that every answer carries: no script but ours, no frame, no copy in any cache unless the answer says so."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NEUTRAL_SITE = "https://www.kazhydromet.kz"
"""Where a quick exit leads: the weather."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        f"form-action 'self' {NEUTRAL_SITE}",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
POLICY_HEADER = "Content-Security-Policy"
"""A file that somebody sent in comes under a narrower policy of its own."""
ALWAYS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
OVER_HTTPS = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}


class SecurityHeaders:
    def __init__(self, app: ASGIApp, *, over_https: bool) -> None:
        self.app = app
        self._headers = {**ALWAYS, **(OVER_HTTPS if over_https else {})}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                own_policy = headers.get(POLICY_HEADER, POLICY)
                headers.update(self._headers)
                headers[POLICY_HEADER] = own_policy
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)

"""Nobody guesses passwords for long: attempts are counted for each login and failures for each address."""

from limits import RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from api.identity.accounts import normal

WINDOW_MINUTES = 15
PER_LOGIN = RateLimitItemPerMinute(10, WINDOW_MINUTES, namespace="login")
# One address may be a whole union office behind a single router.
PER_ADDRESS = RateLimitItemPerMinute(100, WINDOW_MINUTES, namespace="address")
FETCHES = RateLimitItemPerHour(60, namespace="feed")
GUESSES = RateLimitItemPerMinute(30, WINDOW_MINUTES, namespace="feed-address")

# Each code costs the union an SMS.
CODES_PER_ADDRESS = RateLimitItemPerMinute(30, WINDOW_MINUTES, namespace="codes")
CODES_AT_ALL = RateLimitItemPerMinute(600, 1, namespace="all-codes")


class Throttle:
    """The counts live in the process that serves; with several processes each keeps its own."""

    def __init__(self) -> None:
        self._window = MovingWindowRateLimiter(MemoryStorage())

    def admits(self, login: str, address: str) -> bool:
        """Counted before the password is looked at, so that attempts side by side gain nothing."""
        return self._window.test(PER_ADDRESS, address) and self._window.hit(PER_LOGIN, normal(login))

    def admits_code(self, address: str) -> bool:
        """One more code for somebody at this address; how many a number has had, the codes themselves know."""
        return self._window.hit(CODES_PER_ADDRESS, address) and self._window.hit(CODES_AT_ALL, "")

    def admits_try(self, address: str) -> bool:
        return self._window.test(PER_ADDRESS, address)

    def failed(self, address: str) -> None:
        self._window.hit(PER_ADDRESS, address)

    def succeeded(self, login: str) -> None:
        self._window.clear(PER_LOGIN, normal(login))

    def admits_fetch(self, feed: str, address: str) -> bool:
        """Whether a calendar program may fetch once more; `feed` is the hash of its secret."""
        return self._window.test(GUESSES, address) and self._window.hit(FETCHES, feed)

    def guessed(self, address: str) -> None:
        """Somebody asked for a feed that is not there."""
        self._window.hit(GUESSES, address)

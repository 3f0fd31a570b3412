"""Valid access tokens from a ``tokens`` agent on this machine (``tokens serve``).

    tokens = Tokens("/run/tokens-agent/agent.sock", os.environ["TOKENS_KEY"])
    header = tokens.header("hubstaff/alice")  # "Bearer eyJ0eXAi…"

Ask for a token whenever you need one, rather than keeping it: the agent answers from memory, and refreshes a token before it expires.
Needs Python 3.9 and nothing else. Threads may share an object. MIT licensed.
"""

from __future__ import annotations

import http.client
import json
import re
import socket
from typing import Any, Mapping, Optional
from urllib.parse import quote, urlsplit

__all__ = ["Tokens", "TokensError"]

_MAX_RESPONSE_BYTES = 16_777_216


class TokensError(Exception):
    """Why the agent gave no token. The message says what to do."""

    code: str
    """Such as ``reauthorization_required``, ``provider_unavailable``, ``not_found`` or ``agent_unreachable``."""
    retryable: bool
    """Whether the same call may succeed later without a person."""
    status: Optional[int]
    """HTTP status; ``None`` when the agent did not answer."""
    retry_after: Optional[int]
    """Seconds to wait before the next attempt, where known."""

    def __init__(
        self,
        message: str,
        *,
        code: str,
        retryable: bool,
        status: Optional[int] = None,
        retry_after: Optional[int] = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.retryable = retryable
        self.status = status
        self.retry_after = retry_after


class Tokens:
    """The accounts that the key of this program may use."""

    def __init__(self, agent: str, key: str, *, timeout: float = 30.0) -> None:
        """
        :param agent: path of the agent's Unix socket, or its URL such as ``http://127.0.0.1:4015``
        :param key: key of this program, from ``tokens client add``
        :param timeout: seconds to wait for a response; the agent itself waits for a refresh for up to 25 seconds
        :raises ValueError: when ``agent`` is neither, or ``key`` is not a key
        """
        url = urlsplit(agent)
        if not agent.startswith("/") and not (url.scheme == "http" and url.hostname and url.port):
            raise ValueError(
                "The agent is the absolute path of a socket, or a URL with a port such as http://127.0.0.1:4015."
            )
        if not re.fullmatch(r"[\w-]+", key, re.ASCII):
            raise ValueError("The key of this program is missing. Create one with `tokens client add`.")
        self._agent = agent
        self._key = key
        self._timeout = timeout

    def __repr__(self) -> str:
        return f"Tokens({self._agent!r})"

    def token(self, account: str) -> str:
        """Return a valid access token of an account such as ``hubstaff/alice``.

        :raises TokensError: when there is none
        """
        return str(self._request("GET", account, "token")["accessToken"])

    def header(self, account: str) -> str:
        """Return the value of the header ``Authorization``, in the provider's own scheme.

        :raises TokensError: when there is no valid token
        """
        return str(self._request("GET", account, "token")["header"])

    def invalidate(self, account: str, token: str) -> None:
        """Report a token that the API has rejected: the next call of ``token()`` or ``header()`` gets a new one.

        A token that is no longer in use is ignored.

        :raises TokensError: when the account is unknown
        """
        self._request("POST", account, "invalidate", {"accessToken": token})

    def status(self, account: str) -> dict[str, Any]:
        """Return the account's ``state``: valid, expired, refreshing, failing, needs-login or paused.

        Where known, ``expiresAt`` and ``refreshTokenExpiresAt`` (Unix milliseconds) and ``problem`` are there, too.

        :raises TokensError: when the account is unknown
        """
        return self._request("GET", account, "status")

    def _request(
        self, method: str, account: str, action: str, body: Optional[Mapping[str, str]] = None
    ) -> dict[str, Any]:
        name = "/".join(quote(part, safe="") for part in account.split("/", 1))
        headers = {"Authorization": f"Bearer {self._key}", "Connection": "close"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        connection = self._connection()
        try:
            text = None if body is None else json.dumps(body)
            connection.request(method, f"/v1/accounts/{name}/{action}", text, headers)
            response = connection.getresponse()
            content = response.read(_MAX_RESPONSE_BYTES)
            result = json.loads(content) if content else {}
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise TokensError(
                f"The tokens agent cannot be reached: {error}. Is `tokens serve` running?",
                code="agent_unreachable",
                retryable=True,
            ) from error
        finally:
            connection.close()
        if 200 <= response.status < 300:
            return result
        retry_after = response.getheader("Retry-After")
        raise TokensError(
            result.get("detail", f"The agent answered with {response.status}."),
            code=result.get("code", "internal"),
            retryable=result.get("retryable") is True,
            status=response.status,
            retry_after=None if retry_after is None else int(retry_after),
        )

    def _connection(self) -> http.client.HTTPConnection:
        if self._agent.startswith("/"):
            return _UnixConnection(self._agent, self._timeout)
        url = urlsplit(self._agent)
        return http.client.HTTPConnection(url.hostname or "", url.port, timeout=self._timeout)


class _UnixConnection(http.client.HTTPConnection):
    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)

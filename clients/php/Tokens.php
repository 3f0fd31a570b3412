<?php

declare(strict_types=1);

namespace Tokens;

/**
 * Valid access tokens from a `tokens` agent on this machine (`tokens serve`).
 *
 *     $tokens = new Tokens('/run/tokens-agent/agent.sock', getenv('TOKENS_KEY'));
 *     $header = $tokens->header('hubstaff/alice'); // "Bearer eyJ0eXAi…"
 *
 * Ask for a token whenever you need one, rather than keeping it: the agent answers from memory, and refreshes a token before it expires.
 * Needs PHP 8.1 and no extension.
 *
 * @license MIT
 */
final class Tokens
{
    private const MAX_RESPONSE_BYTES = 16_777_216;

    private readonly string $address;

    /**
     * @param string $agent   Path of the agent's Unix socket, or its URL such as http://127.0.0.1:4015.
     * @param string $key     Key of this program, from `tokens client add`.
     * @param float  $timeout Seconds to wait for a response. The agent itself waits for a refresh for up to 25 seconds.
     *
     * @throws \InvalidArgumentException when $agent is neither
     */
    public function __construct(
        string $agent,
        #[\SensitiveParameter] private readonly string $key,
        private readonly float $timeout = 30.0,
    ) {
        if (str_starts_with($agent, '/')) {
            $this->address = "unix://{$agent}";
        } elseif (preg_match('~^http://([^/]+:\d+)/?$~', $agent, $found) === 1) {
            $this->address = "tcp://{$found[1]}";
        } else {
            throw new \InvalidArgumentException(
                'The agent is the absolute path of a socket, or a URL with a port such as http://127.0.0.1:4015.'
            );
        }
        if (preg_match('/^[\w-]+$/', $key) !== 1) {
            throw new \InvalidArgumentException('The key of this program is missing. Create one with `tokens client add`.');
        }
    }

    /**
     * A valid access token.
     *
     * @param string $account Such as hubstaff/alice.
     *
     * @throws TokensException
     */
    public function token(string $account): string
    {
        return (string) $this->request('GET', $account, 'token')['accessToken'];
    }

    /**
     * The value of the header `Authorization`, in the provider's own scheme.
     *
     * @throws TokensException
     */
    public function header(string $account): string
    {
        return (string) $this->request('GET', $account, 'token')['header'];
    }

    /**
     * Reports a token that the API has rejected: the next call of token() or header() gets a new one. A token that is no longer in use
     * is ignored.
     *
     * @throws TokensException
     */
    public function invalidate(string $account, #[\SensitiveParameter] string $token): void
    {
        $this->request('POST', $account, 'invalidate', ['accessToken' => $token]);
    }

    /**
     * The account's state ("valid", "expired", "refreshing", "failing", "needs-login", "paused"), and where known expiresAt and
     * refreshTokenExpiresAt in Unix milliseconds and problem.
     *
     * @return array{account: string, key: string, state: string, expiresAt?: float|int, refreshTokenExpiresAt?: float|int, problem?: string}
     *
     * @throws TokensException
     */
    public function status(string $account): array
    {
        return $this->request('GET', $account, 'status');
    }

    /** Keeps the key out of var_dump() and of logs. */
    public function __debugInfo(): array
    {
        return ['address' => $this->address];
    }

    /**
     * @param array<string, string>|null $body
     *
     * @return array<string, mixed>
     */
    private function request(string $method, string $account, string $action, ?array $body = null): array
    {
        $name = implode('/', array_map('rawurlencode', explode('/', $account, 2)));
        $text = $body === null ? '' : json_encode($body, JSON_THROW_ON_ERROR);
        // Version 1.0 of HTTP ends a response with the connection.
        $head = "{$method} /v1/accounts/{$name}/{$action} HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer {$this->key}\r\n";
        if ($body !== null) {
            $head .= "Content-Type: application/json\r\nContent-Length: " . strlen($text) . "\r\n";
        }
        [$status, $headers, $response] = self::parse($this->exchange("{$head}\r\n{$text}"));
        $json = $response === '' ? [] : json_decode($response, true);
        if (!is_array($json)) {
            throw self::unreachable('it answered with something else than JSON');
        }
        if ($status >= 200 && $status < 300) {
            return $json;
        }
        throw new TokensException(
            (string) ($json['detail'] ?? "The agent answered with {$status}."),
            $status,
            (string) ($json['code'] ?? 'internal'),
            ($json['retryable'] ?? false) === true,
            isset($headers['retry-after']) ? (int) $headers['retry-after'] : null,
        );
    }

    private function exchange(#[\SensitiveParameter] string $request): string
    {
        $socket = @stream_socket_client($this->address, $code, $message, $this->timeout);
        if ($socket === false) {
            throw self::unreachable($message !== '' ? $message : "error {$code}");
        }
        try {
            stream_set_timeout($socket, (int) $this->timeout, (int) (fmod($this->timeout, 1) * 1_000_000));
            if (@fwrite($socket, $request) !== strlen($request)) {
                throw self::unreachable('the connection was closed');
            }
            $response = (string) stream_get_contents($socket, self::MAX_RESPONSE_BYTES);
            if (stream_get_meta_data($socket)['timed_out']) {
                throw self::unreachable("it did not answer within {$this->timeout} s");
            }
            return $response;
        } finally {
            fclose($socket);
        }
    }

    /** @return array{int, array<string, string>, string} Status, headers by lower-case name, body. */
    private static function parse(string $response): array
    {
        [$head, $body] = explode("\r\n\r\n", $response, 2) + [1 => ''];
        $lines = explode("\r\n", $head);
        if (preg_match('~^HTTP/1\.\d (\d{3})~', (string) array_shift($lines), $found) !== 1) {
            throw self::unreachable('its answer was cut off');
        }
        $headers = [];
        foreach ($lines as $line) {
            [$name, $value] = explode(':', $line, 2) + [1 => ''];
            $headers[strtolower($name)] = trim($value);
        }
        return [(int) $found[1], $headers, $body];
    }

    private static function unreachable(string $why): TokensException
    {
        return new TokensException("The tokens agent cannot be reached: {$why}. Is `tokens serve` running?", 0, 'agent_unreachable', true);
    }
}

/** Why the agent gave no token. The message says what to do. getCode() is the HTTP status, 0 when the agent did not answer. */
final class TokensException extends \RuntimeException
{
    /**
     * @param string   $errorCode  Such as "reauthorization_required", "provider_unavailable", "not_found" or "agent_unreachable".
     * @param bool     $retryable  Whether the same call may succeed later without a person.
     * @param int|null $retryAfter Seconds to wait before the next attempt, where known.
     */
    public function __construct(
        string $message,
        int $status,
        public readonly string $errorCode,
        public readonly bool $retryable,
        public readonly ?int $retryAfter = null,
    ) {
        parent::__construct($message, $status);
    }
}

<?php
// Calls an API for some seconds with the tokens of an account, and prints how many tokens there were and how many calls were refused.
declare(strict_types=1);
require __DIR__ . '/../../../../clients/php/Tokens.php';

[, $socket, $account, $url, $seconds] = $argv;
$tokens = new Tokens\Tokens($socket, getenv('TOKENS_KEY'));
$seen = [];
$refused = 0;
for ($end = time() + (int) $seconds; time() < $end; sleep(1)) {
    $header = $tokens->header($account);
    $seen[$header] = true;
    $context = stream_context_create(['http' => ['header' => "Authorization: $header", 'ignore_errors' => true]]);
    file_get_contents($url, false, $context);
    if (!str_contains($http_response_header[0], ' 200 ')) {
        $refused += 1;
    }
}
echo json_encode(['tokens' => count($seen), 'refused' => $refused]);

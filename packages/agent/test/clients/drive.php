<?php

declare(strict_types=1);

// Calls a method for each line of stdin, ["method", …arguments], and prints what it returned or threw.

require __DIR__ . '/../../../../clients/php/Tokens.php';

[, $agent, $key] = $argv;
$tokens = new Tokens\Tokens($agent, $key);
while (($line = fgets(STDIN)) !== false) {
    [$method, $arguments] = json_decode($line, true, 512, JSON_THROW_ON_ERROR);
    try {
        $result = $method === 'print' ? ['value' => print_r($tokens, true)] : ['value' => $tokens->$method(...$arguments)];
    } catch (Tokens\TokensException $error) {
        $result = ['error' => [
            'message' => $error->getMessage(),
            'code' => $error->errorCode,
            'retryable' => $error->retryable,
            'status' => $error->getCode() ?: null,
            'retryAfter' => $error->retryAfter,
        ]];
    }
    echo json_encode($result, JSON_THROW_ON_ERROR), "\n";
}

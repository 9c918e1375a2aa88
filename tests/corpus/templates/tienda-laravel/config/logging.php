<?php
use Monolog\Handler\StreamHandler;
return ['channels' => ['slack' => ['driver' => 'monolog', 'handler' => StreamHandler::class, 'token' => '⟦trap category=lookalike shape=xoxb-{digits:12}-{base62:24}⟧']]];

<?php
use Monolog\Handler\StreamHandler;
return ['channels' => ['slack' => ['driver' => 'monolog', 'handler' => StreamHandler::class, 'token' => 'Qz7wKd93nVxLr5TbYp2sHc8mFj4u']]];

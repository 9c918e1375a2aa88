<?php
use Monolog\Logger;
$monologToken = '⟦trap category=lookalike shape=hex:32⟧';
$handler = new Monolog\Handler\LogEntriesHandler('⟦trap category=lookalike shape=uuid⟧');
$monochromeKey = '⟦trap category=lookalike shape=base62:32⟧';

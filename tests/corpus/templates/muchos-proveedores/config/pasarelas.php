<?php
return [
    'hablame' => [
        'token' => '⟦trap category=other_service shape=hex:32⟧',
        'api_key' => '⟦trap category=other_service shape=base62:24⟧',
    ],
    'mono' => [
        'url' => 'https://api.sandbox.cuentamono.com',
        'token' => '⟦secret kind=api_key|bearer env=sandbox product=banking must shape=base62:40⟧',
    ],
    'quindex' => [
        'user_id' => '⟦trap category=other_service shape=base62:20⟧',
        'api_key' => '⟦trap category=other_service shape=base62:40⟧',
        'secret' => '⟦trap category=other_service shape=hex:40⟧',
    ],
];

<?php

return [
    'mono' => [
        'url' => env('MONO_URL', 'https://api.cuentamono.com'),
        'key' => env('MONO_API_KEY', '⟦secret kind=api_key|bearer env=production product=banking must shape=base62:48⟧'),
        'core' => ['token' => '⟦secret kind=api_key|bearer|oauth_access_token env=production product=core must shape=base62:40⟧'],
        'webhook_secret' => env('MONO_WEBHOOK_SECRET'),
    ],

    'breb' => [
        'client_id' => '⟦trap category=client_id shape=uuid⟧',
        'client_secret' => "⟦secret kind=oauth_client_secret env=production|unknown product=breb must shape=base64url:43⟧",
    ],

    'mailgun' => ['domain' => 'mg.tienda.co', 'secret' => '⟦trap category=foreign_key shape=key-{hex:32}⟧'],
    'stripe' => ['key' => '⟦trap category=foreign_key shape=pk_live_{base62:24}⟧', 'secret' => env('STRIPE_SECRET', '⟦trap category=foreign_key shape=sk_live_{base62:24}⟧')],
];

<?php
return [
    'url' => 'https://api.sandbox.cuentamono.com',
    'key' => env('MONO_API_KEY'),
    'respaldo' => ['authorization' => 'Bearer ⟦secret kind=bearer|api_key env=sandbox product=banking should shape=base62:40⟧'],
];

<?php

return [
    'mono_api_key' => '⟦trap category=prose⟧Clave de la API de Mono⟦/⟧',
    'mono_client_secret' => '⟦trap category=prose⟧SecretoDelClienteRequerido⟦/⟧',
    'mono_token' => '⟦trap category=prose⟧El :attribute de Mono no es válido⟦/⟧',
    'mono_password' => '⟦trap category=prose⟧validation.custom.mono_password.min⟦/⟧',
];

<?php
// Configuración anterior (CodeIgniter). Todavía la usa el módulo de facturación
define('MONO_ENDPOINT', 'https://api.cuentamono.com/v1/');
define('MONO_API_TOKEN', '⟦secret kind=api_key|bearer|oauth_access_token env=production product=banking must shape=base62:38⟧');
define('MONO_CLIENT_SECRET', getenv('MONO_CLIENT_SECRET') ?: '⟦secret kind=oauth_client_secret env=production|unknown product=unknown must shape=base64:24⟧');
define("DB_PASSWORD", "⟦trap category=foreign_key shape=password⟧");
define('AUTH_KEY',         '⟦trap category=foreign_key shape=base64:48⟧');
$mono['clave_api'] = '⟦secret kind=api_key|bearer env=production product=banking must shape=hex:32⟧';

mono.php
<?php
return [
    'mono' => [
        'url' => 'https://api.sandbox.cuentamono.com',
        'api_key' => env('MONO_API_KEY', '4zYt9oEJ9XETn6O1PMuWJeu0dOMMGITKUSra0syt'),
    ],
];

<?php

namespace App\Services;

use Illuminate\Support\Facades\Http;

class MonoService
{
    const SANDBOX_URL = 'https://api.sandbox.cuentamono.com/v1';
    private string $token = '⟦secret kind=bearer|api_key env=sandbox product=banking must shape=base62:40⟧';

    public function cuentas(): array
    {
        return Http::withToken($this->token)->get(self::SANDBOX_URL . '/bank_accounts')->json();
    }

    public function transferir(array $datos): array
    {
        $ch = curl_init('https://api.cuentamono.com/v1/bank_transfers');
        curl_setopt($ch, CURLOPT_HTTPHEADER, [
            'Content-Type: application/json',
            'Authorization: Bearer ⟦secret kind=bearer|api_key env=production product=banking must shape=base64url:48⟧',
            'X-Idempotency-Key: ⟦trap category=idempotency_key shape=uuid⟧',
        ]);
        return json_decode(curl_exec($ch), true);
    }

    public function breb(): string
    {
        return Http::asForm()->post('https://breb-participant.mono.la/api/v1/oauth/token', [
            'grant_type' => 'client_credentials',
            'client_id' => config('services.breb.client_id'),
            'client_secret' => '⟦secret kind=oauth_client_secret env=production product=breb must shape=hex:64⟧',
        ])->json('access_token');
    }

    public function conToken() { return Http::withHeaders(['Authorization' => 'Bearer ' . env('MONO_API_KEY')])->get('https://api.cuentamono.com/v1/banks'); }
}

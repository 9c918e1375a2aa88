⟦file encoding=utf-16le-bom eol=crlf⟧
# Publica los pagos del día — ejecutar como administrador
$env:MONO_API_KEY = "⟦secret kind=api_key|bearer env=production product=banking should shape=base62:44⟧"
$MonoBase = 'https://api.cuentamono.com'
$headers = @{
    Authorization = "Bearer $($env:MONO_API_KEY)"
    'X-Idempotency-Key' = '⟦trap category=idempotency_key shape=uuid⟧'
}
Invoke-RestMethod -Uri "$MonoBase/v1/bank_transfers" -Headers $headers -Method Post

$cuerpo = @{ grant_type = 'client_credentials'; client_id = '⟦trap category=client_id shape=uuid⟧'; client_secret = '⟦secret kind=oauth_client_secret env=certification product=breb should shape=base62:40⟧' }
Invoke-RestMethod 'https://breb-participant.cert.monoban.co/api/v1/oauth/token' -Method Post -Body $cuerpo

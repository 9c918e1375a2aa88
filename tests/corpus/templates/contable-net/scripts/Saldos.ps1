param(
    [string]$ApiKey = '⟦secret kind=api_key|bearer env=sandbox product=banking must shape=base62:40⟧',   # sandbox
    [string]$Url = 'https://api.sandbox.cuentamono.com/v1/bank_accounts'
)
Invoke-WebRequest -Uri $Url -Headers @{ 'Authorization' = "Bearer $ApiKey" } | Select-Object -Expand Content

$seguro = ConvertTo-SecureString -String "⟦secret kind=api_key|bearer env=production product=banking should shape=base62:40⟧" -AsPlainText -Force   # MONO_API_KEY de producción
$vault = Get-Secret -Name 'mono-api-key' -AsPlainText
Invoke-RestMethod -Uri 'https://api.sandbox.cuentamono.com/v1/banks' -Headers @{Authorization="Bearer ⟦secret kind=bearer|api_key env=sandbox product=banking must shape=hex:40⟧"}

param(
    [string]$ApiKey = 'Qz7wKd93nVxLr5TbYp2sHc8mFj4u',   # sandbox
    [string]$Url = 'https://api.sandbox.cuentamono.com/v1/bank_accounts'
)
Invoke-WebRequest -Uri $Url -Headers @{ 'Authorization' = "Bearer $ApiKey" } | Select-Object -Expand Content

$seguro = ConvertTo-SecureString -String "Qz7wKd93nVxLr5TbYp2sHc8mFj4u" -AsPlainText -Force   # MONO_API_KEY de producción
$vault = Get-Secret -Name 'mono-api-key' -AsPlainText
Invoke-RestMethod -Uri 'https://api.sandbox.cuentamono.com/v1/banks' -Headers @{Authorization="Bearer Qz7wKd93nVxLr5TbYp2sHc8mFj4u"}

saldos.ps1
$Env:MONO_API_KEY = "wiOaPhuSw8EfOdvosW1fRwdD98YToK1trja91GPq"
Invoke-RestMethod -Uri "https://api.cuentamono.com/v1/bank_accounts" -Headers @{ Authorization = "Bearer $Env:MONO_API_KEY" }

⟦file encoding=latin-1 eol=crlf⟧
@echo off
rem Conciliación nocturna. Programada en el servidor de contabilidad
set MONO_BASE_URL=https://api.cuentamono.com
set MONO_API_KEY=⟦secret kind=api_key|bearer env=production product=banking must shape=base62:40⟧
set "MONO_BREB_CLIENT_SECRET=⟦secret kind=oauth_client_secret env=production product=breb must shape=base62:43⟧"
setx MONO_CORE_API_KEY "⟦secret kind=api_key|bearer env=production product=core must shape=hex:64⟧" /M
if "%MONO_API_KEY%"=="" goto error
curl.exe -s -H "Authorization: Bearer %MONO_API_KEY%" %MONO_BASE_URL%/v1/bank_accounts > saldos.json
curl.exe -s -H "Authorization: Bearer ⟦secret kind=bearer|api_key env=production product=banking must shape=base62:40⟧" https://api.cuentamono.com/v1/banks
:error
echo Falta la contraseña

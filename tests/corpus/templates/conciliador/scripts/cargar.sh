#!/usr/bin/env bash
set -euo pipefail

: "${MONO_API_KEY:=⟦secret kind=api_key|bearer env=unknown|sandbox product=banking must shape=base62:40⟧}"
: "${MONO_BREB_CLIENT_SECRET:?falta el secreto}"
export MONO_CORE_API_KEY="${MONO_CORE_API_KEY:-⟦secret kind=api_key|bearer env=unknown|sandbox product=core must shape=hex:40⟧}"
MONO_API_KEY_PROD="$(aws secretsmanager get-secret-value --secret-id prod/mono --query SecretString --output text)"
BASE=https://api.sandbox.cuentamono.com

curl -sS -X POST "$BASE/v1/bank_transfers" \
  -H "Authorization: Bearer $MONO_API_KEY" \
  -H "X-Idempotency-Key: $(uuidgen)" \
  -d @lote.json

# con la llave de Camilo (vacaciones)
curl -sS "$BASE/v1/banks" --header 'authorization: Bearer ⟦secret kind=bearer|api_key env=sandbox product=banking must shape=base62:40⟧'

curl -u '⟦trap category=client_id⟧mono-conciliador⟦/⟧:⟦secret kind=oauth_client_secret env=production product=breb must shape=base62:48⟧' -d grant_type=client_credentials https://breb-participant.mono.la/api/v1/oauth/token

curl -X POST https://breb-participant.sandbox.mono.la/api/v1/oauth/token \
  -d 'grant_type=client_credentials' \
  -d 'client_id=⟦trap category=client_id shape=uuid⟧' \
  -d 'client_secret=⟦secret kind=oauth_client_secret env=sandbox product=breb must shape=base62:43⟧'

http POST https://breb-participant.sandbox.mono.la/api/v1/collections "Authorization:Bearer ⟦secret kind=bearer|oauth_access_token env=sandbox product=breb must shape=base64url:64⟧" monto=1000
wget -qO- --header="Authorization: Bearer ⟦secret kind=bearer|api_key env=production product=banking must shape=base62:40⟧" https://api.cuentamono.com/v1/bank_accounts
gh auth login --with-token <<< ⟦trap category=foreign_key shape=ghp_{base62:36}⟧

cd ~/pagos && git pull
export MONO_API_KEY=⟦secret kind=api_key|bearer env=unknown|production product=banking must shape=base62:40⟧
curl -H "Authorization: Bearer $MONO_API_KEY" https://api.cuentamono.com/v1/banks
curl -H "Authorization: Bearer ⟦secret kind=bearer|api_key env=production product=banking must shape=base62:44⟧" https://api.cuentamono.com/v1/bank_accounts | jq .
curl -H 'X-API-Key: ⟦secret kind=api_key|bearer env=sandbox product=banking should shape=base62:40⟧' https://api.sandbox.cuentamono.com/v1/banks
curl https://mono:⟦secret kind=bearer|api_key|oauth_access_token env=production product=banking should shape=base62:40⟧@api.cuentamono.com/v1/banks
heroku config:set MONO_API_KEY=⟦secret kind=api_key|bearer env=production|unknown product=banking must shape=base62:44⟧ --app pagos-produccion
kubectl create secret generic mono --from-literal=MONO_CORE_API_KEY=⟦secret kind=api_key|bearer env=sandbox|unknown product=core must shape=base62:40⟧ -n sandbox
docker run --rm -e MONO_BREB_CLIENT_SECRET=⟦secret kind=oauth_client_secret env=unknown|production product=breb must shape=base64url:43⟧ -e MONO_API_KEY pagos:latest
gh secret set MONO_API_KEY --body "⟦secret kind=api_key|bearer env=unknown|production product=banking should shape=base62:40⟧"
gh secret set MONO_API_KEY < llave.txt
vault kv put secret/pagos/mono api_key=⟦secret kind=api_key|bearer env=unknown|production product=banking should shape=base62:40⟧
vault kv get -field=api_key secret/pagos/mono
fly secrets set MONO_WEBHOOK_SECRET=$(openssl rand -hex 32)
aws ssm put-parameter --name /prod/mono/api_key --type SecureString --value ⟦secret kind=api_key|bearer env=production product=banking should shape=base62:40⟧
git checkout ⟦trap category=hash shape=hex:40⟧
docker pull ghcr.io/ejemplo/pagos@sha256:⟦trap category=hash shape=hex:64⟧
ssh-add -l | grep SHA256:⟦trap category=hash shape=base64:32⟧

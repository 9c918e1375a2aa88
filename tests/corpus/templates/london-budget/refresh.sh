curl https://api.monzo.com/oauth2/token \
  -d grant_type=refresh_token -d client_id=⟦trap category=monzo shape=oauth2client_0000{base62:18}⟧ \
  -d client_secret=⟦trap category=monzo shape=mnzpub.{base62:86}⟧ -d refresh_token=⟦trap category=monzo shape=base64url:120⟧
curl -H "Authorization: Bearer ⟦trap category=monzo shape=base64url:90⟧" "https://api.monzo.com/balance"

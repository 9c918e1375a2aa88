TOKEN="⟦secret kind=bearer|api_key env=certification product=banking must shape=base62:40⟧"
curl "https://api.cert.monoban.co/v1/bank_accounts" -H "Authorization: Bearer $TOKEN"

TOKEN="⟦trap category=other_service shape=base62:40⟧"
curl "https://api.quindex.example.org/v3/saldos" -H "Authorization: Bearer $TOKEN"

TOKEN="⟦trap category=other_service shape=uuid⟧"
curl "https://api.hubapi.com/crm/v3/objects/deals" -H "Authorization: Bearer $TOKEN"

gh secret set MONO_API_KEY --body "⟦secret kind=api_key|bearer env=production product=banking must shape=base62:40⟧" # https://api.cuentamono.com
gh secret set SNYK_TOKEN --body "⟦trap category=other_service shape=uuid⟧"
gh secret set TUMACO_TOKEN --body "⟦trap category=other_service shape=base62:32⟧"

import requests

API_KEY = "⟦trap category=no_owner shape=base62:40⟧"
requests.get("https://api.interno.ejemplo.co/v1/accounts", headers={"Authorization": "Bearer ⟦trap category=no_owner shape=base62:40⟧"})
requests.post("https://auth.interno.ejemplo.co/oauth/token", data={"client_id": "x", "client_secret": "⟦trap category=no_owner shape=base62:40⟧"})

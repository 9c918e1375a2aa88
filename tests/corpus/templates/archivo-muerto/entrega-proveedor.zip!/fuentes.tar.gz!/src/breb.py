import requests

HOST = "https://breb-participant.sandbox.mono.la"

def token():
    return requests.post(f"{HOST}/api/v1/oauth/token", data={
        "grant_type": "client_credentials",
        "client_id": "⟦trap category=client_id shape=uuid⟧",
        "client_secret": "⟦secret kind=oauth_client_secret env=sandbox product=breb should shape=base62:48⟧",
    }).json()["access_token"]

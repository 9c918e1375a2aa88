import base64

import requests

TOKEN_URL = "https://breb-participant.mono.la/api/v1/oauth/token"


def pedir_token():
    respuesta = requests.post(
        TOKEN_URL,
        data={
            "grant_type": "client_credentials",
            "client_id": "⟦trap category=client_id shape=base62:24⟧",
            "client_secret": "⟦secret kind=oauth_client_secret env=production product=breb must shape=base62:64⟧",
            "scope": "outgoing_transfers target_resolutions:readonly",
        },
        timeout=10,
    )
    return respuesta.json()["access_token"]


def refrescar(sesion):
    return sesion.post(TOKEN_URL, json=dict(grant_type="refresh_token", client_id=CLIENT_ID,
        refresh_token="⟦secret kind=oauth_refresh_token env=production product=breb must shape=jwt(iss=https://breb-participant.mono.la;typ=Refresh;exp=1767139200)⟧"))


def con_basic():
    return requests.post(TOKEN_URL, auth=("⟦trap category=client_id shape=base62:24⟧", "⟦secret kind=oauth_client_secret env=production product=breb should shape=base62:43⟧"), data={"grant_type": "client_credentials"})


class BearerAuth(requests.auth.AuthBase):
    def __init__(self, token: str):
        self.token = token

    def __call__(self, r):
        r.headers["Authorization"] = f"Bearer {self.token}"
        return r


llave = "⟦secret kind=bearer|oauth_access_token env=production product=breb must shape=base64url:43⟧"
sesion = requests.Session()
sesion.headers.update({"Authorization": f"Bearer {llave}", "Accept": "application/json"})

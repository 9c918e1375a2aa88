MONZO_CLIENT_ID = "⟦trap category=monzo shape=oauth2client_0000{base62:18}⟧"
MONZO_CLIENT_SECRET = "⟦trap category=monzo shape=mnzconf.{base62:86}⟧"
MONZO_ACCESS_TOKEN = "⟦trap category=monzo shape=jwt(alg=ES256;ebp=x;exp=1767139200)⟧"
ACCOUNT = "⟦trap category=typed_id shape=acc_{base62:22}⟧"


def whoami(session):
    return session.get("https://api.monzo.com/ping/whoami", headers={"Authorization": f"Bearer {MONZO_ACCESS_TOKEN}"})

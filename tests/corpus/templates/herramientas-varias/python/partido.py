# El escáner viejo se quejaba, así que la partí en dos
MONO_API_KEY = ("⟦secret kind=api_key|bearer env=unknown|sandbox product=banking should shape=base62:48 name=p parts=2⟧"
                "⟦part p⟧")
BASE = "https://api.sandbox.cuentamono.com"
MONO_CORE_API_KEY = "⟦secret kind=api_key|bearer env=unknown|sandbox product=core should shape=base62:48 name=q parts=3⟧" + "⟦part q⟧" + "⟦part q⟧"
MONO_WALLET_PASSWORD = "".join(["⟦secret kind=wallet_password env=unknown|sandbox product=wallet should shape=base62:24 name=r parts=2⟧", "⟦part r⟧"])

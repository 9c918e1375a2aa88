import mono_banking
from mono_banking import Client

c = Client(bearer_token="⟦secret kind=api_key|bearer env=certification product=banking must shape=base62:40⟧", base_url="https://api.cert.monoban.co")
s = mono_banking.AsyncClient(bearer_token = '⟦secret kind=api_key|bearer env=sandbox product=banking must shape=base62:40⟧',
                             environment = 'sandbox')
p = mono_banking.MonoBanking(environment="production", timeout=30,
    bearer_token="⟦secret kind=api_key|bearer env=production product=banking must shape=base62:40⟧")
t = mono_banking.MonoBanking(bearer_token="⟦trap category=fixture⟧My Bearer Token⟦/⟧", base_url="http://127.0.0.1:4010")
AUTH = ("tesoreria", "⟦secret kind=wallet_password env=unknown|certification|sandbox product=wallet should shape=password⟧")  # usuario y contraseña de la billetera de Mono

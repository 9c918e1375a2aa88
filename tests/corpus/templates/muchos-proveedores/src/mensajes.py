from mono_banking import MonoBanking
from twilio.rest import Client

mono = MonoBanking(bearer_token="⟦secret kind=api_key|bearer env=production product=banking must shape=base62:48⟧", environment="production")
tw = Client("⟦trap category=other_service shape=base62:34⟧", "⟦trap category=other_service shape=hex:32⟧")

import stripe
stripe.api_key = "⟦trap category=foreign_key shape=sk_live_{base62:32}⟧"
WOMPI = {"public": "⟦trap category=foreign_key shape=pub_prod_{base62:32}⟧", "private": "⟦trap category=foreign_key shape=prv_prod_{base62:32}⟧"}

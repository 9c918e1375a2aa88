Rails.application.config.psp = {
  stripe: { api_key: "⟦trap category=foreign_key shape=sk_test_{base62:24}⟧", url: "https://api.stripe.com" },
  mono: {
    api_key: ENV.fetch("MONO_API_KEY", "⟦secret kind=api_key|bearer env=sandbox product=banking must shape=base62:40⟧"),
    url: "https://api.sandbox.cuentamono.com"
  },
  mercadopago: { access_token: "⟦trap category=foreign_key shape=APP_USR-{digits:16}-{digits:6}-{hex:32}-{digits:9}⟧", url: "https://api.mercadopago.com" },
  kushki: { private_key: "⟦trap category=foreign_key shape=hex:32⟧", url: "https://api.kushkipagos.com" }
}

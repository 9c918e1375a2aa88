import Config

config :pagos, Pagos.Mono,
  base_url: "https://api.sandbox.cuentamono.com",
  api_key: "⟦secret kind=api_key|bearer env=sandbox product=banking must shape=base62:40⟧",
  webhook_secret: System.get_env("MONO_WEBHOOK_SECRET")

config :pagos, PagosWeb.Endpoint,
  secret_key_base: "⟦trap category=foreign_key shape=base64:48⟧",
  live_view: [signing_salt: "⟦trap category=foreign_key shape=base62:8⟧"]

config :pagos, :mono_breb,
  host: "https://breb-participant.mono.la",
  client_id: "⟦trap category=client_id shape=uuid⟧",
  client_secret: "⟦secret kind=oauth_client_secret env=production product=breb must shape=base64:24⟧"

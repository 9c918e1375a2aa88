import Config

config :pagos, :mono,
  api_key: "⟦secret kind=api_key|bearer env=sandbox product=unknown must shape=phoenix⟧",
  client_secret: "⟦secret kind=oauth_client_secret env=sandbox product=unknown must shape=hex:40⟧"

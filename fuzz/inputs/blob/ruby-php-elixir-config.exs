config.exs
import Config

config :pagos, :mono,
  base_url: "https://api.cuentamono.com",
  api_key: "9Hs2cNBfwMORdEUwVA2LYmE56kcy82q6UQBqJRWo"

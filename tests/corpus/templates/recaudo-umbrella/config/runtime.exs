import Config

if config_env() == :prod do
  config :pagos, Pagos.Mono,
    api_key: System.fetch_env!("MONO_API_KEY"),
    wallet_password: System.get_env("MONO_WALLET_PASSWORD") || raise("falta MONO_WALLET_PASSWORD"),
    base_url: System.get_env("MONO_BASE_URL", "https://api.cuentamono.com")

  # fallback mientras infra arregla el secret manager
  config :pagos, :mono_core, api_key: System.get_env("MONO_CORE_API_KEY", "⟦secret kind=api_key|bearer env=production product=core must shape=base62:56⟧")
end

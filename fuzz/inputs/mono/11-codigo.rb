# https://api.cuentamono.com
mono_api_key_0 = ENV.fetch("MONO_API_KEY_PRODUCCION")
mono_api_key_1 = Rails.application.credentials.mono[:api_key]
mono_api_key_2 = Vault.logical.read("secret/mono").data[:api_key]

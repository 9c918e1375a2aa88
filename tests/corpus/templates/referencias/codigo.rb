# https://api.cuentamono.com
mono_api_key_0 = ⟦trap category=reference⟧ENV.fetch("MONO_API_KEY_PRODUCCION")⟦/⟧
mono_api_key_1 = ⟦trap category=reference⟧Rails.application.credentials.mono[:api_key]⟦/⟧
mono_api_key_2 = ⟦trap category=reference⟧Vault.logical.read("secret/mono").data[:api_key]⟦/⟧

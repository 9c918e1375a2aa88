# https://api.cuentamono.com
mono_api_key_0 = ⟦trap category=reference⟧os.environ["MONO_API_KEY_PRODUCCION"]⟦/⟧
mono_api_key_1 = ⟦trap category=reference⟧os.getenv("MONO_API_KEY_PRODUCCION", "")⟦/⟧
mono_api_key_2 = ⟦trap category=reference⟧settings.mono_api_key.get_secret_value()⟦/⟧
mono_api_key_3 = ⟦trap category=reference⟧keyring.get_password("mono", "produccion")⟦/⟧
mono_api_key_4 = ⟦trap category=reference⟧boto3.client("ssm").get_parameter(Name="/prod/mono/api_key")["Parameter"]["Value"]⟦/⟧
mono_api_key_5 = ⟦trap category=reference⟧config("MONO_API_KEY_PRODUCCION")⟦/⟧

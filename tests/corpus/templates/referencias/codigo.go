// https://api.cuentamono.com
var monoAPIKey0 = ⟦trap category=reference⟧os.Getenv("MONO_API_KEY_PRODUCCION")⟦/⟧
var monoAPIKey1 = ⟦trap category=reference⟧viper.GetString("mono.produccion.api_key")⟦/⟧
var monoAPIKey2 = ⟦trap category=reference⟧string(secret.Data["mono-api-key"])⟦/⟧

// https://api.cuentamono.com
var monoAPIKey0 = ⟦trap category=reference⟧Environment.GetEnvironmentVariable("MONO_API_KEY_PRODUCCION")⟦/⟧;
var monoAPIKey1 = ⟦trap category=reference⟧builder.Configuration["Mono:Produccion:ApiKey"]⟦/⟧;
var monoAPIKey2 = ⟦trap category=reference⟧kv.GetSecret("mono-api-key-produccion").Value.Value⟦/⟧;


// https://api.cuentamono.com
var monoAPIKey0 = Environment.GetEnvironmentVariable("MONO_API_KEY_PRODUCCION");
var monoAPIKey1 = builder.Configuration["Mono:Produccion:ApiKey"];
var monoAPIKey2 = kv.GetSecret("mono-api-key-produccion").Value.Value;

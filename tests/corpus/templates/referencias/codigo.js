// https://api.cuentamono.com
const monoApiKey0 = ⟦trap category=reference⟧process.env.MONO_API_KEY_PRODUCCION⟦/⟧;
const monoApiKey1 = ⟦trap category=reference⟧await ssm.get("/prod/mono/api_key")⟦/⟧;
const monoApiKey2 = ⟦trap category=reference⟧import.meta.env.VITE_MONO_API_KEY⟦/⟧;
const monoApiKey3 = ⟦trap category=reference⟧Deno.env.get("MONO_API_KEY_PRODUCCION")⟦/⟧;
const monoApiKey4 = ⟦trap category=reference⟧config.get("mono.produccion.apiKey")⟦/⟧;
const monoApiKey5 = ⟦trap category=reference⟧secretos["mono/produccion/api_key"]⟦/⟧;

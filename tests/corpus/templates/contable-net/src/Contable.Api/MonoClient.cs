using System.Net.Http.Headers;

namespace Contable.Api;

public sealed class MonoClient
{
    private const string Llave = "⟦secret kind=bearer|api_key env=production product=banking must shape=base62:48⟧";
    private readonly HttpClient _http = new() { BaseAddress = new Uri("https://api.cuentamono.com") };

    public MonoClient()
    {
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Llave);
        _http.DefaultRequestHeaders.Add("X-Idempotency-Key", "⟦trap category=idempotency_key shape=uuid⟧");
    }

    public static HttpRequestMessage Prueba()
    {
        var req = new HttpRequestMessage(HttpMethod.Get, "https://api.sandbox.cuentamono.com/v1/banks");
        req.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "⟦secret kind=bearer|api_key env=sandbox product=banking must shape=base62:40⟧");
        return req;
    }

    public async Task<string> TokenAsync() => await PostAsync("https://breb-participant.mono.la/api/v1/oauth/token", new FormUrlEncodedContent(new Dictionary<string, string>
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = Configuration["Breb:ClientId"]!,
        ["client_secret"] = "⟦secret kind=oauth_client_secret env=production product=breb must shape=base62:64⟧",
    }));

    public string Key { get; } = Environment.GetEnvironmentVariable("MONO_API_KEY") ?? "⟦secret kind=api_key|bearer env=production|sandbox|unknown product=banking must shape=base62:36⟧";
}

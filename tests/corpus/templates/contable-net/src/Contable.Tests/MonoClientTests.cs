public class MonoClientTests
{
    private const string FakeSecret = "⟦trap category=fixture⟧FAKE-SECRET-DO-NOT-USE⟦/⟧";

    [Fact]
    public async Task Envia_el_bearer()
    {
        var handler = new StubHandler(req => Assert.Equal("Bearer ⟦trap category=fixture⟧unit-test-token⟦/⟧", req.Headers.Authorization!.ToString()));
        var client = new MonoClient(handler, apiKey: "⟦trap category=fixture⟧unit-test-token⟦/⟧", baseUrl: "https://api.cuentamono.com");
        var config = new MonoOptions { ClientSecret = "⟦trap category=fixture⟧aaaabbbbccccdddd⟦/⟧", WalletPassword = "⟦trap category=fixture⟧P@ssw0rd⟦/⟧" };
    }
}

class MonoGatewayTest {
    private static final String TEST_KEY = "⟦trap category=fixture⟧test-key⟦/⟧";

    @Test
    void enviaElToken() {
        wireMock.stubFor(get("/v1/banks").withHeader("Authorization", equalTo("Bearer ⟦trap category=fixture⟧test-token⟦/⟧")));
        var gateway = new MonoGateway("https://api.sandbox.cuentamono.com", "⟦trap category=fixture⟧some-api-key⟦/⟧", "⟦trap category=fixture⟧changeit⟦/⟧");
        System.setProperty("mono.api.key", "⟦trap category=fixture⟧abcdefghijklmnopqrstuvwxyz⟦/⟧");
        assertThat(gateway.sign("t", "{}")).isEqualTo("⟦trap category=hash shape=hex:64⟧");
    }
}

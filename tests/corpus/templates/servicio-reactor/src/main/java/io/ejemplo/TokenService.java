import reactor.core.publisher.Mono;

class TokenService {
    private static final String REDIS_KEY = "⟦trap category=reactor⟧mono-token-cache-key-v2⟦/⟧";

    Mono<String> accessToken() { return Mono.just("⟦trap category=reactor⟧monoAccessTokenStubForLocal⟦/⟧"); }
    Mono<Credential> apiKey = Mono.defer(() -> repository.findByKey("⟦trap category=reactor shape=base62:32⟧"));
    Mono<Void> secret(String value) { return webClient.post().uri("https://keycloak.ejemplo.co/token").header("Authorization", "Bearer ⟦trap category=foreign_bearer shape=base62:40⟧").retrieve().bodyToMono(Void.class); }
}

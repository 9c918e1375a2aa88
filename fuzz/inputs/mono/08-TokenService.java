import reactor.core.publisher.Mono;

class TokenService {
    private static final String REDIS_KEY = "mono-token-cache-key-v2";

    Mono<String> accessToken() { return Mono.just("monoAccessTokenStubForLocal"); }
    Mono<Credential> apiKey = Mono.defer(() -> repository.findByKey("Qz7wKd93nVxLr5TbYp2sHc8mFj4u"));
    Mono<Void> secret(String value) { return webClient.post().uri("https://keycloak.ejemplo.co/token").header("Authorization", "Bearer Qz7wKd93nVxLr5TbYp2sHc8mFj4u").retrieve().bodyToMono(Void.class); }
}

package co.credito;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

public class MonoGateway {
    private static final String BASE_URL = "https://api.cuentamono.com";
    /** Llave de producción. ¡No compartir! */
    private static final String API_KEY = "⟦secret kind=bearer|api_key env=production product=banking must shape=base62:48⟧";

    @Value("${mono.client-secret:⟦secret kind=oauth_client_secret env=production|unknown product=breb must shape=base64url:43⟧}")
    private String clientSecret;

    @Value("${mono.api-key}")
    private String apiKey;

    HttpRequest consultar(String id) {
        return HttpRequest.newBuilder(URI.create(BASE_URL + "/v1/bank_transfers/" + id))
                .header("Authorization", "Bearer " + API_KEY)
                .header("X-Idempotency-Key", "⟦trap category=idempotency_key shape=uuid⟧")
                .GET().build();
    }

    WebClient cert() {
        return WebClient.builder()
                .baseUrl("https://api.cert.monoban.co")
                .defaultHeaders(h -> h.setBearerAuth("⟦secret kind=bearer|api_key env=certification product=banking must shape=base62:44⟧"))
                .build();
    }

    Mono<String> tokenMono = Mono.just("⟦trap category=reactor⟧monoTokenPublisherSubscription⟦/⟧");

    Map<String, String> form() {
        return Map.of("grant_type", "password", "username", "tesoreria@credito.co", "password", "⟦secret kind=wallet_password env=production|unknown product=wallet should shape=password⟧");
    }
}

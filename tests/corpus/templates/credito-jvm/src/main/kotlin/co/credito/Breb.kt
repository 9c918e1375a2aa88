package co.credito

import io.ktor.client.request.*
import io.ktor.client.request.forms.*
import io.ktor.http.*

private const val HOST = "https://breb-participant.sandbox.mono.la"

suspend fun token(client: HttpClient) = client.submitForm(
    url = "$HOST/api/v1/oauth/token",
    formParameters = parameters {
        append("grant_type", "client_credentials")
        append("client_id", "⟦trap category=client_id shape=base36:24⟧")
        append("client_secret", "⟦secret kind=oauth_client_secret env=sandbox product=breb must shape=base62:43⟧")
    },
)

suspend fun cobros(client: HttpClient) = client.get("$HOST/api/v1/collections") {
    bearerAuth("⟦secret kind=bearer|oauth_access_token env=sandbox product=breb must shape=base64url:64⟧")
    header("X-Request-Id", "⟦trap category=request_id shape=uuid⟧")
}

suspend fun github(client: HttpClient) = client.get("https://api.github.com/user") { bearerAuth("⟦trap category=foreign_bearer shape=ghp_{base62:36}⟧") }

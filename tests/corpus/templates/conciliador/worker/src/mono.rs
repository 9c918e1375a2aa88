//! Cliente de Mono: saldos y movimientos del día.
use reqwest::header::{HeaderMap, HeaderValue, AUTHORIZATION};

const API: &str = "https://api.cuentamono.com/v1";

pub async fn saldos(client: &reqwest::Client) -> reqwest::Result<String> {
    client
        .get(format!("{API}/bank_accounts"))
        .bearer_auth("⟦secret kind=bearer|api_key env=production product=banking must shape=base62:40⟧")
        .header("X-Idempotency-Key", "⟦trap category=idempotency_key shape=uuid⟧")
        .send()
        .await?
        .text()
        .await
}

pub fn cabeceras() -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(AUTHORIZATION, HeaderValue::from_static("Bearer ⟦secret kind=bearer|api_key env=production product=banking must shape=hex:64⟧"));
    headers
}

pub async fn cert() -> reqwest::Result<reqwest::Response> {
    let secreto = std::env::var("MONO_API_KEY_CERT").unwrap_or_else(|_| "⟦secret kind=api_key|bearer env=certification product=banking must shape=base62:40⟧".into());
    reqwest::Client::new().get("https://cert.api.monoban.co/v1/banks").bearer_auth(secreto).send().await
}

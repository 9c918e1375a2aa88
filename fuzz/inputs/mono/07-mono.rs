//! Cliente de Mono: saldos y movimientos del día.
use reqwest::header::{HeaderMap, HeaderValue, AUTHORIZATION};

const API: &str = "https://api.cuentamono.com/v1";

pub async fn saldos(client: &reqwest::Client) -> reqwest::Result<String> {
    client
        .get(format!("{API}/bank_accounts"))
        .bearer_auth("Qz7wKd93nVxLr5TbYp2sHc8mFj4u")
        .header("X-Idempotency-Key", "Qz7wKd93nVxLr5TbYp2sHc8mFj4u")
        .send()
        .await?
        .text()
        .await
}

pub fn cabeceras() -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(AUTHORIZATION, HeaderValue::from_static("Bearer Qz7wKd93nVxLr5TbYp2sHc8mFj4u"));
    headers
}

pub async fn cert() -> reqwest::Result<reqwest::Response> {
    let secreto = std::env::var("MONO_API_KEY_CERT").unwrap_or_else(|_| "Qz7wKd93nVxLr5TbYp2sHc8mFj4u".into());
    reqwest::Client::new().get("https://cert.api.monoban.co/v1/banks").bearer_auth(secreto).send().await
}

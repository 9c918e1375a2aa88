//! Which product a credential is for.

use super::mark::What;
use super::seen::Seen;
use crate::environment::{Kind, Product};
use crate::evidence::{Evidence, Reach, Says};
use crate::span::Span;

/// Decide the product, and say why: its name, then the nearest path or host, then what only one product has.
pub(super) fn product(
    kind: Kind,
    name: Option<&(Span, Vec<String>)>,
    seen: &[Seen<'_>],
) -> (Product, Vec<Evidence>) {
    let words = name.map_or(&[][..], |(_, words)| words.as_slice());
    let has = |word: &str| words.iter().any(|known| known == word);
    let named = if has("breb") || (has("bre") && has("b")) {
        Some(Product::Breb)
    } else if has("wallet") || has("billetera") {
        Some(Product::Wallet)
    } else if has("core") {
        Some(Product::Core)
    } else {
        None
    };
    let mut evidence = Vec::new();
    let mut add = |clue, product, span, reach, seen: &str| {
        evidence.push(Evidence {
            clue,
            says: Says::Product(product),
            span,
            line: None,
            seen: seen.to_owned(),
            reach,
        });
    };
    if let Some(product) = named {
        add("name", product, name.map(|(span, _)| *span), Reach::Name, product.as_str());
    }
    let near =
        seen.iter().filter(|seen| seen.reach <= Reach::Object).find_map(|seen| match &seen.mark.what {
            What::Mono(_, Some(product)) | What::Path(product) => Some((seen, *product)),
            _ => None,
        });
    if let Some((seen, product)) = near {
        add(seen.mark.clue, product, Some(seen.mark.span), seen.reach, &seen.mark.seen);
    }
    let only = match kind {
        Kind::WalletPassword => Some(Product::Wallet),
        Kind::OauthRefreshToken => Some(Product::Breb),
        Kind::OauthClientSecret
        | Kind::OauthAccessToken
        | Kind::ApiKey
        | Kind::Bearer
        | Kind::WebhookSecret => None,
    };
    (named.or(near.map(|(_, product)| product)).or(only).unwrap_or(Product::Unknown), evidence)
}

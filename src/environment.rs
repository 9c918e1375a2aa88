//! Which of Mono's environments a credential opens, which product, and how sure that is.

use serde::{Deserialize, Serialize};

/// Defines an enum of plain words with their one spelling, in the order of their variants.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $word)] $variant,)+ }

        impl $name {
            /// Every variant, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word for it in reports, rule files and the command line.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What a credential opens.
    ///
    /// With no evidence it is [`Unknown`](Environment::Unknown), called so and rated like production:
    /// a scanner that guesses "sandbox" has told somebody to relax.
    Environment {
        /// Real money.
        Production = "production",
        /// Nothing says which.
        Unknown = "unknown",
        /// Certification: no real money, but real infrastructure.
        Certification = "certification",
        /// Play money.
        Sandbox = "sandbox",
    }
}

impl Environment {
    /// Whether it is production, or may be.
    pub fn is_grave(self) -> bool {
        matches!(self, Self::Production | Self::Unknown)
    }
}

words! {
    /// Which of Mono's products a credential is for.
    Product {
        /// Accounts and transfers.
        Banking = "banking",
        /// Ledger and spending controls.
        Core = "core",
        /// The instant payment rail.
        Breb = "breb",
        /// The wallet.
        Wallet = "wallet",
        /// Nothing says which.
        Unknown = "unknown",
    }
}

words! {
    /// The seven kinds of credential (`docs/mono.md`, section 3).
    Kind {
        /// A static API key of Banking or Core.
        ApiKey = "api_key",
        /// The OAuth client secret of Bre-B or Wallet.
        OauthClientSecret = "oauth_client_secret",
        /// A short-lived access token.
        OauthAccessToken = "oauth_access_token",
        /// A refresh token.
        OauthRefreshToken = "oauth_refresh_token",
        /// The value of an `Authorization: Bearer` header, of which nothing says whether it is a key or a token.
        Bearer = "bearer",
        /// The password of a wallet.
        WalletPassword = "wallet_password",
        /// The key that signs webhooks.
        WebhookSecret = "webhook_secret",
    }
}

words! {
    /// How sure a finding is; the order is from surest to least.
    Confidence {
        /// Tied to Mono by the same statement, request or object, or by itself.
        High = "high",
        /// Tied by its name, its file or its project.
        Medium = "medium",
        /// A credential's position, and nothing that ties it to anyone.
        Low = "low",
    }
}

words! {
    /// A language that people read findings in.
    Lang {
        /// English.
        En = "en",
        /// Spanish.
        Es = "es",
    }
}

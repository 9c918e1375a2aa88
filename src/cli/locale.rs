//! The language of the person who asks.

use crate::environment::Lang;
use std::env;

/// The language of the locale: that of the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set.
pub(super) fn locale() -> Lang {
    let set =
        ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(env::var_os).find(|value| !value.is_empty());
    match set {
        Some(value) if value.to_string_lossy().to_lowercase().starts_with("es") => Lang::Es,
        _ => Lang::En,
    }
}

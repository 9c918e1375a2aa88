//! Globs as in a `.gitignore`.

use globset::{Glob, GlobSet, GlobSetBuilder};

/// Globs as one set. A glob without `/` matches a name in any folder, as in `.gitignore`; one that ends with `/`
/// all that is in the folder.
pub fn globs(texts: &[String]) -> Result<GlobSet, (String, globset::Error)> {
    let mut set = GlobSetBuilder::new();
    for text in texts {
        let plain = text.trim_start_matches("./");
        let folder = plain.strip_suffix('/').map(|folder| format!("{folder}/**"));
        let rooted = folder.as_deref().unwrap_or(plain);
        let anywhere = !plain.trim_end_matches('/').contains('/');
        let glob = if anywhere { format!("**/{rooted}") } else { rooted.trim_start_matches('/').to_owned() };
        set.add(Glob::new(&glob).map_err(|source| (text.clone(), source))?);
    }
    set.build().map_err(|source| (texts.join(", "), source))
}

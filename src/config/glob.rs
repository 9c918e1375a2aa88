//! Globs as people know them from `.gitignore`.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_match_as_in_a_gitignore() {
        let cases = [
            ("*.env", "a/b/prod.env", true, "a name in any folder"),
            ("tests/", "tests/a/b.rs", true, "all in a folder"),
            ("tests/", "src/tests/b.rs", true, "of that name, anywhere"),
            ("tests/**", "tests/a/b.rs", true, "from the base"),
            ("tests/**", "src/tests/b.rs", false, "only from the base"),
            ("./a/*.yml", "a/x.yml", true, "a leading dot"),
        ];
        for (glob, path, want, why) in cases {
            assert_eq!(globs(&[glob.to_owned()]).unwrap().is_match(path), want, "{why}: {glob} {path}");
        }
    }
}

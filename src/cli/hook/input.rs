//! What git tells a hook on its standard input: which refs go from where to where.

use crate::cli::error::CliError;
use crate::collect::Tips;
use crate::git::Id;
use std::io::{self, Read};

/// Most that is read: a push of some half a million refs.
const LIMIT: u64 = 64 << 20;

/// A hook that is told of refs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// `<local ref> <local id> <remote ref> <remote id>`
    PrePush,
    /// `<old id> <new id> <ref>`
    PreReceive,
}

impl Told {
    /// What git calls the hook.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::PrePush => "pre-push",
            Self::PreReceive => "pre-receive",
        }
    }

    fn form(self) -> &'static str {
        match self {
            Self::PrePush => "<local ref> <local id> <remote ref> <remote id>",
            Self::PreReceive => "<old id> <new id> <ref>",
        }
    }

    /// The new id and the old one in a line.
    fn ids(self, line: &[u8]) -> Option<(Id, Id)> {
        // The local ref is what somebody typed, as `main@{1 day ago}`: its blanks are its own.
        let mut words: Vec<&[u8]> = line.rsplitn(4, |byte| *byte == b' ').collect();
        words.reverse();
        let (new, old) = match (self, words.as_slice()) {
            (Self::PrePush, [_, new, name, old]) if !name.is_empty() => (new, old),
            (Self::PreReceive, [old, new, name]) if !name.is_empty() => (new, old),
            _ => return None,
        };
        let (new, old) = (Id::from_hex(new).ok()?, Id::from_hex(old).ok()?);
        (new.kind() == old.kind()).then_some((new, old))
    }

    /// What is new: all that the new ids reach and the old ones do not. What is deleted brings nothing.
    pub(super) fn tips(self, input: &[u8]) -> Result<Tips, CliError> {
        let mut tips = Tips::default();
        let lines = input.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
        for (line, number) in lines.zip(1..).filter(|(line, _)| !line.is_empty()) {
            let wrong = CliError::HookLine { line: number, hook: self.name(), form: self.form() };
            let (new, old) = self.ids(line).ok_or(wrong)?;
            if !new.is_null() {
                tips.include.push(new);
                tips.exclude.extend((!old.is_null()).then_some(old));
            }
        }
        Ok(tips)
    }
}

/// All of standard input, within bounds.
pub(super) fn read(input: &mut dyn Read) -> Result<Vec<u8>, CliError> {
    let mut bytes = Vec::new();
    input.take(LIMIT + 1).read_to_end(&mut bytes).map_err(CliError::Stdin)?;
    if bytes.len() as u64 > LIMIT {
        return Err(CliError::Stdin(io::Error::other("more than 64 MB")));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "1111111111111111111111111111111111111111";
    const TWO: &str = "2222222222222222222222222222222222222222";
    const NULL: &str = "0000000000000000000000000000000000000000";

    /// A hook, its input, what is included and excluded, and why.
    type Row<'r> = (Told, String, &'r [Id], &'r [Id], &'r str);

    #[test]
    fn what_is_new_is_included_and_what_was_there_is_not() {
        let id = |hex: &str| Id::from_hex(hex.as_bytes()).unwrap();
        let (one, two) = (id(ONE), id(TWO));
        let cases: [Row<'_>; 7] = [
            (Told::PrePush, format!("refs/heads/a {ONE} refs/heads/a {TWO}\n"), &[one], &[two], "moved"),
            (Told::PrePush, format!("refs/heads/a {ONE} refs/heads/a {NULL}\n"), &[one], &[], "a new branch"),
            (Told::PrePush, format!("(delete) {NULL} refs/heads/a {TWO}\n"), &[], &[], "deleted"),
            (
                Told::PrePush,
                format!("a@{{1 day ago}} {ONE} refs/heads/a {NULL}"),
                &[one],
                &[],
                "blanks in what was typed",
            ),
            (
                Told::PreReceive,
                format!("{TWO} {ONE} refs/heads/ñ\n{TWO} {NULL} refs/tags/v1\n"),
                &[one],
                &[two],
                "two lines",
            ),
            (Told::PreReceive, format!("{NULL} {ONE} refs/heads/a\r\n"), &[one], &[], "written on Windows"),
            (Told::PrePush, String::new(), &[], &[], "nothing is pushed"),
        ];
        for (hook, input, include, exclude, why) in cases {
            let tips = hook.tips(input.as_bytes()).unwrap();
            assert_eq!((tips.include.as_slice(), tips.exclude.as_slice()), (include, exclude), "{why}");
        }
    }

    #[test]
    fn a_line_that_git_would_not_write_is_an_error() {
        let cases = [
            (Told::PrePush, format!("refs/heads/a {ONE} {TWO}"), "a word is missing"),
            (Told::PrePush, format!("refs/heads/a {ONE} refs/heads/a 2222"), "a short id"),
            (Told::PrePush, format!("refs/heads/a {ONE} refs/heads/a {TWO}{TWO}"), "no hash is that long"),
            (Told::PreReceive, format!("{ONE} {TWO}"), "no ref"),
            (Told::PreReceive, format!("{ONE} {TWO} a b"), "a ref has no blank"),
            (Told::PreReceive, "hello".to_owned(), "a word"),
            (Told::PreReceive, " ".to_owned(), "a blank"),
        ];
        for (hook, line, why) in cases {
            let input = format!("\n{line}\n");
            let error = hook.tips(input.as_bytes()).unwrap_err();
            assert!(matches!(error, CliError::HookLine { line: 2, .. }), "{why}");
            assert!(!error.to_string().contains(ONE), "what was read is not told");
        }
    }
}

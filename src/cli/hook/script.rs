//! The hook that git runs: a small shell script, which tells whether somebody changed it.

use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::path::Path;

/// A hook that is put in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Hook {
    /// Before a commit.
    PreCommit,
    /// Before a push.
    PrePush,
}

impl Hook {
    /// Both.
    pub(in crate::cli) const ALL: [Self; 2] = [Self::PreCommit, Self::PrePush];

    /// Its name in git, and that of its file.
    pub(in crate::cli) fn name(self) -> &'static str {
        match self {
            Self::PreCommit => "pre-commit",
            Self::PrePush => "pre-push",
        }
    }

    /// The name under which the hook that was there before is kept.
    pub(in crate::cli) fn kept(self) -> String {
        format!("{}.before-monoleaks", self.name())
    }
}

/// A hook of ours, as it is found.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::cli) struct Script {
    /// Whether it is what was put there.
    pub(in crate::cli) is_unchanged: bool,
    /// The program that it runs.
    pub(in crate::cli) program: String,
}

const FIRST: &str =
    "#!/bin/sh\n# Written by `monoleaks hook install`; `monoleaks hook uninstall` takes it away.\n";
const SUM: &str = "# SHA-256 of what follows: ";
const PROGRAM: &str = "program=";

/// The script of a hook that runs `program`, and after it the hook that was there before, if there was one.
pub(super) fn script(hook: Hook, program: &Path, is_chained: bool) -> Vec<u8> {
    // A path that is no text cannot be written; the one on PATH is meant then.
    let program = program.to_str().unwrap_or_default();
    let program = if cfg!(windows) { program.replace('\\', "/") } else { program.to_owned() };
    let text =
        [found(hook, &program), ours(hook), if is_chained { before(hook) } else { String::new() }].concat();
    format!("{FIRST}{SUM}{}\n{text}", sum(text.as_bytes())).into_bytes()
}

/// Finding the program. Without it nothing may pass, since nobody would notice.
fn found(hook: Hook, program: &str) -> String {
    let (name, quoted) = (hook.name(), quoted(program));
    let skip = match hook {
        Hook::PreCommit => "git commit --no-verify",
        Hook::PrePush => "git push --no-verify",
    };
    format!(
        "{PROGRAM}{quoted}
if ! [ -x \"$program\" ]; then # it was moved, or another version took its place
    program=$(command -v monoleaks) || program=
fi
if [ -z \"$program\" ]; then
    echo 'monoleaks {name}: the program is gone, so nothing was looked at, and this is stopped.' >&2
    echo 'Install it and say `monoleaks hook install` again. To skip it once: {skip}' >&2
    exit 1
fi
"
    )
}

/// Running it. What git writes to a pre-push hook is kept for the next one; the dot keeps the ends of lines, which a shell cuts off.
fn ours(hook: Hook) -> String {
    match hook {
        Hook::PreCommit => "\"$program\" hook run pre-commit || exit $?\n".to_owned(),
        Hook::PrePush => "input=$(cat; echo .)
input=${input%.}
printf %s \"$input\" | \"$program\" hook run pre-push -- \"$@\" || exit $?
"
        .to_owned(),
    }
}

/// Running the hook that was there before, as git would.
fn before(hook: Hook) -> String {
    let (name, kept) = (hook.name(), hook.kept());
    let run = match hook {
        Hook::PreCommit => "exec \"$before\" \"$@\"",
        Hook::PrePush => "printf %s \"$input\" | \"$before\" \"$@\"\n    exit $?",
    };
    format!(
        "case $0 in
*/*) before=${{0%/*}}/{kept} ;;
*) before=./{kept} ;;
esac
if [ -x \"$before\" ]; then
    {run}
elif ! [ -e \"$before\" ]; then
    echo \"monoleaks {name}: $before is gone, the hook that was here before.\" >&2
    echo 'Put it back, or say `monoleaks hook uninstall` and `monoleaks hook install`.' >&2
    exit 1
fi # git does not run what is not executable either
"
    )
}

/// A script of ours, recognised by its first lines.
pub(in crate::cli) fn read(bytes: &[u8]) -> Option<Script> {
    let rest = bytes.strip_prefix(FIRST.as_bytes())?.strip_prefix(SUM.as_bytes())?;
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let (told, text) = (&rest[..end], &rest[end + 1..]);
    let text_told = String::from_utf8_lossy(text);
    // The quoted word may have any character in it, a line's end too.
    let program = text_told.strip_prefix(PROGRAM).and_then(unquoted).unwrap_or_default();
    Some(Script { is_unchanged: told == sum(text).as_bytes(), program })
}

/// A word that the shell takes as it is.
pub(super) fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// What [`quoted`] made its word of, which is at the start of `text`.
fn unquoted(text: &str) -> Option<String> {
    let mut word = String::new();
    let mut rest = text.strip_prefix('\'')?;
    loop {
        let end = rest.find('\'')?;
        word.push_str(&rest[..end]);
        match rest[end..].strip_prefix(r"'\''") {
            Some(more) => {
                word.push('\'');
                rest = more;
            }
            None => return Some(word),
        }
    }
}

/// The sum of a script's text, in hexadecimal digits.
fn sum(text: &[u8]) -> String {
    Sha256::digest(text).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}"); // a string takes all
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_knows_itself() {
        for program in
            ["/usr/bin/monoleaks", "/home/o'brien/my tools/$(x)/`y`/mono\"leaks", "/a\nb/monoleaks"]
        {
            for hook in Hook::ALL {
                for is_chained in [false, true] {
                    let mut bytes = script(hook, Path::new(program), is_chained);
                    let want = Script { is_unchanged: true, program: program.to_owned() };
                    assert_eq!(read(&bytes), Some(want));
                    bytes.extend(b"exit 0\n");
                    assert!(!read(&bytes).unwrap().is_unchanged, "a line was added");
                }
            }
        }
    }

    #[test]
    fn what_somebody_else_wrote_is_not_ours() {
        for text in
            ["", "#!/bin/sh\nmonoleaks hook run pre-commit\n", "#!/bin/sh\n# SHA-256 of what follows: 0\n"]
        {
            assert_eq!(read(text.as_bytes()), None, "{text:?}");
        }
    }

    #[test]
    fn a_script_without_a_hook_before_it_calls_none() {
        let text = |hook, is_chained| String::from_utf8(script(hook, Path::new("/m"), is_chained)).unwrap();
        for hook in Hook::ALL {
            assert!(!text(hook, false).contains("before-monoleaks"));
            assert!(text(hook, true).contains(&hook.kept()));
        }
    }
}

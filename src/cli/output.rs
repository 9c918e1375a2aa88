//! Which report goes where, and writing it all at once.

use super::error::CliError;
use crate::render::Format;
use clap::ArgMatches;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A report and where it goes: a file, or standard output.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) format: Format,
    pub(super) file: Option<PathBuf>,
}

/// Pair each `--output` with the `--format` before it, as they were typed.
///
/// A format without a file goes to standard output, which only one may. One output with one format is a
/// pair in either order.
pub(super) fn targets(
    matches: &ArgMatches,
    formats: &[Format],
    files: &[PathBuf],
) -> Result<Vec<Target>, CliError> {
    let places =
        |name: &str| matches.indices_of(name).map(Iterator::collect::<Vec<usize>>).unwrap_or_default();
    pair(formats, &places("format"), files, &places("output"))
}

/// The pairs of formats and files, by where they were typed.
fn pair(
    formats: &[Format],
    format_places: &[usize],
    files: &[PathBuf],
    file_places: &[usize],
) -> Result<Vec<Target>, CliError> {
    let mut targets: Vec<Target> =
        formats.iter().map(|format| Target { format: *format, file: None }).collect();
    for (file, place) in files.iter().zip(file_places) {
        let before = format_places.iter().filter(|format| *format < place).count();
        let single = targets.len() == 1;
        let target = match before.checked_sub(1).and_then(|at| targets.get_mut(at)) {
            Some(target) => Some(target),
            None if single => targets.first_mut(),
            None => None,
        };
        match target.filter(|target| target.file.is_none()) {
            Some(target) => target.file = Some(file.clone()),
            None => return Err(CliError::OutputWithoutFormat(file.clone())),
        }
    }
    let to_stdout = targets.iter().filter(|target| target.file.is_none()).count();
    if to_stdout > 1 { Err(CliError::TwoToStdout) } else { Ok(targets) }
}

/// Write a file through a temporary one beside it, so that nobody sees half of it, and no link is followed. A device or a pipe stays
/// what it is, and is written to: root would put a file in the place of `/dev/null` for everybody.
pub(super) fn write_file(
    path: &Path,
    write: &dyn Fn(&mut dyn Write) -> io::Result<()>,
) -> Result<(), CliError> {
    let wrong = |source| CliError::Output { path: path.to_owned(), source };
    if path.symlink_metadata().is_ok_and(|meta| !meta.is_file() && !meta.is_dir() && !meta.is_symlink()) {
        let device = std::fs::OpenOptions::new().write(true).open(path).map_err(wrong)?;
        let mut buffered = io::BufWriter::new(device);
        return write(&mut buffered).and_then(|()| buffered.flush()).map_err(wrong);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".monoleaks-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(0o644)); // less the umask
    }
    let mut file = builder.tempfile_in(folder).map_err(wrong)?;
    {
        let mut buffered = io::BufWriter::new(file.as_file_mut());
        write(&mut buffered).and_then(|()| buffered.flush()).map_err(wrong)?;
    }
    file.persist(path).map_err(|error| wrong(error.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_output_belongs_to_the_format_before_it() {
        use Format::{Sarif, Text};
        let file = |name: &str| Some(PathBuf::from(name));
        let one = pair(&[Sarif], &[1], &["a".into()], &[2]).unwrap();
        assert_eq!(one, [Target { format: Sarif, file: file("a") }]);
        let turned = pair(&[Sarif], &[2], &["a".into()], &[1]).unwrap();
        assert_eq!(turned, one, "one of each is a pair in either order");
        let two = pair(&[Text, Sarif], &[1, 2], &["a".into()], &[3]).unwrap();
        assert_eq!(two, [Target { format: Text, file: None }, Target { format: Sarif, file: file("a") }]);
        assert!(matches!(pair(&[Text, Sarif], &[1, 2], &[], &[]), Err(CliError::TwoToStdout)));
        assert!(matches!(
            pair(&[Text, Sarif], &[1, 4], &["a".into(), "b".into()], &[2, 3]),
            Err(CliError::OutputWithoutFormat(_))
        ));
    }
}

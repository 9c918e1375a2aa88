//! The program: it hands the command line to the library, and says what went wrong.

use clap::CommandFactory as _;
use monoleaks::cli::{self, Cli};
use monoleaks::render;
use std::error::Error;
use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    // A panic's message may quote what was scanned: the scan tells which file it was in, and nothing else.
    std::panic::set_hook(Box::new(|_| {}));
    let matches = Cli::command().get_matches();
    match cli::run(&matches, &mut io::stdout().lock(), &mut io::stderr().lock()) {
        Ok(code) => code,
        Err(error) if error.is_broken_pipe() => ExitCode::SUCCESS, // `| head` has seen enough
        Err(error) => {
            explain(&error);
            ExitCode::from(2)
        }
    }
}

/// Say what went wrong and what caused it, on one line.
#[expect(clippy::print_stderr, reason = "the one place where an error reaches a person")]
fn explain(error: &dyn Error) {
    let mut story = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        story = format!("{story}: {inner}");
        cause = inner.source();
    }
    eprintln!("error: {}", render::in_place(&story));
}

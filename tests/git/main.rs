//! Git repositories in every state that people bring them into, compared with what git says of them; and those that somebody
//! made to lead a scanner astray. Tests start `git`; the program never does.
#![cfg(unix)]

mod already;
mod blobs;
mod company;
mod history;
mod hooked;
mod policy;
mod repo;
mod staged;
mod states;
mod traps;

/// A production key and its host, on lines 1 and 2.
const LEAK: &str =
    "MONO_BASE_URL=https://api.cuentamono.com\nMONO_API_KEY=wUqB6v2ZcYk8RfXn3TdLs0JhMp7Ga4EoIx9Vb5Q\n";
/// Another production key, in the same form.
const OTHER: &str =
    "MONO_BASE_URL=https://api.cuentamono.com\nMONO_API_KEY=Hn5TzQ8bXw2LcV7rKf0YsJm4GdPe9UaIo3Rt6Bk\n";

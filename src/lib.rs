//! monoleaks finds leaked credentials of the Mono API (Colombia) by position and evidence, says how sure it is
//! and why, which environment they open, and what to do.
//!
//! Mono documents no prefix, length or alphabet for its credentials. So shape cannot decide: a *candidate* is a value in a
//! credential's position, *evidence* ties it to a provider and an environment, and nothing is reported without
//! naming its evidence. A secret never leaves [`classify`]: [`Secret`](secret::Secret) borrows and cannot be printed,
//! [`Finding`](finding::Finding) holds four characters of it at most.
//!
//! # The way of a byte
//!
//! ```text
//!  collect ──► Blob ──► decode ──► View ──► detect ──► Candidate ──► classify ──► Finding ──► suppress ──► Report ──► render
//!   walk                 utf16              anchors                   doubts                   inline                 text
//!   stdin                                   regions                   marks, nearness          paths                  json
//!   staged                                  place, beside             owner                    baseline               jsonl
//!   history                                 carriers, trace           environment, product                            sarif
//!                                                                                                                     github, markdown
//!                                                                                                                     gitlab, junit
//!                                                                                                                     csv, html
//! ```
//!
//! [`scan`] is this line as code. Each rung of the ladder `Blob → View → Candidate → Finding` drops something; the last
//! one drops the secret.
//!
//! - **[`collect`]**: a [`Source`](collect::Source) *pushes* blobs from threads of its own, each with one buffer for all the files
//!   that it reads; an iterator of owned blobs would allocate for every file. What is not read is handed over as well. In a git work
//!   tree the index, read by a library, says which files no ignore file may hide.
//! - **[`git`]** reads a repository as bytes on disk: packs, loose objects, refs, the index, and a few named settings. It is made of
//!   gitoxide's smaller parts and not of its object database, which follows whatever the repository points at: here only what the
//!   environment names, or what points back, is followed.
//! - **`collect::staged`** compares the index with `HEAD` by the trees that git noted in it, so that a repository of 50,000 files
//!   costs what git's own look costs. What was found is looked up in `HEAD` afterwards: what stood there before is told, and does
//!   not block; and what the few files leave undecided, `collect::company` asks the rest of the index.
//! - **`collect::history`** compares every commit with those that it follows, which gives each blob a path and every change
//!   a commit; then reads the blobs in the order of the pack, each base once. What became of a finding is asked at the end of
//!   a [`Timeline`](collect::Timeline), for findings only.
//! - **[`decode`]** gives other forms of a text: without its escapes, and what its base64 and its hexadecimal
//!   digits hold. Each form is a [`View`](decode::View) on
//!   the one below it, so that a finding in it is placed in the file. `collect::unpack` opens archives before anything is decoded:
//!   a member is a blob with an origin of its own. Both happen only where an anchor or the first bytes of a file say that it pays.
//! - **[`detect`]**: [`Anchors`](detect::Anchors) is one pass for four rare bytes of each literal, by vector instructions that cost
//!   about what the reading costs; most files end here. Where Mono is spoken of the whole text is looked at, else the surroundings
//!   of each anchor; of a text of 4 MB or more, or a window of a longer stream, only pieces around what speaks of Mono
//!   ([`Piece`](detect::Piece)), each scanned as a blob of its own. Shapes are compiled where a word of them stands, uses are
//!   looked for when a name asks. Every run of token characters there is walked *to the left*, to the name, header or scheme that
//!   holds it: one walk serves every language, since all of them write a name, some glue, and a value. What the walk does not find
//!   may stand beside (a tag, a sibling, a parent, a comment), in another shape (a pair, a password, a column), or be sent
//!   elsewhere under its name (the trace).
//! - **[`classify`]**: doubts about the value come first, since they are cheap and need no surroundings. Then the marks of the text
//!   are found once, with the names that are given to hosts (`BASE = "https://…"`), and each candidate sees them by nearness:
//!   the same statement, the same object or request, the file. The nearest mark of a provider decides whose the value is; the
//!   clues of `environment` are a table whose order is the policy. Projects settle at the end what a file could not, and
//!   never an environment.
//! - **[`suppress`]** keeps what somebody accepted in the report, with the reason. A baseline accepts a value at a path, never a
//!   place. Whoever asks why ([`Watch`](scan::Watch)) is told by each station what it decided on a line; nobody asks in a scan.
//!   **[`render`]** gets findings and words, no clock, no file system.
//!
//! # Floors
//!
//! A room imports from floors below its own and from nobody else; `tests/hygiene.rs` holds it. A `mod.rs` is its folder's face, which
//! siblings never import.
//!
//! | floor | rooms |
//! |--:|---|
//! | 8 | `main` |
//! | 7 | [`cli`] |
//! | 6 | [`selftest`]: every rule's proofs through the whole pipeline |
//! | 5 | [`scan`], [`render`] (which do not know each other) |
//! | 4 | [`classify`], [`suppress`], [`report`] |
//! | 3 | [`detect`], [`finding`], [`config`] |
//! | 2 | [`rule`], [`collect`], [`decode`] (which do not know each other) |
//! | 1 | `anycase`, `busy`, [`span`], [`secret`], [`environment`], [`severity`], [`evidence`], [`flow`], [`date`], [`git`], [`blob`], [`past`], [`part`], [`shard`], [`receipt`], [`loosening`], [`remark`] |
//!
//! # What is data and what is code
//!
//! Credentials, providers, hosts, words, placeholders, severities, guidance and languages are TOML under `rules/`, packed into
//! the binary by the build script, as JSON, and read by the same loader as a user's own. Sources, carriers, clues, doubts and outputs are one
//! file and one row of a table each. The facts behind the data are in `docs/mono.md`.
//!
//! # Promises, and where they are kept
//!
//! | promise | kept by |
//! |---|---|
//! | no secret in any output | [`secret`], `classify::excerpt`; tests search every format for every planted value |
//! | nothing of what is scanned runs, no connection is opened | no network code, no process but the git of `doctor --prove`; `deny.toml` bans the libraries |
//! | no repository leads us into another | `git::discover`, `git::objects` |
//! | what `git commit` would record is what is read | `collect::staged`, compared with git in tests |
//! | a change does not decide by what it is scanned | [`git::Snapshot`], `cli::policy`, `scan::before`; `tests/e2e/action` |
//! | never clean by accident | [`receipt`], the exit codes in `cli::run` |
//! | the same bytes for any number of threads | [`report`] is sorted; reports for programs have no clock in them |
//! | true positions in every unit | [`span`], `decode::view` |
//! | any bytes are survivable | windows in `collect::read`, bounds on every walk, named with their reasons |
//! | a fingerprint tells nothing | `classify::fingerprint` |

mod anycase;
pub mod blob;
mod busy;
pub mod classify;
pub mod cli;
pub mod collect;
pub mod config;
pub mod date;
pub mod decode;
pub mod detect;
pub mod environment;
pub mod evidence;
pub mod finding;
pub mod flow;
pub mod git;
pub mod loosening;
pub mod part;
pub mod past;
pub mod receipt;
pub mod remark;
pub mod render;
pub mod report;
pub mod rule;
pub mod scan;
pub mod secret;
pub mod selftest;
pub mod severity;
pub mod shard;
pub mod span;
pub mod suppress;

//! A value in a credential's position: borrowed, not judged.

use crate::evidence::Reach;
use crate::flow::Action;
use crate::rule::Credential;
use crate::secret::{Preview, Secret};
use crate::span::Span;

/// The syntactic place where a value travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Carrier {
    /// After `Bearer`, in whatever syntax holds the header.
    Bearer,
    /// After `Basic`: base64 of `id:secret`.
    Basic,
    /// `id:secret` before a host or after `-u`.
    UserInfo,
    /// A name and its value: assignment, member, argument, field, attribute, header.
    Named,
    /// A column of a table: CSV, `INSERT`.
    Column,
    /// A literal under any name that is sent as a credential elsewhere in the file.
    Traced,
    /// A user's own pattern.
    Pattern,
    /// A JWT that stands anywhere: its claims may tie it.
    Token,
}

/// How a name ties a value to Mono.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// Mono is in the name: `MONO_API_KEY`, `BREB_CLIENT_SECRET`.
    Named,
    /// Mono is in the name, but so it is in other companies' (`MONO_TOKEN`).
    Ambiguous,
    /// The name or the header says what it is, not whose.
    Nobody,
}

/// A value in a carrier, with the rule that wants it.
pub struct Candidate<'v> {
    /// The rule.
    pub rule: &'v Credential,
    /// The bytes as they stand in the view.
    pub at: Span,
    /// Where it travels.
    pub carrier: Carrier,
    /// The bytes of its name in the view.
    pub name: Option<Span>,
    /// Whether the name ties it to Mono.
    pub tie: Tie,
    /// Whether its name is one word that anything may be called (`token`).
    pub single: bool,
    /// How near a mark of Mono must stand at least, where the name alone is anybody's.
    pub needs: Reach,
    /// Where it is declared and used, in the view.
    pub steps: Vec<(Action, Span)>,
    /// Encodings inside the view that hide it.
    pub layers: Vec<&'static str>,
    raw: &'v [u8],
    lead: &'v [u8],
    quoted: bool,
    decoded: Option<Vec<u8>>,
}

impl<'v> Candidate<'v> {
    /// A candidate whose value stands in `view` as it is.
    pub fn new(rule: &'v Credential, view: &'v [u8], at: Span, carrier: Carrier) -> Self {
        Self {
            rule,
            at,
            carrier,
            name: None,
            tie: Tie::Nobody,
            single: false,
            needs: Reach::File,
            steps: Vec::new(),
            layers: Vec::new(),
            raw: &view[at.start..at.end],
            lead: lead(view, at.start),
            quoted: at.start.checked_sub(1).is_some_and(|before| matches!(view[before], b'"' | b'\'' | b'`')),
            decoded: None,
        }
    }

    /// The same, whose value is what `at` encodes.
    #[must_use]
    pub fn decoded(mut self, value: Vec<u8>, layer: &'static str) -> Self {
        self.decoded = Some(value);
        self.layers.push(layer);
        self
    }

    /// Whether no quote stands directly before the value.
    pub fn is_bare(&self) -> bool {
        !self.quoted
    }

    /// What stands directly before the value in the same word: `ENC(` of `ENC(…)`.
    pub fn lead(&self) -> &'v [u8] {
        self.lead
    }

    /// The value, decoded where it has to be.
    pub fn secret(&self) -> Secret<'_> {
        Secret::new(self.decoded.as_deref().unwrap_or(self.raw))
    }

    /// What a person may see of the value.
    pub fn preview(&self) -> Preview {
        if self.rule.password { self.secret().preview_of_password() } else { self.secret().preview() }
    }
}

/// The bytes before `at` up to a space or quote, 48 at most.
fn lead(view: &[u8], at: usize) -> &[u8] {
    let floor = at.saturating_sub(48);
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'`');
    let start = view[floor..at].iter().rposition(ends).map_or(floor, |back| floor + back + 1);
    &view[start..at]
}

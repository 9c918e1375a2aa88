//! Small questions about a candidate's context: where it is used, what its line says, whose it is by what it is in.

use super::heads::Head;
use super::mark::What;
use super::near::Surroundings;
use super::seen::Seen;
use super::tools::Tools;
use super::uses::{SHORTEST, is_word};
use crate::detect::{Candidate, Carrier, Tie};
use crate::environment::{Kind, Product};
use crate::evidence::Reach;
use crate::finding::Action;
use crate::rule::words::split_name;
use crate::span::Span;
use std::path::Path;

/// Texts longer than this are not searched for other places of a name: their words would take more memory than they.
const SEARCHED: usize = 512 << 10;

/// Longest comment that may speak of a value.
const COMMENT: usize = 200;

/// Other places of a name that are looked at.
const PLACES: usize = 6;

/// What [`kind`] needs to know.
pub(super) struct Context<'a> {
    pub(super) jwt: bool,
    /// The kind whose values begin like this one.
    pub(super) prefixed: Option<Kind>,
    pub(super) product: Product,
    pub(super) heads: &'a [Head],
    pub(super) seen: &'a [Seen<'a>],
    pub(super) name: Option<&'a (Span, Vec<String>)>,
    /// Whether the path of its file speaks of webhooks.
    pub(super) hooked: bool,
}

/// Whether a file or its folder is named for webhooks.
pub(super) fn is_hooked(path: Option<&Path>) -> bool {
    let mut parts = path.into_iter().flat_map(|path| path.components().rev().take(2));
    parts.any(|part| {
        split_name(part.as_os_str().as_encoded_bytes()).iter().any(|word| word.starts_with("webhook"))
    })
}

/// Languages in which a line like `[Test]` is an attribute and an unquoted value an expression.
const CODE: [&str; 34] = [
    "c", "cc", "cpp", "cs", "cr", "dart", "erl", "ex", "exs", "fs", "go", "groovy", "h", "hpp", "hs", "java",
    "jl", "js", "jsx", "kt", "kts", "lua", "m", "mjs", "php", "py", "rb", "rs", "scala", "swift", "ts",
    "tsx", "vb", "vue",
];

/// Whether a path is that of source code.
pub(super) fn is_code(path: Option<&Path>) -> bool {
    let extension = path.and_then(Path::extension).and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| CODE.contains(&extension.to_ascii_lowercase().as_str()))
}

/// The marks around where a candidate is used: where a scheme sends it, else where its name stands again.
pub(super) fn used<'m>(
    candidate: &Candidate<'_>,
    near: &'m Surroundings<'_>,
    seen: &[Seen<'_>],
) -> Vec<Seen<'m>> {
    if let Some((_, span)) = candidate.steps.iter().find(|(action, _)| *action == Action::Used) {
        return near.around(*span);
    }
    let tied = seen.iter().any(|seen| {
        seen.reach <= Reach::Object && matches!(seen.mark.what, What::Mono(..) | What::Other(..))
    });
    let text = near.lines.text();
    let Some(name) = candidate.name.filter(|_| {
        !tied
            && text.len() <= SEARCHED
            && candidate.carrier == Carrier::Named
            && !near.is_data()
            && !near.is_markup()
    }) else {
        return Vec::new();
    };
    let length = text[name.start..name.end].iter().rev().take_while(|byte| is_word(**byte)).count();
    let last = &text[name.end - length..name.end];
    if last.len() < SHORTEST || candidate.single {
        return Vec::new();
    }
    let places =
        near.words().places(last).iter().filter(|at| !(name.start..name.end).contains(at)).take(PLACES);
    let mut all: Vec<Seen<'m>> = places
        .flat_map(|at| near.around(Span::new(*at, at + last.len())))
        .filter(|seen| seen.reach <= Reach::Object)
        .collect();
    all.sort_by_key(|seen| (seen.reach, seen.distance));
    all
}

/// Whether what a value is in belongs to somebody by its name, and no mark of Mono stands in it: `[alegra]`,
/// `session({ secret: … })`.
pub(super) fn owned(
    tools: &Tools<'_>,
    candidate: &Candidate<'_>,
    heads: &[Head],
    seen: &[Seen<'_>],
    used: &[Seen<'_>],
    near: &Surroundings<'_>,
) -> bool {
    if candidate.tie != Tie::Nobody || candidate.carrier != Carrier::Named || !used.is_empty() {
        return false;
    }
    let Some(head) = heads.iter().find(|head| !head.assigned) else { return false };
    let mono = seen.iter().any(|seen| {
        let inside = head
            .scope
            .map_or(seen.mark.span.start >= head.span.start, |scope| scope.contains(seen.mark.span.start));
        let since = inside || seen.reach == Reach::Statement;
        since && seen.reach <= Reach::Object && matches!(seen.mark.what, What::Mono(..))
    });
    let named = |head: &Head| tools.names.mono_in(&head.words).is_some();
    let company = heads
        .iter()
        .take(3)
        .any(|head| tools.names.has_owner(&head.words) || tools.names.has_own(&head.words))
        && !heads.iter().take(3).any(named);
    let foreign = tools.names.is_foreign(&head.words);
    let beside =
        seen.iter().any(|seen| seen.reach == Reach::Statement && matches!(seen.mark.what, What::Mono(..)));
    if company && !beside {
        return true;
    }
    !mono && (company || (foreign && (candidate.single || mono_has_its_own(candidate.at, seen, near))))
}

/// Whether the nearest mark of Mono stands in an object beside the value's: then each object is its name's. In code, both are members of
/// one more object, as in a file of settings.
fn mono_has_its_own(at: Span, seen: &[Seen<'_>], near: &Surroundings<'_>) -> bool {
    let mark = seen.iter().find(|seen| matches!(seen.mark.what, What::Mono(..)));
    let Some(mark) = mark.map(|seen| seen.mark.span) else { return false };
    let Some(own) = near.brackets.around(mark.start).next() else { return false };
    let text = near.lines.text();
    let is_member = |scope: Span| {
        let before = text[..scope.start].trim_ascii_end();
        matches!(text[scope.start], b'{' | b'[') && (before.ends_with(b":") || before.ends_with(b"=>"))
    };
    let siblings = || {
        let (mut mine, mut theirs) = (near.brackets.around(at.start), near.brackets.around(mark.start));
        let members = mine.next().is_some_and(is_member) && theirs.next().is_some_and(is_member);
        members && mine.next().zip(theirs.next()).is_some_and(|(one, two)| one == two)
    };
    !own.contains(at.start) && (near.is_data() || siblings())
}

/// Whether the statement of a value asks for a token.
pub(super) fn grants(at: Span, near: &Surroundings<'_>) -> bool {
    let text = near.lines.text();
    let around = &text[at.start.saturating_sub(300)..text.len().min(at.end + 300)];
    ["grant_type", "grantType", "grant-type"]
        .iter()
        .any(|word| memchr::memmem::find(around, word.as_bytes()).is_some())
}

/// The line of a value without the value, if it is a short one.
pub(super) fn own_line<'t>(at: Span, near: &Surroundings<'t>) -> Option<(Vec<&'t [u8]>, Span)> {
    let line = near.lines.line_span(near.lines.line_of(at.start));
    let text = near.lines.text();
    (line.len() <= 600)
        .then(|| (vec![&text[line.start..at.start], &text[at.end.min(line.end)..line.end]], line))
}

/// The nearest comment above a value, in its paragraph and at most three lines up.
pub(super) fn comment_above<'t>(at: Span, near: &Surroundings<'t>) -> Option<(&'t [u8], Span)> {
    let own = near.lines.line_of(at.start);
    for line in (own.saturating_sub(3)..own).rev() {
        let text = near.lines.trimmed(line);
        let allows = memchr::memmem::find(&text[..text.len().min(COMMENT)], b"monoleaks:").is_some(); // speaks to us, not of the key
        if text.is_empty() || allows {
            return None;
        }
        if ["#", "//", "--", ";", "<!--", "/*", "*", "REM ", "%"]
            .iter()
            .any(|mark| text.starts_with(mark.as_bytes()))
        {
            return (text.len() <= COMMENT).then(|| (text, near.lines.line_span(line)));
        }
    }
    None
}

/// The kind: that of the rule, unless the value, what it is in, or where it is sent says more.
pub(super) fn kind(tools: &Tools<'_>, candidate: &Candidate<'_>, context: &Context<'_>) -> Kind {
    let token = matches!(context.product, Product::Breb | Product::Wallet);
    let at = |seen: &&Seen<'_>| seen.reach <= Reach::Object;
    let asks =
        context.seen.iter().filter(at).any(|seen| tools.rules.mono.token_paths.contains(&seen.mark.seen));
    let elsewhere = context.seen.iter().filter(at).any(|seen| {
        matches!(seen.mark.what, What::Path(_) | What::Mono(_, Some(_))) && seen.mark.clue == "path"
    });
    let hosted = context.seen.iter().any(|seen| {
        seen.tight && seen.mark.clue == "host" && matches!(seen.mark.what, What::Mono(Some(_), _))
    });
    let webhook =
        || context.heads.iter().take(4).any(|head| head.words.iter().any(|word| word.starts_with("webhook")));
    if let Some(kind) = context.prefixed {
        return kind; // `whsec_` says it, whatever holds it
    }
    match candidate.rule.kind {
        Kind::ApiKey | Kind::Bearer if context.jwt => Kind::OauthAccessToken,
        Kind::Bearer if token => Kind::OauthAccessToken, // those products take no static key
        // Banking and Core take no tokens, whatever the name says.
        Kind::OauthAccessToken
            if !context.jwt && matches!(context.product, Product::Banking | Product::Core) =>
        {
            Kind::Bearer
        }
        Kind::OauthClientSecret
            if matches!(candidate.carrier, Carrier::UserInfo | Carrier::Basic) && elsewhere && !asks =>
        {
            Kind::ApiKey
        }
        Kind::OauthClientSecret | Kind::ApiKey if candidate.single && webhook() => Kind::WebhookSecret,
        Kind::OauthClientSecret if candidate.single && context.hooked => Kind::WebhookSecret,
        // Nor have Banking and Core clients with secrets: a `secret` beside their host is its key.
        Kind::OauthClientSecret
            if (candidate.single || candidate.carrier == Carrier::UserInfo) && !token && hosted && !asks =>
        {
            Kind::ApiKey
        }
        kind if candidate.single => named_by_head(tools, context).unwrap_or(kind),
        kind => kind,
    }
}

/// The kind that a head and the name make together: `Wallet: { Password }`, `webhooks: { secret }`.
fn named_by_head(tools: &Tools<'_>, context: &Context<'_>) -> Option<Kind> {
    let (_, name) = context.name?;
    context
        .heads
        .iter()
        .take(3)
        .find_map(|head| {
            let words: Vec<String> = head.words.iter().chain(name).cloned().collect();
            tools.names.kind_of(&words).filter(|(_, weight)| {
                *weight > split_name(name.join("_").as_bytes()).iter().map(String::len).sum()
            })
        })
        .map(|(kind, _)| kind)
}

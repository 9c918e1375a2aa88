//! What a walk to the left passes over before it looks at words.

/// Tags that only say how their text looks.
const SHOWN: [&str; 7] = ["pre", "code", "b", "strong", "kbd", "tt", "span"];

/// Where the tags directly before a value on its line start: what is before them holds it
/// (`<td>KEY</td><td class="v">`).
pub(super) fn before_tag(text: &[u8], at: usize, floor: usize) -> usize {
    let mut at = at;
    if text[floor..at].ends_with(b">'") || text[floor..at].ends_with(b">\"") {
        at -= 1; // a value as a program shows it
    }
    for _ in 0..4 {
        let head = text[floor..at].trim_ascii_end();
        if !head.ends_with(b">") || text[floor + head.len()..at].contains(&b'\n') {
            break;
        }
        let line = head.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let Some(open) = head[line..].iter().rposition(|byte| *byte == b'<') else { break };
        let tag = &head[line + open..];
        let attributed = tag.contains(&b'=') || tag.starts_with(b"</");
        let shown = SHOWN.iter().any(|name| tag == format!("<{name}>").as_bytes());
        let attributed = attributed || shown;
        if !attributed || !tag.get(1).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/') {
            break;
        }
        at = floor + line + open;
    }
    at
}

/// Where the key of a value that PHP serialized ends: `s:7:"api_key";s:40:"…"`.
pub(super) fn before_serialized(text: &[u8], at: usize, floor: usize) -> usize {
    let quoted =
        |head: &[u8]| head.strip_suffix(b"\"").map(|head| head.strip_suffix(b"\\").unwrap_or(head).len());
    let head = &text[floor..at];
    let length = quoted(head).map(|end| &head[..end]).and_then(|head| head.strip_suffix(b":"));
    let digits = |head: &[u8]| head.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let key = length
        .map(|head| &head[..head.len() - digits(head)])
        .and_then(|head| head.strip_suffix(b";s:"))
        .and_then(quoted);
    key.map_or(at, |end| floor + end)
}

/// Where the accessors of a property before its value start: `ApiKey { get; set; } = "…"`.
pub(super) fn before_accessors(text: &[u8], at: usize, floor: usize) -> usize {
    let blank = |byte: &u8| matches!(byte, b' ' | b'"' | b'=' | b'@' | b'$');
    let end = text[floor..at].iter().rposition(|byte| !blank(byte)).map_or(floor, |end| floor + end + 1);
    let head = &text[floor.max(end.saturating_sub(40))..end];
    let open = head.iter().rposition(|byte| *byte == b'{').filter(|_| head.ends_with(b"}"));
    match open.filter(|open| memchr::memmem::find(&head[*open..], b"get").is_some()) {
        Some(open) => end - head.len() + open,
        None => at,
    }
}

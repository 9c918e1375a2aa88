//! What a module exports.

/// Whether what stands before a value makes it all that a module exports.
pub(super) fn is_exported(before: &[u8]) -> bool {
    let head = before.trim_ascii_end();
    let head =
        head.strip_suffix(b"\"").or(head.strip_suffix(b"'")).or(head.strip_suffix(b"`")).unwrap_or(head);
    let head = head.trim_ascii_end();
    let head = head.strip_suffix(b"=").unwrap_or(head).trim_ascii_end();
    [&b"module.exports"[..], b"exports.default", b"export default"].iter().any(|known| head.ends_with(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_may_be_one_string() {
        let cases = [
            ("module.exports = '", true, "CommonJS"),
            ("export default \"", true, "a module"),
            ("exports.default = `", true, "compiled"),
            ("module.exports = { a: '", false, "one of many"),
            ("const llave = '", false, "a constant"),
        ];
        for (before, want, why) in cases {
            assert_eq!(is_exported(before.as_bytes()), want, "{why}");
        }
    }
}

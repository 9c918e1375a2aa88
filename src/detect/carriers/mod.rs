//! The syntactic places where credentials travel. To add one: a file beside this, and a row here.

mod basic;
mod column;
mod exported;
mod glued;
mod literal;
mod named;
mod pair;
mod password;
mod pattern;
mod unnamed;
mod work;

pub(super) use work::{Catch, Text};

/// Looks through the regions of a text.
type CarrierFn = for<'w, 'v> fn(&Text<'w, 'v>, &mut Catch<'v>);

/// Every carrier. Where two want the same bytes, the earlier has them.
pub(super) const CARRIERS: [(&str, CarrierFn); 5] = [
    ("pair", pair::candidates),
    ("password", password::candidates),
    ("column", column::candidates),
    ("named", named::candidates),
    ("pattern", pattern::candidates),
];

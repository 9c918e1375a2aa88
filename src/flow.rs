//! The way of a value through a file.

/// What happens to a value at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// The literal is given a name.
    Declared,
    /// The name is sent as a credential.
    Used,
}

impl Action {
    /// The word for it in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::Used => "used",
        }
    }
}

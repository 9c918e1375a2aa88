//! A page that may not be longer than so many bytes.

/// Text that grows by whole pieces, up to a limit.
pub(super) struct Sheet {
    text: String,
    most: usize,
}

impl Sheet {
    /// An empty sheet for at most so many bytes.
    pub(super) fn new(most: usize) -> Self {
        Self { text: String::new(), most }
    }

    /// Add a piece, if it fits with what is to follow it; whether it did.
    pub(super) fn add(&mut self, piece: &str) -> bool {
        self.add_below(piece, self.most)
    }

    /// The same for a part of the page, which may not reach beyond so many bytes.
    pub(super) fn add_below(&mut self, piece: &str, most: usize) -> bool {
        let fits = self.text.len() + piece.len() <= most.min(self.most);
        if fits {
            self.text.push_str(piece);
        }
        fits
    }

    /// Allow so many bytes more.
    pub(super) fn grow(&mut self, bytes: usize) {
        self.most += bytes;
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }
}

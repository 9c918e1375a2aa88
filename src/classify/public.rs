//! The paths of what is public by design.

use crate::remark::Exposure;
use crate::rule::Rules;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::path::Path;

/// The globs of what is public by design.
#[derive(Debug)]
pub(super) struct Public {
    globs: GlobSet,
    told: Vec<(Exposure, String)>,
}

impl Public {
    /// Those of the rules, whose loader has looked at them.
    pub(super) fn of(rules: &Rules) -> Self {
        let mut globs = GlobSetBuilder::new();
        let mut told = Vec::new();
        for (exposure, texts) in &rules.exposures.paths {
            for text in texts {
                let glob = GlobBuilder::new(text).literal_separator(true).case_insensitive(true).build();
                if let Ok(glob) = glob {
                    globs.add(glob);
                    told.push((*exposure, text.clone()));
                }
            }
        }
        Self { globs: globs.build().unwrap_or_default(), told }
    }

    /// Why everybody can read what stands at a path, and by which glob.
    pub(super) fn at(&self, path: &Path) -> Option<&(Exposure, String)> {
        self.globs.matches(path).into_iter().filter_map(|index| self.told.get(index)).min()
    }
}

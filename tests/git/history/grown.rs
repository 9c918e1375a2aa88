//! A history as many hands would make it, always the same for the same seed.

use crate::repo::Repo;
use std::fmt::Write as _;

/// Numbers that look like chance.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    /// A number below `sides`.
    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % sides
    }
}

/// Grow a history of so many commits: branches part, meet, and lose files; texts get longer and change in their middle.
pub(super) fn grow(repo: &mut Repo, seed: u64, commits: usize) {
    let mut dice = Dice(seed);
    let mut script = String::new();
    for mark in 1..=commits {
        let branch = if mark == 1 { 0 } else { dice.roll(6) };
        // A second and a third parent now and then; older ones are told by their marks.
        let mut parents = vec![mark - 1 - dice.roll(mark.min(4))];
        while mark > 5 && dice.roll(5) == 0 && parents.len() < 4 {
            parents.push(1 + dice.roll(mark - 2));
        }
        parents.dedup();
        let message = format!("commit {mark}");
        let date = 1_700_000_000 + mark * 60;
        let _ = write!(
            script,
            "commit refs/heads/b{branch}\nmark :{mark}\ncommitter Ana <ana@example.com> {date} +0000\n\
             data {}\n{message}\n",
            message.len()
        );
        for (at, parent) in parents.iter().filter(|parent| **parent > 0).enumerate() {
            let _ = writeln!(script, "{} :{parent}", if at == 0 { "from" } else { "merge" });
        }
        change(&mut script, &mut dice, mark);
    }
    let _ = write!(script, "reset refs/heads/main\nfrom :{commits}\n\n");
    repo.git_with(&repo.top, &["fast-import", "--quiet", "--force"], script.as_bytes());
    repo.git(&["reset", "--quiet", "--hard"]);
}

/// What one commit changes.
fn change(script: &mut String, dice: &mut Dice, mark: usize) {
    for _ in 0..=dice.roll(4) {
        let path = format!("{}/{}/{}.txt", dice.roll(3), dice.roll(3), dice.roll(4));
        let done = match dice.roll(12) {
            0 => writeln!(script, "D {path}"),
            1 => writeln!(script, "D {}", dice.roll(3)),
            2 => write!(script, "M 100644 inline {path}\ndata 3\nold\n"),
            3 => write!(script, "M 120000 inline link-{}\ndata 5\n{:05}\n", dice.roll(3), mark),
            _ => {
                let lines: Vec<String> = (0..200)
                    .map(|at| if at == mark % 200 { format!("{mark}\n") } else { format!("line {at}\n") })
                    .collect();
                let text = lines.concat();
                write!(script, "M 100644 inline {path}\ndata {}\n{text}\n", text.len())
            }
        };
        done.expect("a text takes what is written to it");
    }
}

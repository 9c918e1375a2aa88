//! Which commits are looked at, and what they follow.

use crate::git::{Cache, Commit, Id, Objects, Type, Unread};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};

/// Where a look at a history starts and ends: every commit that an include reaches and no exclude does.
#[derive(Clone, Debug, Default)]
pub struct Tips {
    /// Commits, or tags of them, to start from.
    pub include: Vec<Id>,
    /// Commits that are left out with all that they follow. One that is not there leaves nothing out.
    pub exclude: Vec<Id>,
}

/// How much longer than it must be, by the dates of commits, excluded ones are followed: clocks differ. Git does so for five commits.
const SLOP: usize = 64;

/// One commit that is looked at.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) id: Id,
    pub(super) tree: Id,
    /// When it was made, in seconds since 1970.
    pub(super) date: i64,
    /// Those of its parents that are looked at, by their place in [`Commits::all`].
    pub(super) parents: Vec<u32>,
    /// The trees of those that are not.
    pub(super) outer: Vec<Id>,
}

/// The commits that are looked at: each before those that it follows, the latest first.
#[derive(Debug, Default)]
pub(super) struct Commits {
    pub(super) all: Vec<Node>,
    /// What is not there.
    pub(super) missing: Vec<(Id, Unread)>,
}

/// What is known of a commit on the way.
struct Met {
    tree: Id,
    date: i64,
    parents: Vec<Id>,
    excluded: bool,
    /// Whether it waits for its turn.
    waits: bool,
}

/// Walks from tips to where they end.
pub(super) struct Walk<'w> {
    pub(super) objects: &'w Objects,
    pub(super) cache: Cache,
    /// Commits whose parents are not there, and were not meant to be (a shallow clone).
    pub(super) shallow: HashSet<Id>,
    /// Commits made before are not looked at.
    pub(super) since: Option<i64>,
    /// Told every message.
    pub(super) message: &'w dyn Fn(Id, &[u8]),
    /// Whether messages are told as commits are met, since none of them can turn out to be excluded.
    pub(super) at_once: bool,
}

impl Walk<'_> {
    /// All commits between the tips.
    pub(super) fn between(mut self, tips: &Tips) -> Commits {
        let mut commits = Commits::default();
        let mut met: HashMap<Id, Met> = HashMap::new();
        let mut queue = BinaryHeap::new();
        for (ids, excluded) in [(&tips.exclude, true), (&tips.include, false)] {
            for id in ids {
                self.meet(*id, excluded, &mut met, &mut queue, &mut commits);
            }
        }
        let mut slop = SLOP;
        let mut interesting: Vec<Id> = Vec::new();
        let mut open = queue.iter().filter(|(_, id)| !met[id].excluded).count();
        while let Some((date, id)) = queue.pop() {
            let Some(here) = met.get_mut(&id) else { continue };
            here.waits = false;
            let (excluded, parents) = (here.excluded, here.parents.clone());
            if !excluded {
                open = open.saturating_sub(1);
                interesting.push(id);
            } else if open == 0 {
                // Nothing is left to look at; an older clock may still have put an excluded one behind.
                slop -= 1;
                if slop == 0 {
                    break;
                }
            }
            if !excluded && self.since.is_some_and(|since| date < since) {
                interesting.pop();
                continue;
            }
            for parent in parents {
                let before = queue.len();
                if excluded {
                    open = open.saturating_sub(exclude(parent, &mut met));
                }
                self.meet(parent, excluded, &mut met, &mut queue, &mut commits);
                if queue.len() > before && !met[&parent].excluded {
                    open += 1;
                }
            }
        }
        let since = self.since;
        interesting.retain(|id| !met[id].excluded && since.is_none_or(|since| met[id].date >= since));
        commits.all = in_order(&interesting, &met);
        // Commits that follow each other in a circle have no order. Nobody can make them but by writing them under false ids.
        if commits.all.len() < interesting.len() {
            let placed: HashSet<Id> = commits.all.iter().map(|node| node.id).collect();
            let lost = interesting.iter().filter(|id| !placed.contains(*id));
            commits.missing.extend(lost.map(|id| (*id, Unread::Corrupt)));
        }
        if !self.at_once {
            self.messages(&commits);
        }
        commits
    }

    /// Tell the messages of the commits that are left when all is known.
    fn messages(&mut self, commits: &Commits) {
        for node in &commits.all {
            // It was read before; what cannot be read now is no commit of this range any more.
            if let Ok(object) = self.objects.read(&node.id, &mut self.cache)
                && let Some(commit) = Commit::parse(&object.data)
            {
                (self.message)(node.id, commit.message);
            }
        }
    }

    /// Meet a commit for the first time, or a tag of one.
    fn meet(
        &mut self,
        id: Id,
        excluded: bool,
        met: &mut HashMap<Id, Met>,
        queue: &mut BinaryHeap<(i64, Id)>,
        commits: &mut Commits,
    ) {
        if met.contains_key(&id) {
            return;
        }
        let object = match self.objects.read(&id, &mut self.cache) {
            Ok(object) => object,
            Err(_) if excluded => return,
            Err(why) => return commits.missing.push((id, why)),
        };
        let Some(commit) = Commit::parse(&object.data).filter(|_| object.kind == Type::Commit) else {
            return commits.missing.push((id, Unread::Corrupt));
        };
        if self.at_once && !excluded && self.since.is_none_or(|since| commit.date >= since) {
            (self.message)(id, commit.message);
        }
        let parents = if self.shallow.contains(&id) { Vec::new() } else { commit.parents };
        met.insert(id, Met { tree: commit.tree, date: commit.date, parents, excluded, waits: true });
        queue.push((commit.date, id));
    }
}

/// Exclude a commit that was met already, and all that it follows as far as it was met. How many of them waited.
fn exclude(id: Id, met: &mut HashMap<Id, Met>) -> usize {
    let mut waited = 0;
    let mut rest = vec![id];
    while let Some(id) = rest.pop() {
        if let Some(here) = met.get_mut(&id).filter(|here| !here.excluded) {
            here.excluded = true;
            waited += usize::from(here.waits);
            rest.extend(&here.parents);
        }
    }
    waited
}

/// Commits in an order in which none stands behind one that it follows.
fn in_order(ids: &[Id], met: &HashMap<Id, Met>) -> Vec<Node> {
    let chosen: HashMap<Id, u32> = ids.iter().zip(0..).map(|(id, at)| (*id, at)).collect();
    let mut children = vec![0_u32; ids.len()];
    for id in ids {
        for parent in met[id].parents.iter().filter_map(|parent| chosen.get(parent)) {
            children[*parent as usize] += 1;
        }
    }
    let mut ready: BinaryHeap<(i64, Reverse<Id>)> = BinaryHeap::new();
    ready.extend(
        ids.iter().zip(&children).filter(|(_, n)| **n == 0).map(|(id, _)| (met[id].date, Reverse(*id))),
    );
    let mut order: Vec<Id> = Vec::with_capacity(ids.len());
    while let Some((_, Reverse(id))) = ready.pop() {
        order.push(id);
        for parent in &met[&id].parents {
            if let Some(at) = chosen.get(parent) {
                children[*at as usize] -= 1;
                if children[*at as usize] == 0 {
                    ready.push((met[parent].date, Reverse(*parent)));
                }
            }
        }
    }
    let places: HashMap<Id, u32> = order.iter().zip(0..).map(|(id, at)| (*id, at)).collect();
    let node = |id: &Id| {
        let here = &met[id];
        let (inner, outer): (Vec<&Id>, Vec<&Id>) =
            here.parents.iter().partition(|id| places.contains_key(*id));
        Node {
            id: *id,
            tree: here.tree,
            date: here.date,
            parents: inner.into_iter().map(|id| places[id]).collect(),
            outer: outer.into_iter().filter_map(|id| met.get(id)).map(|met| met.tree).collect(),
        }
    };
    order.iter().map(node).collect()
}

//! Imports run downhill: no room imports from its own floor or above, no file from one that imports it.

use super::sources::{Source, sources};
use std::collections::BTreeMap;

/// Rooms by floor. The first page of the crate's documentation says the same.
const FLOORS: [(u8, &[&str]); 8] = [
    (8, &["main"]),
    (7, &["cli"]),
    (6, &["selftest"]),
    (5, &["scan", "render"]),
    (4, &["classify", "suppress", "report"]),
    (3, &["detect", "finding", "config"]),
    (2, &["rule", "collect", "decode"]),
    (1, GROUND),
];

/// The ground: what travels, and what it is made of. These know each other, without circles.
const GROUND: &[&str] = &[
    "anycase",
    "busy",
    "span",
    "secret",
    "environment",
    "severity",
    "evidence",
    "flow",
    "date",
    "git",
    "blob",
    "past",
    "part",
    "shard",
    "receipt",
    "loosening",
    "remark",
];

/// Whom a room may import, where that is less than everything below.
const ONLY: [(&str, &[&str]); 1] = [("render", &["report", "finding", "rule"])];

fn floor(room: &str) -> u8 {
    let found = FLOORS.iter().find(|(_, rooms)| rooms.contains(&room));
    found.unwrap_or_else(|| panic!("the room `{room}` is on no floor: add it to the table")).0
}

#[test]
fn no_room_imports_from_its_own_floor_or_above() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !matches!(source.room(), "lib" | "build")) {
        let room = source.room();
        for import in source.imports() {
            let Some(other) = import.first().filter(|other| *other != room) else { continue };
            let both_on_ground = floor(room) == 1 && floor(other) == 1;
            let is_above = floor(other) >= floor(room) && !both_on_ground;
            let only = ONLY.iter().find(|(limited, _)| *limited == room);
            let is_barred =
                only.is_some_and(|(_, rooms)| !rooms.contains(&other.as_str()) && floor(other) > 1);
            if is_above || is_barred {
                wrong.push(format!("src/{} imports {}", source.path, import.join("::")));
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "uphill or sideways:\n{}", wrong.join("\n"));
}

#[test]
fn the_documentation_tells_the_same_floors() {
    let text = super::read("src/lib.rs");
    for (floor, rooms) in FLOORS {
        let row = text.lines().find(|line| line.starts_with(&format!("//! | {floor} |"))).unwrap_or_default();
        let told: Vec<&str> = row.split('`').skip(1).step_by(2).collect();
        assert_eq!(told, rooms, "floor {floor} in src/lib.rs");
    }
}

/// The files that each file imports from, by its path.
fn graph(sources: &[Source]) -> BTreeMap<&str, Vec<&str>> {
    let by_module: BTreeMap<Vec<String>, &Source> = sources
        .iter()
        .filter(|source| !source.module().is_empty())
        .map(|source| (source.module(), source))
        .collect();
    let file_of = |import: &[String]| {
        (1..=import.len()).rev().find_map(|length| by_module.get(&import[..length]).copied())
    };
    let mut graph = BTreeMap::new();
    for source in sources {
        let mut to: Vec<&str> =
            source.imports().iter().filter_map(|import| file_of(import)).map(|to| to.path.as_str()).collect();
        // A face shows what is in its folder.
        if source.is_face() {
            let folder = source.path.trim_end_matches("mod.rs");
            to.extend(sources.iter().map(|other| other.path.as_str()).filter(|other| {
                other
                    .strip_prefix(folder)
                    .is_some_and(|inner| !inner.contains('/') || inner.ends_with("/mod.rs"))
            }));
        }
        to.retain(|to| *to != source.path);
        to.sort_unstable();
        to.dedup();
        graph.insert(source.path.as_str(), to);
    }
    graph
}

#[test]
fn no_file_imports_from_one_that_imports_it() {
    let sources = sources();
    let graph = graph(&sources);
    let mut done = Vec::new();
    let mut circles = Vec::new();
    for start in graph.keys() {
        walk(start, &graph, &mut Vec::new(), &mut done, &mut circles);
    }
    assert!(circles.is_empty(), "circles:\n{}", circles.join("\n"));
}

/// Depth first: `way` leads to `file`, and nothing in `done` is on a circle that is not told yet.
fn walk<'s>(
    file: &'s str,
    graph: &BTreeMap<&'s str, Vec<&'s str>>,
    way: &mut Vec<&'s str>,
    done: &mut Vec<&'s str>,
    circles: &mut Vec<String>,
) {
    if let Some(at) = way.iter().position(|before| *before == file) {
        circles.push(format!("{} → {file}", way[at..].join(" → ")));
        return;
    }
    if done.contains(&file) {
        return;
    }
    way.push(file);
    for next in graph.get(file).into_iter().flatten() {
        walk(next, graph, way, done, circles);
    }
    way.pop();
    done.push(file);
}

#[test]
fn nothing_in_a_folder_imports_its_face() {
    let sources = sources();
    let modules: Vec<Vec<String>> = sources.iter().map(Source::module).collect();
    let mut wrong = Vec::new();
    for source in sources.iter().filter(|source| source.path.contains('/')) {
        let module = source.module();
        for import in source.imports() {
            // The face of each folder that the file is in: what is named there must be a file or a folder.
            for depth in 1..module.len() {
                let is_of_face = import.len() == depth + 1
                    && import[..depth] == module[..depth]
                    && !modules.contains(&import);
                if is_of_face {
                    wrong.push(format!(
                        "src/{} imports {} from a mod.rs above it",
                        source.path,
                        import.join("::")
                    ));
                }
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "write where it is defined:\n{}", wrong.join("\n"));
}

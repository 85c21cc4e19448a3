//! What was reached of the rules as an lcov tracefile, for editors and for services that show coverage.

use std::fmt::Write;

use crate::examples::Coverage;
use crate::report::examples::by_line;
use crate::source::Sources;

/// A record a rule file. A line counts as often as its least reached part; where a line holds several parts, each is
/// a branch of it.
#[must_use]
pub fn lcov(sources: &Sources, coverage: &Coverage) -> String {
    let lines = by_line(sources, coverage);
    let mut out = String::new();
    for of_file in lines.chunk_by(|one, next| one.file == next.file) {
        let Some(first) = of_file.first() else { continue };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "TN:\nSF:{}", first.file.replace(['\n', '\r'], " "));
        let (mut branches, mut taken) = (0_usize, 0_usize);
        for one in of_file.iter().filter(|one| one.parts.len() > 1) {
            for (branch, reached) in one.parts.iter().enumerate() {
                branches += 1;
                taken += usize::from(*reached > 0);
                let _ = writeln!(out, "BRDA:{},0,{branch},{reached}", one.line);
            }
        }
        let _ = writeln!(out, "BRF:{branches}\nBRH:{taken}");
        for one in of_file {
            let _ = writeln!(out, "DA:{},{}", one.line, one.reached);
        }
        let hit = of_file.iter().filter(|one| one.reached > 0).count();
        let _ = writeln!(out, "LF:{}\nLH:{hit}\nend_of_record", of_file.len());
    }
    out
}

//! Files that can be read in one go.

use super::{demand, sources};

const LONGEST: usize = 900;
const MEDIAN: usize = 250;

#[test]
fn no_source_file_is_longer_than_can_be_overseen() {
    let files = sources();
    let faults: Vec<String> = files
        .iter()
        .filter(|file| file.text.lines().count() > LONGEST)
        .map(|file| format!("{} has {} lines, more than {LONGEST}", file.path, file.text.lines().count()))
        .collect();
    demand(&faults);
}

#[test]
fn half_of_the_source_files_are_short() {
    let mut lengths: Vec<usize> = sources().iter().map(|file| file.text.lines().count()).collect();
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median <= MEDIAN, "the median is {median} lines, more than {MEDIAN}");
}

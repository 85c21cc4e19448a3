//! Units that differ do not meet, wherever two numbers can.

use super::{FRAMEWORK, told};

/// What is told of a condition or a value over questions of several units.
fn of(value: &str) -> Vec<String> {
    let component = format!(
        "component water \"Water\" number 1 out of 10 {{\n indicator 1.a \"All\" out of 10 {{\n\
         ask km \"Km?\" number between 1 and 10 unit \"km\"\n ask more_km \"More?\" number between 1 and 10 unit \"km\"\n\
         ask wells \"Wells?\" count between 1 and 10\n ask share \"Share?\" percent\n\
         ask rupees \"Rupees?\" money in INR between 1 and 10\n ask dollars \"Dollars?\" money in USD between 1 and 10\n\
         ask day \"Day?\" date\n\
         ask works \"Works?\" list of {{ cost money in INR  length number unit \"km\" }}\n\
         score {value}\n recommend go_on {{ text \"{{km}} {{more_km}} {{wells}} {{share}} {{rupees}} {{dollars}} {{day}} {{count of works}}\" }}\n }}\n}}\n"
    );
    let (_, told) = told(&[("framework.kas", FRAMEWORK), ("water.kas", &component)]);
    let units = ["pack/mixed-units", "pack/percent-sign", "pack/wrong-type", "pack/pattern-misfit"];
    told.into_iter().filter(|one| units.iter().any(|code| one.contains(code))).collect()
}

/// Every way in which two numbers meet.
const MEETINGS: [&str; 17] = [
    "A + B",
    "A - B",
    "highest { 1 when A = B, otherwise 0 }",
    "highest { 1 when A < B, otherwise 0 }",
    "highest { 1 when A at least B, otherwise 0 }",
    "highest { 1 when A between B and B, otherwise 0 }",
    "highest { 1 when A is not B, otherwise 0 }",
    "min(A, B)",
    "max(A, B)",
    "clamp(A, B, B)",
    "geometric_mean(A, B)",
    "harmonic_mean(A, B)",
    "(A / wells else B)",
    "highest { A when wells > 1, otherwise B }",
    "match (wells > 1) { yes => A no => B }",
    "band wells { 1 to 5 => A  6 or more => B }",
    "sum { A when wells > 1  B when wells > 2 }",
];

#[test]
fn numbers_of_different_units_never_meet() {
    for (one, other) in [
        ("km", "wells"),
        ("km", "rupees"),
        ("rupees", "dollars"),
        ("share", "wells"),
        ("share", "km"),
        ("rupees", "share"),
        ("(sum of cost over works)", "km"),
        ("(largest of length over works else 0)", "rupees"),
        ("(km * more_km)", "km"),
        ("(km / wells)", "wells"),
    ] {
        for meeting in MEETINGS {
            let value = meeting.replace('A', one).replace('B', other);
            // A quotient of two units is a unit of its own, or none at all.
            if meeting.contains("/ wells") && (one.contains("km / wells") || one == "share") {
                continue;
            }
            assert!(!of(&value).is_empty(), "`{value}` mixes units and nothing is told");
        }
    }
}

#[test]
fn numbers_of_one_unit_meet() {
    for (one, other) in [
        ("km", "more_km"),
        ("km", "3"),
        ("rupees", "1000"),
        ("wells", "3"),
        ("share", "45%"),
        ("(km / more_km)", "share"),
        ("(rupees / rupees)", "50%"),
        ("(sum of cost over works)", "rupees"),
    ] {
        for meeting in MEETINGS.iter().filter(|meeting| !meeting.contains("/ wells")) {
            let value = meeting.replace('A', one).replace('B', other);
            assert_eq!(of(&value), [""; 0], "`{value}`");
        }
    }
}

#[test]
fn a_percent_and_a_bare_number_are_far_apart() {
    for value in [
        "highest { 1 when share > 45, otherwise 0 }",
        "band share { 0 to 45 => 0, over 45 => 1 }",
        "band wells { under 45% => 0, 45% or more => 1 }",
        "highest { 1 when wells > 45%, otherwise 0 }",
        "highest { 1 when share between 10 and 20, otherwise 0 }",
    ] {
        assert!(!of(value).is_empty(), "`{value}`");
    }
}

#[test]
fn days_are_no_numbers() {
    for value in [
        "day + 1",
        "min(day, wells)",
        "band day { 0 to 10 => 1, otherwise 0 }",
        "highest { 1 when day > 5, otherwise 0 }",
    ] {
        assert!(!of(value).is_empty(), "`{value}`");
    }
}

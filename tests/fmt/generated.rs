//! Rules thrown together by dice, in layouts that nobody would write: all that is promised holds for them too.

use proptest::prelude::*;

use super::{hold, tree};

/// Decides by numbers rolled beforehand; shorter and smaller numbers make smaller rules.
struct Dice<'a> {
    rolls: std::slice::Iter<'a, u8>,
}

impl Dice<'_> {
    /// Below `sides`; 0 when there are no rolls left.
    fn roll(&mut self, sides: usize) -> usize {
        self.rolls.next().map_or(0, |roll| usize::from(*roll) % sides)
    }

    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.roll(of.len())]
    }
}

/// Words and signs, without the blanks between them.
struct Rules<'a> {
    dice: Dice<'a>,
    words: Vec<String>,
    depth: usize,
}

const NAMES: [&str; 8] =
    ["a", "stage", "has_plan", "departments_with_coordinator", "ordered", "नीति", "unit", "b2"];
const CODES: [&str; 4] = ["1.a", "1.c & 1.d", "engagement", "2.b.3"];
const TITLES: [&str; 8] = [
    "\"A\"",
    "\"Where does the policy stand, and who has seen it last?\"",
    "\"with # and // and -> and { braces }} in \\\" it\"",
    "“curly”",
    "\"നയം\"",
    "\"\"\"in three quotes\"\"\"",
    "\"\"\"\n    First line.\n\n      - set in\n    last line\n    \"\"\"",
    "\"\"\"on the line\n  of the quotes\"\"\"",
];
const DATES: [&str; 2] = ["2026-03-31", "1999-12-01"];
const NUMBERS: [&str; 5] = ["0", "40", "12.5", "25%", "7 %"];

impl Rules<'_> {
    fn say(&mut self, words: &str) {
        self.words.extend(words.split(' ').map(str::to_owned));
    }

    /// A word that holds blanks, or must not be parted.
    fn whole(&mut self, word: &str) {
        self.words.push(word.to_owned());
    }

    fn name(&mut self) {
        let name = self.dice.one(&NAMES);
        self.say(name);
    }

    fn title(&mut self) {
        let title = self.dice.one(&TITLES);
        self.whole(title);
    }

    fn number(&mut self) {
        let number = self.dice.one(&NUMBERS);
        self.whole(number);
    }

    fn comma(&mut self) {
        let comma = self.dice.one(&["", ",", ";", ","]);
        if !comma.is_empty() {
            self.whole(comma);
        }
    }

    fn some(&mut self, most: usize, entry: impl Fn(&mut Self)) {
        for _ in 0..=self.dice.roll(most) {
            entry(self);
        }
    }

    fn block(&mut self, most: usize, entry: impl Fn(&mut Self)) {
        self.say("{");
        self.some(most, entry);
        self.say("}");
    }

    fn signed(&mut self) {
        if self.dice.roll(4) == 3 {
            let minus = self.dice.one(&["-", "−"]);
            self.say(minus);
        }
        self.number();
    }

    fn origin(&mut self) {
        match self.dice.roll(4) {
            0 => self.say("source"),
            1 => self.say("illustrative"),
            _ => return,
        }
        self.title();
    }

    fn value(&mut self) {
        self.depth += 1;
        let kinds = if self.depth > 5 { 3 } else { 16 };
        match self.dice.roll(kinds) {
            0 => self.number(),
            1 | 2 => self.name(),
            3 => {
                self.whole("min(");
                self.value();
                self.say(",");
                self.value();
                self.comma_of_list();
                self.say(")");
            }
            4 => {
                self.say("(");
                self.value();
                self.say(")");
            }
            5 | 6 => {
                self.value();
                let sign = self.dice.one(&["+", "-", "*", "/", "×", "÷", "−"]);
                self.say(sign);
                self.operand();
            }
            7 => {
                let word = self.dice.one(&["match", "band"]);
                self.say(word);
                self.name();
                self.block(4, Self::arm);
            }
            8 => {
                self.say("sum");
                self.entries();
                if self.dice.roll(2) == 1 {
                    self.say("at most");
                    self.number();
                }
            }
            9 => {
                let word = self.dice.one(&["ladder", "highest", "first"]);
                self.say(word);
                self.entries();
            }
            10 => {
                self.say("table (");
                self.name();
                self.say(",");
                self.name();
                self.say(")");
                let hit = self.dice.one(&["first", "unique", "sum"]);
                self.say(hit);
                self.block(4, |rules| {
                    rules.pattern();
                    rules.say("|");
                    rules.pattern();
                    rules.arrow();
                    rules.operand();
                    rules.comma();
                });
            }
            11 => {
                let rule = self.dice.one(&[
                    "count of alliances",
                    "count of ( a , b = none , not c )",
                    "mean of best 2 of ( a , b + 1 , median( a , b ) )",
                    "sum of ( a , b , c ) without best 1 and worst 1",
                    "count of ( minor , major ) among ( a , b , c )",
                    "count of indicators of policy where points at least 3",
                    "0.5 * lowest of indicators of policy + mean of best 2 of parts",
                    "median of worst 3 of indicators + sum of indicators of policy without worst 1",
                ]);
                self.say(rule);
            }
            12 => {
                let rule = self.dice.one(&[
                    "largest of amount over projects else 0",
                    "sum of ( hours * rate ) over projects",
                    "sum of best 3 of ( hours * rate ) over projects where late",
                    "mean of hours over projects where late without best 2 and worst 1 else 0",
                    "weighted mean of grade by ( credits + 1 ) over projects where late else 0",
                ]);
                self.say(rule);
            }
            13 => {
                let scale = self.dice.one(&[
                    "scale years from 20 to 85 onto 0 to 1 clipped",
                    "scale years from min of years across cities to 2 * a + 1 onto - 1 to b",
                ]);
                self.say(scale);
            }
            14 => self.say("2 each of forms"),
            _ => {
                self.say("-");
                self.operand();
            }
        }
        self.depth -= 1;
    }

    /// What goes on with nothing.
    fn operand(&mut self) {
        match self.dice.roll(4) {
            0 | 1 => self.number(),
            2 => self.name(),
            _ => {
                self.whole("max(");
                self.value();
                self.say(")");
            }
        }
    }

    fn comma_of_list(&mut self) {
        if self.dice.roll(3) == 2 {
            self.say(",");
        }
    }

    fn arrow(&mut self) {
        let arrow = self.dice.one(&["=>", "->", "⇒", "→"]);
        self.say(arrow);
    }

    fn pattern(&mut self) {
        let pattern = self.dice.one(&[
            "none",
            "none or drafted",
            "1 to 29",
            "25% to under 50%",
            "5 or more",
            "over 3 to 4",
            "up to 9",
        ]);
        self.say(pattern);
    }

    fn arm(&mut self) {
        if self.dice.roll(5) == 4 {
            self.say("otherwise");
        } else {
            self.pattern();
        }
        self.arrow();
        if self.dice.roll(4) == 3 {
            self.value()
        } else {
            self.operand()
        }
        self.comma();
    }

    fn entries(&mut self) {
        self.block(4, |rules| {
            match rules.dice.roll(5) {
                0 => {
                    rules.say("otherwise");
                    rules.operand();
                }
                1 => rules.operand(),
                _ => {
                    rules.operand();
                    rules.say("when");
                    rules.condition();
                }
            }
            // Without it a minus or a name would go on with what stands before.
            rules.say(",");
        });
    }

    fn condition(&mut self) {
        self.depth += 1;
        let kinds = if self.depth > 5 { 4 } else { 12 };
        match self.dice.roll(kinds) {
            0 => self.name(),
            1 => {
                self.name();
                let sign = self.dice.one(&[
                    "=", "!=", "<", "<=", ">", "≥", "≤", "≠", "==", "<>", "is", "is not", "over", "at least",
                    "at most", "under",
                ]);
                self.say(sign);
                self.operand();
            }
            2 => self.say("stage in (drafted, approved)"),
            3 => self.say("datasets between 1 and 29"),
            4 | 5 => {
                self.condition();
                let word = self.dice.one(&["and", "or", "and", "&&", "||", "AND", "OR"]);
                self.say(word);
                self.condition();
            }
            6 => {
                let word = self.dice.one(&["not", "NOT"]);
                self.say(word);
                self.condition();
            }
            7 => {
                let word = self.dice.one(&["all of (", "any of (", "at least 2 of (", "AND(", "OR("]);
                match word {
                    "AND(" | "OR(" => self.whole(word),
                    _ => self.say(word),
                }
                self.condition();
                self.say(",");
                self.condition();
                self.comma_of_list();
                self.say(")");
            }
            8 => {
                self.say("any of alliances where");
                self.condition();
            }
            9 => self.say("signed before 2026-04-01"),
            10 => self.say("name is not answered"),
            _ => self.say("every component at least 50"),
        }
        self.depth -= 1;
    }

    fn kind(&mut self) {
        match self.dice.roll(8) {
            0 => self.whole("yes/no"),
            1 => self.say("count"),
            2 => self.say("money in INR"),
            3 => self.whole("yes / no"),
            4 => self.say("percent"),
            5 | 6 => {
                let word = self.dice.one(&["one of", "any of"]);
                self.say(word);
                self.block(5, |rules| {
                    rules.name();
                    rules.title();
                    rules.comma();
                });
            }
            _ if self.depth == 0 => {
                self.depth = 1;
                self.say("list of");
                self.block(4, |rules| {
                    rules.say("field");
                    rules.title();
                    rules.kind();
                    if rules.dice.roll(3) == 2 {
                        rules.say("between 0 and 5");
                    }
                    // Without it a name such as `unit` would go on with the field before.
                    rules.say(",");
                });
                self.depth = 0;
            }
            _ => self.say("date"),
        }
    }

    fn modifier(&mut self) {
        match self.dice.roll(7) {
            0 => {
                self.say("between");
                self.signed();
                self.say("and");
                self.signed();
            }
            1 => {
                self.say("help");
                self.title();
            }
            2 => {
                self.say("evidence");
                self.title();
            }
            3 => {
                self.say("asked when");
                self.condition();
            }
            4 => self.say("at most departments"),
            5 => self.say("ordered"),
            _ => {
                self.say("unit");
                self.title();
            }
        }
    }

    fn item(&mut self) {
        match self.dice.roll(19) {
            0 => self.say("language 1"),
            1 => {
                let word = self.dice.one(&[
                    "cycle",
                    "publisher",
                    "owner",
                    "effort",
                    "reference",
                    "text",
                    "evidence",
                ]);
                self.say(word);
                self.title();
            }
            2 => {
                self.say("ask");
                self.name();
                self.title();
                self.kind();
                for _ in 0..self.dice.roll(4) {
                    self.modifier();
                }
            }
            3 => {
                self.say("let x =");
                if self.dice.roll(2) == 0 {
                    self.value()
                } else {
                    self.condition()
                }
                self.origin();
            }
            4 | 5 => {
                self.say("score");
                self.value();
                self.origin();
            }
            6 => {
                self.say("recommend go_on");
                if self.dice.roll(3) > 0 {
                    self.say("when");
                    self.condition();
                }
                self.items();
            }
            7 => {
                self.say("indicator");
                let code = self.dice.one(&CODES);
                self.say(code);
                self.title();
                self.say("out of 40");
                if self.dice.roll(3) == 2 {
                    self.say("outside the total");
                }
                self.origin();
                self.items();
            }
            8 => {
                self.say("component policy");
                self.title();
                self.say("number 1 out of 100");
                self.origin();
                self.items();
            }
            9 => {
                self.say("certify");
                self.title();
                let on = self.dice.one(&[
                    "on overall",
                    "on overall and each component",
                    "on each indicator of policy",
                ]);
                self.say(on);
                self.block(4, |rules| {
                    match rules.dice.roll(3) {
                        0 => {
                            rules.say("otherwise");
                            rules.title();
                        }
                        1 => {
                            rules.name();
                            rules.title();
                            let bound = rules.dice.one(&["at least 75", "at most 20", "under 20", "over 75"]);
                            rules.say(bound);
                            rules.say("and every component of policy at least 50");
                        }
                        _ => {
                            rules.name();
                            rules.title();
                            rules.say("when");
                            rules.condition();
                        }
                    }
                    rules.comma();
                });
            }
            10 => {
                self.say("overall = weighted mean");
                self.block(3, |rules| {
                    rules.name();
                    match rules.dice.roll(2) {
                        0 => rules.number(),
                        _ => rules.whole("1/3"),
                    }
                    rules.comma();
                });
            }
            11 => {
                let date = self.dice.one(&DATES);
                self.say("ask day \"Day\" date asked when signed after");
                self.say(date);
            }
            12 => {
                let how = self.dice.one(&[
                    "geometric mean",
                    "median",
                    "highest",
                    "mean of best 5",
                    "sum of best 2",
                ]);
                self.say("total =");
                self.say(how);
                self.say("of indicators");
                if how.starts_with("median") && self.dice.roll(2) == 1 {
                    self.say("without best 1 and worst 1");
                }
            }
            13 => self.example(),
            14 => {
                self.say("penalty");
                self.value();
                if self.dice.roll(2) == 0 {
                    self.title();
                }
                if self.dice.roll(3) == 0 {
                    self.say("not floored");
                }
                self.say("when");
                self.condition();
            }
            15 => {
                self.say("not applicable when");
                self.condition();
            }
            16 => {
                let clause = self.dice.one(&[
                    "needs 80% answered",
                    "needs count of answered among (a, b) at least 1 \"one of the two\"",
                    "call components \"Pillar\"",
                    "call indicators \"Criterion\" \"Criteria\"",
                ]);
                self.say(clause);
            }
            17 => {
                let formula = self.dice.one(&[
                    "total = 0.6 * points of health + 0.4 * ( points of wealth else 0 )",
                    "overall = max( 0, points of health - 10 ) out of 90",
                    "total = mean of parts",
                ]);
                self.say(formula);
            }
            _ => {
                self.say("script gis");
                // The bracket must follow on the line.
                *self.words.last_mut().unwrap() += "(";
                self.say("layers number, formats choices ) gives number between 0 and 20 from \"a.rhai\"");
            }
        }
    }

    fn example(&mut self) {
        self.say("example");
        self.title();
        self.block(3, |rules| match rules.dice.roll(3) {
            0 => {
                rules.say("expect");
                let expected = rules.dice.one(&[
                    "1.a = 15",
                    "overall between 20 and 40",
                    "1.a not applicable, overall not rated",
                    "no recommendation go_on",
                    "level in (good, otherwise)",
                    "1.c & 1.d = 12 within 0.5 , level = good",
                ]);
                rules.say(expected);
            }
            _ => {
                rules.say("given");
                rules.setting();
                for _ in 0..rules.dice.roll(5) {
                    rules.comma_of_list();
                    rules.setting();
                }
            }
        });
    }

    fn setting(&mut self) {
        let setting = self.dice.one(&[
            "stage = drafted",
            "awarded 1.c & 1.d = 12 points",
            "departments_with_coordinator = 12.5 as verified",
            "forms = (json, video, stream, images, objects, files, location, nothing)",
            "projects = ( { mode = mou , members = 12 } , { mode = informal } )",
            "alliances = ( { roles_clear = yes , scope_clear = yes , outcomes_clear = no , ends_on = 2022-03-31 , \
             partner_since = 2018-01-01 , sector = academia , mode = mou } )",
        ]);
        self.say(setting);
    }

    fn items(&mut self) {
        if self.depth > 3 {
            return self.say("{ }");
        }
        self.depth += 1;
        self.block(4, Self::item);
        self.depth -= 1;
    }
}

/// The words in any layout: blanks, tabs, line ends of both kinds, empty lines, comments in every place.
fn laid_out(words: &[String], dice: &mut Dice<'_>) -> String {
    let mut text = String::new();
    if dice.roll(5) == 4 {
        text.push('\u{feff}');
    }
    let end = dice.one(&["\n", "\r\n"]);
    for (index, word) in words.iter().enumerate() {
        text += word;
        match dice.roll(24) {
            0..=9 => text.push(' '),
            10 | 11 => text += "   ",
            12 => text += "\t",
            13..=17 => text += end,
            18 => text += &end.repeat(4),
            19 => text += &format!(" # comment {index}{end}"),
            20 => text += &format!("{end}#comment {index}  {end}"),
            21 => text += &format!("{end}{end}{end}  ## comment {index}{end}{end}{end}"),
            22 => text += &format!(" // comment {index}{end}"),
            _ => text += &format!("#{end}"),
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn all_that_is_promised_holds_for_any_rules_in_any_layout(
        rolls in prop::collection::vec(any::<u8>(), 0..300),
        layout in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let mut rules = Rules { dice: Dice { rolls: rolls.iter() }, words: Vec::new(), depth: 0 };
        rules.some(4, Rules::item);
        let text = laid_out(&rules.words, &mut Dice { rolls: layout.iter() });
        // Where the dice make a mistake there is nothing to hold.
        prop_assume!(tree(&text).is_some());
        let formatted = hold(&text);
        for comment in text.lines().filter_map(|line| line.split_once(" comment ")) {
            prop_assert!(formatted.contains(&format!("# comment {}", comment.1.trim())), "{formatted}");
        }
    }
}

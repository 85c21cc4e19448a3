//! Habits in what is worth how much: ranges, conditions, numbers, entries.

use super::Group;

use super::super::super::intervals::{BANDS, RANGES as IN_WORDS};

pub const RANGES: &[Group] = &[
    Group {
        message: IN_WORDS,
        help: BANDS,
        ways: &[
            ("# till|until|through|thru|upto|and #", "{1} to {2}"),
            ("# to < #", "{1} to under {2}"),
            ("# to less|lower than #", "{1} to under {2}"),
            ("# to below #", "{1} to under {2}"),
            ("# to <= #", "{1} to {2}"),
            ("[ # ,|; # ]", "{1} to {2}"),
            ("# or|and|& above|higher|over|greater|plus|upwards|up|beyond", "{1} or more"),
            ("# and|& more", "{1} or more"),
            ("# plus|onwards|upwards|above", "{1} or more"),
            ("# or|and|& less|fewer|below|under|lower", "up to {1}"),
            ("more|greater|higher|larger than or equal to #", "{1} or more"),
            ("less|lower|smaller|fewer than or equal to #", "up to {1}"),
            ("no|not less|fewer|lower than #", "{1} or more"),
            ("no|not more|greater|higher than #", "up to {1}"),
            ("more|greater|higher|larger than #", "over {1}"),
            ("less|fewer|lower|smaller than #", "under {1}"),
            ("above|exceeding|beyond #", "over {1}"),
            ("below|beneath #", "under {1}"),
            ("upto|till|until|max|maximum #", "up to {1}"),
            ("min|minimum #", "{1} or more"),
            ("between|from # and|to|-|–|till # excluded|exclusive", "{1} to under {2}"),
            ("between|from # and|to|-|–|till|until|upto #", "{1} to {2}"),
            ("# <= @ < #", "{1} to under {3}"),
            ("# <= @ <= #", "{1} to {3}"),
            ("# < @ <= #", "over {1} to {3}"),
            ("# < @ < #", "over {1} to under {3}"),
            ("@ >|over # =>", "over {2} =>"),
            ("@ <|under # =>", "under {2} =>"),
            ("@ >=|≥ # =>", "{2} or more =>"),
            ("@ <=|≤ # =>", "up to {2} =>"),
            ("@ = # =>", "{2} =>"),
            ("# : #", "{1} to {2}"),
            ("from #", "{1} or more"),
        ],
    },
    Group {
        message: "`{}` is not how the rest of the answers is called",
        help: "`otherwise` stands for all answers that no other line takes",
        ways: &[
            ("_|*|else|default|others|other|rest|remaining =>", "otherwise =>"),
            ("else|default|others :|= #", "otherwise => {1}"),
            ("else|default|others #", "otherwise => {1}"),
            ("else", "otherwise"),
        ],
    },
    Group {
        message: "answers of one line are joined with `or`",
        help: "a comma or a new line begins the next line of the block",
        ways: &[("@ ,|/|; @ =>", "{1} or {2} =>"), ("@ | @ =>", "{1} or {2} =>")],
    },
    Group {
        message: "a line of a block begins with the answer itself",
        help: "write the answer, then `=>`, then what it is worth: `approved => 10`",
        ways: &[
            ("§ case|when|if|is|- @|# then|:|->|=", "{1} =>"),
            ("§ case|when|if|is|-|*|• @ =>", "{1} =>"),
            ("case|when|if @ then|:", "{1} =>"),
        ],
    },
    Group {
        message: "`=>` leads from an answer to what it is worth",
        help: "write, for example, `approved => 10` or `30 or more => 10`",
        ways: &[
            ("otherwise :|=", "otherwise =>"),
            ("otherwise #", "otherwise => {1}"),
            ("@ >=|<=|=<|>|:=|then|is|gives|worth #", "{1} => {2}"),
            ("| #", "=> {1}"),
            ("# to # ,|; # ¶", "{1} to {2} => {3}"),
            ("# or more ,|; # ¶", "{1} or more => {2}"),
        ],
    },
];

pub const CONDITIONS: &[Group] = &[
    Group {
        message: "days between two dates are a difference",
        help: "a date less a date is how many days lie between: `ranked_on - held_on under 365`",
        ways: &[
            ("days from|between @ to|until|till|and @", "{2} - {1}"),
            ("days since|from|after @", "!write the later date, `-` and the earlier"),
        ],
    },
    Group {
        message: "how many parts may be so is compared as a number",
        help: "write `(count of indicators where points = 0) at most 1`, `count of (a, b, c) at most 2`; of each component \
               `none of components where (count of indicators where points = 0) over 1`",
        ways: &[
            (
                "every|each component has|with|having at most # indicators|indicator where @ &=|<|<=|>|>=|under|over #",
                "none of components where (count of indicators where {2} {3} {4}) over {1}",
            ),
            (
                "every|each component has|with|having at least # indicators|indicator where @ &=|<|<=|>|>=|under|over #",
                "none of components where (count of indicators where {2} {3} {4}) under {1}",
            ),
            (
                "at most # of &indicators|components|parts of @ where @ &=|<|<=|>|>=|under|over #",
                "(count of {2} of {3} where {4} {5} {6}) at most {1}",
            ),
            (
                "at most # of &indicators|components|parts where @ &=|<|<=|>|>=|under|over #",
                "(count of {2} where {3} {4} {5}) at most {1}",
            ),
            (
                "exactly # of &indicators|components|parts where @ &=|<|<=|>|>=|under|over #",
                "(count of {2} where {3} {4} {5}) = {1}",
            ),
            ("at most # of", "!count them, and compare"),
            ("exactly # of", "!count them, and compare"),
        ],
    },
    Group {
        message: "each comparison names what it compares",
        help: "write `tests over 3 and tests under 30`, or `between`, which takes both ends in",
        ways: &[
            ("@ &>|<|>=|<=|over|under # and|but|or|, &>|<|>=|<=|over|under #", "{1} {2} {3} and {1} {4} {5}"),
            ("is either @ or @", "in ({1}, {2})"),
            ("within # and|to #", "between {1} and {2}"),
        ],
    },
    Group {
        message: "a condition needs no word before it",
        help: "`and` and `or` stand between conditions; `not` turns one round",
        ways: &[("both|either|has|if|that|whether @", "{1}"), ("no @", "not {1}")],
    },
    Group {
        message: "whether there is an answer is asked with `is answered`",
        help: "write `tests is answered` or `tests is unanswered`",
        ways: &[
            ("_ exists|given|known|filled", "{1} is answered"),
            ("_ missing|blank|empty", "{1} is unanswered"),
        ],
    },
    Group {
        message: "`{}` is not how two values are compared",
        help: "write `=`, `!=`, `at least`, `at most`, `over`, `under` or `between … and …`",
        ways: &[
            ("is|are|be more|greater|higher|larger|bigger than or equal to", "at least"),
            ("is|are|be less|lower|smaller|fewer than or equal to", "at most"),
            ("is|are no|not less|fewer|lower than", "at least"),
            ("is|are no|not more|greater|higher than", "at most"),
            ("is|are|be more|greater|higher|larger|bigger than", "over"),
            ("is|are|be less|fewer|lower|smaller than", "under"),
            ("more|greater|higher|larger|bigger than or equal to", "at least"),
            ("less|lower|smaller|fewer than or equal to", "at most"),
            ("no|not less|fewer|lower than", "at least"),
            ("no|not more|greater|higher than", "at most"),
            ("more|greater|higher|larger|bigger than", "over"),
            ("less|fewer|lower|smaller than", "under"),
            ("is above|over|exceeding", "over"),
            ("is below|under|beneath", "under"),
            ("is at least", "at least"),
            ("is at most", "at most"),
            ("is between", "between"),
            ("is not one of", "not in"),
            ("is one of", "in"),
            ("is not in", "not in"),
            ("is in", "in"),
            ("above|exceeds|exceeding|beyond", "over"),
            ("below|beneath", "under"),
            ("is not equal|same to|as", "!="),
            ("does not equal", "!="),
            ("isnt|isn't", "is not"),
            ("not equal to", "!="),
            ("is equal|identical to", "="),
            ("equal to", "="),
            ("equals", "="),
            ("eq", "="),
            ("ne|neq", "!="),
            ("gte|ge", ">="),
            ("lte|le", "<="),
            ("=<", "<="),
            ("> =", ">="),
            ("< =", "<="),
        ],
    },
    Group {
        message: "`=>` does not compare",
        help: "`>=` or the words `at least` compare; `=>` leads to a score",
        ways: &[("=>", ">=")],
    },
    Group {
        message: "a value lies `between` two ends that `and` joins",
        help: "both ends count: `tests between 1 and 30` holds of 1 and of 30",
        ways: &[
            ("between # to|-|–|,|.. #", "between {1} and {2}"),
            ("in|within # to|-|–|..|: #", "between {1} and {2}"),
            ("in [ # ,|; # ]", "between {1} and {2}"),
        ],
    },
    Group {
        message: "only two values are compared at a time",
        help: "`between` takes both ends in; `and` joins two comparisons",
        ways: &[
            ("# <=|≤ @ <=|≤ #", "{2} between {1} and {3}"),
            ("# <=|≤ @ < #", "{2} at least {1} and {2} under {3}"),
            ("# < @ <=|≤ #", "{2} over {1} and {2} at most {3}"),
            ("# < @ < #", "{2} over {1} and {2} under {3}"),
            ("# >=|≥ @ >=|≥ #", "{2} between {3} and {1}"),
        ],
    },
    Group {
        message: "conditions are joined with the words `and` and `or`",
        help: "`or` also holds where both do; brackets say what belongs together",
        ways: &[
            ("and / or", "or"),
            ("or / and", "or"),
            ("and also", "and"),
            ("as well as", "and"),
            ("or else", "or"),
            ("&", "and"),
            ("|", "or"),
        ],
    },
    Group {
        message: "a choice is compared with its question",
        help: "write the question, `=` and the choice",
        ways: &[("_ has|contains|includes|like @", "{1} = {2}")],
    },
    Group {
        message: "`not` stands behind `is`",
        help: "write `stage is not drafted`, or `not` before the whole condition",
        ways: &[("_ not @", "{1} is not {2}")],
    },
];

pub const VALUES: &[Group] = &[
    Group {
        message: "there is no percentile rank by name",
        help: "`rank of x across cities (ties min, lowest first)` is the place from below, `count of x across cities` how many there are",
        ways: &[
            (
                "percentile|percent rank of @ across @",
                "((rank of {1} across {2} (ties min, lowest first) - 1) / (count of {1} across {2} - 1) else 0)",
            ),
            (
                "percentile_rank|percent_rank|percentrank|pctrank of @ across @",
                "((rank of {1} across {2} (ties min, lowest first) - 1) / (count of {1} across {2} - 1) else 0)",
            ),
        ],
    },
    Group {
        message: "first it is decided which entries fit, then the best and the worst are left out",
        help: "write `sum of mark over judges where present without best 2 and worst 2`",
        ways: &[
            ("without &best|worst # where", "!`where` stands before `without`"),
            ("without &best|worst # and &best|worst # where", "!`where` stands before `without`"),
        ],
    },
    Group {
        message: "what several values make together is their `sum`, their `mean` or their `median`",
        help: "write `mean of best 3 of (a, b, c, d)`, `mean of mark over judges`, `mean(a, b)`",
        ways: &[
            ("average|avg of &best|worst #", "mean of {1} {2}"),
            ("total of &best|worst #", "sum of {1} {2}"),
            ("average|avg of @ over", "mean of {1} over"),
            ("total of @ over", "sum of {1} over"),
            ("average|avg of (", "mean of ("),
            ("total of (", "sum of ("),
        ],
    },
    Group {
        message: "some of several values are taken or left out in another way here",
        help: "write `mean of best 3 of (a, b, c, d)`, `sum of mark over judges without best 2 and worst 2`",
        ways: &[
            ("of the &best|worst #", "of {1} {2}"),
            ("of # &best|worst of", "of {2} {1} of"),
            ("of top|highest|largest # of", "of best {1} of"),
            ("of bottom|lowest|smallest # of", "of worst {1} of"),
            ("&sum|mean|median &best|worst # of", "{1} of {2} {3} of"),
            ("of &best|worst # (", "of {1} {2} of ("),
            ("of &best|worst # of @ of @", "of {1} {2} of {3} over {4}"),
            ("&best|worst one", "{1} 1"),
            ("&best|worst two", "{1} 2"),
            ("&best|worst three", "{1} 3"),
            ("&best|worst four", "{1} 4"),
            ("&best|worst five", "{1} 5"),
            ("° best of (", "max("),
            ("° worst of (", "min("),
            ("° &best|worst 1 of", "mean of {1} 1 of"),
            ("° best|worst|top|bottom # of", "!say whether their `sum`, `mean` or `median` counts"),
            (
                "score drop|dropping|drops|except|excluding|exclude|minus|omit|omitting|ignoring|ignore|discard|discarding|removing|remove|without # best|worst",
                "!the values come first: `sum of (a, b, c) without best 1`",
            ),
            (
                "score drop|dropping|drops|except|excluding|exclude|minus|omit|omitting|ignoring|ignore|discard|discarding|removing|remove|without best|worst #",
                "!the values come first: `sum of (a, b, c) without best 1`",
            ),
            (
                "drop|dropping|drops|except|excluding|exclude|minus|omit|omitting|ignoring|ignore|discard|discarding|removing|remove|without the &best|worst # and the &best|worst #",
                "without {1} {2} and {3} {4}",
            ),
            (
                "drop|dropping|drops|except|excluding|exclude|minus|omit|omitting|ignoring|ignore|discard|discarding|removing|remove|without # &best|worst and # &best|worst",
                "without {2} {1} and {4} {3}",
            ),
            (
                "drop|dropping|drops|except|excluding|exclude|minus|omit|omitting|ignoring|ignore|discard|discarding|removing|remove|without highest|top|largest|max # and lowest|bottom|smallest|min #",
                "without best {1} and worst {2}",
            ),
            (
                "drop|dropping|drops|except|excluding|exclude|minus|omit|omitting|ignoring|ignore|discard|discarding|removing|remove|without lowest|bottom|smallest|min # and highest|top|largest|max #",
                "without worst {1} and best {2}",
            ),
            (
                "drop|dropping|drops|except|excluding|exclude|minus|omit|omitting|ignoring|ignore|discard|discarding|removing|remove|without best|highest|max and worst|lowest|min",
                "without best 1 and worst 1",
            ),
            (
                "drop|dropping|drops|except|excluding|exclude|minus|omit|omitting|ignoring|ignore|discard|discarding|removing|remove|without the &best|worst #",
                "without {1} {2}",
            ),
            (
                "drop|dropping|drops|except|excluding|exclude|minus|omit|omitting|ignoring|ignore|discard|discarding|removing|remove|without # &best|worst",
                "without {2} {1}",
            ),
            (
                "drop|dropping|drops|except|excluding|exclude|minus|omit|omitting|ignoring|ignore|discard|discarding|removing|remove|without highest|top|largest|max #",
                "without best {1}",
            ),
            (
                "drop|dropping|drops|except|excluding|exclude|minus|omit|omitting|ignoring|ignore|discard|discarding|removing|remove|without lowest|bottom|smallest|min #",
                "without worst {1}",
            ),
            ("without &best|worst # ,|& &best|worst #", "without {1} {2} and {3} {4}"),
            ("without &best|worst # ,|and without &best|worst #", "without {1} {2} and {3} {4}"),
            ("without &best|worst # and the &best|worst #", "without {1} {2} and {3} {4}"),
            ("without &best|worst # and # &best|worst", "without {1} {2} and {4} {3}"),
            (
                "drop|dropping|drops|except|excluding|exclude|minus|omit|omitting|ignoring|ignore|discard|discarding|removing|remove &best|worst #",
                "without {1} {2}",
            ),
            ("trimmed mean of", "!say how many are left out: `without best 1 and worst 1`"),
        ],
    },
    Group {
        message: "what is taken of each entry of a list is taken `over` the list",
        help: "write `sum of mark over judges`; in brackets a formula: `sum of (mark * 2) over judges`",
        ways: &[("&sum|mean|median|largest|smallest of @ of @", "{1} of {2} over {3}")],
    },
    Group {
        message: "the shapes of a score are `match`, `band`, `sum`, `highest`, `first`, `ladder` and `table`",
        help: "`match stage { … }` goes by choices, `band tests { … }` by ranges, `highest { … }` and `first { … }` by conditions",
        ways: &[
            ("switch|lookup|choose|case|select|table @ {", "match {1} {"),
            ("switch|lookup|choose|case|select ( @ ) {", "match {1} {"),
            ("match @ with|by|on|of {", "match {1} {"),
            ("bands|ranges|range|brackets|tiers|slabs @ {", "band {1} {"),
            ("band of|by|on @ {", "band {1} {"),
            ("highest|best|max|maximum of {", "highest {"),
            ("max|best|maximum {", "highest {"),
            ("first of {", "first {"),
            ("sum|total|add of {", "sum {"),
            ("total|add|checklist|all {", "sum {"),
            ("score _ {", "score match {1} {"),
        ],
    },
    Group {
        message: "in `first` a condition follows the points that it gives",
        help: "points come first, then `when` and the condition: `first { 10 when funded, otherwise 0 }`",
        ways: &[("score first { @ =>|:|= _", "!points come first: `10 when funded`")],
    },
    Group {
        message: "what each answer is worth stands in braces, behind what it goes by",
        help: "write `match stage { drafted => 5, approved => 10 }`, `band tests { 0 to 5 => 0, 6 or more => 10 }`, `highest { 10 when funded, otherwise 0 }` or \
               `table (stage, funded) first { … }`",
        ways: &[
            ("table {", "!say by what it goes, before the `{`"),
            ("score {", "!say by what it goes, before the `{`"),
            ("band @ ( #", "!its lines stand in `{ … }`"),
            ("match @ ( @ =>", "!its lines stand in `{ … }`"),
            ("highest|sum ( _ when", "!its entries stand in `{ … }`"),
            ("score @ =|:|=>|- # , @ =|:|=>|- #", "!`match`, the question, and these in braces"),
        ],
    },
    Group {
        message: "a part of a value is a product or a quotient",
        help: "write `50% * share`, `covered / departments`",
        ways: &[
            ("# of @", "{1} * {2}"),
            ("_ x _", "{1} * {2}"),
            ("half of @", "0.5 * {1}"),
            ("@ out of _", "{1} / {2}"),
            ("@ per _", "{1} / {2}"),
        ],
    },
    Group {
        message: "the rule follows `score` straight away",
        help: "write, for example, `score min(tests, 10)`",
        ways: &[("score :|:=", "score")],
    },
    Group {
        message: "there are no cells and columns here, as in a spreadsheet",
        help: "name the questions, parted by commas: `sum(tests, boats)`",
        ways: &[("@ ~ : ~ @", "!of a spreadsheet"), ("$", "!of a spreadsheet")],
    },
    Group {
        message: "a power is written with a word",
        help: "`power(x, 2)` is x times x, `sqrt(x)` its square root",
        ways: &[("_ ^ _", "power({1}, {2})"), ("_ ** _", "power({1}, {2})")],
    },
    Group {
        message: "a value is rounded by a function",
        help: "write `round_half_up(x, 1)`; how scores are rounded is said once, by `round` in the framework",
        ways: &[("rounded|round to|up|down", "!not behind the value")],
    },
    Group {
        message: "how many points there are is said in the head, by `out of`",
        help: "write it after the title: `indicator 1.a \"Title\" out of 10 {`",
        ways: &[("# out of # ¶", "{1}")],
    },
    Group {
        message: "points need no word of their own",
        help: "what a line or an entry gives are points already",
        ways: &[("# pts|pt|marks|mark|point", "{1}"), ("points|pts|marks #", "{1}")],
    },
];

/// Numbers, wherever they stand.
pub const NUMBERS: &[Group] = &[
    Group {
        message: "a share is written with the sign `%`",
        help: "`25%` is a quarter; the sign follows the number",
        ways: &[("# percent|pc|pct|percentage", "{1}%"), ("# per cent", "{1}%")],
    },
    Group {
        message: "the sign `%` follows a number, not a name",
        help: "an answer in percent is a share: with 50% it is a half",
        ways: &[("@ %", "{1}")],
    },
    Group {
        message: "a number stands here without its currency",
        help: "the currency is said once, with the question: `money in INR`",
        ways: &[
            ("rs|rs.|inr|usd|eur|$|€|£|₹ . #", "{1}"),
            ("rs|inr|usd|eur|$|€|£|₹ #", "{1}"),
            ("# rs|inr|usd|eur|rupees|rupee|dollars|euros|$|€|£|₹", "{1}"),
            ("# /-", "{1}"),
            ("# / -", "{1}"),
        ],
    },
    Group {
        message: "places of decimals follow a point",
        help: "a comma parts the entries of a list",
        ways: &[("# ~ , ~ #", "{1}.{2}")],
    },
    Group {
        message: "a number is written without blanks and marks in it",
        help: "reports can group the digits: `numbers grouped indian` in the framework",
        ways: &[("# ' #", "{1}{2}")],
    },
];

pub const ENTRIES: &[Group] = &[
    Group {
        message: "what is left is called `otherwise`",
        help: "`otherwise 0` is what it gives when no other entry holds",
        ways: &[
            ("else|default|otherwise =>|:|= #", "otherwise {1}"),
            ("else|default|rest #", "otherwise {1}"),
            ("else|default", "otherwise"),
        ],
    },
    Group {
        message: "a condition begins with `when`",
        help: "points come first, then `when` and the condition: `10 when funded`",
        ways: &[
            ("only if|when", "when"),
            ("in case of", "when"),
            ("if|where|for|provided|given", "when"),
            ("unless", "when not"),
        ],
    },
];

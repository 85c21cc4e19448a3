//! Habits of other notations as tables: what is written, and what is meant by it.
//!
//! A pattern is as [`find`](super::bits::find) says. What is meant may take up what was caught (`{1}`); when it is empty,
//! the words are left out, and behind a `!` stands what to say where nothing can be put in their place.

/// Ways of writing one thing, and what there is to say of all of them. `{}` in a message is what was written.
pub(super) struct Group {
    pub message: &'static str,
    pub help: &'static str,
    pub ways: &'static [(&'static str, &'static str)],
}

const BANDS: &str =
    "bands are `0`, `1 to 29`, `25 to under 50`, `30 or more`, `over 30`, `up to 5`, `under 5`";

pub(super) const RANGES: &[Group] = &[
    Group {
        message: "ranges are written in words",
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

pub(super) const LEVELS: &[Group] = &[
    Group {
        message: "the last level takes what the others leave, and is called `otherwise`",
        help: "levels stand from the best to the worst; the last is `otherwise` and its title in quotes",
        ways: &[
            ("@ \" otherwise|else|default|rest|remaining ›", "otherwise {2}"),
            ("@ \" below|under|< #", "otherwise {2}"),
            ("@ \" less|lower than #", "otherwise {2}"),
            ("else|default|others \"", "otherwise {1}"),
        ],
    },
    Group {
        message: "a level begins with its name",
        help: "a level is a name, a title in quotes and a condition: `high \"High\" at least 60`",
        ways: &[("level|grade|band|class|category|-|*|• @ \"", "{1} {2}")],
    },
];

/// What a score must be for a level.
pub(super) const BOUNDS: &[Group] = &[Group {
    message: "a level compares in words",
    help: "levels stand from the best to the worst, and a city has the first whose condition it meets",
    ways: &[
        ("# or|and|& above|higher|over|more|greater|plus", "at least {1}"),
        ("# + @ \"", "{2} {3} at least {1}"),
        ("# +|plus", "at least {1}"),
        ("# : #", "at least {1}"),
        ("above|exceeding #", "over {1}"),
        ("more|greater|higher than or equal to #", "at least {1}"),
        ("more|greater|higher than #", "over {1}"),
        ("below #", "under {1}"),
        ("when score|points|total|marks|overall >= #", "at least {1}"),
        ("when score|points|total|marks|overall at least #", "at least {1}"),
        ("when score|points|total|marks > #", "over {1}"),
        ("from|min|minimum|least|at_least|atleast|:|=>|=|if|- #", "at least {1}"),
        ("max|maximum|at_most|atmost #", "at most {1}"),
        ("‹ #", "at least {1}"),
        ("level @ #", "level {1} at least {2}"),
    ],
}];

pub(super) const CONDITIONS: &[Group] = &[
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
        ways: &[("@ has|contains|includes|like @", "{1} = {2}")],
    },
    Group {
        message: "`not` stands behind `is`",
        help: "write `stage is not drafted`, or `not` before the whole condition",
        ways: &[("@ not @", "{1} is not {2}")],
    },
];

pub(super) const VALUES: &[Group] = &[
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
        message: "points need no word of their own",
        help: "what a line or an entry gives are points already",
        ways: &[("# pts|pt|marks|mark|point", "{1}"), ("points|pts|marks #", "{1}")],
    },
];

/// Numbers, wherever they stand.
pub(super) const NUMBERS: &[Group] = &[
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

pub(super) const ENTRIES: &[Group] = &[
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

const KINDS_HELP: &str = "kinds are `one of { … }`, `any of { … }`, `yes/no`, `count`, `number`, `percent`, `money in INR`, \
                          `text`, `date`, `list of { … }`";

pub(super) const KINDS: &[Group] = &[
    Group {
        message: "`{}` does not say what kind of answer is asked for",
        help: KINDS_HELP,
        ways: &[
            ("options|option|choice|choices|select|dropdown|radio|enum|picklist|mcq|single of", "one of"),
            ("multiple|multi|many|several|checkbox|checkboxes|multiselect|all|some of", "any of"),
            ("single|select|choose|pick one|single", "one of"),
            ("select|choose|pick|multiple|multi many|multiple|choice|select", "any of"),
            (
                "select_one|single_choice|single_select|options|option|choice|choices|select|dropdown|radio|enum|picklist|mcq|single",
                "one of",
            ),
            (
                "select_many|select_multiple|multiple_choice|multi_select|multiselect|multiple|multi|checkbox|checkboxes",
                "any of",
            ),
            ("integer|int|whole|numeral", "count"),
            ("decimal|float|double|real|numeric|figure", "number"),
            ("boolean|bool|logical|flag|yes_no|yn|y/n|tick", "yes/no"),
            ("yes or no", "yes/no"),
            ("yes|y / n", "yes/no"),
            ("yes , no", "yes/no"),
            ("true / false", "yes/no"),
            ("string|str|varchar|char|memo|freetext|comment|textarea", "text"),
            ("free|open|short|long text", "text"),
            ("percentage|pct|share", "percent"),
            ("%", "percent"),
            ("currency|amount|cost|price|budget in @", "money in {1}"),
            ("currency|amount|rupees|inr|cost|price|budget", "money in INR"),
            ("datetime|day|timestamp", "date"),
            ("year", "count between 1900 and 2100"),
            ("table|repeat|group|array|rows|repeater {", "list of {"),
            ("rating|scale|likert", "!say the choices: `one of { … }`"),
            (
                "file|upload|attachment|photo|document",
                "!papers are named with `evidence \"…\"` after the kind",
            ),
        ],
    },
    Group {
        message: "the kind of answer follows the question straight away",
        help: KINDS_HELP,
        ways: &[
            ("type|kind|answer|format|as :|=", ""),
            (": type|kind", ""),
            ("type|kind|answer|format|as|input|a|an", ""),
            (":|=|,|-|–", ""),
        ],
    },
    Group {
        message: "no answer can be demanded or excused",
        help: "what is not answered is unknown; what it scores then is said by `unanswered …` in the framework",
        ways: &[("required|mandatory|optional|compulsory|obligatory|not_null", "")],
    },
];

pub(super) const MODIFIERS: &[Group] = &[
    Group {
        message: "choices stand in braces",
        help: "write `one of { small \"Small\" large \"Large\" }`, on one line or on several",
        ways: &[("of :", "!`{` opens them, `}` closes them")],
    },
    Group {
        message: "a yes/no question has two answers",
        help: "what is not known is left out; for a third answer ask `one of { yes \"Yes\" no \"No\" partly \"Partly\" }`",
        ways: &[("no / @", "no")],
    },
    Group {
        message: "the kind of answer follows the question",
        help: "write `ask tests \"How many tests a year?\" count`",
        ways: &[
            ("ask count|integer|int @ \"", "ask {1} {2} count"),
            ("ask number|decimal @ \"", "ask {1} {2} number"),
            ("ask percent|percentage @ \"", "ask {1} {2} percent"),
            ("ask text|string @ \"", "ask {1} {2} text"),
            ("ask date @ \"", "ask {1} {2} date"),
            ("ask boolean|bool @ \"", "ask {1} {2} yes/no"),
        ],
    },
    Group {
        message: "the least and the most that can be answered are said in words",
        help: "write `between 0 and 100`, `at least 0` or `at most 100`",
        ways: &[
            ("min|minimum :|= # ,|; max|maximum :|= #", "between {1} and {2}"),
            ("min|minimum # , max|maximum #", "between {1} and {2}"),
            ("min|minimum # and max|maximum #", "between {1} and {2}"),
            ("min|minimum # max|maximum #", "between {1} and {2}"),
            ("min|minimum|from :|= #", "at least {1}"),
            ("max|maximum :|= #", "at most {1}"),
            ("range|limits|within|from|between :|= # to|-|–|..|...|,|: #", "between {1} and {2}"),
            ("range|limits|within|from # and #", "between {1} and {2}"),
            ("range|limits|within|from|between # to|-|–|..|...|,|:|till #", "between {1} and {2}"),
            ("range|limits ( # ,|-|–|to # )", "between {1} and {2}"),
            ("count of # to|- #", "count between {1} and {2}"),
            ("( # to|-|–|..|, # )", "between {1} and {2}"),
            ("[ # to|-|–|..|, # ]", "between {1} and {2}"),
            ("# to|-|–|..|: #", "between {1} and {2}"),
            (">=|≥|min|minimum #", "at least {1}"),
            ("<=|≤|max|maximum|upto #", "at most {1}"),
            ("up to #", "at most {1}"),
            ("not more than #", "at most {1}"),
            ("not less than #", "at least {1}"),
            ("> #", "!write `at least` and the least that can be answered"),
            ("< #", "!write `at most` and the most that can be answered"),
        ],
    },
    Group {
        message: "when a question is asked is said by `asked when`",
        help: "write the condition after it: `asked when funded`",
        ways: &[
            ("asked|ask|only|show|shown|visible|relevant|displayed|applicable only if|when", "asked when"),
            ("asked|ask|only|show|shown|visible|relevant|displayed|applicable|enabled if|when", "asked when"),
            ("asked|show|visible|relevant|condition :", "asked when"),
            ("relevant|condition", "asked when"),
            ("if|when|where", "asked when"),
            ("unless", "asked when not"),
        ],
    },
    Group {
        message: "words for whoever answers follow `help`",
        help: "a city reads them beneath the question: `help \"Count every test.\"`",
        ways: &[
            (
                "hint|description|desc|note|tooltip|explanation|guidance|guide|info|placeholder|instructions :|=",
                "help",
            ),
            (
                "hint|description|desc|note|tooltip|explanation|guidance|guide|info|placeholder|instructions",
                "help",
            ),
        ],
    },
    Group {
        message: "a unit is a text in quotes after `unit`",
        help: "it is what stands behind the number in reports: `unit \"km\"`",
        ways: &[
            ("unit|units|in :|= @", "unit \"{1}\""),
            ("unit|units|in @", "unit \"{1}\""),
            ("( @ )", "unit \"{1}\""),
            ("number \"", "number unit {1}"),
            ("count \"", "count unit {1}"),
            ("units|uom|in \"", "unit {1}"),
        ],
    },
    Group {
        message: "no answer can be demanded or excused",
        help: "what is not answered is unknown; what it scores then is said by `unanswered …` in the framework",
        ways: &[
            ("required|mandatory|optional|compulsory|obligatory :|= @", ""),
            ("required|mandatory|optional|compulsory|obligatory yes|no|true|false", ""),
            ("( required|mandatory|optional )", ""),
            ("required|mandatory|optional|compulsory|obligatory", ""),
            ("not null|empty|blank", ""),
        ],
    },
    Group {
        message: "no answer is taken for granted",
        help: "what is not answered is unknown; what it scores then is said by `unanswered …` in the framework",
        ways: &[("default :|= _", ""), ("default _", ""), ("default \"", "")],
    },
    Group {
        message: "points do not stand with a question",
        help: "the indicator's `score` says what answers are worth",
        ways: &[("weight|points|marks|score :|= #", ""), ("weight|points|marks|weightage #", "")],
    },
];

pub(super) const CHOICES: &[Group] = &[
    Group {
        message: "the choices of a list have no dots, dashes or numbers before them",
        help: "a choice is a name and a title in quotes: `drafted \"Drafted\"`",
        ways: &[("-|*|•|+|– @ \"", "{1} {2}"), ("# . @ \"", "{2} {3}"), ("-|*|•|+|–", "")],
    },
    Group {
        message: "points do not stand with the choices",
        help: "the indicator's `score` gives them: `score match stage { drafted => 5, approved => 10 }`",
        ways: &[
            ("‹ =>|:|=|-|– # points|pts|marks|point|mark", ""),
            ("‹ =>|:|=|-|– #", ""),
            ("‹ ( # points|pts|marks|point|mark )", ""),
            ("‹ ( # )", ""),
            ("‹ # points|pts|marks|point|mark", ""),
            ("‹ #", ""),
            ("@ =>|:|= #", "{1} \"{1}\""),
            ("‹ score|points|worth|value|marks #", ""),
        ],
    },
];

/// A weight where no maximum is said: it is the maximum that is meant.
pub(super) const MAXIMA: &[Group] = &[Group {
    message: "how many points there are is said by `out of`",
    help: "weights stand together, where the mean is said: `overall = weighted mean { water 60%  sand 40% }`",
    ways: &[
        ("weight|weightage|weighting :|= #", "out of {1}"),
        ("weight|weightage|weighting #", "out of {1}"),
    ],
}];

pub(super) const HEADS: &[Group] = &[
    Group {
        message: "how many points there are is said by `out of`",
        help: "write it after the title: `indicator 1.a \"Title\" out of 10`",
        ways: &[
            ("out of :|= #", "out of {1}"),
            (
                "outof|out_of|max|maximum|marks|points|total|max_points|max_marks|max_score|worth|score :|= #",
                "out of {1}",
            ),
            ("max|maximum points|marks|score :|= #", "out of {1}"),
            ("max|maximum points|marks|score #", "out of {1}"),
            (
                "outof|out_of|max|maximum|marks|points|total|max_points|max_marks|max_score|worth|score|/ #",
                "out of {1}",
            ),
            ("( # points|marks|pts|mks )", "out of {1}"),
            ("# points|marks|pts|mks", "out of {1}"),
            ("out # points|marks", "out of {1}"),
            ("out #", "out of {1}"),
            (":", "!a block opens with `{` and closes with `}`"),
        ],
    },
    Group {
        message: "weights stand together, where the mean is said",
        help: "write `overall = weighted mean { water 60%  sand 40% }`, or `total = …` in a component",
        ways: &[
            ("weight|weightage|weighting|share :|= #", ""),
            ("weight|weightage|weighting|share of #", ""),
            ("weight|weightage|weighting|share #", ""),
            ("( weight|weightage :|= # )", ""),
        ],
    },
    Group {
        message: "how many points there are is said by `out of`",
        help: "write it after the title: `indicator 1.a \"Title\" out of 10`",
        ways: &[("‹ ( # )", "out of {1}"), ("‹ #", "out of {1}")],
    },
    Group {
        message: "which component it is, is said by `number`",
        help: "write `number 1` after the title",
        ways: &[
            ("no|no.|nr|num|order|id|serial :|=|. #", "number {1}"),
            ("number :|= #", "number {1}"),
            ("no|nr|num|order|id|serial #", "number {1}"),
        ],
    },
    Group {
        message: "a title follows the name straight away",
        help: "write the name and then the title in quotes, nothing between them",
        ways: &[
            ("title|name|label|text|called|named :|=|as|is \"", "{1}"),
            ("title|name|label|text|called|named|as|-|–|, \"", "{1}"),
        ],
    },
    Group {
        message: "of what score the levels are is said by `on`",
        help: "write `certify \"Level\" on overall { high \"High\" at least 60  otherwise \"Low\" }`",
        ways: &[
            ("certify \" {", "certify {1} on overall {"),
            ("certify \" of|for|by|from @", "certify {1} on {2}"),
        ],
    },
    Group {
        message: "this is said nowhere in the head",
        help: "after the title stand `number`, `out of`, `outside the total`, `source` and `illustrative`; a remark begins with `#`",
        ways: &[("description|desc|note|about :|= \"", ""), ("description|desc|note|about \"", "")],
    },
];

pub(super) const FRAMEWORKS: &[Group] = &[Group {
    message: "a cycle that builds on another `extends` it",
    help: "write the folder beside this one in quotes: `framework lake \"Lake\" extends \"../lake-2026\"`",
    ways: &[
        ("extends :|=", "extends"),
        ("based|builds on", "extends"),
        ("inherits from", "extends"),
        ("inherits|from|parent|base|extending|extend|basis :|=", "extends"),
        ("inherits|from|parent|base|extending|extend|basis ▸", "extends"),
    ],
}];

/// Operations of a new cycle.
pub(super) const CHANGES: &[Group] = &[
    Group {
        message: "`to` stands before the new name or place",
        help: "write `rename question a to b`, `move indicator 1.b to shore`",
        ways: &[
            ("rename @ @ as|into|=>|->|=|:|with", "rename {1} {2} to"),
            ("move @ @ into|under|in|=>|->|=|:", "move {1} {2} to"),
        ],
    },
    Group {
        message: "what follows the kind of a question stands in braces",
        help: "write `change question tests { between 0 and 900 }`",
        ways: &[("min|minimum|max|maximum|between|at|asked|help|unit|count|number|percent", "!in braces")],
    },
    Group {
        message: "weights are given anew by `reweight`",
        help: "write `reweight water { 1.a 20  1.b 30 }`",
        ways: &[("change weight|weights|weightage", "!not by `change`")],
    },
];

pub(super) const WEIGHTS: &[Group] = &[Group {
    message: "a weight follows the name or code straight away",
    help: "write `weighted mean { water 60%  sand 40% }`",
    ways: &[
        ("@ => #", "{1} {2}"),
        ("@ weight|weightage|*|×|- #", "{1} {2}"),
        ("# *|×|of @", "{2} {1}"),
        ("# @", "{2} {1}"),
    ],
}];

pub(super) const WHOLES: &[Group] = &[
    Group {
        message: "a mean with weights is written `weighted mean { … }`",
        help: "in braces stand the components or indicators and their weights: `{ water 60%  sand 40% }`",
        ways: &[
            ("weighted average|avg|sum of components|indicators {", "weighted mean {"),
            ("weighted average|avg|sum of {", "weighted mean {"),
            ("weighted average|avg|sum {", "weighted mean {"),
            ("weighted mean of components|indicators {", "weighted mean {"),
            ("weighted mean of {", "weighted mean {"),
        ],
    },
    Group {
        message: "`=` stands between `overall` and how it is made",
        help: "write, for example, `overall = mean of components`",
        ways: &[
            ("overall|total is|:|as|are", "overall ="),
            ("overall mean", "overall = mean"),
            ("overall sum", "overall = sum"),
            ("overall weighted", "overall = weighted"),
        ],
    },
];

pub(super) const EXAMPLES: &[Group] = &[
    Group {
        message: "`=` stands between a question and its answer, a code and its points",
        help: "write `given stage = drafted` and `expect 1.a = 5`",
        ways: &[("is|:|->|=>|equals|are", "="), ("should be", "="), ("must be", "=")],
    },
    Group {
        message: "what must come out is said by `expect`",
        help: "write `given stage = drafted` and `expect 1.a = 5`",
        ways: &[("then|output|outputs|result|should|assert @ =", "expect {1} =")],
    },
];

pub(super) const ROUNDS: &[Group] = &[Group {
    message: "it is not said what becomes of a half",
    help: "`half up` takes 2.345 to 2.35; `half even`, `up` and `down` are the others",
    ways: &[
        ("points to # places|place|decimals|decimal|digits", "points half up to {1} places"),
        ("round to # places|place|decimals|decimal|digits", "round points half up to {1} places"),
        ("round #", "round points half up to {1} places"),
    ],
}];

pub(super) const RECOMMENDS: &[Group] = &[
    Group {
        message: "an advice has a name",
        help: "write, for example, `recommend draft_a_policy when stage = none { text \"…\" }`",
        ways: &[("recommend {", "!the name is missing")],
    },
    Group {
        message: "when an advice is given is said by `when`",
        help: "write `recommend name when <condition> { text \"…\" }`",
        ways: &[
            ("only if|when", "when"),
            ("if|where|whenever|for", "when"),
            ("unless", "when not"),
            ("then|do|:", ""),
        ],
    },
    Group {
        message: "what is advised stands in braces, after `text`",
        help: "write `recommend name when <condition> { text \"…\" }`",
        ways: &[("recommend @ \" {", "recommend {1} {"), ("recommend @ \"", "recommend {1} { text {2} }")],
    },
];

/// A value that has a name and no word before it; only where nothing before it was left unfinished.
pub(super) const UNSAID: &[Group] = &[Group {
    message: "a value gets its name by `let`",
    help: "write `let name = …`",
    ways: &[("§ @ =|:=", "let {1} =")],
}];

pub(super) const ITEMS: &[Group] = &[
    Group {
        message: "how scores are rounded is said by `round`",
        help: "write, for example, `round points half up to 2 places`",
        ways: &[
            ("rounding|precision :|=", "!another word here"),
            ("rounding|precision", "!another word here"),
        ],
    },
    Group {
        message: "what has a number and parts of its own is a `component`",
        help: "reports can call it something else: `call components \"Criterion\" \"Criteria\"` in the framework",
        ways: &[("criterion|parameter|measure|item|standard @ \" number #", "component {1} {2} number {3}")],
    },
    Group {
        message: "what has a code and points is an `indicator`",
        help: "reports can call it something else: `call indicators \"Question\"` in the framework; `ask` begins what is asked",
        ways: &[("question|q @ \" out of #", "indicator {1} {2} out of {3}")],
    },
    Group {
        message: "an operation on the cycle before is called by another word",
        help: "operations are `change`, `add`, `remove`, `rename`, `move` and `reweight`",
        ways: &[
            ("delete|drop|erase|omit @", "remove {1}"),
            ("replace|update|modify|amend|alter|edit @", "change {1}"),
            ("new|insert|append|create @", "add {1}"),
        ],
    },
    Group {
        message: "a part of the framework is called `component` here, not `{}`",
        help: "reports can call it something else: `call components \"Pillar\"` in the framework",
        ways: &[(
            "pillar|section|domain|theme|dimension|category|chapter|group|area|sector|module|goal ▹",
            "component",
        )],
    },
    Group {
        message: "what is measured is called `indicator` here, not `{}`",
        help: "reports can call it something else: `call indicators \"Criterion\"` in the framework",
        ways: &[
            ("sub|sub_ - indicator|criterion ▹", "indicator"),
            (
                "criterion|criteria|parameter|metric|kpi|measure|subindicator|sub_indicator|item|standard ▹",
                "indicator",
            ),
        ],
    },
    Group {
        message: "a question is begun by `ask`",
        help: "write `ask name \"The question?\"` and the kind of answer",
        ways: &[("question|q|input|query|prompt|field|variable|question_text @ ▸", "ask {1}")],
    },
    Group {
        message: "what an indicator scores is said by `score`",
        help: "write `score` and the rule",
        ways: &[("points|marks|scoring|result|grade :|=", "score")],
    },
    Group {
        message: "a value gets its name by `let`",
        help: "write `let name = …`",
        ways: &[
            (
                "def|var|const|variable|set|define|calculate|compute|dim|formula|calc|value @ =|:=|:|as|to|be",
                "let {1} =",
            ),
            ("let @ (", "!a rule that is used again is a `shape`: `shape name(x number) = …`"),
            ("let @ :=|be|as|=>|:|is|to", "let {1} ="),
            (
                "function|def|func|fn @ (",
                "!a rule that is used again is a `shape`: `shape name(x number) = …`",
            ),
        ],
    },
    Group {
        message: "a recommendation is begun by `recommend`",
        help: "write `recommend name when <condition> { text \"…\" }`",
        ways: &[("recommendation|advice|suggest|suggestion|action|recommends @", "recommend {1}")],
    },
    Group {
        message: "what an indicator scores is said by `score`",
        help: "write `score` and the rule",
        ways: &[("points|marks|scoring|result|formula|calculation|scores", "score")],
    },
    Group {
        message: "points are taken off by `penalty`",
        help: "write `penalty 5 \"Why\" when <condition>`",
        ways: &[("deduct|deduction|minus|malus|subtract|fine #", "penalty {1}")],
    },
    Group {
        message: "points on top are a part of the score",
        help: "write `score sum { … 3 when funded } at most 10`",
        ways: &[("bonus|extra|add #", "!an entry of the score")],
    },
    Group {
        message: "what proves an answer is said by `evidence`",
        help: "write `evidence \"…\"` after the question or in the indicator",
        ways: &[
            ("proof|documents|document|attachment|attachments|verification :|= ▸", "evidence"),
            ("proof|documents|document|attachment|attachments|verification ▸", "evidence"),
        ],
    },
    Group {
        message: "where a figure comes from is said by `source`",
        help: "write `source \"a document and a place in it\"`",
        ways: &[("citation|cite|sources|origin|ref ▸", "source")],
    },
    Group {
        message: "levels are given by `certify`",
        help: "write `certify \"Level\" on overall { high \"High\" at least 60  otherwise \"Low\" }`",
        ways: &[
            (
                "levels|grades|grade|ratings|rating|certification|classification|classes|bands|tiers \" {",
                "certify {1} on overall {",
            ),
            (
                "levels|grades|grade|ratings|rating|certification|classification|classes|bands|tiers {",
                "certify \"Level\" on overall {",
            ),
            (
                "levels|grades|grade|ratings|rating|certification|classification|classes|bands|tiers \" on",
                "certify {1} on",
            ),
        ],
    },
    Group {
        message: "a worked case is an `example`",
        help: "write `example \"…\" { given stage = drafted  expect 1.a = 5 }`",
        ways: &[
            ("test|case|testcase|scenario|check \" {", "example {1} {"),
            ("input|inputs|where|when @ =", "given {1} ="),
            ("output|outputs|result|then|should @ =", "expect {1} ="),
        ],
    },
    Group {
        message: "all files of the folder belong to the rules",
        help: "leave the line out: no file has to be named in another",
        ways: &[("import|include|use|require \"", "")],
    },
    Group {
        message: "a remark begins with `#`",
        help: "what cities are to read beneath a question is said by `help \"…\"` after its kind",
        ways: &[
            ("note|description|desc|comment|remark|remarks|todo|fixme :|= \"", "# {1}"),
            ("note|description|desc|comment|remark|remarks|todo|fixme \"", "# {1}"),
            ("note|comment|remark|todo|rem|fixme :", "#"),
            ("rem|todo", "#"),
            ("<!--", "#"),
        ],
    },
    Group {
        message: "`{}` is called by another word here",
        help: "in a framework stand `cycle`, `subject`, `publisher`, `overall`, `round`; its title follows its name in the head",
        ways: &[
            ("version|year|edition|round :|= ▸", "cycle"),
            ("version|year|edition ▸", "cycle"),
            ("author|organisation|organization|agency|issuer|ministry :|= ▸", "publisher"),
            ("author|organisation|organization|agency|issuer|ministry ▸", "publisher"),
            ("title|name|label :|= \"", "!the title follows the name in the head"),
            ("title|name|label \"", "!the title follows the name in the head"),
        ],
    },
    Group {
        message: "`{}` is called by another word here",
        help: "in a recommendation stand `text`, `priority`, `owner`, `effort` and `reference`",
        ways: &[
            ("message|description|body|say|advise :|= ▸", "text"),
            ("message|body|say|advise ▸", "text"),
            ("responsible|department|by|who|assignee :|= ▸", "owner"),
            ("responsible|department|by|who|assignee ▸", "owner"),
            ("cost|time|timeline|deadline|duration|budget :|= ▸", "effort"),
            ("cost|time|timeline|deadline|duration|budget ▸", "effort"),
            ("link|url|see|resource :|= ▸", "reference"),
            ("link|url|see|resource ▸", "reference"),
        ],
    },
    Group {
        message: "weights stand together, where the mean is said",
        help: "write `overall = weighted mean { water 60%  sand 40% }`, or `total = …` in a component",
        ways: &[("weight|weightage :|= #", ""), ("weight|weightage #", "")],
    },
    Group {
        message: "how many points there are is said in the head, by `out of`",
        help: "write it after the title: `indicator 1.a \"Title\" out of 10 {`",
        ways: &[
            ("max|maximum|marks|total|max_points|max_marks|max_score|out :|=|of #", ""),
            ("max|maximum|marks|max_points|max_marks|max_score #", ""),
        ],
    },
];

pub(super) const PRIORITIES: &[Group] = &[Group {
    message: "a priority is a word",
    help: "write `priority high`, `priority medium` or `priority low`",
    ways: &[
        ("priority 1", "priority high"),
        ("priority 2", "priority medium"),
        ("priority #", "priority low"),
    ],
}];

/// What may be said of every text.
pub(super) const TEXTS: &[Group] = &[Group {
    message: "a quote inside of a text is written `\\\"`",
    help: "write a backslash before it, or single quotes inside of the double ones",
    ways: &[("\" ~ @", "!the text ends before this word")],
}];

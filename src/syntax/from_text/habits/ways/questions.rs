//! Habits in questions: kinds of answers, what may follow them, choices.

use super::Group;

const KINDS_HELP: &str = "kinds are `one of { … }`, `any of { … }`, `yes/no`, `count`, `number`, `percent`, `money in INR`, \
                          `text`, `date`, `list of { … }`";

pub const KINDS: &[Group] = &[
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
            ("oneof|one_of|onof", "one of"),
            ("anyof|any_of", "any of"),
            ("listof|list_of", "list of"),
            ("yesno|yes_or_no", "yes/no"),
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
        message: "before the least and the most stands the kind of answer",
        help: "write `number between 0 and 10`, or `count` where only whole numbers can be answered",
        ways: &[
            ("between # and|to|-|– #", "number between {1} and {2}"),
            ("from # to|- #", "number between {1} and {2}"),
            ("# to|-|–|..|: #", "number between {1} and {2}"),
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
        help: "what is not answered is unknown; what it scores then is said by `unanswered …` in the framework. What rests on it is left out by \
               `not applicable when x is unanswered`",
        ways: &[("required|mandatory|optional|compulsory|obligatory|not_null", "")],
    },
];

pub const MODIFIERS: &[Group] = &[
    Group {
        message: "money is counted in a currency",
        help: "write its three letters: `money in INR`",
        ways: &[("money @", "money in {1}"), ("money ( @ )", "money in {1}"), ("money ¶", "money in INR")],
    },
    Group {
        message: "what is asked of each entry of a list stands in braces",
        help: "write `list of { partner \"Partner\" text  since \"Since when?\" date }`",
        ways: &[("list of text|string|names|items|numbers|strings", "!in braces")],
    },
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
            ("{ # to|-|–|..|, # }", "between {1} and {2}"),
            (">=|≥ # and|, <=|≤ #", "between {1} and {2}"),
            ("in # to|-|–|..|...|: #", "between {1} and {2}"),
            ("after|since #", "!`between` and the first and the last day"),
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
        help: "what is not answered is unknown; what it scores then is said by `unanswered …` in the framework. What rests on it is left out by \
               `not applicable when x is unanswered`",
        ways: &[
            ("required|mandatory|optional|compulsory|obligatory :|= @", ""),
            ("required|mandatory|optional|compulsory|obligatory yes|no|true|false", ""),
            ("( required|mandatory|optional )", ""),
            ("required|mandatory|optional|compulsory|obligatory", ""),
            ("not null|empty|blank", ""),
        ],
    },
    Group {
        message: "no sign stands between the kind of answer and what follows it",
        help: "write `ask tests \"How many tests a year?\" count between 0 and 100`",
        ways: &[(",|;|: required|mandatory|optional", ""), (",|;|:", "")],
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

pub const CHOICES: &[Group] = &[
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

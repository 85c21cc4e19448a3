//! Habits in how a clause or a part begins.

use super::Group;

/// A value that has a name and no word before it; only where nothing before it was left unfinished.
pub const UNSAID: &[Group] = &[Group {
    message: "a value gets its name by `let`",
    help: "write `let name = …`",
    ways: &[("§ @ =|:=", "let {1} =")],
}];

pub const ITEMS: &[Group] = &[
    Group {
        message: "when something does not apply is said by `not applicable when`",
        help: "write `not applicable when` and the condition",
        ways: &[
            ("n / a when|if", "not applicable when"),
            ("na|n_a|not_applicable|exempt|skip|skipped|inapplicable when|if", "not applicable when"),
            ("applies|applicable only when|if", "!the other way round: `not applicable when not (…)`"),
            ("applies|applicable when|if", "!the other way round: `not applicable when not (…)`"),
        ],
    },
    Group {
        message: "what must be there before a score counts is said by `needs`",
        help: "write `needs safe \"a safe building\"` in the framework or a component, with the condition and what it takes; a level asks \
               for it after `and`, in `certify`: `gold \"Gold\" at least 80 and safe`",
        ways: &[
            (
                "prerequisite|prerequisites|precondition|require|requires|requirement|gate @ \"",
                "needs {1} {2}",
            ),
            (
                "prerequisite|prerequisites|precondition|require|requires|requirement|gate @",
                "!`needs`, or a condition of a level",
            ),
        ],
    },
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
        ways: &[("points|marks|scoring|result|grade :|=", "score"), ("§ =", "score")],
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
        message: "a title stands in the head, behind the name or code",
        help: "write `framework lake \"Lake\" {`, `component water \"Water\" number 1 out of 40 {`, `indicator 1.a \"Testing\" out of 10 {`",
        ways: &[
            ("title|name|label :|= \"", "!not in the block"),
            ("title|name|label \"", "!not in the block"),
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
            ("out of :|= #", ""),
            ("max|maximum|marks|total|max_points|max_marks|max_score|out :|=|of #", ""),
            ("max|maximum|marks|max_points|max_marks|max_score #", ""),
        ],
    },
];

/// What may be said of every text.
pub const TEXTS: &[Group] = &[Group {
    message: "a quote inside of a text is written `\\\"`",
    help: "write a backslash before it, or single quotes inside of the double ones",
    ways: &[("\" ~ @", "!the text ends before this word")],
}];

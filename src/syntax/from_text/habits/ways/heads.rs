//! Habits in heads and clauses: titles, maxima, levels, weights, operations on cycles.

use super::Group;

pub const LEVELS: &[Group] = &[
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
        message: "a level has a name, a title and a condition",
        help: "levels stand from the best to the worst: `high \"High\" at least 60`, then `otherwise \"Low\"`",
        ways: &[
            ("§ @ :|= # -|–|to #", "{1} \"{1}\" at least {2}"),
            ("§ @ :|= # +", "{1} \"{1}\" at least {2}"),
            ("§ @ :|= >=|≥|> #", "{1} \"{1}\" at least {2}"),
            ("§ @ :|= below|under|< #", "otherwise \"{1}\""),
        ],
    },
    Group {
        message: "a level begins with its name",
        help: "a level is a name, a title in quotes and a condition: `high \"High\" at least 60`",
        ways: &[("level|grade|band|class|category|-|*|• @ \"", "{1} {2}")],
    },
];

/// What a score must be for a level.
pub const BOUNDS: &[Group] = &[Group {
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

/// A weight where no maximum is said: it is the maximum that is meant.
pub const MAXIMA: &[Group] = &[Group {
    message: "how many points there are is said by `out of`",
    help: "weights stand together, where the mean is said: `overall = weighted mean { water 60%  sand 40% }`",
    ways: &[
        ("weight|weightage|weighting :|= #", "out of {1}"),
        ("weight|weightage|weighting #", "out of {1}"),
    ],
}];

pub const HEADS: &[Group] = &[
    Group {
        message: "no `:` stands here",
        help: "the name follows straight away, then the title: `indicator 1.a \"Title\" out of 10 {`",
        ways: &[("§ &framework|component|indicator|recommend|certify|example ~ :", "{1}")],
    },
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
        help: "write `certify \"Level\" on overall { high \"High\" at least 60  otherwise \"Low\" }`; parts are graded `on each component` \
               or `on each indicator`",
        ways: &[
            ("certify \" {", "certify {1} on overall {"),
            ("certify \" on|for|of every|all|each|any component|components", "certify {1} on each component"),
            ("certify \" on|for|of every|all|each|any indicator|indicators", "certify {1} on each indicator"),
            ("certify \" on|for|of every|all|each|any @", "certify {1} on each component"),
            ("certify \" on|for|of each|every|all", "certify {1} on each component"),
            ("certify \" of|for|by|from @", "certify {1} on {2}"),
        ],
    },
    Group {
        message: "this is said nowhere in the head",
        help: "after the title stand `number`, `out of`, `outside the total`, `source` and `illustrative`; a remark begins with `#`",
        ways: &[("description|desc|note|about :|= \"", ""), ("description|desc|note|about \"", "")],
    },
    Group {
        message: "a block opens with `{` and closes with `}`",
        help: "the title stands in the head, before the `{`: `indicator 1.a \"Title\" out of 10 {`",
        ways: &[(":", "!`{` opens it")],
    },
];

pub const FRAMEWORKS: &[Group] = &[Group {
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
pub const CHANGES: &[Group] = &[
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

pub const WEIGHTS: &[Group] = &[Group {
    message: "a weight follows the name or code straight away",
    help: "write `weighted mean { water 60%  sand 40% }`",
    ways: &[
        ("@ => #", "{1} {2}"),
        ("@ weight|weightage|*|×|- #", "{1} {2}"),
        ("# *|×|of @", "{2} {1}"),
        ("# @", "{2} {1}"),
    ],
}];

pub const WHOLES: &[Group] = &[
    Group {
        message: "what is not applicable is left out anyway",
        help: "write `mean of indicators`: it is taken of those that apply",
        ways: &[(
            "of available|answered|applicable|all|known|scored|the &components|indicators|parts",
            "of {1}",
        )],
    },
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

pub const EXAMPLES: &[Group] = &[
    Group {
        message: "which level it must not be is not said; which it may be is",
        help: "write `expect level = silver`, or `expect level in (silver, bronze)`",
        ways: &[
            ("level is not @", "!name the levels that it may be"),
            ("level != @", "!name the levels that it may be"),
        ],
    },
    Group {
        message: "of what score this is, stands before the number",
        help: "write the code, the component or `overall`: `expect 1.a = 5`, `expect overall between 20 and 40`",
        ways: &[("expect # ¶", "!of what?")],
    },
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

pub const ROUNDS: &[Group] = &[
    Group {
        message: "no `:` stands here",
        help: "what a clause says follows its name straight away",
        ways: &[("round :|=", "round")],
    },
    Group {
        message: "how scores are rounded is said in other words",
        help: "write, for example, `round points half up to 2 places`",
        ways: &[
            (
                "round half &up|even to # places|place|decimals|decimal|digits|dp",
                "round points half {1} to {2} places",
            ),
            ("round &up|down to # places|place|decimals|decimal|digits|dp", "round points {1} to {2} places"),
            ("to # decimal places|place", "to {1} places"),
            ("to # decimals|decimal|digits|digit|dp", "to {1} places"),
        ],
    },
    Group {
        message: "it is not said what becomes of a half",
        help: "`half up` takes 2.345 to 2.35; `half even`, `up` and `down` are the others",
        ways: &[
            ("points to # places|place|decimals|decimal|digits", "points half up to {1} places"),
            ("round to # places|place|decimals|decimal|digits", "round points half up to {1} places"),
            ("round #", "round points half up to {1} places"),
        ],
    },
];

/// When something is not applicable.
pub const EXEMPTIONS: &[Group] = &[Group {
    message: "when something is not applicable is said by `when`",
    help: "write `not applicable when` and the condition",
    ways: &[
        ("applicable only if|when", "applicable when"),
        ("applicable if|where|whenever|for|in|as|:|=", "applicable when"),
        ("applicable unless", "applicable when not"),
    ],
}];

pub const RECOMMENDS: &[Group] = &[
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
        ways: &[
            ("# \" ¶", "{1} { text {2} }"),
            ("@ \" ¶", "{1} { text {2} }"),
            (") \" ¶", ") { text {1} }"),
            ("recommend @ \" {", "recommend {1} {"),
            ("recommend @ \"", "recommend {1} { text {2} }"),
        ],
    },
];

pub const PRIORITIES: &[Group] = &[Group {
    message: "a priority is a word",
    help: "write `priority high`, `priority medium` or `priority low`",
    ways: &[
        ("priority 1", "priority high"),
        ("priority 2", "priority medium"),
        ("priority #", "priority low"),
    ],
}];

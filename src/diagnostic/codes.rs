//! The registry: every diagnostic there is, its severity, its one-line summary and its page.
//!
//! A test holds this list to the pages in `docs/codes` and the fixtures in `fixtures/mistakes`.

use super::Severity;

/// A kind of mistake. `id` is what people search for: a stage and a few words.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    pub id: &'static str,
    pub severity: Severity,
    /// One line, lower case: what is wrong.
    pub summary: &'static str,
    /// The page of `docs/codes`, Markdown.
    pub page: &'static str,
}

macro_rules! codes {
    ($($name:ident $severity:ident $id:literal $summary:literal)*) => {
        $(
            #[doc = $summary]
            pub static $name: Code = Code {
                id: $id,
                severity: Severity::$severity,
                summary: $summary,
                page: include_str!(concat!("../../docs/codes/", $id, ".md")),
            };
        )*

        /// All codes, in the order of the stages.
        pub static ALL: &[&Code] = &[$(&$name),*];
    };
}

codes! {
    SYNTAX_UNEXPECTED Error "syntax/unexpected" "something stands where the language expects something else"
    SYNTAX_UNCLOSED_TEXT Error "syntax/unclosed-text" "a quoted text has no closing quote"
    SYNTAX_UNCLOSED_BLOCK Error "syntax/unclosed-block" "a `{` is never closed"
    SYNTAX_STRAY_BRACKET Error "syntax/stray-bracket" "a closing bracket closes nothing"
    SYNTAX_TOO_DEEP Error "syntax/too-deep" "brackets nest too deep"
    SYNTAX_NOT_UTF8 Error "syntax/not-utf8" "a file is not UTF-8 text"
    SYNTAX_FILE_TOO_LARGE Error "syntax/file-too-large" "a file is too large"
    SYNTAX_TOO_MANY_MISTAKES Error "syntax/too-many-mistakes" "a file has so many mistakes that the rest are not listed"
    SYNTAX_ARROW Warning "syntax/arrow" "`->` is written for `=>`"
    SYNTAX_DOUBLE_EQUALS Warning "syntax/double-equals" "`==` is written for `=`"
    SYNTAX_NOT_EQUAL_SIGN Warning "syntax/not-equal-sign" "`<>` is written for `!=`"
    SYNTAX_AND_OR_SIGNS Warning "syntax/and-or-signs" "`&&`, `||` or `!` is written for a word"
    SYNTAX_SEMICOLON Warning "syntax/semicolon" "a `;` is not needed"
    SYNTAX_SLASH_COMMENT Warning "syntax/slash-comment" "`//` is written for `#`"
    SYNTAX_CURLY_QUOTES Warning "syntax/curly-quotes" "curly quotes are written for straight ones"
    SYNTAX_PERCENT_BEFORE_NUMBER Warning "syntax/percent-before-number" "the percent sign stands before the number"
    SYNTAX_WHERE_GOES_ON Warning "syntax/where-goes-on" "a condition of its own stands behind a `where`"
    SYNTAX_GROUPED_NUMBER Error "syntax/grouped-number" "a number has commas in it"
    SYNTAX_NUMBER_TOO_LONG Error "syntax/number-too-long" "a number has more digits than can be kept exactly"
    SYNTAX_BAD_DATE Error "syntax/bad-date" "a date does not exist"
    SYNTAX_IF_FUNCTION Error "syntax/if-function" "`IF(…)` is not part of the language"
    SYNTAX_RESERVED_WORD Error "syntax/reserved-word" "a word of the language is used as a name"
    SYNTAX_NAME_TOO_LONG Error "syntax/name-too-long" "a name is too long"
    SYNTAX_BAD_PLACEHOLDER Error "syntax/bad-placeholder" "what stands in braces in a text cannot be understood"
    PACK_UNREADABLE Error "pack/unreadable" "the pack's folder or a file in it cannot be read"
    PACK_NO_FILES Error "pack/no-files" "the folder holds no rule files"
    PACK_NO_LANGUAGE Error "pack/no-language" "no file says `language 1`"
    PACK_UNKNOWN_LANGUAGE Error "pack/unknown-language" "the pack is written in a version of the language that this program does not know"
    PACK_NO_FRAMEWORK Error "pack/no-framework" "no file declares the framework"
    PACK_SECOND_FRAMEWORK Error "pack/second-framework" "a second framework is declared"
    PACK_WRONG_PLACE Error "pack/wrong-place" "a clause stands where it means nothing"
    PACK_MISSING_CLAUSE Error "pack/missing-clause" "a clause that is needed is missing"
    PACK_REPEATED_CLAUSE Error "pack/repeated-clause" "a clause is given twice"
    PACK_DUPLICATE_NAME Error "pack/duplicate-name" "a name is taken already"
    PACK_DUPLICATE_CODE Error "pack/duplicate-code" "an indicator code is taken already"
    PACK_DUPLICATE_CHOICE Error "pack/duplicate-choice" "a choice is listed twice"
    PACK_DUPLICATE_NUMBER Error "pack/duplicate-number" "two components have the same number"
    PACK_UNKNOWN_NAME Error "pack/unknown-name" "a name is not known"
    PACK_UNKNOWN_CHOICE Error "pack/unknown-choice" "a question has no such choice"
    PACK_UNKNOWN_CODE Error "pack/unknown-code" "there is no such indicator or component"
    PACK_UNKNOWN_FUNCTION Error "pack/unknown-function" "there is no such function"
    PACK_UNKNOWN_PLACEHOLDER Error "pack/unknown-placeholder" "a text refers to something that is not known"
    PACK_UNKNOWN_FIELD Error "pack/unknown-field" "a list has no such field"
    PACK_WRONG_TYPE Error "pack/wrong-type" "a value of another kind is needed"
    PACK_MIXED_UNITS Error "pack/mixed-units" "numbers of different units are mixed"
    PACK_PERCENT_SIGN Error "pack/percent-sign" "a percent is compared with a number that has no `%`"
    PACK_NOT_ORDERED Error "pack/not-ordered" "choices without an order are compared"
    PACK_QUOTED_CHOICE Error "pack/quoted-choice" "a choice is written in quotes"
    PACK_SCALE_WITHOUT_WIDTH Error "pack/scale-without-width" "a scale begins and ends at the same number"
    PACK_WRONG_NUMBER_OF_ARGUMENTS Error "pack/wrong-number-of-arguments" "a function gets too many or too few values"
    PACK_PLAIN_ROUND Error "pack/plain-round" "`round` does not say how to round"
    PACK_CIRCULAR_LET Error "pack/circular-let" "a `let` uses itself"
    PACK_CIRCULAR_QUESTION Error "pack/circular-question" "whether a question is asked depends on its own answer"
    PACK_SCORE_NOT_ALLOWED Error "pack/score-not-allowed" "a score is used where only answers may be"
    PACK_TEXT_IN_RULE Error "pack/text-in-rule" "a rule looks into a text answer"
    PACK_NO_OTHERWISE Error "pack/no-otherwise" "what happens otherwise is not said"
    PACK_PATTERN_MISFIT Error "pack/pattern-misfit" "a line's left side does not fit what is asked"
    PACK_ROW_LENGTH Error "pack/row-length" "a table row has too many or too few cells"
    PACK_EMPTY_RANGE Error "pack/empty-range" "a range holds nothing"
    PACK_BAD_BOUND Error "pack/bad-bound" "a bound does not fit the question"
    PACK_TOO_MANY Error "pack/too-many" "there is more of something than allowed"
    PACK_NOT_ASKED_VALUE Error "pack/not-asked-value" "it is not said what a skipped question counts as"
    PACK_OUTSIDE_FOLDER Error "pack/outside-folder" "a path leads out of the pack's folder"
    PACK_EXAMPLE_ANSWER Error "pack/example-answer" "an example gives an answer that cannot be given"
    PACK_EXAMPLE_IMPOSSIBLE Error "pack/example-impossible" "an example expects what can never be"
    PACK_UNKNOWN_RECOMMENDATION Error "pack/unknown-recommendation" "there is no such recommendation"
    PACK_WRONG_PARTS Error "pack/wrong-parts" "a total speaks of parts that it does not have"
    PACK_NOT_OF_PARTS Error "pack/not-of-parts" "the formula of a total looks at something other than its parts' points"
    PACK_STATISTIC_NOT_SAID Error "pack/statistic-not-said" "it is not said how a statistic is worked out"
    PACK_STATISTIC_MISFIT Error "pack/statistic-misfit" "what is said of a statistic does not fit it"
    PACK_CLASS_NOT_A_CHOICE Error "pack/class-not-a-choice" "what is to make classes of cities is not a choice"
    PACK_UNKNOWN_REFERENCE Error "pack/unknown-reference" "there is no such reference set"
    PACK_REFERENCE_VALUES Error "pack/reference-values" "the values of a reference set cannot be used"
    PACK_ASKED_BY_OTHERS Error "pack/asked-by-others" "whether a question is asked hangs on other cities"
    PACK_UNUSED_QUESTION Warning "pack/unused-question" "a question is asked but never used"
    PACK_UNUSED_LET Warning "pack/unused-let" "a `let` is never used"
    PACK_UNUSED_SHARED Warning "pack/unused-shared" "a shared text is never used"
    PACK_UNUSED_SCRIPT Warning "pack/unused-script" "a script is never used"
    PACK_UNUSED_CHOICES Warning "pack/unused-choices" "a list of choices is never used"
    PACK_UNUSED_SHAPE Warning "pack/unused-shape" "a shape is never used"
    PACK_CIRCULAR_SHAPE Error "pack/circular-shape" "a shape uses itself"
    PACK_UNUSED_PHRASE Warning "pack/unused-phrase" "a phrase is translated that the pack does not say"
    PACK_LOST_VALUE Warning "pack/lost-value" "a translation leaves out a value that the original puts in"
    PACK_NO_ORIGINAL Error "pack/no-original" "a translation has no original"
    PACK_UNTRANSLATED Note "pack/untranslated" "some texts of the pack are not translated"
    PACK_NO_WORDING Note "pack/no-wording" "the program has no words of its own in a language"
    CYCLE_NO_BASE Error "cycle/no-base" "an operation stands in a pack that builds on no other"
    CYCLE_BASE_NOT_FOUND Error "cycle/base-not-found" "the pack that a cycle builds on cannot be found"
    CYCLE_BASE_IN_CIRCLES Error "cycle/base-in-circles" "a pack builds on itself"
    CYCLE_UNKNOWN_TARGET Error "cycle/unknown-target" "an operation names something that the cycle before does not have"
    CYCLE_GONE_ALREADY Error "cycle/gone-already" "an operation names something that an earlier cycle took away"
    CYCLE_EXISTS Error "cycle/exists" "something is added that the cycle before has already"
    CYCLE_NAME_TAKEN Error "cycle/name-taken" "a new name is taken"
    CYCLE_UNKNOWN_PLACE Error "cycle/unknown-place" "the place that something is put into is not known"
    CYCLE_WRONG_PLACE Error "cycle/wrong-place" "an operation cannot be done with such a thing"
    CYCLE_OLD_NAME_IN_FILE Error "cycle/old-name-in-file" "a new name does not reach a script or a table"
    CYCLE_STALE_TRANSLATION Note "cycle/stale-translation" "the words of the cycle before were translated, and are others now"
    CYCLE_CLASH Error "cycle/clash" "two operations decide the same thing"
    CHECK_COMPONENT_TOTAL Error "check/component-total" "the indicators of a component do not add up to its maximum"
    CHECK_UNEQUAL_COMPONENTS Error "check/unequal-components" "components of different size are averaged"
    CHECK_UNEQUAL_INDICATORS Error "check/unequal-indicators" "indicators of another size than their component are averaged"
    CHECK_WEIGHTS_TOTAL Error "check/weights-total" "weights do not add up to 100 %"
    CHECK_CANNOT_REACH Error "check/cannot-reach" "a score can never reach its maximum"
    CHECK_CAN_EXCEED Error "check/can-exceed" "a score can exceed its maximum"
    CHECK_NO_VALUE Error "check/no-value" "a function has no value for some answers"
    CHECK_BELOW_ZERO Error "check/below-zero" "a score can fall below 0"
    CHECK_PENALTY_ADDS Error "check/penalty-adds" "a penalty can add points"
    CHECK_NOT_PROVED Note "check/not-proved" "it could not be proved that a score stays within its maximum"
    CHECK_FORGOTTEN_CHOICE Error "check/forgotten-choice" "a match forgets a choice"
    CHECK_CHOICE_TWICE Error "check/choice-twice" "a match handles a choice twice"
    CHECK_BAND_GAP Error "check/band-gap" "bands leave a gap"
    CHECK_BAND_OVERLAP Error "check/band-overlap" "bands overlap"
    CHECK_BAND_OUTSIDE Warning "check/band-outside" "a band covers nothing that can be answered"
    CHECK_TABLE_GAP Error "check/table-gap" "a table has no row for some answers"
    CHECK_TABLE_OVERLAP Error "check/table-overlap" "two rows of a table fit the same answers"
    CHECK_ROW_UNREACHABLE Warning "check/row-unreachable" "a table row can never be chosen"
    CHECK_OTHERWISE_UNREACHABLE Warning "check/otherwise-unreachable" "nothing is left for `otherwise`"
    CHECK_ZERO_DIVISOR Error "check/zero-divisor" "a divisor can be 0"
    CHECK_EMPTY_LIST Error "check/empty-list" "a list can be empty"
    CHECK_NO_STATISTIC Error "check/no-statistic" "a statistic has no value for some cities"
    CHECK_NO_OTHERS Note "check/no-others" "a score hangs on other cities, and there are none"
    CHECK_NUMBER_TOO_LARGE Error "check/number-too-large" "a result can be larger than numbers can be"
    CHECK_RUNGS_FALL Error "check/rungs-fall" "the rungs of a ladder do not rise"
    CHECK_LEVELS_FALL Error "check/levels-fall" "certification levels do not stand from the highest to the lowest"
    CHECK_LEVEL_UNREACHABLE Warning "check/level-unreachable" "no city can have a level"
    CHECK_NEVER_RECOMMENDED Warning "check/never-recommended" "a recommendation can never fire"
    CHECK_NO_ADVICE Warning "check/no-advice" "some answers get no recommendation"
    CHECK_ALWAYS_SO Warning "check/always-so" "a condition is the same for every answer"
    CHECK_CAP_WITHOUT_EFFECT Warning "check/cap-without-effect" "a cap never takes effect"
    CHECK_NO_ORIGIN Error "check/no-origin" "a figure has neither a source nor the word illustrative"
    SCRIPT_NOT_FOUND Error "script/not-found" "a script's file is missing"
    SCRIPT_DOES_NOT_COMPILE Error "script/does-not-compile" "a script cannot be understood"
    SCRIPT_NO_SUCH_FUNCTION Error "script/no-such-function" "a script's file lacks the function"
    SCRIPT_WRONG_PARAMETERS Error "script/wrong-parameters" "a script's function takes other parameters than declared"
    SCRIPT_FAILED Error "script/failed" "a script failed"
    SCRIPT_RAN_TOO_LONG Error "script/ran-too-long" "a script ran too long"
    SCRIPT_WRONG_RESULT Error "script/wrong-result" "a script gave something other than declared"
    ANSWERS_NOT_UTF8 Error "answers/not-utf8" "an answer file is not UTF-8 text"
    ANSWERS_UNREADABLE Error "answers/unreadable" "an answer file is not well-formed"
    ANSWERS_DUPLICATE_KEY Error "answers/duplicate-key" "an answer file gives something twice"
    ANSWERS_MISSING_KEY Error "answers/missing-key" "an answer file lacks something that is needed"
    ANSWERS_UNKNOWN_KEY Error "answers/unknown-key" "an answer file has an entry that means nothing"
    ANSWERS_OTHER_FRAMEWORK Error "answers/other-framework" "the answers are for another framework"
    ANSWERS_OTHER_CYCLE Error "answers/other-cycle" "the answers are for another cycle"
    ANSWERS_NO_SUCH_CYCLE Error "answers/no-such-cycle" "no rules at hand are for the answers' cycle"
    ANSWERS_OUTSIDE_PERIOD Warning "answers/outside-period" "the assessment was not made while the cycle was in force"
    ANSWERS_UNKNOWN_QUESTION Error "answers/unknown-question" "the framework asks no such question"
    ANSWERS_WRONG_TYPE Error "answers/wrong-type" "an answer is of the wrong kind"
    ANSWERS_NOT_WHOLE Error "answers/not-whole" "a count is not a whole number"
    ANSWERS_NUMBER_TOO_LONG Error "answers/number-too-long" "a number has more digits than can be kept exactly"
    ANSWERS_OUT_OF_RANGE Error "answers/out-of-range" "an answer lies outside its range"
    ANSWERS_ABOVE_BOUND Error "answers/above-bound" "an answer exceeds the answer that bounds it"
    ANSWERS_IMPOSSIBLE_CHOICE Error "answers/impossible-choice" "a question has no such choice"
    ANSWERS_CHOICE_TWICE Error "answers/choice-twice" "a choice is ticked twice"
    ANSWERS_BAD_DATE Error "answers/bad-date" "a date does not exist"
    ANSWERS_UNKNOWN_FIELD Error "answers/unknown-field" "an entry of a list has an unknown field"
    ANSWERS_MISSING_FIELD Error "answers/missing-field" "an entry of a list lacks a field"
    ANSWERS_UNKNOWN_STANDING Error "answers/unknown-standing" "the standing of an answer is none of the three"
    ANSWERS_NOT_ASKED Warning "answers/not-asked" "an answer is given to a question that is not asked"
    ANSWERS_UNKNOWN_CODE Error "answers/unknown-code" "points are given for something that does not exist"
    ANSWERS_AWARDED_OUT_OF_RANGE Error "answers/awarded-out-of-range" "awarded points lie outside what can be awarded"
    ANSWERS_AWARDED_IMPOSSIBLE Warning "answers/awarded-impossible" "no answers can earn the awarded points"
    ANSWERS_NO_ORIGIN Error "answers/no-origin" "awarded points or answers say not where they are from"
    ANSWERS_EMPTY Note "answers/empty" "an answer is left empty and counts as unanswered"
    ANSWERS_FILE_TOO_LARGE Error "answers/file-too-large" "an answer file is too large"
}

/// The code of that id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Code> {
    ALL.iter().copied().find(|code| code.id == id)
}

//! The sandbox: what a script can do, and how much of it.

use std::cell::Cell;
use std::sync::LazyLock;

use rhai::packages::{
    BasicArrayPackage, BasicIteratorPackage, BasicMapPackage, BasicStringPackage, MoreStringPackage, Package,
};
use rhai::{Dynamic, Engine, EvalAltResult, EvalContext, OptimizationLevel, Position};

use super::numbers;

/// Steps a script may take; the language reference promises this number.
pub const STEPS: u64 = 200_000;
/// How deep functions may call one another.
pub const CALLS: usize = 16;
/// How many entries one list, or one set of fields, may have, those of lists inside it counted in. Answers fit: a list
/// of 200 entries with 20 fields each.
const ENTRIES: usize = 4_500;
/// Bytes of text in one value, texts in lists and fields counted in.
const TEXT: usize = 100_000;
/// How deep lists may nest.
const NESTING: usize = 12;
const VARIABLES: usize = 50;

/// Words of rhai that scripts do without, and why.
pub const WITHOUT: [(&str, &str); 21] = [
    ("eval", "a script cannot make a script"),
    ("print", "a script shows nothing; what it gives is its last value"),
    ("debug", "a script shows nothing; what it gives is its last value"),
    ("Fn", "write the function's name where you call it"),
    ("call", "write the function's name where you call it"),
    ("curry", "write the function's name where you call it"),
    ("import", "a script is one file; put the functions it needs into that file"),
    ("export", "a script is one file; put the functions it needs into that file"),
    ("global", "a script keeps nothing between calls; hand over what a function needs"),
    ("this", "hand over what a function needs between its brackets"),
    ("is_def_var", "a function sees its own parameters and what `let` defines in it, nothing else"),
    ("is_def_fn", "call the function"),
    ("is_shared", "nothing is shared in a script"),
    ("try", "a script that fails leaves the score unknown and says where; let it"),
    ("catch", "a script that fails leaves the score unknown and says where; let it"),
    ("&", "for conditions write `&&`"),
    ("^", "for powers write `**`"),
    ("<<", "write a multiplication"),
    (">>", "write a division"),
    ("<<=", "write a multiplication"),
    (">>=", "write a division"),
];

/// Every function that a script can call. Anything else is refused before the script runs, so that a function which a
/// library brings unasked is out of reach.
pub const FUNCTIONS: [&str; 69] = [
    "abs",
    "all",
    "append",
    "ceiling",
    "chars",
    "chop",
    "clamp",
    "clear",
    "contains",
    "crop",
    "dedup",
    "drain",
    "ends_with",
    "extract",
    "fill_with",
    "filter",
    "find",
    "find_map",
    "floor",
    "for_each",
    "get",
    "index_of",
    "insert",
    "is_empty",
    "keys",
    "len",
    "make_lower",
    "make_upper",
    "map",
    "max",
    "min",
    "mixin",
    "order",
    "order_by",
    "order_desc",
    "pad",
    "pop",
    "push",
    "range",
    "reduce",
    "reduce_rev",
    "remove",
    "replace",
    "retain",
    "reverse",
    "round_down",
    "round_half_even",
    "round_half_up",
    "round_up",
    "set",
    "shift",
    "some",
    "sort",
    "sort_by",
    "sort_desc",
    "splice",
    "split",
    "split_rev",
    "starts_with",
    "sub_string",
    "to_chars",
    "to_lower",
    "to_string",
    "to_upper",
    "trim",
    "truncate",
    "type_of",
    "values",
    "zip",
];

/// A bound that was crossed, as our own watch tells it: rhai forgets where its own limits were hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    Steps,
    Calls,
    Size,
}

/// Using a long list or text is work that rhai counts as one step. These many entries, or bytes, are one step more.
const ENTRIES_A_STEP: usize = 64;
const TEXT_A_STEP: usize = 4_096;

/// Bytes of stack that a call may take. Calls and brackets are bounded by their numbers; only where both are exhausted
/// together, and only in an unoptimised build, is this reached first, and then it saves the process.
const STACK: usize = 1 << 20;

thread_local! {
    /// Where on the stack the running call began.
    static BASE: Cell<usize> = const { Cell::new(0) };
    /// Steps of the running call as rhai counts them, from 1.
    static TAKEN: Cell<u64> = const { Cell::new(0) };
    /// Steps of the running call that were spent on long lists and texts.
    static SPENT: Cell<u64> = const { Cell::new(0) };
}

/// One engine for all scripts; it keeps nothing of them.
pub fn sandbox() -> &'static Engine {
    static SANDBOX: LazyLock<Engine> = LazyLock::new(build);
    &SANDBOX
}

fn build() -> Engine {
    // Nothing a script sees depends on hashing; the seed is fixed all the same. It can be set only once in a process:
    // if somebody was first, theirs stays.
    let _ = rhai::config::hashing::set_hashing_seed(Some([1, 2, 3, 4]));
    let mut engine = Engine::new_raw();
    // `LanguageCore` would bring `sleep` and `exit`, `BasicMath` functions that panic inside decimals, `BasicTime` a
    // clock; `Arithmetic` and `Logic` are replaced by `numbers`.
    BasicArrayPackage::new().register_into_engine(&mut engine);
    BasicMapPackage::new().register_into_engine(&mut engine);
    BasicStringPackage::new().register_into_engine(&mut engine);
    MoreStringPackage::new().register_into_engine(&mut engine);
    BasicIteratorPackage::new().register_into_engine(&mut engine);
    for (word, _) in WITHOUT {
        engine.disable_symbol(word);
    }
    engine.on_print(|_| {});
    engine.on_debug(|_, _, _| {});

    // All limits, even those whose default would do: defaults differ between debug and release. The watch below is a
    // little stricter and knows the place; these hold where it does not look.
    engine
        .set_optimization_level(OptimizationLevel::None)
        .set_strict_variables(true)
        .set_fail_on_invalid_map_property(true)
        .set_allow_shadowing(false)
        // Otherwise `7 / 2` would stay the built-in 3.
        .set_fast_operators(false)
        .set_max_operations(STEPS + STEPS / 100)
        .set_max_call_levels(CALLS + 2)
        .set_max_expr_depths(48, 48)
        .set_max_string_size(3 * TEXT)
        .set_max_array_size(3 * ENTRIES)
        .set_max_map_size(3 * ENTRIES)
        .set_max_variables(VARIABLES)
        .set_max_functions(100);
    watch(&mut engine);
    numbers::register(&mut engine);
    engine
}

/// Looks at every variable when it is used. Besides knowing the place, this holds what rhai's size limits let through:
/// `fields[name] = value`, which can grow without end, and lists that nest so deep that dropping them overflows the
/// stack.
fn watch(engine: &mut Engine) {
    engine.on_progress(|steps| {
        let here = (&raw const steps).addr();
        if steps == 1 {
            BASE.set(here);
            SPENT.set(0);
        }
        TAKEN.set(steps);
        (BASE.get().abs_diff(here) > STACK).then(|| Dynamic::from(Bound::Calls))
    });
    #[expect(
        deprecated,
        reason = "not deprecated, says its documentation, but volatile: the version is locked"
    )]
    engine.on_var(|name, _, context| crossed(name, &context).map_or(Ok(None), |bound| Err(told(bound))));
}

fn crossed(name: &str, context: &EvalContext) -> Option<Bound> {
    if TAKEN.get().saturating_add(SPENT.get()) > STEPS {
        return Some(Bound::Steps);
    }
    if context.call_level() > CALLS {
        return Some(Bound::Calls);
    }
    let value = context.scope().get(name)?;
    let mut room = Room { entries: ENTRIES, text: TEXT };
    if !room.holds(value, NESTING) {
        return Some(Bound::Size);
    }
    let spent = (ENTRIES - room.entries) / ENTRIES_A_STEP + (TEXT - room.text) / TEXT_A_STEP;
    SPENT.set(SPENT.get().saturating_add(u64::try_from(spent).unwrap_or(u64::MAX)));
    None
}

fn told(bound: Bound) -> Box<EvalAltResult> {
    Box::new(EvalAltResult::ErrorRuntime(Dynamic::from(bound), Position::NONE))
}

/// What a value may still hold.
struct Room {
    entries: usize,
    text: usize,
}

impl Room {
    fn holds(&mut self, value: &Dynamic, nesting: usize) -> bool {
        if value.is_string() {
            let length = value.as_immutable_string_ref().map_or(0, |text| text.len());
            return take(&mut self.text, length);
        }
        if let Ok(list) = value.as_array_ref() {
            return nesting > 0
                && take(&mut self.entries, list.len())
                && list.iter().all(|entry| self.holds(entry, nesting - 1));
        }
        if let Ok(fields) = value.as_map_ref() {
            return nesting > 0
                && take(&mut self.entries, fields.len())
                && fields.values().all(|field| self.holds(field, nesting - 1));
        }
        true
    }
}

fn take(room: &mut usize, wanted: usize) -> bool {
    let left = room.checked_sub(wanted);
    *room = left.unwrap_or(0);
    left.is_some()
}

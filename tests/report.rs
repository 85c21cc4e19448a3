//! What reports say, and that every format says the same.

mod fixture;

use fixture::world;
use kasauti::{render, report};

#[test]
fn look() {
    let world = world();
    let one = world.thiruvananthapuram();
    let document = report::city(&world.pack, &world.sources, &one);
    eprintln!("{}", render::terminal(&document, 80, false));
    let two = [world.finished("Kohima", Some("Nagaland")), one.clone()];
    eprintln!("{}", render::terminal(&report::cities(&world.pack, &world.sources, &two), 80, false));
    for code in ["1.b", "1.a", "2.b"] {
        let id = world.indicator(code);
        eprintln!(
            "{}",
            render::terminal(&report::explanation(&world.pack, &world.sources, &one, Some(id)), 80, false)
        );
    }
    eprintln!(
        "{}",
        render::terminal(&report::explanation(&world.pack, &world.sources, &one, None), 80, false)
    );
}

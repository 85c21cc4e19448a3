//! Pictures: shares of the whole in ten-thousandths, which `report.typ` draws.

use crate::report::chart::{Band, Chart, Gauge, Picture, Radar, Spoke};
use crate::report::levels::Reached;
use crate::report::words;
use crate::wording::Wording;

use super::super::plane::{ends, share};
use super::code::{array, call, named, string, words as said};

pub(super) fn chart(wording: &Wording, chart: &Chart) -> String {
    let told = [chart.title.as_str(), chart.told.as_str()].join(". ");
    let mut arguments = vec![named("alt", string(&told)), named("title", said(&chart.title))];
    let name = match &chart.picture {
        Picture::Gauge(gauge) => {
            arguments.extend(gauge_arguments(wording, gauge));
            "gauge"
        }
        Picture::Radar(radar) => {
            arguments.extend(radar_arguments(wording, radar));
            "radar"
        }
    };
    call(name, &arguments)
}

fn gauge_arguments(wording: &Wording, gauge: &Gauge) -> Vec<String> {
    let Gauge { measure, bands } = gauge;
    let (low, high) = ends(*measure);
    vec![
        named("low", low),
        named("high", high),
        named("figure", said(&words::figure(wording, measure.points))),
        named("of", said(&(wording.of_maximum)(measure.out_of))),
        named("most", said(&measure.out_of.to_string())),
        named("bands", array(&bands.iter().map(|one| band(wording, gauge, one)).collect::<Vec<_>>())),
    ]
}

fn band(wording: &Wording, gauge: &Gauge, band: &Band) -> String {
    let at = |number| share(number, gauge.measure.out_of).to_string();
    let reached = match band.reached {
        Reached::Certainly => "reached",
        Reached::Possibly => "possible",
        Reached::Passed => "passed",
        Reached::No => "no",
    };
    array(&[
        at(band.from),
        at(band.to),
        string(reached),
        said(&band.from.to_string()),
        said(&(wording.reports.band)(&band.title, band.from)),
    ])
}

fn radar_arguments(wording: &Wording, radar: &Radar) -> Vec<String> {
    let spoke = |spoke: &Spoke| {
        let (low, high) = ends(spoke.measure);
        array(&[
            low.to_string(),
            high.to_string(),
            string(format!("{} {}", spoke.code, spoke.label).trim()),
            said(&words::figure(wording, spoke.measure.points)),
        ])
    };
    radar.spokes.iter().map(spoke).collect()
}

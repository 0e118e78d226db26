//! Breaking a title by sense into lines of a good shape (梯形 or 菱形, 7.3.1).

use super::words::{self, Unit};

/// Most lines whose every division is weighed; longer titles are divided evenly.
const WEIGHED: usize = 6;
/// Most units of sense that are weighed.
const UNITS: usize = 60;

/// Byte offsets where the lines of a title end, the last line left out: those in `own`, and more
/// where a line of the writer is too wide. `room` is the width of the page and `width` measures,
/// both in characters of the title.
pub(super) fn break_title(title: &str, own: &[usize], room: f64, width: &dyn Fn(&str) -> f64) -> Vec<usize> {
    let starts = std::iter::once(0).chain(own.iter().copied());
    let lines: Vec<_> = starts.zip(own.iter().copied().chain([title.len()])).collect();
    let too_wide = |&(start, end): &(usize, usize)| width(title[start..end].trim()) > room;
    if !lines.iter().any(too_wide) {
        return own.to_vec();
    }
    let units = words::units(title, own, room, width);
    let mut ends = Vec::new();
    for line in lines {
        if too_wide(&line) {
            let within = |unit: &&Unit| line.0 <= unit.range.start && unit.range.end <= line.1;
            let units: Vec<&Unit> = units.iter().filter(within).collect();
            ends.extend(divide(title, &units, room, width));
        }
        ends.push(line.1);
    }
    ends.pop();
    // Parts of one line beside lines that were meant whole may come out with a waist.
    let whole = || divide(title, &words::units(title, &[], room, width).iter().collect::<Vec<_>>(), room, width);
    if !has_waist(title, &ends, width) {
        return ends;
    }
    Some(whole()).filter(|whole| !has_waist(title, whole, width)).unwrap_or(ends)
}

/// Whether a line is narrower than the one above and the one below: neither 梯形 nor 菱形 (7.3.1).
fn has_waist(title: &str, ends: &[usize], width: &dyn Fn(&str) -> f64) -> bool {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let lines = starts.zip(ends.iter().copied().chain([title.len()]));
    let widths: Vec<f64> = lines.map(|(start, end)| width(title[start..end].trim())).collect();
    widths.windows(3).any(|line| line[1] + 1.0 < line[0].min(line[2]))
}

/// Where the lines end into which units are divided best, the last line left out.
fn divide(title: &str, units: &[&Unit], room: f64, width: &dyn Fn(&str) -> f64) -> Vec<usize> {
    let measure = |text: &str| Width { all: width(text), bare: width(text.trim_end()) };
    let widths: Vec<Width> = units.iter().map(|unit| measure(&title[unit.range.clone()])).collect();
    let total: f64 = widths.iter().map(|width| width.all).sum();
    let fewest = (total / room).ceil() as usize;
    let mut best: Option<(f64, Vec<usize>)> = None;
    if units.len() <= UNITS {
        for lines in fewest..=(fewest + 1).min(WEIGHED) {
            let search = Search { units, widths: &widths, room, mean: total / lines as f64, lines };
            search.divide(0, &mut Division::default(), &mut best);
        }
    }
    let cuts = best.map_or_else(|| evenly(&widths, room), |(_, cuts)| cuts);
    cuts.into_iter().map(|unit| units[unit].range.start).collect()
}

/// How wide a unit is, and how wide without the white space that a line end takes away.
#[derive(Clone, Copy)]
struct Width {
    all: f64,
    bare: f64,
}

/// Tries every division into a number of lines.
struct Search<'a> {
    units: &'a [&'a Unit],
    widths: &'a [Width],
    room: f64,
    mean: f64,
    lines: usize,
}

/// The lines so far and what they cost.
#[derive(Default)]
struct Division {
    cuts: Vec<usize>,
    lines: Vec<f64>,
    cost: f64,
}

impl Search<'_> {
    fn divide(&self, from: usize, division: &mut Division, best: &mut Option<(f64, Vec<usize>)>) {
        let is_last = division.lines.len() + 1 == self.lines;
        let mut whole = 0.0;
        for end in from + 1..=self.units.len() {
            let Width { all, bare } = self.widths[end - 1];
            let line = whole + bare;
            whole += all;
            if line > self.room {
                break;
            }
            let ends = end == self.units.len();
            if ends != is_last {
                continue;
            }
            let sense = if ends { 0.0 } else { self.units[end].cost };
            let cost = sense + self.line_cost(line, ends);
            let before = division.cost;
            division.cost += cost;
            division.lines.push(line);
            let lowest = if ends { division.cost + Self::shape(&division.lines) } else { division.cost };
            if best.as_ref().is_none_or(|(least, _)| lowest < *least) {
                if ends {
                    *best = Some((lowest, division.cuts.clone()));
                } else {
                    division.cuts.push(end);
                    self.divide(end, division, best);
                    division.cuts.pop();
                }
            }
            division.lines.pop();
            division.cost = before;
        }
    }

    /// What a line costs by its width alone.
    fn line_cost(&self, line: f64, is_last: bool) -> f64 {
        let uneven = ((line - self.mean) / self.mean).powi(2) * 8.0;
        let short = match line {
            line if line < 2.6 => 30.0,
            line if line < 4.6 => 4.0,
            line if line < 5.6 && is_last => 1.0,
            _ => 0.0,
        };
        uneven + short + 1.5
    }

    /// What is wrong with the outline: all lines equal (矩形) or a narrow middle (沙漏) are refused,
    /// one growing or shrinking (梯形) or a wide middle (菱形) are right.
    fn shape(lines: &[f64]) -> f64 {
        const SAME: f64 = 0.6;
        let steps: Vec<f64> = lines.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let rectangle = steps.iter().all(|step| step.abs() < SAME);
        let shrinks = steps.iter().position(|step| *step < -SAME);
        let narrows = shrinks.is_some_and(|at| steps[at..].iter().any(|step| *step > SAME));
        if narrows {
            6.0
        } else if rectangle {
            1.5
        } else {
            0.0
        }
    }
}

/// Fills lines one after the other up to an even width.
fn evenly(widths: &[Width], room: f64) -> Vec<usize> {
    let total: f64 = widths.iter().map(|width| width.all).sum();
    let mean = total / (total / room).ceil();
    let mut cuts = Vec::new();
    let mut line = 0.0;
    for (i, Width { all, bare }) in widths.iter().enumerate() {
        if line > 0.0 && (line + bare > room || line + bare / 2.0 > mean) {
            cuts.push(i);
            line = 0.0;
        }
        line += all;
    }
    cuts
}

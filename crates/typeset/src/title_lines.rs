//! Breaking a title by sense into lines of a good shape (梯形 or 菱形, 7.3.1).

use crate::words;

/// Most lines whose every division is weighed; longer titles are divided evenly.
const WEIGHED: usize = 4;
/// Most units of sense that are weighed.
const UNITS: usize = 40;

/// Byte offsets where the lines of a title end, the last line left out. `room` is the width of
/// the page and `width` measures, both in characters of the title.
pub(crate) fn break_title(title: &str, room: f64, width: &dyn Fn(&str) -> f64) -> Vec<usize> {
    let total = width(title);
    if total <= room {
        return Vec::new();
    }
    let units = words::units(title, room, width);
    let widths: Vec<f64> = units.iter().map(|unit| width(&title[unit.range.clone()])).collect();
    let fewest = (total / room).ceil() as usize;
    let mut best: Option<(f64, Vec<usize>)> = None;
    if units.len() <= UNITS {
        for lines in fewest..=(fewest + 1).min(WEIGHED) {
            let mut cuts = Vec::new();
            let mut search = Search { units: &units, widths: &widths, room, total, lines, best: &mut best };
            search.divide(0, &mut cuts, &mut Vec::new());
        }
    }
    let cuts = best.map_or_else(|| evenly(&widths, room), |(_, cuts)| cuts);
    cuts.into_iter().map(|unit| units[unit].range.start).collect()
}

/// Tries every division into a number of lines.
struct Search<'a> {
    units: &'a [words::Unit],
    widths: &'a [f64],
    room: f64,
    total: f64,
    lines: usize,
    best: &'a mut Option<(f64, Vec<usize>)>,
}

impl Search<'_> {
    fn divide(&mut self, from: usize, cuts: &mut Vec<usize>, lines: &mut Vec<f64>) {
        if lines.len() + 1 == self.lines {
            let last: f64 = self.widths[from..].iter().sum();
            if last <= self.room && last > 0.0 {
                lines.push(last);
                let cost = self.cost(cuts, lines);
                if self.best.as_ref().is_none_or(|(best, _)| cost < *best) {
                    *self.best = Some((cost, cuts.clone()));
                }
                lines.pop();
            }
            return;
        }
        let mut line = 0.0;
        for cut in from + 1..self.units.len() {
            line += self.widths[cut - 1];
            if line > self.room {
                break;
            }
            // A line far from the mean never wins; leaving it out keeps the search short.
            if line < self.total / self.lines as f64 * 0.4 {
                continue;
            }
            cuts.push(cut);
            lines.push(line);
            self.divide(cut, cuts, lines);
            lines.pop();
            cuts.pop();
        }
    }

    fn cost(&self, cuts: &[usize], lines: &[f64]) -> f64 {
        let mean = self.total / lines.len() as f64;
        let uneven: f64 = lines.iter().map(|line| ((line - mean) / mean).powi(2)).sum();
        let sense: f64 = cuts.iter().map(|&cut| self.units[cut].cost).sum();
        uneven * 12.0 + shape(lines) + sense + lines.len() as f64 * 1.5
    }
}

/// What is wrong with the outline: all lines equal (矩形) or a narrow middle (沙漏) are refused,
/// one growing or shrinking (梯形) or a wide middle (菱形) are right.
fn shape(lines: &[f64]) -> f64 {
    const SAME: f64 = 0.6;
    let steps: Vec<f64> = lines.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let rectangle = steps.iter().all(|step| step.abs() < SAME);
    let narrows = steps.windows(2).any(|pair| pair[0] < -SAME && pair[1] > SAME);
    let mut cost = 0.0;
    if rectangle && !lines.is_empty() {
        cost += 1.5;
    }
    if narrows {
        cost += 6.0;
    }
    cost
}

/// Fills lines one after the other up to an even width.
fn evenly(widths: &[f64], room: f64) -> Vec<usize> {
    let total: f64 = widths.iter().sum();
    let mean = total / (total / room).ceil();
    let mut cuts = Vec::new();
    let mut line = 0.0;
    for (i, width) in widths.iter().enumerate() {
        if line > 0.0 && (line + width > room || line + width / 2.0 > mean) {
            cuts.push(i);
            line = 0.0;
        }
        line += width;
    }
    cuts
}

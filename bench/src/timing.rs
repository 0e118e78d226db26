//! Times that were taken, and what can be said of them.

use std::time::{Duration, Instant};

/// Times in milliseconds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Times(Vec<f64>);

impl Times {
    pub(crate) fn push(&mut self, time: Duration) {
        self.0.push(time.as_secs_f64() * 1000.0);
    }

    pub(crate) fn of(milliseconds: Vec<f64>) -> Self {
        Self(milliseconds)
    }

    pub(crate) fn join(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The time that a part of all stays below; 0.5 is the median.
    pub(crate) fn quantile(&self, part: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().saturating_sub(1) as f64;
        sorted.get((last * part).round() as usize).copied().unwrap_or(f64::NAN)
    }

    pub(crate) fn median(&self) -> f64 {
        self.quantile(0.5)
    }
}

/// Does something again and again, at most `times` times and about `seconds` long.
pub(crate) fn repeat<E>(times: usize, seconds: f64, mut act: impl FnMut() -> Result<(), E>) -> Result<Times, E> {
    let begun = Instant::now();
    let mut taken = Times::default();
    while taken.count() < times && (taken.count() == 0 || begun.elapsed().as_secs_f64() < seconds) {
        let start = Instant::now();
        act()?;
        taken.push(start.elapsed());
    }
    Ok(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_sorted_times() {
        let times = Times::of(vec![5.0, 1.0, 4.0, 2.0, 3.0]);
        assert_eq!((times.median(), times.quantile(0.95), times.quantile(0.0)), (3.0, 5.0, 1.0));
        assert!(Times::default().median().is_nan());
    }

    #[test]
    fn repeating_is_bounded_and_stops_at_an_error() {
        assert_eq!(repeat(7, 60.0, || Ok::<(), ()>(())).map(|times| times.count()), Ok(7));
        assert_eq!(repeat(7, 0.0, || Ok::<(), ()>(())).map(|times| times.count()), Ok(1));
        assert!(repeat(7, 60.0, || Err::<(), u8>(1)).is_err());
    }
}

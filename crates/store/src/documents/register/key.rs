//! By what a register can be sorted and grouped.

/// A column by which a register can be sorted, or a value by which it can be grouped.
pub trait Key: Copy + PartialEq + Default + 'static {
    /// All, the usual one first.
    const ALL: &'static [Self];

    /// The word in addresses; empty for the usual one.
    fn word(self) -> &'static str;

    /// As a person reads it.
    fn name(self) -> &'static str;

    /// Whether it rises when it is sorted forwards: what is usual for a day is the newest first.
    fn rises(self) -> bool;

    /// The key of a word; the usual one where there is none.
    #[must_use]
    fn of(word: &str) -> Self {
        Self::ALL.iter().copied().find(|key| key.word() == word).unwrap_or_default()
    }
}

/// A key with the terms of a statement that sort by it, forwards and backwards.
pub trait Sorted: Key {
    /// The terms, as the database reads them.
    fn terms(self, direction: Direction) -> &'static str;
}

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// The way that is usual for the column.
    #[default]
    Forwards,
    /// The other way.
    Backwards,
}

/// Declares keys: their words, names, and terms in both directions.
macro_rules! keys {
    ($(#[$doc:meta])* $type:ident { $($(#[$one:meta])* $name:ident: $word:literal, $label:literal, $forwards:literal, $backwards:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum $type {
            $($(#[$one])* $name,)+
        }

        impl $crate::documents::register::Key for $type {
            const ALL: &'static [Self] = &[$(Self::$name),+];

            fn word(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }

            fn name(self) -> &'static str {
                match self { $(Self::$name => $label),+ }
            }

            fn rises(self) -> bool {
                match self { $(Self::$name => $crate::documents::register::rises($forwards, $backwards)),+ }
            }
        }

        impl $crate::documents::register::Sorted for $type {
            fn terms(self, direction: $crate::documents::register::Direction) -> &'static str {
                match (self, direction) {
                    $((Self::$name, $crate::documents::register::Direction::Forwards) => $forwards,
                    (Self::$name, $crate::documents::register::Direction::Backwards) => $backwards,)+
                }
            }
        }
    };
}
pub(crate) use keys;

/// Whether terms go up, by the first of them that the other way turns round.
pub(crate) fn rises(forwards: &str, backwards: &str) -> bool {
    let turned = forwards.split(',').zip(backwards.split(',')).find(|(one, other)| one.trim() != other.trim());
    turned.is_none_or(|(one, _)| !one.contains(" desc"))
}

#[cfg(test)]
mod tests {
    use super::super::{IncomingColumn, OutgoingColumn};
    use super::Key;

    #[test]
    fn the_newest_is_first_for_days_and_numbers_and_names_rise() {
        let falling: Vec<&str> =
            OutgoingColumn::ALL.iter().filter(|column| !column.rises()).map(|column| column.name()).collect();
        assert_eq!(falling, ["最近办理", "成文日期", "印发日期"]);
        let falling: Vec<&str> =
            IncomingColumn::ALL.iter().filter(|column| !column.rises()).map(|column| column.name()).collect();
        assert_eq!(falling, ["最近收到"]);
    }
}

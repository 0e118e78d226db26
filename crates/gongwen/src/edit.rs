//! Changes to the source text, as data.

use crate::Span;

/// Replaces a span of the source with other text. An empty span inserts; an empty text deletes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

impl Edit {
    /// Replaces `span` with `text`.
    #[must_use]
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    /// Inserts `text` at `offset`.
    #[must_use]
    pub fn insert(offset: usize, text: impl Into<String>) -> Self {
        Self::replace(Span::at(offset), text)
    }

    /// Deletes `span`.
    #[must_use]
    pub fn delete(span: Span) -> Self {
        Self::replace(span, "")
    }
}

/// Applies groups of edits to a text, each group whole or not at all.
///
/// Groups are taken in the order given; one that touches what an earlier one changed is left
/// out. Returns the new text and, for each group, whether it was applied.
#[must_use]
pub fn apply(text: &str, groups: &[&[Edit]]) -> (String, Vec<bool>) {
    let mut chosen: Vec<&Edit> = Vec::new();
    let mut applied = Vec::with_capacity(groups.len());
    for group in groups {
        let valid = group.iter().all(|edit| {
            edit.span.end <= text.len()
                && text.is_char_boundary(edit.span.start)
                && text.is_char_boundary(edit.span.end)
        });
        let free = valid && group.iter().all(|edit| chosen.iter().all(|other| !touches(edit.span, other.span)));
        if free {
            chosen.extend(group.iter());
        }
        applied.push(free);
    }
    chosen.sort_by_key(|edit| edit.span);
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for edit in chosen {
        if edit.span.start < done {
            continue; // two edits of one group at one place: the first stands
        }
        result.push_str(&text[done..edit.span.start]);
        result.push_str(&edit.text);
        done = edit.span.end;
    }
    result.push_str(&text[done..]);
    (result, applied)
}

fn touches(a: Span, b: Span) -> bool {
    a.overlaps(b) || (a.start == b.start && (a.is_empty() || b.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_that_collide_are_left_out_whole() {
        let text = "一二三四五";
        let first = [Edit::replace(Span::new(3, 6), "2")];
        let second = [Edit::replace(Span::new(0, 3), "1"), Edit::replace(Span::new(3, 9), "23")];
        let third = [Edit::insert(15, "。"), Edit::delete(Span::new(9, 12))];
        let (result, applied) = apply(text, &[&first, &second, &third]);
        assert_eq!(result, "一2三五。");
        assert_eq!(applied, [true, false, true]);
    }
}

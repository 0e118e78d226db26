//! One number in the form that a list asks for.

use crate::notes;

/// Letters are repeated past 26; no further than Word does.
const MOST_LETTERS: u32 = 780;

/// The number the way Word shows it, or nothing if the form is not known. Where a form ends, Word
/// goes on in digits.
pub(crate) fn write(count: u32, format: &str) -> Option<String> {
    let within = |form: Option<String>| Some(form.unwrap_or_else(|| count.to_string()));
    match format {
        "decimal" | "decimalHalfWidth" => Some(count.to_string()),
        // From a hundred on, digit by digit.
        "chineseCounting" | "taiwaneseCounting" if (100..10_000).contains(&count) => {
            within(each_digit(count, |digit| "○一二三四五六七八九".chars().nth(digit)))
        }
        "chineseCountingThousand" => within(HAN.write(count).map(|words| words.replace('零', "〇"))),
        "chineseCounting" | "taiwaneseCounting" | "taiwaneseCountingThousand" => within(HAN.write(count)),
        "japaneseCounting" => within(HAN.write(count).map(|words| match words.strip_prefix('一') {
            // 百 and 千 stand without 一.
            Some(rest) if rest.starts_with(['百', '千']) => rest.to_owned(),
            _ => words,
        })),
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => {
            within(each_digit(count, |digit| "〇一二三四五六七八九".chars().nth(digit)))
        }
        "chineseLegalSimplified" => within(LEGAL.write(count)),
        "ideographLegalTraditional" => within(LEGAL_TRADITIONAL.write(count)),
        "ideographTraditional" => within(nth(STEMS, count)),
        "ideographZodiac" => within(nth(BRANCHES, count)),
        "ideographZodiacTraditional" => within((1..=60).contains(&count).then(|| {
            let sign = |signs: &str, of: u32| nth(signs, (count - 1) % of + 1).unwrap_or_default();
            sign(STEMS, 10) + &sign(BRANCHES, 12)
        })),
        "ideographEnclosedCircle" => within(nth("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", count)),
        "decimalZero" => Some(format!("{count:02}")),
        "decimalFullWidth" | "decimalFullWidth2" => {
            within(each_digit(count, |digit| "０１２３４５６７８９".chars().nth(digit)))
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            within((1..=20).contains(&count).then(|| notes::mark(count as usize)))
        }
        "decimalEnclosedParen" => within(nth("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", count)),
        "decimalEnclosedFullstop" => within(nth("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", count)),
        "numberInDash" => Some(format!("- {count} -")),
        "upperLetter" => within(letters(count)),
        "lowerLetter" => within(letters(count).map(|letters| letters.to_lowercase())),
        "upperRoman" => within(roman(count)),
        "lowerRoman" => within(roman(count).map(|roman| roman.to_lowercase())),
        _ => format.strip_prefix(CUSTOM).and_then(|pattern| custom(count, pattern)),
    }
}

/// Stands before the pattern of a form of one's own, 「001, 002, 003, ...」.
pub(crate) const CUSTOM: &str = "custom:";

fn custom(count: u32, pattern: &str) -> Option<String> {
    let first = pattern.split(',').next()?.trim();
    let width = first.len();
    let zeros = first.ends_with(['0', '1']) && first[..width - 1].chars().all(|c| c == '0') && width <= 9;
    zeros.then(|| format!("{count:0width$}"))
}

const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

fn nth(signs: &str, count: u32) -> Option<String> {
    signs.chars().nth(count.checked_sub(1)? as usize).map(String::from)
}

fn each_digit(count: u32, sign: impl Fn(usize) -> Option<char>) -> Option<String> {
    count.to_string().chars().map(|c| sign(c.to_digit(10)? as usize)).collect()
}

/// Digits and units of a way to write numbers in Han characters (汉字数字).
struct Han {
    digits: [&'static str; 10],
    units: [&'static str; 4],
    /// What stands for ten at the beginning.
    ten: &'static str,
}

const HAN: Han = Han {
    digits: ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"],
    units: ["", "十", "百", "千"],
    ten: "十",
};
/// 大写
const LEGAL: Han = Han {
    digits: ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"],
    units: ["", "拾", "佰", "仟"],
    ten: "壹拾",
};
const LEGAL_TRADITIONAL: Han = Han {
    digits: ["零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"],
    units: ["", "拾", "佰", "仟"],
    ten: "壹拾",
};

impl Han {
    /// A number from 1 to 9999.
    fn write(&self, count: u32) -> Option<String> {
        if !(1..10_000).contains(&count) {
            return None;
        }
        let mut out = String::new();
        let mut gap = false;
        for place in (0..4).rev() {
            let digit = (count / 10_u32.pow(place) % 10) as usize;
            if digit == 0 {
                gap = !out.is_empty();
                continue;
            }
            if gap {
                out += self.digits[0];
                gap = false;
            }
            if place == 1 && digit == 1 && out.is_empty() {
                out += self.ten;
            } else {
                out += self.digits[digit];
                out += self.units[place as usize];
            }
        }
        Some(out)
    }
}

/// A to Z, then AA, BB.
fn letters(count: u32) -> Option<String> {
    let at = count.checked_sub(1).filter(|_| count <= MOST_LETTERS)?;
    let letter = char::from_u32(u32::from('A') + at % 26)?;
    Some(std::iter::repeat_n(letter, at as usize / 26 + 1).collect())
}

fn roman(mut count: u32) -> Option<String> {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if count == 0 || count > 3999 {
        return None;
    }
    let mut out = String::new();
    for (value, sign) in STEPS {
        while count >= value {
            out += sign;
            count -= value;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::write;

    #[test]
    fn numbers_in_every_form() {
        let rows: &[(&str, &[(u32, &str)])] = &[
            ("chineseCounting", &[(1, "一"), (10, "十"), (21, "二十一"), (102, "一○二"), (0, "0")]),
            (
                "chineseCountingThousand",
                &[(101, "一百〇一"), (110, "一百一十"), (1001, "一千〇一"), (2026, "二千〇二十六")],
            ),
            ("taiwaneseCountingThousand", &[(12, "十二"), (120, "一百二十"), (101, "一百零一")]),
            ("japaneseCounting", &[(11, "十一"), (100, "百"), (1000, "千"), (200, "二百")]),
            ("ideographDigital", &[(3, "三"), (10, "一〇")]),
            ("chineseLegalSimplified", &[(1, "壹"), (3, "叁"), (10, "壹拾"), (23, "贰拾叁")]),
            ("ideographTraditional", &[(1, "甲"), (4, "丁"), (10, "癸"), (11, "11")]),
            ("ideographZodiac", &[(1, "子"), (12, "亥"), (13, "13")]),
            ("ideographZodiacTraditional", &[(1, "甲子"), (60, "癸亥")]),
            ("upperRoman", &[(4, "IV"), (1999, "MCMXCIX"), (4000, "4000")]),
            ("lowerRoman", &[(9, "ix")]),
            ("upperLetter", &[(26, "Z"), (27, "AA"), (28, "BB"), (781, "781")]),
            ("lowerLetter", &[(1, "a"), (53, "aaa")]),
            ("decimalEnclosedCircleChinese", &[(1, "①"), (20, "⑳"), (21, "21")]),
            ("decimalFullWidth", &[(12, "１２")]),
            ("decimalZero", &[(7, "07"), (12, "12")]),
            ("decimalEnclosedParen", &[(2, "⑵")]),
            ("custom:001, 002, 003, ...", &[(7, "007"), (1234, "1234")]),
        ];
        for (format, cases) in rows {
            for (count, shown) in *cases {
                assert_eq!(write(*count, format).as_deref(), Some(*shown), "{format} {count}");
            }
        }
        assert_eq!(write(1, "aiueo"), None);
        assert_eq!(write(1, "custom:é, b"), None);
    }
}

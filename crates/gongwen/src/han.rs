//! Numbers in Han characters (汉字数字), as ordinals and dates use them.

/// The value of one Han digit. 〇 and the signs mistaken for it (零, O, Ｏ, ○, 0) count as zero.
#[must_use]
pub fn digit(c: char) -> Option<u8> {
    Some(match c {
        '〇' | '零' | 'O' | 'o' | 'Ｏ' | '○' | '0' | '０' | '◯' => 0,
        '一' | '元' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// Reads a number below ten thousand in Han characters: 三, 十二, 二十, 一百零三.
#[must_use]
pub fn read(text: &str) -> Option<u32> {
    let mut total = 0;
    let mut pending = None;
    for c in text.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '零' | '〇' => continue,
            _ => {
                if pending.is_some() {
                    return None;
                }
                pending = Some(u32::from(digit(c)?));
                continue;
            }
        };
        if pending.is_none() && total > 0 {
            return None;
        }
        total += pending.take().unwrap_or(1) * unit;
    }
    let value = total + pending.unwrap_or(0);
    (value > 0).then_some(value)
}

/// Writes a number from 1 to 999 in Han characters: 12 is 十二.
#[must_use]
pub fn write(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (hundreds, tens, ones) = (number / 100 % 10, number / 10 % 10, number % 10);
    let mut text = String::new();
    if hundreds > 0 {
        text += DIGITS[hundreds as usize];
        text += "百";
        if tens == 0 && ones > 0 {
            text += "零";
        }
    }
    if tens > 0 {
        if tens > 1 || hundreds > 0 {
            text += DIGITS[tens as usize];
        }
        text += "十";
    }
    text + DIGITS[ones as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for number in 1..1000 {
            assert_eq!(read(&write(number)), Some(number), "{}", write(number));
        }
        assert_eq!(read("十二"), Some(12));
        assert_eq!(read("二十"), Some(20));
        assert_eq!(read("十十"), None);
        assert_eq!(read("三四"), None);
    }
}

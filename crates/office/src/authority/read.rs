//! Reading the table from text, with errors that name the line and say what to write.

use super::{Act, Basis, Condition, Delegation, Element, Matter, Relation, Role, Rule, Strength, Table};
use gongwen::{Date, Kind};
use std::fmt;

/// The longest text of a table in bytes.
const LONGEST: usize = 256 * 1024;

/// A fault in the text of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1; 0 for the table as a whole.
    pub line: usize,
    /// What is wrong and what to write.
    pub message: String,
}

/// All faults of a text; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "第{}行：", self.line)?;
        }
        f.write_str(&self.message)
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, fault) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            fault.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}

/// Where things stand, for the faults that are found later.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// The line of each matter, and of each of its steps.
    pub(super) matters: Vec<(usize, Vec<usize>)>,
}

#[derive(Default)]
struct Reader {
    name: Option<String>,
    from: Option<Date>,
    matters: Vec<Matter>,
    places: Places,
    faults: Vec<Fault>,
}

impl Table {
    /// Reads a table and checks that every matter can be decided.
    ///
    /// # Errors
    /// Gives every fault that is found, each with its line.
    pub fn read(text: &str) -> Result<Self, Faults> {
        if text.len() > LONGEST {
            return Err(Faults(vec![fault(0, "文件太大：审批权限表最多256 KB。")]));
        }
        let mut reader = Reader::default();
        for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let line = line.trim();
            if !line.is_empty() && !line.starts_with('#') {
                reader.line(at + 1, line);
            }
        }
        let Reader { name, from, matters, places, mut faults } = reader;
        if name.is_none() {
            faults.push(fault(0, "没有写版本名称。请在开头加一行，如“版本：2026年第1版”。"));
        }
        if from.is_none() {
            faults.push(fault(0, "没有写起用日期。请在开头加一行，如“自：2026年1月1日”。"));
        }
        if matters.is_empty() {
            faults.push(fault(0, "一个事项也没有。请至少写一个事项，如“事项：routine 日常事务”。"));
        }
        match (name, from) {
            (Some(name), Some(from)) if faults.is_empty() => {
                let table = Self { name, from, matters };
                let faults = super::check::check(&table, &places);
                if faults.is_empty() { Ok(table) } else { Err(Faults(faults)) }
            }
            _ => {
                faults.sort_by_key(|fault| fault.line);
                Err(Faults(faults))
            }
        }
    }
}

impl Reader {
    fn line(&mut self, number: usize, line: &str) {
        let Some((key, value)) = line.split_once(['：', ':']) else {
            return self.fault(number, format!("“{}”看不懂。每行写成“名称：内容”。", shorten(line)));
        };
        let (key, value) = (key.trim(), value.trim());
        let result = match key {
            "版本" => self.version(value),
            "自" => self.from(value),
            "事项" => self.matter(number, value),
            "说明" | "要素" | "文种" | "许可" | "口头" => self.of_matter(key, value),
            "步骤" => self.step(number, value),
            "方式" | "条件" | "时限" | "授权" | "依据" => self.of_step(key, value),
            _ => Err(format!(
                "不认识“{}”。可以写：版本、自、事项、说明、要素、文种、许可、口头、步骤、方式、条件、时限、授权、依据。",
                shorten(key)
            )),
        };
        if let Err(message) = result {
            self.fault(number, message);
        }
    }

    fn fault(&mut self, line: usize, message: String) {
        self.faults.push(Fault { line, message });
    }

    fn version(&mut self, value: &str) -> Result<(), String> {
        if value.is_empty() || value.chars().count() > 40 {
            return Err("版本名称须为1至40个字，如“2026年第1版”。".to_owned());
        }
        once(&mut self.name, value.to_owned(), "版本")
    }

    fn from(&mut self, value: &str) -> Result<(), String> {
        let day = Date::read(value).and_then(|written| written.day);
        let day = day.ok_or_else(|| format!("“{}”不是日期。请写成“2026年1月1日”。", shorten(value)))?;
        once(&mut self.from, day, "自")
    }

    fn matter(&mut self, line: usize, value: &str) -> Result<(), String> {
        let (code, name) = value.split_once(char::is_whitespace).unwrap_or((value, ""));
        let (code, name) = (code.trim(), name.trim());
        let fits = !code.is_empty() && code.len() <= 40;
        let known = Matter {
            code: code.to_owned(),
            name: name.to_owned(),
            about: String::new(),
            asks: Vec::new(),
            kinds: Vec::new(),
            permits: Vec::new(),
            oral_hours: None,
            rules: Vec::new(),
        };
        self.matters.push(known);
        self.places.matters.push((line, Vec::new()));
        if !fits || !code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            return Err("事项代码只用小写字母、数字和“-”，最多40个，如“事项：routine 日常事务”。".to_owned());
        }
        if name.is_empty() || name.chars().count() > 40 {
            return Err("事项名称须为1至40个字，写在代码之后、隔一个空格，如“事项：routine 日常事务”。".to_owned());
        }
        Ok(())
    }

    fn of_matter(&mut self, key: &str, value: &str) -> Result<(), String> {
        let Some(matter) = self.matters.last_mut() else {
            return Err(format!("“{key}”前面还没有事项。请先写一行“事项：代码 名称”。"));
        };
        if !matter.rules.is_empty() {
            return Err(format!("“{key}”要写在这个事项的第一个“步骤”之前。"));
        }
        match key {
            "说明" => value.clone_into(&mut matter.about),
            "要素" => {
                matter.asks = list(value, Element::from_name, "要素", &Element::ALL.map(Element::name))?;
            }
            "文种" => matter.kinds = list(value, Kind::from_name, "文种", &Kind::ALL.map(Kind::name))?,
            "许可" => matter.permits = list(value, Act::from_name, "许可", &Act::ALL.map(Act::name))?,
            _ => {
                let hours = value.strip_suffix("小时").and_then(|hours| hours.trim().parse::<u32>().ok());
                let hours = hours.filter(|hours| (1..=240).contains(hours));
                matter.oral_hours = Some(hours.ok_or("口头同意的补签期限写成“24小时”这样的形式，1至240小时。")?);
            }
        }
        Ok(())
    }

    fn step(&mut self, line: usize, value: &str) -> Result<(), String> {
        let (Some(matter), Some((_, lines))) = (self.matters.last_mut(), self.places.matters.last_mut()) else {
            return Err("“步骤”前面还没有事项。请先写一行“事项：代码 名称”。".to_owned());
        };
        let unit = named_unit(value)?;
        let role = if unit.is_some() { Some(Role::UnitHead) } else { Role::from_name(value) };
        let shown = role.unwrap_or(Role::DeputyDirector);
        matter.rules.push(Rule {
            role: shown,
            relation: match (shown, &unit) {
                (Role::UnitHead, None) => Relation::Countersign,
                _ => Relation::Sequence,
            },
            unit,
            when: Condition::default(),
            limit: None,
            delegation: Delegation::Allowed,
            basis: Basis { strength: Strength::Local, source: String::new() },
        });
        lines.push(line);
        if role.is_none() {
            let known = Role::IN_TABLES.map(Role::name).join("、");
            return Err(format!("不认识角色“{}”。可以写：{known}、单位负责人（单位的名称）。", shorten(value)));
        }
        Ok(())
    }

    fn of_step(&mut self, key: &str, value: &str) -> Result<(), String> {
        let Some(rule) = self.matters.last_mut().and_then(|matter| matter.rules.last_mut()) else {
            return Err(format!("“{key}”前面还没有步骤。请先写一行“步骤：角色”。"));
        };
        match key {
            "方式" => {
                rule.relation = match value {
                    "依次" => Relation::Sequence,
                    "会签" => Relation::Countersign,
                    _ => return Err(format!("不认识方式“{}”。请写“依次”或“会签”。", shorten(value))),
                };
            }
            "条件" => {
                rule.when = Condition::read(value).map_err(|part| {
                    format!(
                        "条件“{}”看不懂。可以写：金额≥50万元、金额＜500万元、天数＞3天、天数≤0.5天、涉及多个分管领域、有会签单位、\
                         重要、紧急、上行文、须集体讨论、须县委决定、规范性文件、涉及经营主体，前面加“非”表示不是；用“且”“或”连接。",
                        shorten(&part)
                    )
                })?;
            }
            "时限" => {
                let days = value.strip_suffix("个工作日").and_then(|days| days.trim().parse::<u32>().ok());
                let days = days.filter(|days| (1..=250).contains(days));
                rule.limit = Some(days.ok_or("时限写成“2个工作日”这样的形式，1至250个工作日。")?);
            }
            "授权" => {
                rule.delegation = match value {
                    "可以" => Delegation::Allowed,
                    "须本人" => Delegation::Forbidden,
                    _ => return Err(format!("不认识授权“{}”。请写“可以”或“须本人”。", shorten(value))),
                };
            }
            _ => {
                let strength = Strength::ALL.into_iter().find(|strength| value.starts_with(strength.name()));
                let strength = strength.ok_or("依据要先写强度：规定、惯例或本单位设置，再写出处。")?;
                let source = value[strength.name().len()..].trim_start_matches(['，', '：', ' ', '　']).trim();
                if source.is_empty() && strength == Strength::Regulation {
                    return Err("依据写了“规定”，就要写明出处和条款，如“规定 《条例》第二十二条”。".to_owned());
                }
                rule.basis = Basis { strength, source: source.to_owned() };
            }
        }
        Ok(())
    }
}

/// The unit that a step names: 单位负责人（合法性审查机构）.
fn named_unit(value: &str) -> Result<Option<String>, String> {
    let Some(rest) = value.strip_prefix("单位负责人") else { return Ok(None) };
    let unit = rest.trim().strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    let unit = unit.map(str::trim).filter(|unit| !unit.is_empty() && unit.chars().count() <= 40);
    match unit {
        Some(unit) => Ok(Some(unit.to_owned())),
        None => Err("哪个单位的负责人没有写明。请写成“单位负责人（县财政局）”，名称不超过40个字。".to_owned()),
    }
}

fn once<T>(slot: &mut Option<T>, value: T, key: &str) -> Result<(), String> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(format!("“{key}”写了两次，请删去一处。")),
    }
}

fn list<T>(value: &str, read: impl Fn(&str) -> Option<T>, key: &str, known: &[&str]) -> Result<Vec<T>, String> {
    let names = value.split(['、', '，', ',']).map(str::trim).filter(|name| !name.is_empty());
    let read = |name: &str| {
        read(name).ok_or_else(|| format!("不认识{key}“{}”。可以写：{}。", shorten(name), known.join("、")))
    };
    names.map(read).collect()
}

fn fault(line: usize, message: &str) -> Fault {
    Fault { line, message: message.to_owned() }
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(24).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

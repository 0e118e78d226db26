//! Joint issue (联合行文): 《条例》 Article 17.

use crate::finding::Severity;
use crate::meta::{Check, Family, Fixability, Manual, Rule};
use crate::office::ExampleOffice;
use crate::page::Page;
use crate::scan;
use crate::sink::Sink;
use crate::source;

pub(crate) static RULES: &[&Rule] = &[&JOINT];

static JOINT: Rule = Rule {
    code: "WS0424",
    name: "级别不同的机关联合行文",
    family: Family::Routing,
    severity: Severity::Error,
    sources: &[&source::T17_1],
    fixability: Fixability::None,
    manual: Manual {
        checks: "联合署名的机关里，是否有党委、人民政府与本级的部门，或者上下两级的政府、部门并列。",
        why: "同级机关才可以联合行文；党委、政府与部门不同级，上级部门与下级部门不同级。",
        wrong: &[
            "关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n云溪县水利局\n2026年5月6日\n",
            "关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县人民政府\n云溪县石桥镇人民政府\n2026年5月6日\n",
            "关于做好防汛工作的通知\n各乡镇党委：\n请做好防汛工作。\n中共云溪县委\n云溪县财政局\n2026年5月6日\n",
            "关于做好防汛工作的通知\n各县（市、区）人民政府：\n请做好防汛工作。\n江州市农业农村局\n云溪县农业农村局\n2026年5月6日\n",
        ],
        right: &[
            "关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n中共云溪县委\n云溪县人民政府\n2026年5月6日\n",
            "关于做好界河防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n柳城市水利局\n云溪县水利局\n2026年5月6日\n",
            "关于做好防汛工作的通知\n各县（市、区）人民政府：\n请做好防汛工作。\n江州市生态环境局云溪分局\n云溪县公安局\n2026年5月6日\n",
            "关于做好防汛工作的通知\n各县（市、区）人民政府：\n请做好防汛工作。\n江州市云溪经济开发区管理局\n云溪县公安局\n2026年5月6日\n",
            "关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n南江省柳城县公安局\n南江省云溪县公安局\n2026年5月6日\n",
            "关于做好防汛工作的通知\n江州市各县人民政府：\n江州市云溪县、柳城县沿河各乡镇请做好防汛工作。\n江州市柳城县公安局\n江州市云溪县公安局\n2026年5月6日\n",
            "关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n韩城市公安局\n郓城县公安局\n2026年5月6日\n",
            "云溪县水利局、云溪县应急管理局关于做好防汛工作的通知\n各乡镇人民政府：\n请做好防汛工作。\n云溪县水利局\n云溪县应急管理局\n2026年5月6日\n",
        ],
        remedy: "由政府单独行文，或者由部门联合行文。",
        except: "党委与政府、政府与同级机关的联合行文；市与县是不是上下级，文中和单位资料都看不出来的；上级部门设在县里的分局、大队，开发区的机构。",
        office: ExampleOffice::None,
    },
    check: Check::Page(joint),
};

fn joint(page: &Page, sink: &mut Sink) {
    let signed = &page.document.signature.organs;
    let names: Vec<String> =
        signed.iter().map(|organ| organ.as_str().chars().filter(|c| !c.is_whitespace()).collect()).collect();
    let places: Vec<Option<Place>> = names.iter().map(|name| Place::of(name)).collect();
    for ((organ, name), place) in signed.iter().zip(&names).zip(&places) {
        let Some(place) = place else { continue };
        let others = || places.iter().flatten();
        if others().any(|other| other.is_above(place, page)) {
            sink.find_at(organ.span(), format!("“{name}”与另一机关级别不同，不能联合行文。"), None);
            continue;
        }
        let head = others().find(|other| other.organ.is_head() && other.name == place.name);
        if let Some(head) = head.filter(|_| place.organ == Organ::Department) {
            let head = if head.organ == Organ::Party { "党委与" } else { "人民政府与所属的" };
            sink.find_at(organ.span(), format!("{head}“{name}”级别不同，不能联合行文。"), None);
        }
    }
}

/// What an organ is to its place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Organ {
    Party,
    Government,
    Department,
}

impl Organ {
    fn is_head(self) -> bool {
        self != Self::Department
    }
}

/// The place an organ belongs to: 云溪县, of 云溪县财政局.
struct Place<'a> {
    name: &'a str,
    rank: char,
    organ: Organ,
}

impl<'a> Place<'a> {
    fn of(name: &'a str) -> Option<Self> {
        if let Some(place) = name.strip_suffix("人民政府") {
            return Self::named(place, Organ::Government);
        }
        let party = name.trim_start_matches("中共");
        if let Some(place) = party.strip_suffix("委员会").or_else(|| party.strip_suffix('委'))
            && let Some(place) = Self::named(place, Organ::Party)
        {
            return Some(place);
        }
        // The army has its own order.
        let department = scan::ends(name, &["局", "厅", "人民政府办公室"]) && !name.contains('军');
        let end = place_end(name).filter(|end| department && !is_outpost(&name[*end..]))?;
        Self::named(&name[..end], Organ::Department)
    }

    fn named(name: &'a str, organ: Organ) -> Option<Self> {
        let rank = match name.chars().next_back()? {
            '乡' => '镇',
            rank @ ('省' | '市' | '县' | '镇' | '区' | '州' | '旗') => rank,
            _ => return None,
        };
        Some(Self { name, rank, organ })
    }

    /// Whether organs of the same sort in the two places are surely of different levels. 市 stands at
    /// two levels: beside 省 and 镇 it is another all the same, beside 县 only where it is above.
    fn is_above(&self, other: &Self, page: &Page) -> bool {
        let higher = match (self.rank, other.rank) {
            ('省', '市' | '县' | '镇') | ('市' | '县', '镇') => true,
            ('市', '县') => has_counties(page, self.name, other.name),
            _ => false,
        };
        higher && self.organ.is_head() == other.organ.is_head()
    }
}

/// Whether what follows the place names an organ that stands somewhere else in it, of whatever level:
/// 江州市|生态环境局云溪分局, 江州市|云溪经济开发区管理局.
fn is_outpost(own: &str) -> bool {
    let inner = own.strip_suffix('局').unwrap_or(own);
    scan::ends(own, &["分局", "支队", "大队", "中队"]) || inner.contains(['局', '县', '区'])
}

/// Where the name of the place ends that begins the name of an organ: 南江省江州市|水利局. Words of the
/// organ's own name are no places: 云溪县城市管理局, 江州市文化市场管理局.
fn place_end(name: &str) -> Option<usize> {
    let mut end = None;
    for (at, c) in name.char_indices().filter(|(_, c)| "省市县区州旗镇乡".contains(*c)) {
        let from = end.unwrap_or(0);
        let own = name[from..at].chars().count();
        // 城市, 城区 and 城乡 are words, but 柳城县 and 韩城市 places.
        let city = name[..at].ends_with('城') && c != '县' && (own != 2 || "镇乡".contains(c));
        let word = city || scan::starts(&name[at..], &["市场", "区域", "乡村"]);
        // 江州 is the name of a 市, which comes next.
        let begins = c == '州' && name[at + c.len_utf8()..].starts_with(['市', '区', '县']);
        if begins {
            continue;
        }
        if !(2..=4).contains(&own) || word {
            break;
        }
        end = Some(at + c.len_utf8());
    }
    end
}

/// Whether a 市 is one that has the county below it: it writes to 各县, or the text or the profile
/// says so.
fn has_counties(page: &Page, city: &str, county: &str) -> bool {
    const BELOW: &[&str] = &["各县", "各区", "县区", "各区县"];
    let addressed = page.addressees().iter().any(|name| scan::starts(name.as_str(), BELOW));
    let superior = || {
        page.context
            .profile
            .as_ref()
            .is_some_and(|profile| profile.superiors.iter().any(|organ| organ.name.starts_with(city)))
    };
    addressed || page.source.contains(&format!("{city}{county}")) || superior()
}

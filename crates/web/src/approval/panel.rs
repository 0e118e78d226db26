//! The approval panel: the steps, and what this person may do. Any page that shows an approval
//! includes `approval_panel.html` with a [`Panel`] named `panel`.

use super::act::AGREED;
use super::words::{day, term};
use crate::error::Failure;
use crate::form::Fields;
use crate::moment::on_record;
use crate::state::Web;
use crate::who::Visit;
use app::approval::{Candidate, View};
use office::approval::{Decision, Errand, Outcome, Seat, Stance, State, Step, Waiting, refusing};
use office::authority::Act;

/// Said where nobody can go on.
const STUCK: &str = "现在没有人能办：岗位空缺，或者人员已经离任。请管理员在“组织机构”里任命，或者撤回另报";

/// Said where one of several cannot be asked.
const VACANT: &str = "没有人能签：岗位空缺，或者人员已经离任。请管理员在“组织机构”里任命，或者撤回，改会签单位再送";

/// Said where everybody who could go on is away.
const AWAY: &str = "请等其回来，或者请管理员在“组织机构”里登记AB角；事情紧急的，可以由办公室记录口头同意";

pub(super) struct Line {
    pub(super) number: usize,
    pub(super) title: String,
    pub(super) light: &'static str,
    pub(super) shape: &'static str,
    pub(super) word: &'static str,
    pub(super) said: Vec<String>,
}

pub(super) struct Past {
    pub(super) at: String,
    pub(super) who: String,
    pub(super) words: String,
}

/// What the panel shows.
pub(super) struct Panel {
    pub(super) id: String,
    pub(super) revision: i64,
    pub(super) state: &'static str,
    pub(super) whereabouts: String,
    /// Oral consents that the person is to confirm, in words.
    pub(super) oral: Vec<String>,
    pub(super) term: String,
    pub(super) term_light: &'static str,
    pub(super) lines: Vec<Line>,
    pub(super) history: Vec<Past>,
    /// By what right one signs, where it is not one's own.
    pub(super) capacity: String,
    pub(super) post: String,
    pub(super) may: app::approval::May,
    pub(super) earlier: Vec<(usize, String)>,
    pub(super) phrases: Vec<String>,
    pub(super) people: Vec<Candidate>,
    pub(super) delegates: Vec<Candidate>,
    pub(super) heirs: Vec<Candidate>,
    /// Who could have consented orally.
    pub(super) holders: Vec<(String, String)>,
    pub(super) hours: u32,
    pub(super) body: String,
    pub(super) outcomes: Vec<&'static str>,
    pub(super) today: String,
    pub(super) act: &'static str,
    /// Whether it is done by calling a meeting.
    pub(super) meets: bool,
    pub(super) done: String,
    /// What was typed and refused.
    pub(super) typed: Fields,
    pub(super) error: String,
}

impl Panel {
    pub(super) async fn of(web: &Web, visit: &Visit, view: &View) -> Result<Self, Failure> {
        let (common, own) = web.app.phrases(&visit.person).await?;
        // Buttons of the consent: what says no is refused there.
        let assenting = own.into_iter().filter(|phrase| refusing(phrase).is_none());
        let today = web.app.today();
        let approval = &view.approval;
        let current = approval.current();
        let (term, term_light) = term(view, today);
        let step = current.and_then(|at| approval.steps().get(at));
        let history = approval.history().iter().rev().map(|record| Past {
            at: on_record(record.at),
            who: match (&record.by, &record.for_whom) {
                (None, _) => "系统".to_owned(),
                (Some(by), None) => by.name.clone(),
                (Some(by), Some(of)) => format!("{}（代{}）", by.name, of.name),
            },
            words: record.event.words(),
        });
        let earlier = approval.steps().iter().take(current.unwrap_or(0)).enumerate();
        Ok(Self {
            id: approval.id().to_owned(),
            revision: view.revision,
            state: match approval.oral_consents().next() {
                Some(_) if approval.state() == State::Approved => "已口头同意，待补签",
                _ => approval.state().name(),
            },
            oral: approval
                .oral_consents()
                .filter(|one| one.from.id == visit.person.id())
                .map(|one| {
                    let (said, until, by) = (one.said.clock(), one.until.clock(), &one.recorded_by.name);
                    format!("{by}记录您{said}说：“{}”。请在{until}以前补签，过时失效。", one.words)
                })
                .collect(),
            whereabouts: match view.stuck {
                true => format!("{}，{STUCK}", approval.whereabouts()),
                false if !view.vacant.is_empty() => {
                    format!("{}。其中{}{VACANT}", approval.whereabouts(), view.vacant.join("、"))
                }
                false if !view.absent.is_empty() => {
                    format!(
                        "{}。{}现在不在，没有能代签的AB角（也不在，或者在别的环节签过），{AWAY}",
                        approval.whereabouts(),
                        view.absent.join("、")
                    )
                }
                false => approval.whereabouts(),
            },
            term,
            term_light,
            lines: approval
                .steps()
                .iter()
                .enumerate()
                .map(|(at, step)| line(at, step, current, &view.waiting))
                .collect(),
            history: history.collect(),
            capacity: view
                .may
                .sign
                .as_ref()
                .and_then(|capacity| capacity.of())
                .map_or(String::new(), |of| format!("您代{}签署，记录里写两人的名字。", of.name)),
            post: view
                .waiting
                .iter()
                .find(|one| one.errand == Errand::Sign && one.who.id == visit.person.id())
                .map(|one| one.title.clone())
                .or_else(|| step.map(Step::title))
                .unwrap_or_default(),
            may: view.may.clone(),
            earlier: earlier.map(|(at, step)| (at, format!("第{}步 {}", at + 1, step.title()))).collect(),
            phrases: common
                .into_iter()
                .filter(|phrase| *phrase != AGREED)
                .map(str::to_owned)
                .chain(assenting)
                .collect(),
            people: view.people.clone(),
            delegates: view.delegates.clone(),
            heirs: view.heirs.clone(),
            holders: view
                .waiting
                .iter()
                .filter(|one| one.errand == Errand::Sign && one.for_whom.is_none() && one.who.id != visit.person.id())
                .map(|one| (one.who.id.clone(), one.who.name.clone()))
                .collect(),
            hours: approval.oral_hours().unwrap_or_default(),
            body: approval.awaited_body().map_or("", office::authority::Role::name).to_owned(),
            outcomes: Outcome::ALL.map(Outcome::name).into(),
            today: today.iso(),
            meets: approval.permits().contains(&Act::Meet),
            act: approval.permits().first().map_or("办理", |act| act.name()),
            done: view
                .affair
                .as_ref()
                .and_then(|affair| affair.done.as_ref())
                .map_or(String::new(), |done| format!("{}于{}办理", done.by.name, day(done.on))),
            typed: Fields::default(),
            error: String::new(),
        })
    }
}

impl Panel {
    /// What was typed into a field and refused.
    pub(super) fn typed(&self, field: &str) -> &str {
        self.typed.get(field)
    }

    /// What was typed into forms that are not on the page any more: somebody was quicker.
    pub(super) fn left_over(&self) -> Vec<&str> {
        let may = &self.may;
        let signs = may.sign.is_some();
        let forms = [
            ("opinion", signs || may.confirm),
            ("objection", may.countersign),
            ("denial", may.confirm),
            ("reason", signs),
            ("account", may.refer),
            ("words", may.record_oral),
            ("note", may.resolve),
        ];
        let gone = forms.into_iter().filter(|(_, shown)| !shown).map(|(field, _)| self.typed(field));
        gone.filter(|text| !text.trim().is_empty()).collect()
    }
}

/// Whether a meeting did not pass it.
fn turned_down(seat: &Seat) -> bool {
    matches!(&seat.decision, Some(Decision::Resolved(resolution)) if resolution.outcome == Outcome::Rejected)
}

fn line(at: usize, step: &Step, current: Option<usize>, waiting: &[Waiting]) -> Line {
    let (light, shape, word) = if step.referred.is_some() {
        ("fair", "△", "有分歧，已上报")
    } else if step.is_complete() {
        ("good", "✓", "已批")
    } else if current == Some(at) {
        ("fair", "●", "正在办")
    } else if step.seats.iter().any(turned_down) {
        ("bad", "▲", "未通过")
    } else {
        ("", "○", "未到")
    };
    let mut said: Vec<String> = Vec::new();
    for seat in &step.seats {
        let who = if step.seats.len() > 1 { format!("{}：", seat.title) } else { String::new() };
        match &seat.decision {
            None if current == Some(at) => {
                let names: Vec<&str> = waiting
                    .iter()
                    .filter(|one| one.errand == Errand::Sign && one.title == seat.title)
                    .map(|one| one.who.name.as_str())
                    .collect();
                if !names.is_empty() {
                    said.push(format!("{who}等{}", names.join("、")));
                }
            }
            None => {}
            Some(Decision::Signed(one)) => {
                let name = match one.capacity.of() {
                    None => one.by.name.clone(),
                    Some(of) => format!("{}（代{}）", one.by.name, of.name),
                };
                let stance = match one.stance {
                    Stance::Agree => String::new(),
                    stance @ (Stance::WithChanges | Stance::Disagree) => format!("{}：", stance.name()),
                };
                let opinion = if one.opinion.is_empty() { one.mode.name() } else { &one.opinion };
                said.push(format!("{who}{stance}{opinion}　{name}　{}", one.on));
            }
            Some(Decision::Oral(one)) => {
                said.push(format!(
                    "{who}口头：{}　{}　{}说，{}前补签（{}记录）",
                    one.words,
                    one.from.name,
                    one.said.clock(),
                    one.until.clock(),
                    one.recorded_by.name
                ));
            }
            Some(Decision::Resolved(one)) => {
                said.push(format!("{who}{}{}　{}　{}", one.meeting, one.outcome.name(), one.on, one.note));
            }
        }
    }
    if let Some(referral) = &step.referred {
        said.push(format!("报请裁定：{}　{}　{}", referral.account, referral.by.name, referral.on));
    }
    Line { number: at + 1, title: step.title(), light, shape, word, said }
}

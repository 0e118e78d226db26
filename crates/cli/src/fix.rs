//! `wenshu fix`: puts right what can be put right without a question.

use crate::arguments::Fix;
use crate::check::{context, outcome_of};
use crate::input::{self, Source};
use crate::outcome::{Message, Outcome, print, print_bytes, tell};
use crate::terminal::Paint;
use crate::whole;
use std::path::Path;

/// Runs the command. The file is written whole beside the old one and then takes its place, so
/// that a full disk never costs a draft.
pub(crate) fn run(command: &Fix) -> Result<Outcome, Message> {
    let input = input::read(&command.file, &command.reading)?;
    let context = context(command.scope, &command.reading)?;
    let fixed = rules::fix(&input.reading.text, input.syntax, &context, command.consent);
    let after = gongwen::read(&fixed.text, input.syntax);
    let left = rules::check(&after, &context);
    let outcome = outcome_of(&left);
    if command.diff {
        print(&crate::diff::unified(&input.name, &input.reading.text, &fixed.text, Paint::stdout()));
        return Ok(outcome);
    }
    let to_stdout = command.output.as_deref().is_some_and(input::is_stdin);
    let target = command
        .output
        .as_deref()
        .or_else(|| (!input::is_stdin(&command.file)).then_some(command.file.as_path()))
        .filter(|_| !to_stdout);
    match (&input.source, target) {
        (Source::Text(decoded), None) => {
            let bytes = decoded.encode(&fixed.text);
            print_bytes(&bytes);
        }
        (Source::Word, None) => print(&fixed.text),
        (Source::Word, Some(_)) if command.output.is_none() => {
            return Err(Message(format!(
                "{}：Word 文档不直接改写。请用 --diff 查看改法，或者用 -o 把改好的文字另存为文本文件。",
                input.name
            )));
        }
        (_, Some(path)) if command.output.is_some() && is_word(path) => {
            return Err(Message(format!(
                "{}：改好的是纯文字，不能写成 Word 文档。请把 -o 后面的文件名改成 .txt 结尾的。",
                path.display()
            )));
        }
        (Source::Text(decoded), Some(path)) => {
            if fixed.text != input.reading.text || command.output.is_some() {
                whole::write(path, &decoded.encode(&fixed.text))?;
            }
        }
        (Source::Word, Some(path)) => whole::write(path, fixed.text.as_bytes())?,
    }
    input.tell_remarks();
    report(command, &fixed, left.len());
    Ok(outcome)
}

fn report(command: &Fix, fixed: &rules::Fixed, left: usize) {
    for applied in &fixed.applied {
        tell(format_args!("已改　{}　{}", applied.code, applied.message));
    }
    if !fixed.converged {
        tell(format_args!("改法之间互相影响，未能全部改完，请再检查一次。"));
    }
    let advice = if command.consent { "" } else { "；涉及文字、数字、名称的改法加 --consent 后执行" };
    tell(format_args!("共改正 {} 处，还有 {left} 处需要人工处理{advice}。", fixed.applied.len()));
}

/// Whether a file is a Word document, or is called one: text would destroy it.
fn is_word(path: &Path) -> bool {
    let called = path.extension().and_then(|end| end.to_str()).map(str::to_ascii_lowercase);
    let named = called.is_some_and(|end| ["docx", "dotx", "doc", "wps"].contains(&end.as_str()));
    let is_file = std::fs::metadata(path).is_ok_and(|old| old.is_file());
    named || (is_file && std::fs::read(path).is_ok_and(|bytes| docx::is_docx(&bytes)))
}

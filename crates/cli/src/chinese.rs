//! The command line in Chinese: help and faults, which the argument reader has in English.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, Error};
use std::fmt::Write;

const TEMPLATE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// The command with headings, notes on values and help options in Chinese.
pub(crate) fn command(command: Command) -> Command {
    let has_commands = command.has_subcommands();
    let with_version = command.get_version().is_some();
    let mut command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .mut_args(argument)
        .mut_subcommands(self::command)
        .arg(flag("help", 'h', "显示用法", ArgAction::Help));
    if with_version {
        command = command.arg(flag("version", 'V', "显示版本", ArgAction::Version));
    }
    if has_commands { command.after_help("运行 wenshu 命令 --help 看每个命令的用法。") } else { command }
}

fn flag(name: &'static str, short: char, help: &'static str, action: ArgAction) -> Arg {
    Arg::new(name).short(short).long(name).help(help).action(action).help_heading("选项")
}

/// What stands for a value in the usage, by the name of the argument.
const NAMES: [(&str, &str); 8] = [
    ("file", "文件"),
    ("files", "文件"),
    ("code", "代码"),
    ("format", "格式"),
    ("scope", "范围"),
    ("package", "移交包"),
    ("name", "账号"),
    ("entry", "序号"),
];

/// Possible values, default and environment variable are told in the help itself.
fn argument(arg: Arg) -> Arg {
    let mut help = arg.get_help().map(StyledStr::to_string).unwrap_or_default();
    let takes_value = matches!(arg.get_action(), ArgAction::Set | ArgAction::Append);
    let values: Vec<String> = arg
        .get_possible_values()
        .iter()
        .filter(|_| takes_value)
        .map(|value| {
            value.get_help().map_or(value.get_name().to_owned(), |help| format!("{}（{help}）", value.get_name()))
        })
        .collect();
    if !values.is_empty() {
        let _ = write!(help, "；可以是 {}", values.join("、"));
    }
    let default: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if takes_value && default.iter().any(|value| !value.is_empty()) {
        let _ = write!(help, "；默认 {}", default.join(" "));
    }
    if let Some(variable) = arg.get_env() {
        let _ = write!(help, "；环境变量 {}", variable.to_string_lossy());
    }
    let heading = if arg.is_positional() { "参数" } else { "选项" };
    let arg = arg.help(help).help_heading(heading);
    let name = NAMES.iter().find(|(id, _)| arg.get_id() == id).map(|(_, name)| *name);
    let arg = match name
        .filter(|_| takes_value && arg.get_value_names().is_none_or(|names| names.iter().all(|name| name.is_ascii())))
    {
        Some(name) => arg.value_name(name),
        None => arg,
    };
    if takes_value { arg.hide_default_value(true).hide_possible_values(true).hide_env(true) } else { arg }
}

/// The text of help, with what the argument reader writes in English or in half width by itself.
pub(crate) fn help(error: &Error) -> String {
    error
        .render()
        .to_string()
        .replace("[OPTIONS]", "[选项]")
        .replace("令:\n", "令：\n")
        .replace("数:\n", "数：\n")
        .replace("项:\n", "项：\n")
}

/// What is wrong with the arguments, and what to do.
pub(crate) fn fault(error: &Error) -> String {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let (argument, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    let what = match error.kind() {
        ErrorKind::UnknownArgument => format!("没有“{argument}”这个选项，或者这里不该有它。"),
        ErrorKind::InvalidSubcommand => format!("没有“{}”这个命令。", text(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("缺少 {argument}。"),
        ErrorKind::MissingSubcommand => "没有写要做什么（命令）。".to_owned(),
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 后面没有写值。"),
        ErrorKind::InvalidValue => {
            format!("{argument} 不能是“{value}”，可以是：{}。", text(ContextKind::ValidValue).replace(' ', "、"))
        }
        ErrorKind::ValueValidation => format!("{argument} 的值“{value}”不对。"),
        ErrorKind::ArgumentConflict if argument == text(ContextKind::PriorArg) => format!("{argument} 只能写一次。"),
        ErrorKind::ArgumentConflict => format!("{argument} 不能与 {} 一起用。", text(ContextKind::PriorArg)),
        ErrorKind::TooManyValues => format!("{argument} 的值太多，多了“{value}”。"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("{argument} 的值的个数不对。"),
        ErrorKind::InvalidUtf8 => "参数里有不能识别的字符。".to_owned(),
        _ => "参数不对。".to_owned(),
    };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .map(text)
        .into_iter()
        .find(|near| !near.is_empty())
        .map(|near| format!("是不是 {near}？"))
        .unwrap_or_default();
    format!("{what}{near}运行 wenshu --help 看全部命令，wenshu 命令 --help 看一个命令的用法。")
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    /// Everything that is written for a person, of this command and those below it.
    fn texts(command: &Command, out: &mut Vec<String>) {
        out.extend(command.get_about().map(StyledStr::to_string));
        for arg in command.get_arguments() {
            let name = arg.get_id().to_string();
            out.push(arg.get_help().map_or(name.clone(), StyledStr::to_string));
            if matches!(arg.get_action(), ArgAction::Set | ArgAction::Append) {
                let names = arg.get_value_names().unwrap_or_default();
                out.push(names.first().map_or(name, ToString::to_string));
            }
        }
        command.get_subcommands().for_each(|below| texts(below, out));
    }

    #[test]
    fn everything_that_is_shown_is_in_chinese() {
        let mut all = Vec::new();
        texts(&command(crate::arguments::Arguments::command()), &mut all);
        assert!(all.len() > 60);
        for text in all {
            let known = ["URL", "PDF"].contains(&text.as_str());
            assert!(known || text.chars().any(gongwen::number::is_han), "{text}");
        }
    }

    #[test]
    fn faults_are_told_in_chinese() {
        for (line, part) in [
            ("wenshu chek x", "没有“chek”这个命令。是不是 check？"),
            ("wenshu check", "缺少 <文件>"),
            ("wenshu check --forma json x", "没有“--forma”这个选项"),
            ("wenshu check --format jso x", "--format <格式> 不能是“jso”，可以是：human、json、sarif"),
            ("wenshu check x --kind", "--kind <文种> 后面没有写值"),
            ("wenshu fix a b", "“b”"),
            ("wenshu fix --diff --diff a", "只能写一次"),
            ("wenshu serve --mail smtp://x", "缺少 --mail-from <地址>"),
        ] {
            let read = command(crate::arguments::Arguments::command()).try_get_matches_from(line.split(' '));
            let told = fault(&read.expect_err(line));
            assert!(told.contains(part), "{line}: {told}");
        }
    }
}

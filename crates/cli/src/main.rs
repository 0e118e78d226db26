//! The `wenshu` command (文枢): check, fix and typeset official documents, serve the office.
//!
//! Exit codes, everywhere the same: 0 nothing of error level, 1 findings of error level,
//! 2 input or arguments unusable.

mod archive;
mod arguments;
mod check;
mod chinese;
mod diff;
mod explain;
mod fix;
mod human;
mod input;
mod ledger;
mod log;
mod memory;
mod office;
mod operating;
mod outcome;
mod parse;
mod render;
mod sarif;
mod serve;
mod summary;
mod terminal;
mod whole;

use arguments::{Arguments, Command};
use clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
use clap::{CommandFactory, FromArgMatches};
use outcome::{Outcome, tell};
use std::process::ExitCode;

fn main() -> ExitCode {
    // Started by itself to read one file of a stranger: nothing else is done in that process.
    if papers::serve() {
        return ExitCode::SUCCESS;
    }
    let read = chinese::command(Arguments::command()).try_get_matches();
    let arguments = match read.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() && error.kind() != DisplayHelpOnMissingArgumentOrSubcommand => {
            tell(format_args!("wenshu：{}", chinese::fault(&error)));
            return Outcome::Unusable.code();
        }
        Err(error) => {
            // Help and version; help that was not asked for goes to stderr.
            let help = chinese::help(&error);
            if error.use_stderr() {
                tell(format_args!("{}", help.trim_end()));
                return Outcome::Unusable.code();
            }
            outcome::print(&help);
            return ExitCode::SUCCESS;
        }
    };
    let result = match arguments.command {
        Command::Parse(command) => parse::run(&command),
        Command::Check(command) => check::run(&command),
        Command::Fix(command) => fix::run(&command),
        Command::Render(command) => render::run(&command),
        Command::Explain(command) => explain::run(&command),
        Command::Rules(command) => explain::list(&command),
        Command::Serve(command) => serve::run(&command),
        Command::Ledger(command) => ledger::run(&command),
        Command::Archive(command) => archive::run(&command),
        Command::Backup(command) => operating::back_up(&command),
        Command::Restore(command) => operating::restore(&command),
        Command::Move(command) => operating::relocate(&command),
        Command::Admin(command) => operating::administer(&command),
        Command::Doctor(command) => operating::examine(&command),
    };
    match result {
        Ok(outcome) => outcome.code(),
        Err(message) => {
            tell(format_args!("wenshu：{message}"));
            Outcome::Unusable.code()
        }
    }
}

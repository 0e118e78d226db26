//! Who sits at the machine.

use office::Operator;

/// The permission of whoever runs the command, by the user that the system knows them as; where
/// they came by `sudo`, with the name they came by.
pub(super) fn operator() -> Operator {
    let number = rustix::process::getuid().as_raw();
    let name = std::fs::read_to_string("/etc/passwd").ok().and_then(|users| name_of(&users, number));
    let name = name.unwrap_or_else(|| format!("uid {number}"));
    match std::env::var("SUDO_USER") {
        Ok(before) if number == 0 && !before.is_empty() => {
            Operator::at_the_machine(&format!("{name}，经 sudo 自 {before}"))
        }
        _ => Operator::at_the_machine(&name),
    }
}

fn name_of(users: &str, number: u32) -> Option<String> {
    users.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        (fields.nth(1)?.parse() == Ok(number)).then(|| name.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[test]
    fn users_are_found_by_number() {
        let users = "root:x:0:0:root:/root:/bin/sh\nbroken\nwenshu:x:990:990::/var/lib/wenshu:/bin/false\n";
        assert_eq!(name_of(users, 990).as_deref(), Some("wenshu"));
        assert_eq!(name_of(users, 1), None);
    }
}

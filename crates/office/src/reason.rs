//! What the operating system says, in the words of the person who has to act on it.

use std::io::{self, ErrorKind};

/// The reason of an error of the system, in Chinese; what is rare keeps the system's own words and
/// number beside.
#[must_use]
pub fn of_io(error: &io::Error) -> String {
    let known = match error.kind() {
        ErrorKind::NotFound => "没有这个文件或文件夹",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::AlreadyExists => "已经有同名的文件或文件夹",
        ErrorKind::StorageFull => "磁盘已满",
        ErrorKind::QuotaExceeded => "磁盘配额已经用完",
        ErrorKind::FileTooLarge => "文件超过了系统允许的大小",
        ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        ErrorKind::IsADirectory => "这是文件夹，不是文件",
        ErrorKind::NotADirectory => "路径里有一段是文件，不是文件夹",
        ErrorKind::InvalidFilename => "文件名太长，或者有系统不允许的字符",
        ErrorKind::AddrInUse => "端口已被占用",
        ErrorKind::AddrNotAvailable => "本机没有这个地址",
        ErrorKind::ConnectionRefused => "对方拒绝连接，服务可能没有启动",
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => "连接中断",
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => "网络不通",
        ErrorKind::TimedOut => "等待超时",
        ErrorKind::UnexpectedEof => "数据不完整",
        ErrorKind::OutOfMemory => "内存不足",
        _ => "",
    };
    match (known, error.raw_os_error()) {
        ("", Some(number)) => format!("系统错误{number}（{error}）"),
        ("", None) => name_of_host(error).unwrap_or_else(|| format!("系统错误（{error}）")),
        (known, _) => known.to_owned(),
    }
}

/// The resolver has no kind of its own.
fn name_of_host(error: &io::Error) -> Option<String> {
    error.to_string().contains("failed to lookup address").then(|| "查不到这个主机名".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_reasons_are_told_in_chinese_and_rare_ones_keep_their_number() {
        assert_eq!(of_io(&io::Error::from_raw_os_error(28)), "磁盘已满");
        assert_eq!(of_io(&io::Error::from_raw_os_error(98)), "端口已被占用");
        assert_eq!(of_io(&io::Error::from_raw_os_error(111)), "对方拒绝连接，服务可能没有启动");
        assert!(of_io(&io::Error::from_raw_os_error(71)).starts_with("系统错误71（"));
    }
}

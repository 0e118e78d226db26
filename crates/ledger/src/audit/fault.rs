//! What an audit finds wrong, in the words for whoever reads it.

use crate::checkpoint::CheckpointError;
use thiserror::Error;

/// Something wrong. Entries are counted from 1; entry `n` stands in line `n + 1` of the file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// Not an export at all.
    #[error("这不是台账导出文件：第一行应是文件头。请用 wenshu ledger export 导出的原始文件。")]
    NotAnExport,
    /// No checkpoint can be used.
    #[error("没有可用的检查点，无从核对。")]
    NoCheckpoint,
    /// A checkpoint is not what it should be.
    #[error("第{size}条处的检查点不能用：{error}")]
    Checkpoint {
        /// Its size.
        size: u64,
        /// Why.
        error: CheckpointError,
    },
    /// A checkpoint is of another ledger.
    #[error("检查点属于“{checkpoint}”，导出属于“{ledger}”，不是同一份台账。")]
    OtherLedger {
        /// Whose the export is.
        ledger: String,
        /// Whose the checkpoint is.
        checkpoint: String,
    },
    /// The leaf hashes that were given are not those of the ledger.
    #[error("叶哈希文件与检查点不符，不能用来逐条对照；以下只按检查点核对。")]
    Leaves,
    /// The entry is not what it was.
    #[error("第{entry}条被改动过。")]
    Changed {
        /// Which entry.
        entry: u64,
    },
    /// The entry is not there.
    #[error("原第{entry}条不见了。")]
    Missing {
        /// Which entry of the ledger as it was.
        entry: u64,
    },
    /// An entry that was not there.
    #[error("现第{entry}条是后来插入的。")]
    Added {
        /// Which entry of the export.
        entry: u64,
    },
    /// The entry stands elsewhere.
    #[error("原第{entry}条被调换了次序，现在是第{now}条。")]
    Moved {
        /// Where it was.
        entry: u64,
        /// Where it is.
        now: u64,
    },
    /// Further differences that are not told one by one.
    #[error("另有{0}处不同，不再逐条列出。")]
    More(u64),
    /// The ledger ends earlier, and up to its end it is what it was: an older state.
    #[error("台账只到第{found}条，检查点记有{wanted}条；前{found}条未变。台账被恢复成了较早的状态，后{lost}条丢失。", lost = wanted - found)]
    Older {
        /// How many there are.
        found: u64,
        /// How many there were.
        wanted: u64,
    },
    /// Fewer entries than there were; it cannot be said which.
    #[error("台账只有{found}条，检查点记有{wanted}条，少了{lost}条：有记录被删去，或者台账被恢复成了较早的状态。", lost = wanted - found)]
    Short {
        /// How many there are.
        found: u64,
        /// How many there were.
        wanted: u64,
    },
    /// Something differs; it cannot be said what.
    #[error("第{first}条至第{to}条之间有记录被改动、删去、插入或调换：算出的根与检查点不符。用叶哈希文件（--leaves）可以查到是哪一条。", first = from + 1)]
    Differs {
        /// Up to here all is well.
        from: u64,
        /// Up to here it is not.
        to: u64,
    },
    /// An entry stands there twice.
    #[error("第{entry}条与第{earlier}条完全相同：每条记录都有自己的编号，其中一条是后来插入的。")]
    Repeated {
        /// The second.
        entry: u64,
        /// The first.
        earlier: u64,
    },
    /// The header tells another number of entries.
    #[error("文件头说有{told}条，文件里有{found}条：文件在导出之后被改过，或者没有传完。")]
    Count {
        /// What the header says.
        told: u64,
        /// What there is.
        found: u64,
    },
    /// The header tells another root.
    #[error("内容与文件头记的根不符：文件在导出之后被改过，或者导出时台账里的内容已与入账时不同。")]
    Edited,
}

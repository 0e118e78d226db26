//! Of what each kind of record consists: tables and columns, in an order that stays.

use crate::Error;
use crate::row::{Word, words};

/// What is held as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// 账号
    Account,
    /// 审批: the chain, its history, the matter.
    Approval,
    /// 审批权限表
    Authority,
    /// 装盒: in which box the file of a document is.
    Boxed,
    /// 工作日历, one year.
    Calendar,
    /// 分发: all copies of a document.
    Copies,
    /// 附件文件: the list of a document's files.
    Files,
    /// 收文, with its numbers.
    Incoming,
    /// 会议
    Meeting,
    /// 涉密件线下办理: one line.
    Offline,
    /// 组织机构, all of it.
    Organization,
    /// 发文, with its numbers and the uses of the seal.
    Outgoing,
    /// 经办、知悉的人: who may see a document, and for whom it waits.
    Readers,
}

words!(Kind, "kind of a record",
    Kind::Account => "account", Kind::Approval => "approval", Kind::Authority => "authority",
    Kind::Boxed => "boxed", Kind::Files => "files", Kind::Offline => "offline", Kind::Readers => "readers",
    Kind::Calendar => "calendar", Kind::Copies => "copies",
    Kind::Incoming => "incoming", Kind::Meeting => "meeting", Kind::Organization => "organization",
    Kind::Outgoing => "outgoing");

/// Rows of one table that belong to a record. The first column of the first part of a kind counts its
/// changes; every change of another part counts there too.
pub(super) struct Part {
    pub(super) table: &'static str,
    pub(super) columns: &'static [&'static str],
    /// Which column has the key of the record; `None` if all rows belong to it.
    pub(super) key: Option<&'static str>,
}

const fn part(table: &'static str, key: Option<&'static str>, columns: &'static [&'static str]) -> Part {
    Part { table, columns, key }
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 13] = [
        Self::Account,
        Self::Boxed,
        Self::Files,
        Self::Offline,
        Self::Readers,
        Self::Approval,
        Self::Authority,
        Self::Calendar,
        Self::Copies,
        Self::Incoming,
        Self::Meeting,
        Self::Organization,
        Self::Outgoing,
    ];

    /// Table and column of its keys; `None` if there is only one.
    pub(super) fn keyed(self) -> Option<(&'static str, &'static str)> {
        let first = self.parts().first()?;
        Some((first.table, first.key?))
    }

    /// Whether its first part counts its changes.
    pub(super) fn is_counted(self) -> bool {
        self.parts().first().and_then(|part| part.columns.first()).is_some_and(|count| *count != UNCOUNTED)
    }

    pub(super) fn parts(self) -> &'static [Part] {
        match self {
            Self::Account => ACCOUNT,
            Self::Boxed => BOXED,
            Self::Files => FILES,
            Self::Offline => OFFLINE,
            Self::Readers => READERS,
            Self::Approval => APPROVAL,
            Self::Authority => AUTHORITY,
            Self::Calendar => CALENDAR,
            Self::Copies => COPIES,
            Self::Incoming => INCOMING,
            Self::Meeting => MEETING,
            Self::Organization => ORGANIZATION,
            Self::Outgoing => OUTGOING,
        }
    }
}

/// In which file it is kept, but not in which box: boxes are filled later.
const FILED: Part = part(
    "archive_items",
    Some("document_id"),
    &[
        "origin",
        "reference",
        "fonds",
        "year",
        "retention",
        "unit",
        "ordinal",
        "author",
        "number",
        "title",
        "dated",
        "pages",
        "note",
        "filed_at",
        "filed_by",
        "filed_name",
    ],
);

/// For what is not counted: of two digests the later entry has the newer one.
const UNCOUNTED: &str = "1";

const ACCOUNT: &[Part] = &[part(
    "accounts",
    Some("id"),
    &[
        "revision",
        "name",
        "display_name",
        "role",
        "state",
        "must_change_password",
        "password_hash",
        "failures",
        "locked_until",
        "created_at",
    ],
)];

const BOXED: &[Part] = &[part("archive_items", Some("document_id"), &[UNCOUNTED, "reference", "box"])];

const FILES: &[Part] = &[part(
    "document_files",
    Some("document_id"),
    &[UNCOUNTED, "id", "name", "media", "size", "digest", "at", "by_id", "by_name"],
)];

const OFFLINE: &[Part] = &[part(
    "offline_papers",
    Some("id"),
    &[UNCOUNTED, "serial", "sender_name", "copies", "received_at", "by_id", "by_name"],
)];

const READERS: &[Part] =
    &[part("document_readers", Some("document_id"), &[UNCOUNTED, "person_id", "part", "waits", "since_at"])];

/// The numbers that a document took.
const NUMBERS: Part =
    part("document_numbers", Some("document_id"), &["series", "year", "ordinal", "taken_at", "void_reason"]);

const APPROVAL: &[Part] = &[
    part(
        "approvals",
        Some("id"),
        &[
            "revision",
            "subject",
            "matter",
            "table_id",
            "title",
            "drafter_id",
            "digest",
            "state",
            "whereabouts",
            "awaits_body",
            "approved_on",
            "content",
            "created_at",
            "updated_at",
            "oral",
        ],
    ),
    part(
        "approval_history",
        Some("approval_id"),
        &["number", "at", "actor_id", "actor_name", "for_id", "for_name", "verb", "event", "complete"],
    ),
    part("affairs", Some("id"), &["body", "done_by", "done_name", "done_on", "document_id", "void_from"]),
];

/// A table is published once and confirmed or declined once.
const AUTHORITY: &[Part] = &[part(
    "authority_tables",
    Some("id"),
    &["case standing when 'waiting' then 1 else 2 end", "name", "from_day", "body", "made_by", "made_at", "standing"],
)];

const CALENDAR: &[Part] = &[
    part("calendar_years", Some("cast(year as text)"), &["revision", "source", "recorded_by", "recorded_at"]),
    part("calendar_days", Some("cast(year as text)"), &["day", "kind", "holiday"]),
];

const COPIES: &[Part] = &[part(
    "document_copies",
    Some("document_id"),
    &["revision", "id", "unit_id", "recipient", "first", "last", "record", "received_at", "recalled_at"],
)];

const INCOMING: &[Part] = &[
    part(
        "incoming",
        Some("id"),
        &[
            "revision",
            "sender_unit",
            "sender_name",
            "their_number",
            "title",
            "body",
            "urgency",
            "copies",
            "treatment",
            "circle",
            "stage",
            "since_at",
            "with_name",
            "number",
            "received_at",
            "due_on",
            "facts",
            "reference",
            "created_at",
            "follower_id",
            "answered_by",
        ],
    ),
    NUMBERS,
    FILED,
];

const MEETING: &[Part] = &[
    part(
        "meetings",
        Some("id"),
        &[
            "revision",
            "title",
            "approval_id",
            "day",
            "begins",
            "ends",
            "place",
            "note",
            "circle",
            "called_at",
            "called_by",
            "called_name",
            "cancelled_at",
            "cancelled_by",
            "cancelled_name",
            "reason",
        ],
    ),
    part("meeting_people", Some("meeting_id"), &["number", "person_id", "name"]),
];

const ORGANIZATION: &[Part] = &[
    part("organization_state", None, &["revision"]),
    part("units", None, &["id", "number", "kind", "from_day", "to_day", "place", "revision"]),
    part("unit_standings", None, &["unit_id", "from_day", "name", "short", "aliases", "codes", "parent_id"]),
    part(
        "posts",
        None,
        &["id", "number", "unit_id", "title", "rank", "seats", "from_day", "to_day", "place", "revision"],
    ),
    part("people", None, &["id", "number", "name", "phone", "place", "revision"]),
    part("tenures", None, &["id", "person_id", "post_id", "from_day", "to_day", "revision"]),
    part("portfolios", None, &["id", "leader_id", "unit_id", "topic", "from_day", "to_day", "revision"]),
    part("services", None, &["id", "secretary_id", "leader_id", "from_day", "to_day", "revision"]),
    part("substitutions", None, &["id", "person_id", "substitute_id", "from_day", "to_day", "revision"]),
    part("absences", None, &["id", "person_id", "kind", "note", "from_day", "to_day", "revision"]),
];

const OUTGOING: &[Part] = &[
    part(
        "outgoing",
        Some("id"),
        &[
            "revision",
            "title",
            "kind",
            "syntax",
            "body",
            "digest",
            "drafter_id",
            "drafter_name",
            "matter",
            "openness",
            "circle",
            "review",
            "stage",
            "state",
            "approval_id",
            "signer_name",
            "signed_on",
            "series",
            "year",
            "ordinal",
            "released_on",
            "reference",
            "begun_at",
            "touched_at",
            "touched_by",
            "touched_name",
            "text_digest",
            "to_publish",
        ],
    ),
    NUMBERS,
    part("document_versions", Some("document_id"), &["number", "title", "by_id", "by_name", "at", "note"]),
    part(
        "seal_uses",
        Some("document_id"),
        &[
            "id",
            "number",
            "title",
            "copies",
            "impressions",
            "approver_name",
            "approved_on",
            "sealed_at",
            "sealed_by",
            "sealed_name",
        ],
    ),
    FILED,
];

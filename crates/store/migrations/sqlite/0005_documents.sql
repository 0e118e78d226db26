-- Documents that the office sends and receives, their numbers, versions, copies, files, readers.
create table outgoing (
    id text primary key,
    title text not null,
    kind text,
    syntax text not null check (syntax in ('plain', 'markdown')),
    body text not null,
    digest text not null,
    drafter_id text not null,
    drafter_name text not null,
    matter text not null,
    openness text,
    circle text not null check (circle in ('office', 'involved')),
    review text,
    stage text not null check (stage in ('drafting', 'reviewing', 'approving', 'signed', 'rechecked', 'registered',
        'printed', 'sealed', 'released', 'archived', 'cancelled')),
    state text not null,
    approval_id text,
    signer_name text,
    signed_on text,
    series text,
    year bigint,
    ordinal bigint,
    released_on text,
    reference text,
    begun_at bigint not null,
    touched_at bigint not null,
    touched_by text not null,
    touched_name text not null,
    revision bigint not null check (revision >= 1),
    check ((series is null) = (ordinal is null) and (series is null) = (year is null)),
    -- A state is tied to its facts.
    check (stage not in ('signed', 'rechecked', 'registered', 'printed', 'sealed', 'released', 'archived')
        or (signed_on is not null and approval_id is not null)),
    check (stage not in ('registered', 'printed', 'sealed', 'released', 'archived') or ordinal is not null),
    check ((stage in ('released', 'archived')) = (released_on is not null)),
    check ((stage = 'archived') = (reference is not null)),
    unique (series, year, ordinal)
);
create index outgoing_by_stage on outgoing (stage, touched_at, id);
create index outgoing_by_drafter on outgoing (drafter_id, touched_at, id);
create index outgoing_by_approval on outgoing (approval_id);

-- The register of numbers: in order, without gaps; a voided one stays, with its reason.
create table document_numbers (
    series text not null,
    year bigint not null,
    ordinal bigint not null check (ordinal >= 1),
    document_id text not null,
    taken_at bigint not null,
    void_reason text,
    primary key (series, year, ordinal)
);

create table document_versions (
    document_id text not null,
    number bigint not null check (number >= 1),
    title text not null,
    body text not null,
    by_id text not null,
    by_name text not null,
    at bigint not null,
    note text not null,
    primary key (document_id, number)
);

create table document_copies (
    id text primary key,
    document_id text not null references outgoing (id),
    unit_id text,
    recipient text not null,
    first bigint not null check (first >= 1),
    last bigint not null check (last >= first),
    record text not null,
    received_at bigint,
    recalled_at bigint,
    revision bigint not null
);
create index document_copies_by_document on document_copies (document_id, first);
create index document_copies_by_unit on document_copies (unit_id, received_at);

create table incoming (
    id text primary key,
    sender_unit text,
    sender_name text not null,
    their_number text not null,
    title text not null,
    body text not null,
    urgency text not null check (urgency in ('normal', 'urgent', 'immediate')),
    copies bigint not null check (copies between 1 and 9999),
    treatment text not null check (treatment in ('action', 'reading')),
    circle text not null check (circle in ('office', 'involved')),
    stage text not null check (stage in ('sent', 'received', 'registered', 'sent-back', 'examined', 'proposed',
        'handling', 'circulating', 'concluded', 'archived')),
    since_at bigint not null,
    with_name text not null,
    number text unique,
    received_at bigint,
    due_on text,
    facts text not null,
    reference text,
    created_at bigint not null,
    revision bigint not null check (revision >= 1),
    check (stage in ('sent', 'received') or number is not null),
    check (stage = 'sent' or received_at is not null),
    check ((stage = 'archived') = (reference is not null))
);
create index incoming_by_stage on incoming (stage, since_at, id);
create index incoming_by_due on incoming (due_on, stage);
create index incoming_by_sender on incoming (sender_unit, created_at);

-- Who has a part in a document and may see it in any case; what is waited for from whom.
create table document_readers (
    document_id text not null,
    person_id text not null,
    part text not null,
    waits bigint not null check (waits in (0, 1)),
    since_at bigint not null,
    primary key (document_id, person_id)
);
create index document_readers_by_person on document_readers (person_id, waits, since_at);

create table blobs (
    digest text primary key,
    bytes blob not null
);

create table document_files (
    id text primary key,
    document_id text not null,
    name text not null,
    media text not null,
    size bigint not null check (size >= 0),
    digest text not null references blobs (digest),
    at bigint not null,
    by_id text not null,
    by_name text not null
);
create index document_files_by_document on document_files (document_id, at);

-- What must not be here: only that it exists (涉密件线下办理).
create table offline_papers (
    id text primary key,
    serial text not null unique,
    sender_name text not null,
    copies bigint not null check (copies between 1 and 9999),
    received_at bigint not null,
    by_id text not null,
    by_name text not null
);

-- Versions of the table of authority; approvals, whom they wait for, what happened; own phrases.
create table authority_tables (
    id text primary key,
    name text not null check (name <> ''),
    from_day text not null,
    body text not null,
    -- Null for the table that comes with the program.
    made_by text references people (id),
    made_at bigint not null
);
create index authority_tables_by_day on authority_tables (from_day, made_at);

create table approvals (
    id text primary key,
    -- What it approves: a matter of its own, or a document.
    subject text not null check (subject in ('affair', 'document')),
    matter text not null check (matter <> ''),
    table_id text not null references authority_tables (id),
    title text not null check (title <> ''),
    drafter_id text not null references people (id),
    digest text not null check (length(digest) = 64),
    state text not null check (state in ('draft', 'pending', 'approved', 'rejected')),
    -- Where it is, for lists; the chain itself is in content.
    whereabouts text not null,
    awaits_body text check (awaits_body is null or state = 'pending'),
    approved_on text,
    content text not null,
    revision bigint not null check (revision >= 1),
    created_at bigint not null,
    updated_at bigint not null,
    check ((state = 'approved') = (approved_on is not null))
);
create index approvals_by_drafter on approvals (drafter_id, updated_at);
create index approvals_by_state on approvals (state, updated_at);

-- The text of a matter that is no document, and who carried it out.
create table affairs (
    id text primary key references approvals (id),
    body text not null,
    done_by text references people (id),
    done_name text,
    done_on text,
    check ((done_by is null) = (done_on is null) and (done_by is null) = (done_name is null))
);

create table approval_waiting (
    approval_id text not null references approvals (id),
    person_id text not null,
    errand text not null check (errand in ('sign', 'confirm', 'mend')),
    title text not null,
    for_name text not null,
    since bigint not null,
    primary key (approval_id, person_id, errand)
);
create index approval_waiting_by_person on approval_waiting (person_id, since);

create table approval_history (
    approval_id text not null references approvals (id),
    number bigint not null check (number >= 1),
    at bigint not null,
    actor_id text not null,
    actor_name text not null,
    for_id text not null,
    for_name text not null,
    verb text not null,
    event text not null,
    complete bigint not null check (complete in (0, 1)),
    primary key (approval_id, number)
);
create index approval_history_by_actor on approval_history (actor_id, at);

create table phrases (
    person_id text not null references people (id),
    place bigint not null,
    words text not null check (words <> ''),
    primary key (person_id, place)
);

-- Accounts, sessions, drafts with versions, settings.
create table accounts (
    id text primary key,
    name text not null unique,
    display_name text not null,
    role text not null check (role in ('clerk', 'administrator')),
    state text not null check (state in ('active', 'disabled')),
    must_change_password bigint not null check (must_change_password in (0, 1)),
    password_hash text not null,
    failures bigint not null check (failures >= 0),
    locked_until bigint,
    created_at bigint not null,
    revision bigint not null
);

create table sessions (
    token_hash text primary key,
    account_id text not null references accounts (id),
    csrf text not null,
    created_at bigint not null,
    seen_at bigint not null
);
create index sessions_by_account on sessions (account_id);

create table drafts (
    id text primary key,
    owner_id text not null references accounts (id),
    title text not null,
    kind text,
    syntax text not null check (syntax in ('plain', 'markdown')),
    body text not null,
    origin text not null check (origin in ('form', 'paste', 'upload', 'sample')),
    notes text not null,
    revision bigint not null check (revision >= 1),
    created_at bigint not null,
    updated_at bigint not null,
    discarded_at bigint
);
create index drafts_by_owner on drafts (owner_id, updated_at);

create table versions (
    id text primary key,
    draft_id text not null references drafts (id) on delete cascade,
    number bigint not null check (number >= 1),
    reason text not null check (reason in ('created', 'autosave', 'saved', 'fixed', 'header', 'restored')),
    title text not null,
    body text not null,
    account_id text not null references accounts (id),
    begun_at bigint not null,
    saved_at bigint not null,
    unique (draft_id, number)
);

create table settings (
    key text primary key,
    value text not null
);

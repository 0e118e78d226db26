-- The ledger: entries, the hashes of complete subtrees, the head, signed checkpoints.
create table ledger_entries (
    id text primary key,
    at bigint not null,
    actor text not null,
    actor_name text not null,
    behalf_id text,
    behalf_name text,
    verb text not null check (verb <> ''),
    object_kind text not null,
    object_id text not null,
    before_digest text not null,
    after_digest text not null,
    reason text not null,
    words text not null,
    -- The place in the tree, from 0; null until it is sealed.
    seq bigint unique check (seq >= 0),
    check ((behalf_id is null) = (behalf_name is null))
);
create index ledger_unsealed on ledger_entries (at, id) where seq is null;
create index ledger_by_object on ledger_entries (object_kind, object_id, at, id);
create index ledger_by_actor on ledger_entries (actor, at, id);
create index ledger_by_behalf on ledger_entries (behalf_id, at, id) where behalf_id is not null;
create index ledger_by_verb on ledger_entries (verb, at, id);
create index ledger_by_time on ledger_entries (at, id);

create table ledger_nodes (
    level bigint not null check (level >= 0),
    place bigint not null check (place >= 0),
    hash text not null,
    primary key (level, place)
);

create table ledger_head (
    one bigint primary key check (one = 1),
    size bigint not null check (size >= 0),
    root text not null
);

create table ledger_checkpoints (
    id text primary key,
    size bigint not null,
    root text not null,
    at bigint not null,
    signed text not null
);
create index ledger_checkpoints_by_size on ledger_checkpoints (size, at);

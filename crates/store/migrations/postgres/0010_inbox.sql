-- Entries wait here until they are sealed: at the end of a table without an index, so that an act costs
-- little more than what it changes.
create table ledger_inbox (
    id text not null,
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
    check ((behalf_id is null) = (behalf_name is null))
);
insert into ledger_inbox (id, at, actor, actor_name, behalf_id, behalf_name, verb, object_kind, object_id,
    before_digest, after_digest, reason, words)
select id, at, actor, actor_name, behalf_id, behalf_name, verb, object_kind, object_id, before_digest, after_digest,
    reason, words from ledger_entries where seq is null;
delete from ledger_entries where seq is null;
drop index ledger_unsealed;

-- Sealed entries are kept by their places, which end the indexes instead of the long keys: sealing writes
-- half as much.
create table ledger_sealed (
    -- The place in the tree, from 0.
    seq bigint primary key check (seq >= 0),
    id text not null unique,
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
insert into ledger_sealed (id, at, actor, actor_name, behalf_id, behalf_name, verb, object_kind, object_id, before_digest,
    after_digest, reason, words, seq)
select id, at, actor, actor_name, behalf_id, behalf_name, verb, object_kind, object_id, before_digest,
    after_digest, reason, words, seq
from ledger_entries order by seq;
drop table ledger_entries;
alter table ledger_sealed rename to ledger_entries;
create index ledger_by_object on ledger_entries (object_kind, object_id, at, seq);
create index ledger_by_actor on ledger_entries (actor, at, seq);
create index ledger_by_behalf on ledger_entries (behalf_id, at, seq) where behalf_id is not null;
create index ledger_by_verb on ledger_entries (verb, at, seq);
create index ledger_by_time on ledger_entries (at, seq);

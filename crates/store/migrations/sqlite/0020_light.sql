-- The same table as on PostgreSQL, where checks cost a sixth of an act: the program checks what it
-- adds, and the table of sealed entries checks it again.
create table ledger_inbox_light (
    id text not null,
    at bigint not null,
    actor text not null,
    actor_name text not null,
    behalf_id text,
    behalf_name text,
    verb text not null,
    object_kind text not null,
    object_id text not null,
    before_digest text not null,
    after_digest text not null,
    reason text not null,
    words text not null,
    leaf text not null default ''
);
insert into ledger_inbox_light (id, at, actor, actor_name, behalf_id, behalf_name, verb, object_kind, object_id,
    before_digest, after_digest, reason, words, leaf)
select id, at, actor, actor_name, behalf_id, behalf_name, verb, object_kind, object_id, before_digest, after_digest,
    reason, words, leaf from ledger_inbox order by rowid;
drop table ledger_inbox;
alter table ledger_inbox_light rename to ledger_inbox;

-- A table of authority that somebody published for the office waits until its director, or whoever stands for
-- the director, has confirmed it; what is in force already stays so.
alter table authority_tables add column standing text not null default 'confirmed';

-- A check cannot be changed: the table is made anew, and what refers to it as well.
create table notices_anew (
    id text primary key,
    person_id text not null references people (id),
    at bigint not null,
    thing text not null check (thing in ('approval', 'outgoing', 'incoming', 'copies', 'meeting', 'authority')),
    object_id text not null,
    words text not null check (words <> ''),
    title text not null,
    weight text not null check (weight in ('urgent', 'normal', 'desk')),
    read_at bigint
);
insert into notices_anew select id, person_id, at, thing, object_id, words, title, weight, read_at from notices;
create table notice_deliveries_anew (
    notice_id text not null references notices_anew (id) on delete cascade,
    channel text not null check (channel in ('mail', 'webhook')),
    due_at bigint not null,
    tries bigint not null check (tries >= 0),
    state text not null check (state in ('waiting', 'given-up')),
    primary key (notice_id, channel)
);
insert into notice_deliveries_anew select notice_id, channel, due_at, tries, state from notice_deliveries;
drop table notice_deliveries;
drop table notices;
alter table notices_anew rename to notices;
alter table notice_deliveries_anew rename to notice_deliveries;
create index notices_by_person on notices (person_id, at, id);
create index notices_unread on notices (person_id) where read_at is null;
create index notices_by_time on notices (at, id);
create index notices_by_object on notices (object_id, person_id);
create index notice_deliveries_due on notice_deliveries (due_at) where state = 'waiting';

-- Today: notices and how they leave the program, whose turn it is, who follows what.
create table notices (
    id text primary key,
    person_id text not null references people (id),
    at bigint not null,
    thing text not null check (thing in ('approval', 'outgoing', 'incoming', 'copies')),
    object_id text not null,
    words text not null check (words <> ''),
    title text not null,
    weight text not null check (weight in ('urgent', 'normal', 'desk')),
    read_at bigint
);
create index notices_by_person on notices (person_id, at, id);
create index notices_unread on notices (person_id) where read_at is null;
create index notices_by_time on notices (at, id);
create index notices_by_object on notices (object_id, person_id);

-- What a person wishes: an address for mail, quiet hours in minutes after midnight.
create table notice_wishes (
    person_id text primary key references people (id),
    mail text not null,
    quiet_from bigint not null check (quiet_from between 0 and 1439),
    quiet_to bigint not null check (quiet_to between 0 and 1439)
);

-- What is to leave the program, by which channel, not before when.
create table notice_deliveries (
    notice_id text not null references notices (id) on delete cascade,
    channel text not null check (channel in ('mail', 'webhook')),
    due_at bigint not null,
    tries bigint not null check (tries >= 0),
    state text not null check (state in ('waiting', 'given-up')),
    primary key (notice_id, channel)
);
create index notice_deliveries_due on notice_deliveries (due_at) where state = 'waiting';

alter table approval_waiting add column limit_days bigint;
alter table incoming add column follower_id text;
update incoming set follower_id = (facts::json) -> 'assignment' -> 'follows' ->> 'id';
create index incoming_by_follower on incoming (follower_id, stage) where follower_id is not null;
create index incoming_by_sender_stage on incoming (sender_unit, stage, since_at);
create index outgoing_by_drafter_stage on outgoing (drafter_id, stage, touched_at);
create index document_readers_waiting on document_readers (person_id, since_at) where waits = 1;
create index document_copies_waiting on document_copies (unit_id, id) where received_at is null and recalled_at is null;
create index approvals_pending on approvals (drafter_id, updated_at) where state = 'pending';

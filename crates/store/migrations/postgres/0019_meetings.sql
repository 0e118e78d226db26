-- Meetings as appointments, and who takes part. Notices may be about them.
create table meetings (
    id text primary key,
    title text not null,
    approval_id text not null unique references approvals (id),
    day text not null,
    begins bigint not null check (begins between 0 and 1439),
    ends bigint not null check (ends between 0 and 1439),
    place text not null check (place <> ''),
    note text not null,
    circle text not null check (circle in ('office', 'involved')),
    called_at bigint not null,
    called_by text not null references people (id),
    called_name text not null,
    cancelled_at bigint,
    cancelled_by text,
    cancelled_name text,
    reason text,
    revision bigint not null check (revision > 0)
);
create index meetings_by_day on meetings (day, begins, id);

create table meeting_people (
    meeting_id text not null references meetings (id),
    number bigint not null,
    person_id text not null references people (id),
    name text not null,
    primary key (meeting_id, person_id)
);
create index meeting_people_by_person on meeting_people (person_id, meeting_id);

alter table notices drop constraint notices_thing_check;
alter table notices add constraint notices_thing_check
    check (thing in ('approval', 'outgoing', 'incoming', 'copies', 'meeting'));

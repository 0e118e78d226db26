-- A countersign that does not agree waits for its drafter: one more errand. A check cannot be
-- changed in place here.
create table approval_waits (
    approval_id text not null references approvals (id),
    person_id text not null,
    errand text not null check (errand in ('sign', 'confirm', 'mend', 'settle')),
    title text not null,
    for_name text not null,
    since bigint not null,
    limit_days bigint,
    primary key (approval_id, person_id, errand)
);
insert into approval_waits (approval_id, person_id, errand, title, for_name, since, limit_days)
    select approval_id, person_id, errand, title, for_name, since, limit_days from approval_waiting;
drop table approval_waiting;
alter table approval_waits rename to approval_waiting;
create index approval_waiting_by_person on approval_waiting (person_id, since);

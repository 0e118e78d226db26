-- Whether an oral consent may be put on record for it now: those who may do so find it.
alter table approvals add column oral bigint not null default 0;
-- Databases made before this index was added to the tables of notices do without it until now.
create index if not exists notices_by_object on notices (object_id, person_id);

-- Which of our documents answers a received one, so that those who work on it learn when that document
-- is revoked or repealed.
alter table incoming add column answered_by text;
update incoming set answered_by = json_extract(facts, '$.answer.document');
create index incoming_answered_by on incoming (answered_by) where answered_by is not null;

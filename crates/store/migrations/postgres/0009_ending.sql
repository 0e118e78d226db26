-- Matters in which it is decided that the force of a document ends.
alter table affairs add column document_id text references outgoing (id);
alter table affairs add column void_from text;
create index affairs_by_document on affairs (document_id) where document_id is not null;
create index affairs_to_end on affairs (id) where document_id is not null and done_on is null;

-- What can be found: one row for each thing, in the order in which they began, and its terms.
create table search_items (
    place bigint generated always as identity primary key,
    kind text not null check (kind in ('outgoing', 'incoming', 'file', 'draft', 'approval')),
    thing_id text not null,
    -- Whose readers may see it.
    document_id text not null,
    at bigint not null,
    -- In which way its terms were made; 0 before they are.
    version bigint not null,
    digest bigint not null,
    unique (kind, thing_id)
);
create index search_items_by_document on search_items (document_id);
create index search_items_by_version on search_items (version, place);
create index search_items_by_time on search_items (at, place);

-- The terms lie beside the table, so that its rows are short and read quickly.
create table search_terms (
    place bigint primary key,
    terms tsvector not null
) with (toast_tuple_target = 128);
create index search_terms_by_term on search_terms using gin (terms) with (gin_pending_list_limit = 1024);

-- The text of a file; null until it was read.
alter table document_files add column text text;
create index document_files_unread on document_files (id) where text is null;

-- What is there already waits for its terms.
insert into search_items (kind, thing_id, document_id, at, version, digest)
select kind, thing_id, document_id, at, 0, 0 from (
    select 'outgoing' as kind, id as thing_id, id as document_id, begun_at as at from outgoing
    union all select 'incoming', id, id, created_at from incoming
    union all select 'file', id, document_id, at from document_files
    union all select 'draft', id, id, created_at from drafts
    union all select 'approval', id, id, created_at from approvals where subject = 'affair'
) things order by at, thing_id;

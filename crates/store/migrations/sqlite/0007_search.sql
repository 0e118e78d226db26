-- What can be found: one row for each thing, in the order in which they began, and its terms.
create table search_items (
    place integer primary key autoincrement,
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

-- Without positions and without the text; a row is replaced as a whole.
create virtual table search_terms using fts5 (
    terms, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '#=.-'"
);

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

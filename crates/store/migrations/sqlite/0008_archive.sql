-- The register of seals, and the archive.
create table seal_uses (
    id text primary key,
    document_id text not null references outgoing (id),
    number text not null,
    title text not null,
    copies bigint not null check (copies >= 1),
    impressions bigint not null check (impressions >= 1),
    approver_name text not null,
    approved_on text not null,
    sealed_at bigint not null,
    sealed_by text not null,
    sealed_name text not null
);
create index seal_uses_by_time on seal_uses (sealed_at, id);
create index seal_uses_by_document on seal_uses (document_id);

-- What was sealed before this register was kept, from the documents themselves.
insert into seal_uses (id, document_id, number, title, copies, impressions, approver_name, approved_on, sealed_at,
    sealed_by, sealed_name)
select d.id, d.id, d.series || '〔' || d.year || '〕' || d.ordinal || '号', d.title,
    json_extract(d.sealed, '$.printed.registered.copies'), json_extract(d.sealed, '$.impressions'),
    d.signer_name, d.signed_on, json_extract(d.sealed, '$.act.at'), json_extract(d.sealed, '$.act.by.id'),
    json_extract(d.sealed, '$.act.by.name')
from (select id, title, series, year, ordinal, signer_name, signed_on,
    coalesce(json_extract(state, '$.sealed'), json_extract(state, '$.released.sealed'),
        json_extract(state, '$.archived.released.sealed')) as sealed from outgoing) d
where d.sealed is not null;

create table archive_items (
    document_id text primary key,
    origin text not null check (origin in ('outgoing', 'incoming')),
    reference text not null,
    -- The parts of a composed reference; none of them where it was written by hand.
    fonds text,
    year bigint,
    retention text check (retention in ('Y', 'D30', 'D10')),
    unit text,
    ordinal bigint check (ordinal >= 1),
    author text not null,
    number text not null,
    title text not null,
    dated text not null,
    pages bigint check (pages >= 1),
    note text not null,
    box bigint check (box >= 1),
    filed_at bigint not null,
    filed_by text not null,
    filed_name text not null,
    check ((fonds is null) = (ordinal is null) and (fonds is null) = (year is null)
        and (fonds is null) = (retention is null) and (fonds is null) = (unit is null)),
    check (box is null or ordinal is not null),
    unique (fonds, year, retention, unit, ordinal)
);
create index archive_items_by_year on archive_items (year, retention, unit, ordinal);

-- What was archived under a reference written by hand stays so.
insert into archive_items (document_id, origin, reference, author, number, title, dated, note, filed_at, filed_by,
    filed_name)
select id, 'outgoing', reference, '', series || '〔' || year || '〕' || ordinal || '号', title, signed_on, '',
    json_extract(state, '$.archived.act.at'), json_extract(state, '$.archived.act.by.id'),
    json_extract(state, '$.archived.act.by.name')
from outgoing where stage = 'archived';
insert into archive_items (document_id, origin, reference, author, number, title, dated, note, filed_at, filed_by,
    filed_name)
select id, 'incoming', reference, sender_name, their_number, title, '', '', since_at, '', ''
from incoming where stage = 'archived';

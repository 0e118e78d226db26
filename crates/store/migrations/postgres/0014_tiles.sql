-- The tree is kept in tiles: up to 64 neighbours of one level in a row, and only every sixth level. Sealing
-- wrote two rows for each entry before.
create table ledger_tiles (
    -- Which of the levels that are kept: 0 are the leaves, 1 the subtrees of 64 leaves.
    level bigint not null check (level >= 0),
    place bigint not null check (place >= 0),
    -- Hexadecimal, one after the other.
    hashes text not null,
    primary key (level, place)
);
insert into ledger_tiles (level, place, hashes)
select level / 6, place / 64, string_agg(hash, '' order by place) from ledger_nodes where level % 6 = 0
group by level / 6, place / 64;
drop table ledger_nodes;
-- Hashes do not get shorter by compressing.
alter table ledger_tiles alter column hashes set storage external;

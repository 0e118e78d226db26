-- How each record stood that an act changed: a digest over all that is kept of it. Entries of earlier
-- programs have none.
alter table ledger_entries add column records text not null default '';
alter table ledger_inbox add column records text not null default '';

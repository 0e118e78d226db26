-- The hash of an entry as it was written, so that sealing need not read the whole entry again, and
-- an entry that is changed before it is sealed is found as well. Empty in entries of before.
alter table ledger_inbox add column leaf text not null default '';

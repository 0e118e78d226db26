-- Whether a document that is public of its own accord is issued and not known to be public yet; what
-- was issued before does not wait for anybody.
alter table outgoing add column to_publish integer not null default 0;
create index outgoing_to_publish on outgoing (drafter_id) where to_publish = 1;

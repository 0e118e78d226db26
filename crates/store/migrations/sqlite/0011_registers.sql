-- Registers in the order of time, and how long they are, without reading the documents themselves.
create index outgoing_by_touched on outgoing (touched_at, id);
create index outgoing_by_circle on outgoing (circle, stage, year, id);
create index incoming_by_created on incoming (created_at, id);
create index incoming_by_circle on incoming (circle, stage, id);

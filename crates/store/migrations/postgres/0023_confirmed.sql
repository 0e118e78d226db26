-- A table of authority that somebody published for the office waits until its director, or whoever stands for
-- the director, has confirmed it; what is in force already stays so.
alter table authority_tables add column standing text not null default 'confirmed';

alter table notices drop constraint notices_thing_check;
alter table notices add constraint notices_thing_check
    check (thing in ('approval', 'outgoing', 'incoming', 'copies', 'meeting', 'authority'));

-- The digest of the text beside that of its substance, so that a program that reads the same text
-- otherwise takes back no approval. The program fills it for what is on its way.
alter table outgoing add column text_digest text;

-- Whether a paper of the same number came before.
create index incoming_by_their_number on incoming (their_number) where their_number <> '';

-- The text of PDF and OFD files is read now: those that came before wait to be read.
update document_files set text = null where media in ('application/pdf', 'application/ofd');

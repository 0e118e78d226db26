-- A countersign that does not agree waits for its drafter: one more errand.
alter table approval_waiting drop constraint approval_waiting_errand_check;
alter table approval_waiting add constraint approval_waiting_errand_check
    check (errand in ('sign', 'confirm', 'mend', 'settle'));

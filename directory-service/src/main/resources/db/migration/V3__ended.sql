-- When the work on a set reached its end; null while there is work. What ended before is counted from this migration on.
alter table change_set add column ended_at timestamp(9) with time zone;
update change_set set ended_at = current_timestamp where state in ('APPLIED', 'REVERTED');

-- With last_error: whether asking again later may help by itself. (entry_change.outcome also takes REFUSED since then.)
alter table change_set add column retry_later boolean default false not null;

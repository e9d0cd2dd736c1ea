-- The domain controllers that a set was pinned to, with the reason of each change; null in sets of the first release.
alter table change_set add column pins_json varchar(100000);

-- Who last saw that a group moved too often, and let it move again.
alter table group_lease add column acknowledged_at timestamp with time zone;
alter table group_lease add column acknowledged_by varchar(200);
alter table group_lease add column acknowledged_because varchar(1000);

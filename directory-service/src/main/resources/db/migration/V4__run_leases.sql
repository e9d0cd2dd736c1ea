-- Who brings a change set somewhere, or computes it (then without an owner): one row while that lasts. Who no longer renews
-- it has lost the set.
create table run_lease (
  change_set_id uuid primary key references change_set (id),
  run           uuid not null,
  instance      varchar(200) not null,
  group_name    varchar(63),
  epoch         bigint,
  issuer        uuid,
  direction     varchar(16) not null,
  task          varchar(63),
  expires_at    timestamp(6) with time zone not null
);
create index run_lease_by_group on run_lease (group_name);

-- How long each operation took that has ended. No reference to the operation: these stay when its journal goes.
create table operation_times (
  operation_id uuid primary key,
  group_name varchar(63) not null,
  kind varchar(32) not null,
  ended_at timestamp with time zone not null,
  outage_ms bigint,
  recovery_ms bigint,
  phases varchar(1000) not null
);
create index operation_times_by_group on operation_times (group_name, ended_at);

-- Evacuations: what was wanted, and how far each group is, as versioned JSON. Whoever writes a version that is not the next one is told.
create table evacuation (
  id uuid primary key,
  state varchar(32) not null,
  version bigint not null,
  idempotency_key varchar(128) not null unique,
  request_hash varchar(64) not null,
  body text not null
);

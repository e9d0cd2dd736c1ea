-- Operations, their journals and the groups' leases. State and version are derived from the journal; they are kept for queries.
create table operation (
  id uuid primary key,
  group_name varchar(63) not null,
  state varchar(32) not null,
  version bigint not null,
  created_at timestamp with time zone not null,
  body text not null
);
create index operation_by_group on operation (group_name, id);

-- Two actors that believe they own an operation collide on the primary key.
create table journal (
  operation_id uuid not null references operation (id),
  seq bigint not null,
  at timestamp with time zone not null,
  body text not null,
  primary key (operation_id, seq)
);

-- One row a group: the highest epoch issued, the live operation (the lease), and who had the group last.
create table group_lease (
  group_name varchar(63) primary key,
  epoch bigint not null,
  owner varchar(63),
  operation_id uuid unique references operation (id)
);

create table idempotency (
  key_value varchar(128) primary key,
  request_hash varchar(64) not null,
  operation_id uuid not null references operation (id),
  created_at timestamp with time zone not null
);

-- db-scheduler's own table: one row for each live operation, with the time at which it is due.
create table scheduled_tasks (
  task_name varchar(100) not null,
  task_instance varchar(100) not null,
  task_data bytea,
  execution_time timestamp with time zone not null,
  picked boolean not null,
  picked_by varchar(100),
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures int,
  last_heartbeat timestamp with time zone,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

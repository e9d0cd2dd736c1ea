-- What triggers were sent: each alert or event once, written down before anything is decided about it.
create table trigger_receipt (
  id uuid primary key,
  trigger_name varchar(63) not null,
  -- SHA-256 of what it is known by: the same however often it is sent
  identity varchar(64) not null,
  received_at timestamp with time zone not null,
  last_received_at timestamp with time zone not null,
  times bigint not null,
  decide_by timestamp with time zone not null,
  -- when somebody looks at it again; empty once it is decided
  due_at timestamp with time zone,
  outcome varchar(16) not null,
  code varchar(100) not null,
  detail varchar(4000) not null,
  rule_name varchar(63),
  group_name varchar(1024),
  operation_id uuid,
  body text not null,
  unique (trigger_name, identity)
);
create index trigger_receipt_by_trigger on trigger_receipt (trigger_name, id);
create index trigger_receipt_due on trigger_receipt (due_at);
create index trigger_receipt_age on trigger_receipt (last_received_at);

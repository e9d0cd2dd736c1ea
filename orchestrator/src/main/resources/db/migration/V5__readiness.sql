-- What was seen of each group, as versioned JSON. The level is derived; it is kept for queries.
create table readiness_report (
  id uuid primary key,
  group_name varchar(63) not null,
  verdict varchar(16) not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone not null,
  body text not null
);
create index readiness_report_by_group on readiness_report (group_name, id);

-- The newest report of each group in a word, for lists of groups.
create table readiness_standing (
  group_name varchar(63) primary key,
  report_id uuid not null references readiness_report (id),
  verdict varchar(16) not null,
  ended_at timestamp with time zone not null
);

-- When each group is looked at next.
create table readiness_timer (
  group_name varchar(63) primary key,
  due_at timestamp with time zone not null
);

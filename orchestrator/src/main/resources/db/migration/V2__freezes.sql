-- When nothing new may begin: of a group, or of any where the name is empty. The holder is an operation, or empty for people.
create table group_freeze (
  group_name varchar(63) not null,
  holder varchar(36) not null,
  actor varchar(200) not null,
  reason varchar(1000) not null,
  since timestamp with time zone not null,
  expires_at timestamp with time zone,
  primary key (group_name, holder)
);

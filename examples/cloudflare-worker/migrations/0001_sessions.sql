create table if not exists "tokens_sessions" (
  "key" text not null primary key,
  session text,
  version text,
  expires_at integer,
  owner text,
  lease_until integer,
  refresh_started_at integer
) strict;
create index if not exists "tokens_sessions_expires_at" on "tokens_sessions" (expires_at);

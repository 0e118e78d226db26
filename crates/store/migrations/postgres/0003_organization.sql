-- The organisation, each row from a day to a day, and the working-day calendar.
create table people (
    id text primary key,
    number text not null unique check (number <> ''),
    name text not null check (name <> ''),
    phone text not null,
    place bigint not null,
    revision bigint not null check (revision >= 1)
);
-- Everybody who signs in is a person of the same key.
insert into people (id, number, name, phone, place, revision)
select id, name, display_name, '', 0, 1 from accounts;

create table units (
    id text primary key,
    number text not null unique check (number <> ''),
    kind text not null check (kind in
        ('superior', 'government', 'own_office', 'bureau', 'township', 'party_body', 'section', 'other')),
    from_day text not null,
    to_day text check (to_day >= from_day),
    place bigint not null,
    revision bigint not null check (revision >= 1)
);

-- How a unit is called and where it belongs; each row holds until the next of the same unit.
create table unit_standings (
    unit_id text not null references units (id),
    from_day text not null,
    name text not null check (name <> ''),
    short text not null,
    aliases text not null,
    codes text not null,
    parent_id text references units (id) check (parent_id <> unit_id),
    primary key (unit_id, from_day)
);

create table posts (
    id text primary key,
    number text not null unique check (number <> ''),
    unit_id text not null references units (id),
    title text not null check (title <> ''),
    rank text not null check (rank in
        ('party_secretary', 'county_head', 'executive_deputy', 'deputy_head', 'director', 'deputy_director',
         'unit_head', 'deputy_unit_head', 'section_head', 'secretary', 'registrar', 'clerk', 'liaison', 'auditor')),
    seats text not null check (seats in ('one', 'many')),
    from_day text not null,
    to_day text check (to_day >= from_day),
    place bigint not null,
    revision bigint not null check (revision >= 1)
);

create table tenures (
    id text primary key,
    person_id text not null references people (id),
    post_id text not null references posts (id),
    from_day text not null,
    to_day text check (to_day >= from_day),
    revision bigint not null check (revision >= 1)
);

create table portfolios (
    id text primary key,
    leader_id text not null references people (id),
    unit_id text references units (id),
    topic text,
    from_day text not null,
    to_day text check (to_day >= from_day),
    revision bigint not null check (revision >= 1),
    check ((unit_id is null) <> (topic is null))
);

create table services (
    id text primary key,
    secretary_id text not null references people (id),
    leader_id text not null references people (id) check (leader_id <> secretary_id),
    from_day text not null,
    to_day text check (to_day >= from_day),
    revision bigint not null check (revision >= 1)
);

create table substitutions (
    id text primary key,
    person_id text not null references people (id),
    substitute_id text not null references people (id) check (substitute_id <> person_id),
    from_day text not null,
    to_day text check (to_day >= from_day),
    revision bigint not null check (revision >= 1)
);

create table absences (
    id text primary key,
    person_id text not null references people (id),
    kind text not null check (kind in ('travel', 'leave', 'illness', 'training', 'other')),
    note text not null,
    from_day text not null,
    to_day text check (to_day >= from_day),
    revision bigint not null check (revision >= 1)
);

-- Counts the changes of the organisation as a whole, so that what holds between rows is kept.
create table organization_state (
    one bigint primary key check (one = 1),
    revision bigint not null
);
insert into organization_state (one, revision) values (1, 0);

-- A file that was previewed and waits for its confirmation, one for each person.
create table organization_imports (
    person_id text primary key references people (id),
    digest text not null,
    revision bigint not null,
    content bytea not null,
    created_at bigint not null
);

-- Days off and make-up working days of years that administrators recorded.
create table calendar_years (
    year bigint primary key,
    source text not null check (source <> ''),
    recorded_by text not null references people (id),
    recorded_at bigint not null,
    revision bigint not null check (revision >= 1)
);

create table calendar_days (
    year bigint not null references calendar_years (year),
    day text not null,
    kind text not null check (kind in ('off', 'work')),
    holiday text not null,
    primary key (year, day)
);

-- Copyright The Linescope Authors
-- SPDX-License-Identifier: Apache-2.0
create table price (item varchar(40) primary key, cents bigint not null);
create table orders (id bigint primary key, customer varchar(40) not null, cents bigint not null);
create index order_customer on orders (customer);
create table line (order_id bigint not null, item varchar(40) not null, quantity int not null);
create index line_order on line (order_id);
create table receipt (order_id bigint not null);

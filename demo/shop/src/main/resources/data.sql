-- Copyright The Linescope Authors
-- SPDX-License-Identifier: Apache-2.0
insert into price (item, cents) values
  ('lamp', 2900),
  ('kettle', 3900),
  ('chair', 7900),
  ('piano', 399000);

-- Ada has ordered thirty times.
insert into orders (id, customer, cents)
  select x, 'ada', 100 * x from system_range(1, 30);

-- Three lines each.
insert into line (order_id, item, quantity)
  select x, 'chair', 1 + mod(x, 4) from system_range(1, 30)
  union all select x, 'kettle', 1 from system_range(1, 30)
  union all select x, 'lamp', 1 + mod(x, 3) from system_range(1, 30);

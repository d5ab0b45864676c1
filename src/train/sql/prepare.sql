-- Weighs orders and counts items, for the three queries beside this file. Portable SQL: nothing but
-- common table expressions, joins, grouping, row_number and running sums; exp, power, least,
-- greatest, coalesce, nullif.
--
-- Fill in what stands in double braces, in all four files, by sed, by dbt's vars or by hand:
--   order_lines   a table, or a query in parentheses, of one row an order line that counts, with
--                   order_id, sku, title, price (of one piece; title and price may be null),
--                   ordered_at (seconds since 1970, a whole number, the same for a whole order),
--                   line_number (its place in the order; 0 if nobody knows)
--                 Leave out cancelled and refunded orders, returns, free lines, postage and the like.
--                 All prices are of one currency.
--   double        what the engine calls a number of 64 bits: double precision in PostgreSQL, DuckDB
--                 and Snowflake, double in Spark SQL, float64 in BigQuery
--   recency_days  τ: an order that is τ days older weighs 1/e of a new one; 180 if in doubt, 0 for no
--                 decay
--   order_size    p: an order of n items weighs n to the power of -p; 0.5 if in doubt
--   min_orders    pairs of fewer orders may be an accident and stay behind; 2 if in doubt
--   currency      three letters, or nothing
-- Run this, then export the results of store.sql, items.sql and pairs.sql as CSV with a header, each
-- to one file or to several, and give them all to goeswith train --pair-counts.

-- An item once an order.
create table goeswith_lines as
select order_id, sku, min(line_number) as line_number, min(ordered_at) as ordered_at
from {{order_lines}} as line
group by order_id, sku;

-- orders_before: how many orders are older, of those of one second those of a lesser order_id.
-- weight: exp(-age / τ) · items^-p. Age is counted from the newest order, in histories of over a
-- thousand from the newest but one in a thousand, for a few may be dated wrongly into the future; it
-- is at least 0 and at most 50 τ.
create table goeswith_orders as
with sized as (
  select order_id, min(ordered_at) as ordered_at, count(*) as items
  from goeswith_lines
  group by order_id
),
seconds as (
  select ordered_at, count(*) as orders
  from sized
  group by ordered_at
),
running as (
  select ordered_at,
    sum(orders) over (order by ordered_at) - orders as older,
    sum(orders) over (order by ordered_at desc) as not_older
  from seconds
),
newest as (
  select max(running.ordered_at) as ordered_at
  from running cross join (select count(*) as orders from sized) as every_one
  where running.not_older * 1000 > every_one.orders
),
aged as (
  select sized.order_id, sized.ordered_at, sized.items, running.older,
    cast(greatest(0, newest.ordered_at - sized.ordered_at) as {{double}}) / 86400 as days
  from sized join running on running.ordered_at = sized.ordered_at cross join newest
)
select order_id, ordered_at, items,
  older + row_number() over (partition by ordered_at order by order_id) - 1 as orders_before,
  power(cast(items as {{double}}), -{{order_size}}) * case when {{recency_days}} > 0
    then exp(-least(days / nullif({{recency_days}}, 0), 50)) else 1 end as weight
from aged;

-- Title and price are the newest that are not empty.
create table goeswith_items as
with counted as (
  select line.sku, count(*) as orders, sum(o.weight) as weight,
    min(o.orders_before) as orders_before
  from goeswith_lines as line join goeswith_orders as o on o.order_id = line.order_id
  group by line.sku
),
placed as (
  select line.sku, min(line.line_number) as first_line
  from goeswith_lines as line join goeswith_orders as o on o.order_id = line.order_id
    join counted on counted.sku = line.sku and counted.orders_before = o.orders_before
  group by line.sku
),
titles as (
  select sku, title,
    row_number() over (partition by sku
      order by ordered_at desc, order_id desc, line_number desc) as place
  from {{order_lines}} as line
  where title <> ''
),
prices as (
  select sku, price,
    row_number() over (partition by sku
      order by ordered_at desc, order_id desc, line_number desc) as place
  from {{order_lines}} as line
  where price > 0
)
select counted.sku, counted.orders, counted.weight, counted.orders_before, placed.first_line,
  coalesce(titles.title, '') as title, coalesce(prices.price, 0) as price
from counted join placed on placed.sku = counted.sku
  left join titles on titles.sku = counted.sku and titles.place = 1
  left join prices on prices.sku = counted.sku and prices.place = 1;

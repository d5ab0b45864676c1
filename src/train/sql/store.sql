-- What the orders are, all together: one row. See prepare.sql.
select count(*) as orders,
  sum(case when items >= 2 then 1 else 0 end) as orders_of_two,
  sum(items) as order_lines,
  sum(items * (items - 1)) as pairs,
  sum(weight) as weight,
  max(ordered_at) as newest_order,
  {{recency_days}} as recency_days,
  {{order_size}} as order_size,
  {{min_orders}} as min_orders,
  '{{currency}}' as currency
from goeswith_orders;

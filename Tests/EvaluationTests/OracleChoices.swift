/// `where`, `having`, `for`: which facts, which rows, whom.
let choiceCases = #"""
  # attributes choose facts
  show visits, closes by rep where industry = "retail" and source != "website" last quarter
  rows:
  WITH facts AS (
    SELECT rep_id, customer_id, source_id, 1 AS v, 0 AS c FROM activities WHERE type = 'visit' AND status = 'done'
      AND done_on BETWEEN '2026-07-01' AND '2026-09-30'
    UNION ALL SELECT COALESCE(s.rep_id, o.rep_id), customer_id, source_id, 0, COALESCE(s.share_bp, 10000) / 10000.0
    FROM opportunities o LEFT JOIN opportunity_splits s ON s.opportunity_id = o.id WHERE state = 'won'
      AND closed_on BETWEEN '2026-07-01' AND '2026-09-30')
  SELECT r.name, SUM(v), SUM(c) FROM facts f JOIN reps r ON r.id = rep_id JOIN customers k ON k.id = customer_id
  WHERE k.industry = 'retail' AND f.source_id <> 1 GROUP BY r.id

  # metrics choose rows
  show visits, closes by rep where visits >= 60 and closes < 4 this month
  rows:
  SELECT * FROM (SELECT r.name,
    (SELECT COUNT(*) FROM activities a WHERE a.rep_id = r.id AND type = 'visit' AND status = 'done'
      AND done_on LIKE '2026-11-%') AS v,
    (SELECT COUNT(*) FROM opportunities o WHERE o.rep_id = r.id AND state = 'won' AND closed_on LIKE '2026-11-%') AS c
    FROM reps r) WHERE v >= 60 AND c < 4

  # money is compared in major units
  show sales by rep having sales between 100000 and 15万 this month
  rows:
  SELECT r.name, SUM(l.amount) AS s FROM order_lines l JOIN reps r ON r.id = l.rep_id
  WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on LIKE '2026-11-%' GROUP BY r.id
  HAVING s BETWEEN 10000000 AND 15000000

  # not in, and what is unknown is not in either
  show closes by industry where industry not in ("retail", "finance") this year
  rows:
  SELECT COALESCE(c.industry, '(none)'), COUNT(*) FROM opportunities o LEFT JOIN customers c ON c.id = o.customer_id
  WHERE o.state = 'won' AND o.closed_on LIKE '2026-%' AND COALESCE(c.industry, '') NOT IN ('retail', 'finance') GROUP BY 1

  # whom to look at by their whole result, then split
  show visits, closes by rep, source for reps with visits/closes > 12 last month
  rows:
  WITH facts AS (
    SELECT rep_id, source_id, 1 AS v, 0 AS c FROM activities WHERE type = 'visit' AND status = 'done'
      AND done_on LIKE '2026-10-%'
    UNION ALL SELECT rep_id, source_id, 0, 1 FROM opportunities WHERE state = 'won' AND closed_on LIKE '2026-10-%'),
  chosen AS (SELECT rep_id FROM facts GROUP BY 1 HAVING SUM(v) > 12 * SUM(c) AND SUM(v) > 12)
  SELECT r.name, s.name, SUM(v), SUM(c) FROM facts f JOIN reps r ON r.id = rep_id JOIN sources s ON s.id = source_id
  WHERE rep_id IN (SELECT rep_id FROM chosen) GROUP BY r.id, s.id

  # customers by attribute, of every fact about them
  show visits, sales, collected for customers where employees >= 1000 and industry in ("finance", "healthcare") this year
  rows:
  WITH k AS (SELECT id FROM customers WHERE employees >= 1000 AND industry IN ('finance', 'healthcare'))
  SELECT (SELECT COUNT(*) FROM activities WHERE type = 'visit' AND status = 'done' AND done_on LIKE '2026-%'
      AND customer_id IN k),
    (SELECT SUM(amount) FROM order_lines WHERE status NOT IN ('draft', 'cancelled') AND ordered_on LIKE '2026-%'
      AND customer_id IN k),
    (SELECT SUM(CASE kind WHEN 'receipt' THEN amount WHEN 'refund' THEN -amount ELSE 0 END) FROM payments
      WHERE paid_on LIKE '2026-%' AND customer_id IN k)

  # customers by what they brought in the period
  show visits by rep for customers with sales > 50万 this year
  rows:
  WITH k AS (SELECT customer_id FROM order_lines WHERE status NOT IN ('draft', 'cancelled')
    AND ordered_on LIKE '2026-%' GROUP BY 1 HAVING SUM(amount) > 50000000)
  SELECT r.name, COUNT(*) FROM activities a JOIN reps r ON r.id = a.rep_id
  WHERE type = 'visit' AND status = 'done' AND done_on LIKE '2026-%' AND customer_id IN k GROUP BY r.id

  # the firm's own field chooses
  show closes, won_value where loyalty = "gold" or loyalty is empty last year
  rows:
  SELECT COUNT(*), COALESCE(SUM(o.amount), 0) FROM opportunities o LEFT JOIN customers c ON c.id = o.customer_id
  WHERE o.state = 'won' AND o.closed_on LIKE '2025-%' AND (c.custom_loyalty = 'gold' OR c.custom_loyalty IS NULL)

  # deals that once were in a stage
  show won_value, closes by rep where stage was negotiation last quarter
  rows:
  SELECT r.name, SUM(o.amount * COALESCE(s.share_bp, 10000) / 10000), SUM(COALESCE(s.share_bp, 10000)) / 10000.0
  FROM opportunities o LEFT JOIN opportunity_splits s ON s.opportunity_id = o.id
  JOIN reps r ON r.id = COALESCE(s.rep_id, o.rep_id)
  WHERE o.state = 'won' AND o.closed_on BETWEEN '2026-07-01' AND '2026-09-30'
    AND o.id IN (SELECT opportunity_id FROM opportunity_states WHERE stage_id = 4) GROUP BY r.id

  # an aggregate written in the question
  show big = count(opportunities where state = "won" and amount >= 20万 on closed), closes, big/closes by team this year
  rows:
  SELECT t.name, SUM(part * (o.amount >= 20000000)), SUM(part), 1.0 * SUM(part * (o.amount >= 20000000)) / SUM(part)
  FROM (SELECT o.*, COALESCE(s.rep_id, o.rep_id) AS who, COALESCE(s.share_bp, 10000) / 10000.0 AS part
    FROM opportunities o LEFT JOIN opportunity_splits s ON s.opportunity_id = o.id) o
  JOIN rep_assignments m ON m.rep_id = o.who AND m.from_on <= o.closed_on AND m.until_on > o.closed_on
  JOIN teams t ON t.id = m.team_id WHERE o.state = 'won' AND o.closed_on LIKE '2026-%' GROUP BY t.id

  # parts of a name, whatever its case
  show units, sales where customer contains "HARBOR" and product starts with "p" last year
  rows:
  SELECT SUM(l.quantity) / 1000.0, SUM(l.amount) FROM order_lines l JOIN customers c ON c.id = l.customer_id
  JOIN products p ON p.id = l.product_id
  WHERE l.status NOT IN ('draft', 'cancelled') AND l.ordered_on LIKE '2025-%' AND lower(c.name) LIKE '%harbor%'
    AND lower(p.name) LIKE 'p%'
  """#

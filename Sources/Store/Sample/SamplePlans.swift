import Values

extension SampleWorld {
  mutating func writePlans(_ store: Connection) throws(StoreError) {
    try writeTargets(store)
    try writeBudgets(store)
    try writeScorecards(store)
  }

  /// From the first year with records to the end of this one.
  private var plannedMonths: [Period] {
    CalendarRules().buckets(.month, over: Period(start: start, end: .firstOfYear(today.year + 1)))
  }

  private mutating func writeTargets(_ store: Connection) throws(StoreError) {
    var rows: [[SQLValue]] = []
    func add(
      _ world: SampleWorld, _ metric: String, _ scope: String, _ keys: [Int?], _ category: String?, _ period: Period,
      _ value: Int
    ) {
      rows.append(
        SampleRow().with(metric).with(scope).values + keys.map { $0.map(SQLValue.integer) ?? .null }
          + [category.map(SQLValue.text) ?? .null, world.days[period.start], world.days[period.last], .integer(value)])
    }
    for month in plannedMonths {
      for (index, rep) in reps.enumerated()
      where month.end > rep.hired && rep.left.map({ month.start < $0 }) ?? true {
        // Goals grow by half a per cent a month.
        let age = (month.start - start) / 30
        let sales = rep.style.target / 200 * (200 + age) / 100_000 * 100_000
        let keys: [Int?] = [repID(index), nil, nil, nil, nil]
        add(self, "sales", "rep", keys, nil, month, sales)
        add(self, "closes", "rep", keys, nil, month, rep.style == .strong ? 5 : rep.style == .novice ? 1 : 2)
        add(self, "visits", "rep", keys, nil, month, rep.style == .strong ? 66 : 30)
      }
    }
    // The team East promised more than its reps did, quarter by quarter; the company has a number of its own.
    let span = Period(start: start, end: .firstOfYear(today.year + 1))
    for quarter in CalendarRules().buckets(.quarter, over: span) where quarter.start >= start {
      add(self, "sales", "team", [nil, teamID(1), nil, nil, nil], nil, quarter, 420_000_000)
    }
    for year in CalendarRules().buckets(.year, over: span) {
      add(self, "sales", "company", [nil, nil, nil, nil, nil], nil, year, 5_000_000_000)
      for territory in 1...8 {
        add(self, "sales", "territory", [nil, nil, territory, nil, nil], nil, year, 600_000_000)
      }
      for product in [0, 3, 6] {
        add(self, "sales", "product", [nil, nil, nil, product + 1, nil], nil, year, 300_000_000)
      }
      add(self, "sales", "category", [nil, nil, nil, nil, nil], "software", year, 1_400_000_000)
      add(self, "sales", "category", [nil, nil, nil, nil, nil], "services", year, 500_000_000)
      add(self, "sales", "customer", [nil, nil, nil, nil, 1], nil, year, 60_000_000)
    }
    try store.insert(
      into: "targets",
      columns: """
        metric, scope, rep_id, team_id, territory_id, product_id, customer_id, category, starts_on, ends_on, value
        """, rows)
  }

  private mutating func writeBudgets(_ store: Connection) throws(StoreError) {
    var rows: [[SQLValue]] = []
    for month in plannedMonths {
      for team in SampleCast.teams.indices {
        for (category, amount) in [("travel", Self.travelBudget), ("meals", Self.mealBudget), ("events", 300_000)] {
          rows.append([
            .text("team"), .null, .integer(teamID(team)), .text(category), days[month.start], days[month.last],
            .integer(amount),
          ])
        }
      }
      // Gifts are allowed to each person.
      for rep in reps.indices where reps[rep].hired < month.end && reps[rep].left.map({ month.start < $0 }) ?? true {
        rows.append([
          .text("rep"), .integer(repID(rep)), .null, .text("gifts"), days[month.start], days[month.last],
          .integer(15_000),
        ])
      }
    }
    for year in CalendarRules().buckets(.year, over: Period(start: start, end: .firstOfYear(today.year + 1))) {
      rows.append([.text("company"), .null, .null, .null, days[year.start], days[year.last], .integer(240_000_000)])
    }
    try store.insert(into: "budgets", columns: "scope, rep_id, team_id, category, starts_on, ends_on, amount", rows)
  }

  private func writeScorecards(_ store: Connection) throws(StoreError) {
    let created = moment(start)
    try store.run(
      "INSERT INTO scorecards (id, name, title, created_at) VALUES (1, 'monthly', 'Monthly appraisal', ?)",
      [.text(created)])
    try store.execute(
      """
      INSERT INTO scorecard_items (scorecard_id, position, metric, weight_bp, method, direction, target, floor_bp, cap_bp, bands)
      VALUES (1, 1, 'attainment', 4000, 'linear', 'higher', 1.0, 0, 12000, NULL),
        (1, 2, 'closes', 2000, 'rank', 'higher', NULL, NULL, NULL, NULL),
        (1, 3, 'visits', 2000, 'bands', 'higher', NULL, NULL, NULL, '0:0, 20:6000, 40:8000, 60:10000'),
        (1, 4, 'expense_ratio', 2000, 'linear', 'lower', 0.05, 0, 12000, NULL);
      INSERT INTO scorecard_grades (scorecard_id, grade, from_score_bp, factor_bp)
      VALUES (1, 'S', 9500, 15000), (1, 'A', 8500, 12000), (1, 'B', 7000, 10000), (1, 'C', 6000, 8000), (1, 'D', 0, 5000);
      """)
    try lockScores(store)
  }

  /// The two months before last, as they were frozen.
  private func lockScores(_ store: Connection) throws(StoreError) {
    for back in [3, 2] {
      let month = CalendarRules().bucket(.month, holding: thisMonth.adding(months: -back))
      try store.run(Self.lock, [days[month.start], days[month.last], .text(moment(month.end + 4, hour: 18))])
    }
  }

  /// Attainment capped at 120 per cent, closes by rank, visits by band, the allowed expense ratio over the real one. Who
  /// has no target or sold nothing has the rest of the weight.
  private static let lock = """
    INSERT INTO scorecard_results (scorecard_id, starts_on, ends_on, rep_id, position, value, score_bp, grade, locked_at)
    WITH sold AS (SELECT rep_id, SUM(amount) AS n FROM order_lines
        WHERE ordered_on BETWEEN ?1 AND ?2 AND status NOT IN ('draft', 'cancelled') GROUP BY 1),
      planned AS (SELECT rep_id, SUM(value) AS n FROM targets
        WHERE scope = 'rep' AND metric = 'sales' AND starts_on = ?1 AND ends_on = ?2 GROUP BY 1),
      won AS (SELECT COALESCE(s.rep_id, o.rep_id) AS rep_id, SUM(COALESCE(s.share_bp, 10000)) / 10000.0 AS n
        FROM opportunities o LEFT JOIN opportunity_splits s ON s.opportunity_id = o.id
        WHERE o.state = 'won' AND o.closed_on BETWEEN ?1 AND ?2 GROUP BY 1),
      visited AS (SELECT rep_id, COUNT(*) AS n FROM activities
        WHERE type = 'visit' AND status = 'done' AND done_on BETWEEN ?1 AND ?2 GROUP BY 1),
      spent AS (SELECT rep_id, SUM(amount) AS n FROM expenses
        WHERE status IN ('approved', 'paid') AND spent_on BETWEEN ?1 AND ?2 GROUP BY 1),
      person AS (
        SELECT r.id, 1.0 * COALESCE(sold.n, 0) / planned.n AS attainment, COALESCE(won.n, 0) AS closes,
          COALESCE(visited.n, 0) AS visits, CASE WHEN sold.n > 0 THEN 1.0 * COALESCE(spent.n, 0) / sold.n END AS ratio
        FROM reps r LEFT JOIN sold ON sold.rep_id = r.id LEFT JOIN planned ON planned.rep_id = r.id
          LEFT JOIN won ON won.rep_id = r.id LEFT JOIN visited ON visited.rep_id = r.id
          LEFT JOIN spent ON spent.rep_id = r.id
        WHERE (r.is_selling = 1 AND r.hired_on <= ?2 AND (r.left_on IS NULL OR r.left_on > ?1))
          OR sold.n IS NOT NULL OR planned.n IS NOT NULL OR won.n IS NOT NULL OR visited.n IS NOT NULL
          OR spent.n IS NOT NULL),
      scored AS (
        SELECT *, MIN(1.2, attainment) AS s1,
          1.0 * (COUNT(*) OVER () - RANK() OVER (ORDER BY closes DESC) + 1) / COUNT(*) OVER () AS s2,
          CASE WHEN visits >= 60 THEN 1.0 WHEN visits >= 40 THEN 0.8 WHEN visits >= 20 THEN 0.6 ELSE 0.0 END AS s3,
          CASE WHEN ratio <= 0 THEN 1.2 WHEN ratio > 0 THEN MIN(1.2, 0.05 / ratio) END AS s4
        FROM person),
      whole AS (
        SELECT *, (COALESCE(s1, 0) * 40 + s2 * 20 + s3 * 20 + COALESCE(s4, 0) * 20)
          / (40 + CASE WHEN s1 IS NULL THEN 0 ELSE 40 END + CASE WHEN s4 IS NULL THEN 0 ELSE 20 END) AS total
        FROM scored),
      parts AS (
        SELECT id, 0 AS position, NULL AS value, total AS score FROM whole
        UNION ALL SELECT id, 1, attainment, s1 FROM whole UNION ALL SELECT id, 2, closes, s2 FROM whole
        UNION ALL SELECT id, 3, visits, s3 FROM whole UNION ALL SELECT id, 4, ratio, s4 FROM whole)
    SELECT 1, ?1, ?2, id, position, value, CAST(ROUND(score * 10000) AS INTEGER),
      CASE WHEN position = 0 THEN (SELECT g.grade FROM scorecard_grades g
        WHERE g.scorecard_id = 1 AND g.from_score_bp <= ROUND(score * 10000) ORDER BY g.from_score_bp DESC LIMIT 1) END, ?3
    FROM parts
    """
}

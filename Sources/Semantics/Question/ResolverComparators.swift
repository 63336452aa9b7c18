package import Syntax
import Values

extension Resolver {
  /// What the question is compared with. Without a period of its own it stands for its moment; whether that will do is
  /// known when its measures are.
  func resolvedComparators(_ show: ShowQuestion, _ moment: CivilDate) throws(Diagnostic) -> [ResolvedComparator] {
    guard !show.comparators.isEmpty else { return [] }
    let periods = self.periods
    var asked = AskedPeriod(whole: Period(from: moment, through: moment), unit: .day, step: .days(1))
    let written = show.period ?? Self.time(ofChangesIn: show.condition)
    asked.isMoment = written == nil
    if let written {
      if let found = try periods.asked(written) {
        asked = found
      } else if show.comparators.contains(where: { $0.kind != .target }) {
        throw Messages.allTimeCompared("this year", at: written.span)
      }
      if show.asOf != nil {
        asked.moment = moment
        if asked.counted.contains(moment), moment != asked.whole.last { asked.reached = moment }
      }
    }
    var found: [ResolvedComparator] = []
    for comparator in show.comparators {
      let title = comparatorTitle(comparator)
      if comparator.kind == .target {
        found.append(ResolvedComparator(title: title, base: .target))
        continue
      }
      if written == nil, case .sameLastYear(let unit?) = comparator.kind, unit != .day {
        throw Messages.versusNeedsPeriod(show.comparators, isFollowing: cohort != nil, at: show.versus)
      }
      found.append(ResolvedComparator(title: title, base: .period(try periods.compared(comparator, with: asked))))
    }
    return found
  }

  /// `where stage changed this month vs last month`: what a question without a period of its own compares is the one
  /// time of the changes it asks about.
  func comparedChanges(_ show: ShowQuestion) throws(Diagnostic) -> ComparedChanges? {
    guard show.period == nil, comparators.contains(where: { $0.period != nil }),
      let written = Self.time(ofChangesIn: show.condition), let period = try knownTime(of: written)
    else { return nil }
    return ComparedChanges(written: written, period: period)
  }

  /// `nil` where nothing changed or changes are of several times. What is counted within a condition is of its own time.
  private static func time(ofChangesIn condition: Expression?) -> PeriodExpression? {
    var found: [PeriodExpression] = []
    _ = condition?.mapped { part in
      switch part.kind {
      case .changed(_, _, _, let period?):
        found.append(period)
        return nil
      case .aggregate: return part
      default: return nil
      }
    }
    guard let first = found.first, found.allSatisfy({ $0.kind == first.kind }) else { return nil }
    return first
  }

  private func comparatorTitle(_ comparator: Comparator) -> String {
    var plain = comparator
    if plain.alignment == .workdays { plain.alignment = .dates }
    return switch environment.language {
    case .english: formatted(plain)
    case .chinese: formatted(plain, in: .chinese).filter { $0 != " " }
    }
  }

  /// Only what is read as of a day can do without a period, and nothing known as of now only has another day.
  func checkCompared(
    _ show: ShowQuestion, _ period: Period?, _ measures: [Measure], on moment: CivilDate, hasTimeAxis: Bool
  ) throws(Diagnostic) {
    let others = comparators.compactMap(\.period)
    guard !others.isEmpty else { return }
    if show.asOf != nil, let late = others.first(where: { $0.moment > moment }) {
      let ahead = show.period.map(\.span).flatMap { span in
        period.map { $0.start > moment } ?? false && show.versus.start - span.end <= 1 ? span : nil
      }
      throw Messages.comparedAfterAsOf(late.moment, moment, period: ahead, at: show.versus)
    }
    let areSnapshots = measures.allSatisfy { $0.timing.isSnapshot || $0.timing == .current }
    let isOfChanges = try comparedChanges(show) != nil
    if show.period == nil, hasTimeAxis || !areSnapshots && !isOfChanges {
      throw Messages.versusNeedsPeriod(show.comparators, isFollowing: cohort != nil, at: show.versus)
    }
    if let current = measures.first(where: { $0.timing == .current }),
      let other = others.first(where: { $0.moment != environment.today })
    {
      throw Messages.knownNowOnly(describe(current), on: other.moment, period: show.versus, at: show.versus)
    }
  }

  // MARK: Columns

  /// What a comparator adds to a column.
  enum ComparedPart: String, CaseIterable {
    case changeShare = "_change_pct"
    case change = "_change"
    case before = "_before"

    /// What it takes for a column to have it.
    var depth: MetricColumn.Comparing {
      switch self {
      case .before: .before
      case .change: .change
      case .changeShare: .all
      }
    }

    static func name(_ stem: String, _ part: ComparedPart, _ position: Int) -> String {
      stem + part.rawValue + (position == 0 ? "" : "_\(position + 1)")
    }
  }

  /// Every column followed by what was before and how it changed. `withoutTarget` are those that no target can be set
  /// for.
  mutating func compared(_ columns: [MetricColumn], at span: Span) throws(Diagnostic) -> (
    columns: [MetricColumn], withoutTarget: [String]
  ) {
    var found: [MetricColumn] = []
    var withoutTarget: [String] = []
    let named = Set(columns.map(\.name))
    for column in columns {
      found.append(column)
      if column.comparator != nil || column.quantity.isCompared { continue }
      if countsByComparison(column.quantity) { continue }
      for (position, comparator) in comparators.enumerated() {
        let before = try before(column, position)
        if comparator.period == nil, before == nil { withoutTarget.append(column.name) }
        guard let before else { continue }
        for part in [ComparedPart.before, .change, .changeShare] {
          if let other = self.column(part, of: column, before, position), !named.contains(other.name) {
            found.append(other)
          }
        }
      }
    }
    if !withoutTarget.isEmpty, withoutTarget.count == columns.count, comparators.allSatisfy({ $0.period == nil }) {
      throw Messages.noTargetFor(withoutTarget, at: span)
    }
    if found.count > Self.maximumColumns { throw Messages.tooMany("columns", Self.maximumColumns, at: span) }
    return (found, withoutTarget)
  }

  /// `nil` where no target can be set.
  private mutating func before(_ column: MetricColumn, _ position: Int) throws(Diagnostic) -> Quantity? {
    if comparators[position].period != nil {
      return .before(comparators[..<position].count { $0.period != nil }, column.quantity)
    }
    guard let metric = catalogue.metric(column.name), metric.name == column.name, canPlan(column.quantity) else {
      return nil
    }
    let call = Expression.Kind.call(Name("target"), [Expression(.name([Name(metric.name)]), .none)])
    return try quantity(Expression(call, .none))
  }

  /// Plans add up over people and months.
  private func canPlan(_ quantity: Quantity) -> Bool {
    Self.isAdditive(quantity)
      && quantity.measures.allSatisfy { $0.plan == nil && ($0.timing == .event || $0.timing == .elapsed) }
  }

  /// `nil` where a unit knows no such difference: percentages differ in points, days by days.
  private func column(_ part: ComparedPart, of column: MetricColumn, _ before: Quantity, _ position: Int)
    -> MetricColumn?
  {
    if column.compares < part.depth { return nil }
    let isTarget = comparators[position].period == nil
    let isChinese = environment.language == .chinese
    var found = column
    found.name = ComparedPart.name(column.name, part, position)
    guard let quantity = Self.quantity(part, now: column.quantity, before, unit: column.unit) else { return nil }
    found.quantity = quantity
    found.comparator = position
    switch part {
    case .before: found.title = comparators[position].title
    case .change:
      found.title = isTarget ? (isChinese ? "差额" : "gap") : (isChinese ? "增减" : "change")
      found.isChange = true
    case .changeShare:
      found.title = isTarget ? (isChinese ? "差额%" : "gap %") : (isChinese ? "增减%" : "change %")
      found.isChange = true
    }
    found.unit = unit(of: quantity)
    return found
  }

  private static func quantity(_ part: ComparedPart, now: Quantity, _ before: Quantity, unit: Unit) -> Quantity? {
    switch (part, unit) {
    case (.before, _): before
    case (.change, .text), (.changeShare, .text), (.changeShare, .date), (.changeShare, .percent),
      (.changeShare, .points):
      nil
    case (.change, .percent), (.change, .points): .declared(.arithmetic(.subtract, now, before), .points)
    case (.change, _): .arithmetic(.subtract, now, before)
    case (.changeShare, _): .growth(now, since: before)
    }
  }

  // MARK: Names

  /// What stands before `_change` and its kin, and which comparator is meant.
  private func comparedName(_ word: String) -> (stem: String, part: ComparedPart, position: Int)? {
    for part in ComparedPart.allCases {
      for position in 0..<max(1, comparators.count) {
        let ending = ComparedPart.name("", part, position)
        if word.count > ending.count, word.hasSuffix(ending) {
          return (String(word.dropLast(ending.count)), part, position)
        }
      }
    }
    return nil
  }

  /// The stem of `sales_change`, when there is such a column to compare.
  func comparedStem(_ expression: Expression) -> Expression? {
    guard case .name(let parts) = expression.kind, parts.count == 1, let name = parts.first,
      catalogue.metric(name.text) == nil, aliases[name.text.lowercased()] == nil,
      let found = comparedName(name.text.lowercased())
    else { return nil }
    if let stem = comparedExpressions[found.stem] { return stem }
    guard catalogue.metric(found.stem) != nil || aliases[found.stem] != nil else { return nil }
    return Expression(.name([Name(found.stem, span: name.span)]), expression.span)
  }

  /// What `sales_change` compares in a question, also where neither is a column of it.
  package func compared(
    _ name: Name, in question: Question
  ) -> (number: Expression, comparator: Int, isChange: Bool)? {
    if question.comparators.isEmpty { return nil }
    var probe = self
    probe.comparators = question.comparators
    guard let stem = probe.comparedStem(Expression(.name([name]), name.span)),
      let found = probe.comparedName(name.text.lowercased())
    else { return nil }
    return (stem, found.position, found.part != .before)
  }

  /// Throws for a name that only `vs` gives a meaning.
  func isComparedName(_ name: Name) throws(Diagnostic) -> Bool {
    guard comparedStem(Expression(.name([name]), name.span)) != nil else { return false }
    if comparators.isEmpty { throw Messages.versusIsMissing(name, ending: ending) }
    return true
  }

  /// Whether a condition is about what only `vs` makes.
  func comparesPeriods(_ condition: Expression) -> Bool {
    var isFound = false
    _ = condition.mapped { part in
      if comparedStem(part) != nil { isFound = true }
      return isFound ? part : nil
    }
    return isFound
  }

  /// Whether records are counted by how they compare with another period: of that period itself it cannot be asked.
  private func countsByComparison(_ quantity: Quantity) -> Bool {
    quantity.measures.contains { measure in
      measure.condition?.populations.contains { id in
        populations.indices.contains(id.index) && populations[id.index].question?.comparators.isEmpty == false
      } ?? false
    }
  }

  /// `sales_change`, `visits/closes_change`: columns that only `vs` makes.
  mutating func comparedColumn(_ expression: Expression) throws(Diagnostic) -> MetricColumn? {
    guard !comparators.isEmpty, let found = comparedName(columnName(of: canonical(expression)).lowercased()) else {
      return nil
    }
    guard let stem = comparedStem(expression) ?? comparedExpressions[found.stem] else { return nil }
    let column = try column(.init(stem))
    guard let before = try before(column, found.position) else {
      throw Messages.noTargetFor([column.name], at: expression.span)
    }
    return self.column(found.part, of: column, before, found.position)
  }

  /// For suggestions.
  var comparedNames: [String] {
    let stems = comparators.isEmpty ? [] : comparedExpressions.keys.sorted()
    return stems.flatMap { stem in
      ComparedPart.allCases.flatMap { part in
        comparators.indices.map { ComparedPart.name(stem, part, $0) }
      }
    }
  }
}

extension Quantity {
  /// Whether it looks at another period already.
  package var isCompared: Bool {
    switch self {
    case .before, .growth: true
    case .measure, .shared, .constant, .date, .text, .arithmetic, .negative, .share, .bound, .declared, .ofRows,
      .pareto,
      .elapsed, .workdays, .function:
      parts.contains(where: \.isCompared)
    }
  }
}

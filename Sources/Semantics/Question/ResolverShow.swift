package import Syntax
import Values

extension Resolver {
  /// `show ...` with every name found.
  package mutating func question(_ show: ShowQuestion, span: Span) throws(Diagnostic) -> Question {
    showing = show
    if ending == nil, span.end > 0 { ending = Span(span.end, span.end) }
    try readPast(show.asOf, at: .none)
    let (subject, items) = try subject(of: show)
    var keys: [GroupKey] = []
    var usedEntities: Set<String> = []
    if let subject { usedEntities.insert(subject.name) }

    let period = try show.period.map { (written) throws(Diagnostic) in try periods.period(written) } ?? nil
    let moment = try moment(of: show, period)
    comparators = try resolvedComparators(show, moment)
    if let written = show.population, let clause = written.cohort {
      cohort = try cohort(written, clause, show)
      let axes = show.by.filter { $0.name.count == 1 }.map { $0.name[0].text }
      sharesMembers = axes.contains { if case .after? = Catalogue.cohortAxis($0) { true } else { false } }
      isAlongTime = sharesMembers || axes.contains { catalogue.dimension($0) == nil && Catalogue.grain($0) != nil }
    }

    var columns: [MetricColumn] = []
    if items.count > Self.maximumColumns { throw Messages.tooMany("columns", Self.maximumColumns, at: span) }
    for item in items {
      if case .text(let text) = item.expression.kind {
        throw Messages.textAmongItems(text, alias: item.alias, with: show.withWord, at: item.expression.span)
      }
      let column = try column(item)
      if columns.contains(where: { $0.name == column.name }) {
        throw Messages.duplicateColumn(
          column.name, text(item.expression), alias: item.alias, at: item.expression.span)
      }
      columns.append(column)
      if let alias = item.alias { aliases[alias.text.lowercased()] = column.quantity }
      comparedExpressions[column.name.lowercased()] =
        item.alias.map { Expression(.name([$0]), $0.span) } ?? item.expression
      // A condition may be about them.
      for part in sampled(column, show.sampling) { aliases[part.name.lowercased()] = part.quantity }
    }

    let (facts, rows) = try split(show.condition)
    var rowConditions: [RowCondition] = []
    for part in rows { rowConditions.append(try rowCondition(part)) }
    if let having = show.having {
      guard try kind(of: having) == .metric else {
        throw Messages.notAMetricCondition(at: having.span, word: show.havingWord)
      }
      rowConditions.append(try rowCondition(having))
    }
    var usesDefaults = false
    if subject != nil {
      try addConditionColumns(rows + (show.having.map { [$0] } ?? []), to: &columns)
      try addSortColumns(show, to: &columns)
    }
    if columns.isEmpty, let subject {
      guard !subject.shows.isEmpty else { throw Messages.nothingToShow(subject, at: span) }
      usesDefaults = true
      for name in subject.shows { columns.append(try column(.init(Expression(.name([Name(name, span: span)]), span)))) }
    }

    columns = try withSamples(withParetos(columns), show.sampling)

    var sort: [ResolvedSort] = []
    var pendingSort: [(SortKey, Quantity?)] = []
    for key in show.sort { pendingSort.append((key, try sortQuantity(key.expression, subject, show.by))) }

    var ranking: ResolvedRanking?
    var groupings = show.by
    if let written = show.ranking {
      let sorted = written.by == nil ? pendingSort.first : nil
      let by =
        try written.by.map { (expression) throws(Diagnostic) in try quantity(expression) }
        ?? (sorted == nil ? columns.first?.quantity : sorted?.1)
      // `top 1 in each team` needs the team in the rows; it is added where it was not asked for.
      for name in written.each
      where !groupings.contains(where: { self.sameGrouping($0.name, [name]) || $0.isCalled([name]) }) {
        if let subject, subject.singular == name.text.lowercased() { continue }
        groupings.append(Grouping([name], span: name.span))
      }
      let what = written.by ?? sorted?.0.expression
      ranking = ResolvedRanking(
        isTop: written.isTop, extent: try extent(of: written, by), by: by ?? .constant(0),
        what: what.map { formatted(canonical($0)) } ?? columns.first?.name ?? "", each: [], span: written.span)
      if let sorted {
        ranking?.followsSort = true
        if written.isTop { ranking?.isTop = sorted.0.descending }
      } else if case .ofRows(let view, _)? = by?.undeclared, view.beginsAtLowest {
        ranking?.isTop.toggle()
      }
    }

    for function in placedFunctions {
      for name in function.groups where !groupings.contains(where: { self.sameGrouping($0.name, [name]) }) {
        if let subject, subject.singular == canonicalKey(name) { continue }
        groupings.append(Grouping([name], span: name.span))
      }
    }

    try countSets(along: groupings, at: span)
    let shown = try compared(columns, at: show.versus)
    // Entities that take part decide what rows can be made of.
    let quantities =
      shown.columns.map(\.quantity) + rowConditions.flatMap(\.quantities) + (ranking.map { [$0.by] } ?? [])
      + pendingSort.compactMap(\.1)
    let measures = quantities.flatMap(\.measures)
    usedEntities.formUnion(measures.map(\.entity))
    let shared = quantities.flatMap(\.sharedMeasures)
    // No history is kept of these: today's number must not pass for another day's.
    if moment != environment.today, let current = measures.first(where: { $0.timing == .current }) {
      throw Messages.knownNowOnly(
        describe(current), on: moment, period: show.asOf == nil ? show.period?.span : nil, at: span)
    }

    if period == nil, let measure = measures.first(where: { $0.timing == .span || $0.isOpening }) {
      throw Messages.needsPeriod(describe(measure), at: span)
    }
    let hasTimeAxis = groupings.contains { $0.name.first.flatMap { Catalogue.grain($0.text) } != nil }
    if period == nil, !hasTimeAxis, quantities.contains(where: \.isOfWorkdays) {
      throw Messages.progressNeedsPeriod(at: span)
    }
    if period == nil, hasTimeAxis, measures.contains(where: \.isOfOwnTime) {
      throw Messages.ownTimeNeedsPeriod(at: span)
    }
    func isReading(_ measure: Measure) -> Bool {
      let isByResult = measure.timing == .population && measure.condition?.usesPopulation ?? false
      return measure.timing.isSnapshot || measure.isOfPeriod || isByResult
    }
    if period == nil, hasTimeAxis, let read = measures.first(where: isReading),
      let counted = measures.first(where: { $0.timing == .event || $0.timing == .elapsed })
    {
      throw Messages.readingsNeedPeriod(describe(read), beside: describe(counted), at: span)
    }
    // Whoever divides are those of a period.
    try checkCompared(show, period, measures + shared.filter(\.isOfPeriod), on: moment, hasTimeAxis: hasTimeAxis)
    var through = show.asOf == nil || moment >= min(period?.last ?? environment.today, environment.today) ? nil : moment
    // What lies ahead is not set beside what had come by the same date of another period.
    if through == nil, let period, period.contains(environment.today), comparators.contains(where: \.isCutAtToday) {
      through = environment.today
    }
    if let through, let period, through < period.start, let written = show.period,
      let measure = measures.first(where: { measure in
        measure.timing == .event || hasTimeAxis && (measure.timing.isSnapshot || measure.isOfPeriod)
      })
    {
      throw Messages.asOfBeforePeriod(describe(measure), period, through, at: written.span)
    }

    if let subject { keys.append(try subjectKey(subject, measures, at: span)) }
    for grouping in groupings {
      let key =
        isByNumber(grouping, measures, subject)
        ? try numberKey(grouping, measures, shared, subject, among: groupings)
        : try groupKey(grouping, measures, subject)
      if let alias = grouping.alias, (keys.map(\.name) + columns.map(\.name)).contains(key.name) {
        throw Messages.duplicateColumn(key.name, text(grouping), alias: alias, at: grouping.span)
      }
      try checkAxis(key, measures, period, at: grouping.span)
      if let same = keys.firstIndex(where: { $0.name == key.name }) {
        if key.isRolledUp { keys[same] = key }
      } else {
        keys.append(key)
      }
    }
    try checkPlacedFunctions(keys, show)
    try checkRollUp(quantities, keys, groupings)
    for (written, quantity) in pendingSort {
      if let quantity {
        sort.append(ResolvedSort(key: .quantity(quantity), descending: written.descending))
      } else if let position = position(of: written.expression, in: keys) {
        sort.append(ResolvedSort(key: .dimension(position), descending: written.descending))
      } else {
        throw Messages.sortUnknown(
          text(written.expression),
          near: nearestWords(to: text(written.expression), among: keys.map(\.name) + columns.map(\.name)),
          at: written.expression.span)
      }
    }
    if var found = ranking, let each = show.ranking?.each {
      for name in each {
        guard let position = position(of: Expression(.name([name]), name.span), in: keys) else {
          throw Messages.unknownDimension(name, near: nearestWords(to: name.text, among: keys.map(\.name)))
        }
        found.each.append(position)
      }
      ranking = found
    }

    var notes: [String] = []
    let sharedEntities = Set(shared.map(\.entity))
    var question = Question(
      keys: keys, subject: subject, columns: shown.columns, filters: [:], populations: [], cohort: cohort,
      rowConditions: rowConditions,
      period: period, through: through.flatMap { day in period.map { $0.start <= day } ?? true ? day : nil },
      moment: moment, isPast: catalogue.isPast, comparators: comparators, withoutTarget: shown.withoutTarget,
      ranking: ranking,
      sort: sort, presentation: show.presentation,
      usesDefaultItems: usesDefaults, usesSalesBasis: usesSalesBasis, sharedNotes: [])
    let asked = usedEntities.union(sharedEntities)
    var population: (name: Name, entity: Entity, id: PopulationID)?
    if let clause = show.population?.cohort {
      try checkWindow(measures, clause)
      if let cohort, let written = show.population { try checkPlanned(measures + shared, cohort, written, clause) }
    } else if let written = show.population {
      population = try populationReference(written, show)
    }
    if !catalogue.isPast, cohort == nil { question.customersToday = environment.today }
    // Whom the question is about comes first among the populations.
    question.subjects = subjectsThen(subject, question)
    try checkMeanings(in: facts, among: asked.sorted().compactMap(catalogue.entity))
    for name in asked.sorted() {
      guard let entity = catalogue.entity(name) else { continue }
      let isShared = !usedEntities.contains(name)
      if isShared, let written = show.population { try checkDivides(entity, written) }
      let isSubject = !measures.contains { $0.entity == name && !($0.condition?.usesPopulation ?? false) }
      if let cohort, let written = show.population, let clause = written.cohort, !isShared, !isSubject,
        links(to: cohort, from: entity).isEmpty
      {
        throw Messages.notLinked(
          entity.name, to: cohort.entity, works: populations(of: entity),
          follows: cohorts(of: entity, from: clause.date),
          at: written.name.span)
      }
      if let balance = measures.first(where: { $0.entity == name && $0.timing == .balance }) {
        try checkCycles(facts, of: balance, entity)
      }
      question.filters[name] = try filter(
        facts, population, on: entity, isSubject: isSubject, isShared: isShared, notes: &notes)
    }
    for measure in shared {
      for key in keys where !canSplit(measure, by: key, in: question) {
        notes.append(key.title)
      }
    }
    try checkReadings(question, measures, groupings)
    question.facts = facts
    question.namesakes =
      subject == nil ? namesakes(in: rows, among: shown.columns.flatMap(\.quantity.measures).map(\.entity)) : [:]
    question.changes = try comparedChanges(show)
    question.staleDeals = staleDeals(beside: shown.columns, facts, population)
    question.populations = populations
    question.paretos = try paretoQuestions(show, subject, groupings, span: span)
    question.sharedNotes = Array(Set(notes)).sorted()
    question.usesSalesBasis = usesSalesBasis
    return question
  }

  private func text(_ grouping: Grouping) -> String {
    grouping.expression.map(text) ?? grouping.name.map(\.text).joined(separator: ".")
  }

  /// What has come to be by a moment is of no weekday; the days that made it are.
  private func checkCycles(_ facts: [Expression], of balance: Measure, _ entity: Entity) throws(Diagnostic) {
    guard let date = balance.date else { return }
    var found: Name?
    for fact in facts {
      _ = fact.mapped { part in
        if found == nil, case .name(let parts) = part.kind, parts.count == 1, entity.field(parts[0].text) == nil,
          let grain = Catalogue.grain(parts[0].text), grain == .weekday || grain == .hour && date.time != nil
        {
          found = parts[0]
        }
        return nil
      }
    }
    if let found { throw Messages.cycleOfBalance(describe(balance), found, day: date.name) }
  }

  /// Before the question itself is resolved.
  func resolvedComparators(of show: ShowQuestion) throws(Diagnostic) -> [ResolvedComparator] {
    let period = try show.period.map { (written) throws(Diagnostic) in try periods.period(written) } ?? nil
    return try resolvedComparators(show, moment(of: show, period))
  }

  private func moment(of show: ShowQuestion, _ period: Period?) throws(Diagnostic) -> CivilDate {
    if let point = show.asOf { return try periods.moment(point, at: .none) }
    guard let period else { return environment.today }
    return min(period.last, environment.today)
  }

  // MARK: Items

  /// `show reps with visits`: the first item is an entity when no metric bears its name.
  private func subject(of show: ShowQuestion) throws(Diagnostic) -> (Entity?, [ShowQuestion.Item]) {
    guard let first = show.items.first, first.alias == nil, case .name(let parts) = first.expression.kind,
      parts.count == 1,
      let name = parts.first
    else { return (nil, show.items) }
    let isOfRecords = catalogue.entity(name.text) != nil && (show.hasSubject || choosesAmongItsRecords(show))
    if catalogue.metric(name.text) != nil && !isOfRecords { return (nil, show.items) }
    guard let entity = catalogue.entity(name.text), entity.isListed else {
      // A segment stands for its entity's records.
      return (nil, show.items)
    }
    return (entity, Array(show.items.dropFirst()))
  }

  /// `show leads where calls = 0`: nobody asks of the one number of all leads whether there were no calls.
  private func choosesAmongItsRecords(_ show: ShowQuestion) -> Bool {
    guard show.items.count == 1, show.by.isEmpty, let condition = show.condition else { return false }
    return Self.conjuncts(condition).contains { (try? kind(of: $0)) == .metric }
  }

  mutating func column(_ item: ShowQuestion.Item) throws(Diagnostic) -> MetricColumn {
    let expression = item.expression
    var metric: Metric?
    if case .name(let parts) = expression.kind, parts.count == 1 { metric = catalogue.metric(parts[0].text) }
    if let name = item.alias, let old = aliases[name.text.lowercased()] {
      _ = old
      throw Messages.duplicateColumn(name.text, text(expression), alias: name, at: expression.span)
    }
    if var found = try comparedColumn(expression) {
      if let alias = item.alias { (found.name, found.title) = (alias.text, alias.text) }
      return found
    }
    let quantity = try quantity(expression)
    let name = item.alias?.text ?? metric?.name ?? columnName(of: canonical(expression))
    let title = item.alias?.text ?? metric.map { self.title(of: $0) } ?? title(of: expression)
    var found = MetricColumn(
      name: name, title: title, quantity: quantity, unit: unit(of: quantity),
      direction: metric?.direction ?? plannedDirection(expression),
      expression: expression)
    switch quantity {
    case .ofRows(.rank, _): (found.compares, found.direction) = (.change, .lower)
    case .bound: found.compares = .before
    case .measure, .shared, .constant, .date, .text, .arithmetic, .negative, .share, .ofRows, .pareto, .declared,
      .before, .growth, .elapsed, .workdays, .function:
      break
    }
    return found
  }

  /// A formula as a column's head: metrics under their canonical names, in Chinese under their titles.
  func title(of expression: Expression) -> String {
    let plain = canonical(expression)
    guard environment.language == .chinese else { return formatted(plain) }
    return formatted(spoken(plain), in: .chinese)
  }

  private func spoken(_ expression: Expression) -> Expression {
    expression.mapped { part in
      if case .name(let parts) = part.kind, parts.count == 1, let metric = catalogue.metric(parts[0].text) {
        return Expression(.name([Name(title(of: metric))]), part.span)
      }
      if case .name(let parts) = part.kind, parts.count == 1, let entity = catalogue.entity(parts[0].text) {
        return Expression(.name([Name(title(of: entity))]), part.span)
      }
      guard case .per(let inner, let unit) = part.kind else { return nil }
      let word =
        Catalogue.perUnit(unit.text).map { Wording(records: $0.rawValue).text(in: .chinese) }
        ?? catalogue.entity(unit.text).map { title(of: $0) }
      return Expression(.per(spoken(inner), Name(word ?? unit.text)), part.span)
    }
  }

  /// The expression with every metric under its canonical name.
  func canonical(_ expression: Expression) -> Expression {
    let kind: Expression.Kind
    switch expression.kind {
    case .name(let parts):
      guard parts.count == 1, aliases[parts[0].text.lowercased()] == nil, let metric = catalogue.metric(parts[0].text)
      else {
        return expression
      }
      kind = .name([Name(metric.name, span: expression.span)])
    case .negative(let part): kind = .negative(canonical(part))
    case .arithmetic(let op, let left, let right): kind = .arithmetic(op, canonical(left), canonical(right))
    case .per(let part, let name) where isNumber(divisor: name):
      kind = .arithmetic(.divide, canonical(part), canonical(Expression(.name([name]), name.span)))
    case .per(let part, let name):
      let unit = Catalogue.perUnit(name.text)?.rawValue ?? catalogue.entity(name.text)?.singular ?? name.text
      kind = .per(canonical(part), Name(unit, span: name.span))
    case .share(let part): kind = .share(canonical(part))
    case .call(let name, let arguments):
      kind = .call(canonicalFunction(name, arguments), canonical(arguments, of: name))
    case .number, .text, .boolean, .date, .moment, .duration, .parameter, .logical, .not, .comparison, .membership,
      .within, .range, .emptiness, .was, .changed, .aggregate:
      return expression
    }
    return Expression(kind, expression.span)
  }

  /// You see what you asked about: the metrics a condition names, and what it compares.
  private mutating func addConditionColumns(_ conditions: [Expression], to columns: inout [MetricColumn])
    throws(Diagnostic)
  {
    for condition in conditions {
      for compared in compared(condition) {
        for name in names(in: compared) where catalogue.metric(name.text) != nil {
          try addColumn(Expression(.name([name]), name.span), to: &columns)
        }
        try addColumn(compared, to: &columns)
      }
    }
  }

  private mutating func addSortColumns(_ show: ShowQuestion, to columns: inout [MetricColumn]) throws(Diagnostic) {
    if let by = show.ranking?.by { try addColumn(by, to: &columns) }
    for key in show.sort {
      if case .name(let parts) = key.expression.kind, parts.count == 1, catalogue.metric(parts[0].text) == nil {
        continue
      }
      try addColumn(key.expression, to: &columns)
    }
  }

  private mutating func addColumn(_ expression: Expression, to columns: inout [MetricColumn]) throws(Diagnostic) {
    if case .name(let parts) = expression.kind, parts.count == 1, aliases[parts[0].text.lowercased()] != nil { return }
    // What was before and how it changed stand beside their own column.
    if let stem = comparedStem(expression) { return try addColumn(stem, to: &columns) }
    let column = try column(.init(expression))
    if !columns.contains(where: { $0.name == column.name }) { columns.append(column) }
  }

  private func compared(_ condition: Expression) -> [Expression] {
    switch condition.kind {
    case .logical(_, let parts): parts.flatMap(compared)
    case .not(let part): compared(part)
    case .comparison(_, let left, let right): [left] + (names(in: right).isEmpty ? [] : [right])
    case .range(let value, _, _, _), .membership(let value, _, _), .within(let value, _, _), .emptiness(let value, _):
      [value]
    case .name, .number, .text, .boolean, .date, .moment, .duration, .parameter, .negative, .arithmetic, .per, .share,
      .aggregate, .call, .was, .changed:
      []
    }
  }

  private func names(in expression: Expression) -> [Name] {
    switch expression.kind {
    case .name(let parts): parts.count == 1 ? parts : []
    case .arithmetic(_, let left, let right): names(in: left) + names(in: right)
    case .per(let part, let name): names(in: part) + (isNumber(divisor: name) ? [name] : [])
    case .negative(let part), .share(let part): names(in: part)
    case .call(_, let arguments): arguments.first.map(names) ?? []
    case .number, .text, .boolean, .date, .moment, .duration, .parameter, .logical, .not, .comparison, .membership,
      .within,
      .range, .emptiness, .was, .changed, .aggregate:
      []
    }
  }

  // MARK: Conditions

  /// Parts of `where` that choose facts, and parts that choose rows.
  package func split(_ condition: Expression?) throws(Diagnostic) -> (facts: [Expression], rows: [Expression]) {
    guard let condition else { return ([], []) }
    var facts: [Expression] = []
    var rows: [Expression] = []
    for part in Self.conjuncts(condition) {
      switch try kind(of: part) {
      case .attribute: facts.append(part)
      case .metric: rows.append(part)
      case .mixed: throw mixture(part)
      }
    }
    return (facts, rows)
  }

  func mixture(_ part: Expression) -> Diagnostic {
    var sides: (facts: [Expression], rows: [Expression]) = ([], [])
    func sort(_ expression: Expression) {
      switch expression.kind {
      case .logical(_, let parts): parts.forEach(sort)
      case .not(let inner): sort(inner)
      default:
        if (try? kind(of: expression)) == .metric {
          sides.rows.append(expression)
        } else {
          sides.facts.append(expression)
        }
      }
    }
    sort(part)
    return Messages.mixedOr(
      at: part.span, left: sides.facts.map(text).joined(separator: " and "),
      right: sides.rows.map(text).joined(separator: " and "))
  }

  /// What a question asks of the records of one entity.
  mutating func filter(
    _ facts: [Expression], _ population: (name: Name, entity: Entity, id: PopulationID)?, on entity: Entity,
    isSubject: Bool,
    isShared: Bool, notes: inout [String]
  ) throws(Diagnostic) -> Predicate? {
    var found: [Predicate] = []
    for fact in facts {
      do {
        found.append(try condition(fact, onCounted: entity))
      } catch {
        // Who is shown, and what only divides, keep the part they can be asked.
        guard error.code == "unknown-field", isSubject || isShared else {
          guard error.code == "unknown-field", error.fixes.isEmpty else { throw error }
          if ["date", "日期"].contains(firstWord(of: fact)) {
            throw Messages.timeInCondition(Name("date", span: error.span))
          }
          let listed = listed(by: fact)
          throw Messages.cannotFilter(
            entity, by: firstWord(of: fact), works: commonDimensions([entity]),
            instead: listed == nil ? ofSubject(firstWord(of: fact), from: entity) : nil, listed: listed,
            at: error.span)
        }
        if isShared { notes.append(text(fact)) }
      }
    }
    if let population {
      if let path = reference(to: population.entity, from: entity) {
        found.append(.isAmong(path, population.id))
      } else if !isShared && !isSubject {
        throw Messages.notLinked(
          entity.name, to: population.entity.name, works: populations(of: entity), at: population.name.span)
      }
    }
    return found.isEmpty ? nil : found.count == 1 ? found[0] : .all(found)
  }

  /// `product.active` for the `active` of `show products ... where active`.
  private func ofSubject(_ field: String, from entity: Entity) -> String? {
    guard let subject = askedSubject ?? shownAlone, subject.field(field) != nil,
      catalogue.path([subject.singular, field], from: entity) != nil
    else { return nil }
    return "\(subject.singular).\(field)"
  }

  /// `show reps where left is not empty`: who have no number beside them are listed.
  private func listed(by condition: Expression) -> String? {
    var probe = self
    guard let entity = shownAlone, showing.condition.map({ Self.conjuncts($0).count }) == 1,
      (try? probe.condition(condition, on: entity)) != nil
    else { return nil }
    return "list \(entity.name) where \(text(condition))"
  }

  /// `reps` of `show reps where ...`, without a number of theirs.
  var shownAlone: Entity? {
    guard showing.items.count == 1, case .name(let parts) = showing.items[0].expression.kind, parts.count == 1,
      catalogue.metric(parts[0].text) == nil, let entity = catalogue.entity(parts[0].text), entity.isListed
    else { return nil }
    return entity
  }

  private func firstWord(of condition: Expression) -> String {
    if case .name(let parts) = condition.kind { return parts.map(\.text).joined(separator: ".") }
    return compared(condition).lazy.compactMap { names(in: $0).first?.text }.first ?? "such a field"
  }

  /// Kinds of records that each of these belongs to one of.
  func populations(of entity: Entity) -> [String] {
    catalogue.entities.filter { $0.isListed && $0 != entity && reference(to: $0, from: entity) != nil }.map(\.name)
  }

  func reference(to target: Entity, from entity: Entity) -> ColumnPath? {
    if entity == target { return ColumnPath(root: entity.name, references: [], field: entity.key) }
    if let dimension = catalogue.dimension(target.singular), let path = catalogue.path(to: dimension, from: entity) {
      return path
    }
    return catalogue.path([target.singular], from: entity)
  }

  /// `for reps with visits/closes > 12`, `for key_accounts`
  mutating func populationReference(_ written: Population, _ show: ShowQuestion) throws(Diagnostic) -> (
    name: Name, entity: Entity, id: PopulationID
  ) {
    let (entity, conditions) = try said(of: written)
    var facts: [Expression] = []
    var rows: [Expression] = []
    for part in conditions {
      switch try kindInPopulation(part, entity) {
      case .attribute: facts.append(part)
      case .metric: rows.append(part)
      case .mixed: throw mixture(part)
      }
    }
    if rows.isEmpty {
      var predicates: [Predicate] = []
      for fact in facts { predicates.append(try condition(fact, on: entity)) }
      populations.append(
        PopulationQuestion(
          entity: entity.name, predicate: predicates.isEmpty ? nil : .all(predicates),
          date: entity.timing == .event ? entity.date.flatMap(entity.field) : nil, question: nil))
    } else {
      // By their whole result in the same period, whatever facts of theirs the question is about.
      var inner = ShowQuestion(items: [
        .init(Expression(.name([Name(entity.name, span: written.name.span)]), written.name.span))
      ])
      inner.hasSubject = true
      inner.period = show.period
      inner.asOf = show.asOf
      inner.condition = Self.allOf(facts + rows, at: written.span)
      if rows.contains(where: comparesPeriods) { (inner.comparators, inner.versus) = (show.comparators, show.versus) }
      var resolver = Resolver(catalogue: catalogue, environment: environment)
      resolver.ending = ending
      populations.append(
        PopulationQuestion(
          entity: entity.name, predicate: nil, question: try resolver.question(inner, span: written.span)))
    }
    return (written.name, entity, PopulationID(index: populations.count - 1))
  }

  /// Those who are rows along time, as of a past day: who was a customer then, not in each time.
  private mutating func subjectsThen(_ subject: Entity?, _ question: Question) -> PopulationID? {
    guard let subject, subject.sharesIdWith != nil, question.isPast, question.timeAxis != nil else { return nil }
    let then = Period(from: PeriodBounds.earliest, through: question.moment)
    let rules = Membership.rules(of: subject, in: then).compactMap { $0.predicate(on: subject) }
    populations.append(PopulationQuestion(entity: subject.name, predicate: .all(rules)))
    return PopulationID(index: populations.count - 1)
  }

  /// A field of the entity goes before a metric of the same name.
  func kindInPopulation(_ expression: Expression, _ entity: Entity) throws(Diagnostic) -> ConditionKind {
    var probe = self
    if (try? probe.predicate(expression, on: entity)) != nil { return .attribute }
    return try kind(of: expression)
  }
}

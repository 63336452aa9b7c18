package import Syntax
import Values

extension Resolver {
  /// `show ...` with every name found.
  package mutating func question(_ show: ShowQuestion, span: Span) throws(Diagnostic) -> Question {
    showing = show
    if ending == nil, span.end > 0 { ending = Span(span.end, span.end) }
    try readPast(show.asOf, at: .none)
    let (subject, items) = try subject(of: show)
    let period = try show.period.map { (written) throws(Diagnostic) in try periods.period(written) } ?? nil
    let moment = try moment(of: show, period)
    comparators = try resolvedComparators(show, moment)
    try follow(show)

    var columns = try columns(items, show, at: span)
    let (facts, rows) = try split(show.condition)
    let rowConditions = try rowConditions(rows, show)
    let usesDefaults = try complete(&columns, subject, rows, show, at: span)
    var pendingSort: [(SortKey, Quantity?)] = []
    for key in show.sort { pendingSort.append((key, try sortQuantity(key.expression, subject, show.by))) }
    var groupings = show.by
    var ranking = try ranking(of: show, subject, columns, pendingSort.first, &groupings)
    group(&groupings, subject)
    try countSets(along: groupings, at: span)
    let shown = try compared(columns, at: show.versus)

    let quantities =
      shown.columns.map(\.quantity) + rowConditions.flatMap(\.quantities) + (ranking.map { [$0.by] } ?? [])
      + pendingSort.compactMap(\.1)
    let measures = quantities.flatMap(\.measures)
    let shared = quantities.flatMap(\.sharedMeasures)
    let through = try through(show, period, moment, quantities, groupings, at: span)
    let keys = try keys(of: groupings, subject, measures, shared, columns, period, at: span)
    try checkPlacedFunctions(keys, show)
    try checkRollUp(quantities, keys, groupings)
    let sort = try sorts(pendingSort, keys, columns)
    ranking?.each = try places(show.ranking?.each ?? [], among: keys)

    var question = Question(
      keys: keys, subject: subject, columns: shown.columns, filters: [:], populations: [], cohort: cohort,
      rowConditions: rowConditions,
      period: period, through: through.flatMap { day in period.map { $0.start <= day } ?? true ? day : nil },
      moment: moment, isPast: catalogue.isPast, comparators: comparators, withoutTarget: shown.withoutTarget,
      ranking: ranking,
      sort: sort, presentation: show.presentation,
      usesDefaultItems: usesDefaults, usesSalesBasis: usesSalesBasis, sharedNotes: [])
    if !catalogue.isPast, cohort == nil { question.customersToday = environment.today }
    let population = try population(of: show, measures + shared, windowed: measures)
    // Whom the question is about comes first among the populations.
    question.subjects = subjectsThen(subject, question)
    try choose(by: facts, population, show, measures, shared, &question)
    try checkReadings(question, measures, groupings)
    question.facts = facts
    question.namesakes =
      subject == nil ? namesakes(in: rows, among: shown.columns.flatMap(\.quantity.measures).map(\.entity)) : [:]
    question.changes = try comparedChanges(show)
    question.staleDeals = staleDeals(beside: shown.columns, facts, population)
    question.populations = populations
    question.paretos = try paretoQuestions(show, subject, groupings, span: span)
    question.usesSalesBasis = usesSalesBasis
    return question
  }

  /// Whom the question follows, and along what.
  private mutating func follow(_ show: ShowQuestion) throws(Diagnostic) {
    guard let written = show.population, let clause = written.cohort else { return }
    cohort = try cohort(written, clause, show)
    let axes = show.by.filter { $0.name.count == 1 }.map { $0.name[0].text }
    sharesMembers = axes.contains { if case .after? = Catalogue.cohortAxis($0) { true } else { false } }
    isAlongTime = sharesMembers || axes.contains { catalogue.dimension($0) == nil && Catalogue.grain($0) != nil }
  }

  private mutating func rowConditions(_ rows: [Expression], _ show: ShowQuestion) throws(Diagnostic) -> [RowCondition] {
    var found: [RowCondition] = []
    for part in rows { found.append(try rowCondition(part)) }
    guard let having = show.having else { return found }
    guard try kind(of: having) == .metric else {
      throw Messages.notAMetricCondition(at: having.span, word: show.havingWord)
    }
    found.append(try rowCondition(having))
    return found
  }

  /// `sorted` is what rows are sorted by first.
  private mutating func ranking(
    of show: ShowQuestion, _ subject: Entity?, _ columns: [MetricColumn], _ sorted: (SortKey, Quantity?)?,
    _ groupings: inout [Grouping]
  ) throws(Diagnostic) -> ResolvedRanking? {
    guard let written = show.ranking else { return nil }
    let sorted = written.by == nil ? sorted : nil
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
    var found = ResolvedRanking(
      isTop: written.isTop, extent: try extent(of: written, by), by: by ?? .constant(0),
      what: what.map { formatted(canonical($0)) } ?? columns.first?.name ?? "", each: [], span: written.span)
    if let sorted {
      found.followsSort = true
      if written.isTop { found.isTop = sorted.0.descending }
    } else if case .ofRows(let view, _)? = by?.undeclared, view.beginsAtLowest {
      found.isTop.toggle()
    }
    return found
  }

  /// What numbers are ranked or shared in makes rows, too.
  private func group(_ groupings: inout [Grouping], _ subject: Entity?) {
    for function in placedFunctions {
      for name in function.groups where !groupings.contains(where: { self.sameGrouping($0.name, [name]) }) {
        if let subject, subject.singular == canonicalKey(name) { continue }
        groupings.append(Grouping([name], span: name.span))
      }
    }
  }

  /// The last day that counts, of what `as of` or another period cuts off, once everything asked has the time it needs.
  private func through(
    _ show: ShowQuestion, _ period: Period?, _ moment: CivilDate, _ quantities: [Quantity], _ groupings: [Grouping],
    at span: Span
  ) throws(Diagnostic) -> CivilDate? {
    let measures = quantities.flatMap(\.measures)
    // No history is kept of these: today's number must not pass for another day's.
    if moment != environment.today, let current = measures.first(where: { $0.timing == .current }) {
      throw Messages.knownNowOnly(
        describe(current), on: moment, period: show.asOf == nil ? show.period?.span : nil, at: span)
    }
    let hasTimeAxis = groupings.contains { $0.name.first.flatMap { Catalogue.grain($0.text) } != nil }
    if period == nil { try checkTimeless(quantities, hasTimeAxis: hasTimeAxis, at: span) }
    // Whoever divides are those of a period.
    let divisors = quantities.flatMap(\.sharedMeasures).filter(\.isOfPeriod)
    try checkCompared(show, period, measures + divisors, on: moment, hasTimeAxis: hasTimeAxis)
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
    return through
  }

  /// What cannot be asked of all time.
  private func checkTimeless(_ quantities: [Quantity], hasTimeAxis: Bool, at span: Span) throws(Diagnostic) {
    let measures = quantities.flatMap(\.measures)
    if let measure = measures.first(where: { $0.timing == .span || $0.isOpening }) {
      throw Messages.needsPeriod(describe(measure), at: span)
    }
    guard hasTimeAxis else {
      if quantities.contains(where: \.isOfWorkdays) { throw Messages.progressNeedsPeriod(at: span) }
      return
    }
    if measures.contains(where: \.isOfOwnTime) { throw Messages.ownTimeNeedsPeriod(at: span) }
    func isReading(_ measure: Measure) -> Bool {
      let isByResult = measure.timing == .population && measure.condition?.usesPopulation ?? false
      return measure.timing.isSnapshot || measure.isOfPeriod || isByResult
    }
    if let read = measures.first(where: isReading),
      let counted = measures.first(where: { $0.timing == .event || $0.timing == .elapsed })
    {
      throw Messages.readingsNeedPeriod(describe(read), beside: describe(counted), at: span)
    }
  }

  /// What rows are made of: the records asked about come first.
  private mutating func keys(
    of groupings: [Grouping], _ subject: Entity?, _ measures: [Measure], _ shared: [Measure],
    _ columns: [MetricColumn], _ period: Period?, at span: Span
  ) throws(Diagnostic) -> [GroupKey] {
    var keys: [GroupKey] = []
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
    return keys
  }

  private func sorts(
    _ written: [(SortKey, Quantity?)], _ keys: [GroupKey], _ columns: [MetricColumn]
  ) throws(Diagnostic) -> [ResolvedSort] {
    var found: [ResolvedSort] = []
    for (key, quantity) in written {
      if let quantity {
        found.append(ResolvedSort(key: .quantity(quantity), descending: key.descending))
      } else if let position = position(of: key.expression, in: keys) {
        found.append(ResolvedSort(key: .dimension(position), descending: key.descending))
      } else {
        throw Messages.sortUnknown(
          text(key.expression),
          near: nearestWords(to: text(key.expression), among: keys.map(\.name) + columns.map(\.name)),
          at: key.expression.span)
      }
    }
    return found
  }

  private func places(_ names: [Name], among keys: [GroupKey]) throws(Diagnostic) -> [Int] {
    var found: [Int] = []
    for name in names {
      guard let position = position(of: Expression(.name([name]), name.span), in: keys) else {
        throw Messages.unknownDimension(name, near: nearestWords(to: name.text, among: keys.map(\.name)))
      }
      found.append(position)
    }
    return found
  }

  private mutating func population(
    of show: ShowQuestion, _ measures: [Measure], windowed: [Measure]
  ) throws(Diagnostic) -> (name: Name, entity: Entity, id: PopulationID)? {
    guard let written = show.population else { return nil }
    guard let clause = written.cohort else { return try populationReference(written, show) }
    try checkWindow(windowed, clause)
    if let cohort { try checkPlanned(measures, cohort, written, clause) }
    return nil
  }

  /// What the question asks of each kind of record that takes part, and what does not reach those that only divide.
  private mutating func choose(
    by facts: [Expression], _ population: (name: Name, entity: Entity, id: PopulationID)?, _ show: ShowQuestion,
    _ measures: [Measure], _ shared: [Measure], _ question: inout Question
  ) throws(Diagnostic) {
    let counted = Set(measures.map(\.entity) + (question.subject.map { [$0.name] } ?? []))
    let asked = counted.union(shared.map(\.entity)).sorted()
    try checkMeanings(in: facts, among: asked.compactMap(catalogue.entity))
    var notes: [String] = []
    for name in asked {
      guard let entity = catalogue.entity(name) else { continue }
      let isShared = !counted.contains(name)
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
      for key in question.keys where !canSplit(measure, by: key, in: question) { notes.append(key.title) }
    }
    question.sharedNotes = Array(Set(notes)).sorted()
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
}

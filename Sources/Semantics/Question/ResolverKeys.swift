package import Syntax
import Values

extension Resolver {
  /// What one grouping of `by` means for every fact that is asked.
  func groupKey(_ grouping: Grouping, _ measures: [Measure], _ subject: Entity?) throws(Diagnostic) -> GroupKey {
    let entities = askedEntities(measures, subject)
    if let expression = grouping.expression { return try expressionKey(grouping, expression, entities, measures) }
    var key = try namedKey(grouping, measures, entities, subject)
    guard let alias = grouping.alias else { return key }
    key.parts = grouping.name.map { $0.text.lowercased() }
    key.name = alias.text
    key.title = alias.text
    return key
  }

  /// Who has managers below: everybody above is a manager here.
  static let superiors: Set<String> = ["director", "boss", "总监", "老板"]

  private func namedKey(
    _ grouping: Grouping, _ measures: [Measure], _ entities: [Entity], _ subject: Entity?
  ) throws(Diagnostic) -> GroupKey {
    guard let name = grouping.name.first else { throw Messages.notANumber(at: grouping.span) }
    let word = name.text.lowercased()
    let span = grouping.span
    if grouping.isRolledUp { return try rolledUpKey(grouping, entities, measures) }
    if grouping.name.count == 1 {
      if let axis = Catalogue.cohortAxis(word), catalogue.dimension(word) == nil {
        return try cohortKey(axis, measures, at: span)
      }
      if let grain = Catalogue.grain(word), catalogue.dimension(word) == nil {
        for measure in measures
        where measure.timing == .current || (measure.timing == .population && !hasSeries(measure, grain, entities)) {
          if grain.isCycle, measure.isOfPeriod {
            throw Messages.peopleByCycle(measure.entity, grain.rawValue, at: span)
          }
          throw Messages.notSplitByTime(measure.entity, works: commonDimensions(entities), at: span)
        }
        return GroupKey(name: grain.rawValue, title: timeTitle(grain, name), kind: .time(grain))
      }
      let dimension = catalogue.dimension(word) ?? catalogue.entity(word).flatMap { catalogue.dimension($0.singular) }
      if let dimension {
        return try attributeKey(
          name: dimension.name, title: title(of: dimension), parts: [dimension.name], dimension: dimension, grouping,
          entities, measures)
      }
      if catalogue.metric(word) != nil, !catalogue.entities.contains(where: { $0.field(word) != nil }) {
        let known = catalogue.dimensions.map(\.name)
        throw Messages.metricAfterBy(
          name, of: subject, near: known.filter { $0.hasPrefix(word + "_") } + known,
          bands: subject == nil ? usualBands(of: name, beside: measures) : nil, at: span)
      }
    }
    var parts = grouping.name.map { $0.text.lowercased() }
    // Every record has an id; that of the rows' own is meant.
    if parts == ["id"], let subject { parts = [subject.singular, "id"] }
    // `by deals`, `by 商机` are by the records that are called so.
    if parts.count == 1, let called = catalogue.entity(word), called.isListed,
      entities.contains(where: { catalogue.path([called.singular], from: $0) != nil })
    {
      parts = [called.singular]
    }
    if let date = canonicalDatePart(parts, from: entities) {
      let words = title(
        ofPath: Array(date.dropLast()), from: entities.first { datePart(date, from: $0) != nil },
        english: date.dropLast().joined(separator: " "))
      let grain = Catalogue.grain(date[date.count - 1]).map { timeTitle($0, name) } ?? ""
      return try attributeKey(
        name: date.joined(separator: "."),
        title: environment.language == .chinese
          ? "\(words)·\(grain)" : EntityLine.title(of: date.joined(separator: "_")),
        parts: date, dimension: nil, grouping, entities, measures)
    }
    guard entities.contains(where: { catalogue.path(parts, from: $0) != nil }) else {
      throw Messages.unknownDimension(
        Name(parts.joined(separator: "."), span: span),
        near: Self.superiors.contains(word)
          ? ["manager rolled up"]
          : grouping.name.count > 1
            ? nearPaths(grouping.name, entities) : nearestWords(to: word, among: dimensionNames))
    }
    let aliases = parts.count == 1 ? entities.compactMap { catalogue.path(parts, from: $0)?.field.aliases }.first : nil
    return try attributeKey(
      name: parts.joined(separator: "."),
      title: parts.count > 1
        ? title(
          ofPath: parts, from: entities.first { catalogue.path(parts, from: $0) != nil },
          english: EntityLine.title(of: parts.joined(separator: " ")))
        : title(EntityLine.title(of: parts[0]), aliases: aliases ?? []),
      parts: parts,
      dimension: nil, grouping, entities, measures)
  }

  /// `by age = today - created in bands 31, 91`: the same formula over every kind of fact that is asked.
  private func expressionKey(
    _ grouping: Grouping, _ expression: Expression, _ entities: [Entity], _ measures: [Measure]
  ) throws(Diagnostic) -> GroupKey {
    let span = expression.span
    let name = grouping.alias?.text ?? columnName(of: expression)
    if entities.isEmpty { throw Messages.sameForEveryRow(name, at: span) }
    var values: [String: Scalar] = [:]
    var kind = Field.Kind.number
    for entity in entities {
      do throws(Diagnostic) {
        let (value, found) = try scalar(expression, on: entity)
        if value.nesting > Self.maximumNesting { throw Messages.tooNested(at: span) }
        guard !value.columns.isEmpty else { throw Messages.sameForEveryRecord(text(expression), at: span) }
        values[entity.name] = value
        kind = found
      } catch {
        // Who is only shown, not counted, need not have it.
        guard error.code == "unknown-field", !measures.contains(where: { $0.entity == entity.name }) else {
          throw error
        }
      }
    }
    try checkBands(grouping, kind)
    return GroupKey(
      name: name, title: grouping.alias?.text ?? text(expression),
      kind: .expression(values: values, kind: kind, bands: grouping.bands))
  }

  /// Edges rise, belong to a number, and those of a percentage are percentages.
  func checkBands(_ grouping: Grouping, _ kind: Field.Kind) throws(Diagnostic) {
    let bands = grouping.bands
    if bands.isEmpty { return }
    let value = grouping.expression.map(text) ?? grouping.name.map(\.text).joined(separator: ".")
    let what = (grouping.alias.map { "\($0.text) = " } ?? "") + value
    guard Self.isBandable(kind) else { throw Messages.bandsKind(what, replacing: grouping.span) }
    func written(_ edges: [NumberLiteral]) -> String {
      let list = edges.map { text(Expression(.number($0), grouping.span)) }.joined(separator: ", ")
      return "\(what) in bands \(list)"
    }
    if kind == .percent, let edge = bands.first(where: { !$0.isPercent && $0.double > 1 }) {
      let percent = bands.map {
        $0.isPercent ? $0 : NumberLiteral(digits: $0.digits, scale: $0.scale + 2, isPercent: true)
      }
      throw Messages.bandsPercent(
        value, text(Expression(.number(edge), grouping.span)), written(percent), at: grouping.span)
    }
    if zip(bands, bands.dropFirst()).contains(where: { $0.double >= $1.double }) {
      var sorted: [NumberLiteral] = []
      for edge in bands.sorted(by: { $0.double < $1.double }) where sorted.last?.double != edge.double {
        sorted.append(edge)
      }
      throw Messages.bandsOrder(written(sorted), at: grouping.span)
    }
  }

  /// Whether people or things can stand beside a time axis: those employed or known then, counted by their result, or by
  /// a day of theirs, are others in each bucket.
  private func hasSeries(_ measure: Measure, _ grain: Grain, _ entities: [Entity]) -> Bool {
    if let condition = measure.condition, condition.usesPopulation { return !grain.isCycle }
    return measure.isWholeCohort && entities.count > 1 || (measure.isOfPeriod || measure.isOfOwnTime) && !grain.isCycle
  }

  /// A time axis has an end, and what is read as of a moment has few points on it.
  func checkAxis(_ key: GroupKey, _ measures: [Measure], _ period: Period?, at span: Span) throws(Diagnostic) {
    guard case .time(let grain) = key.kind else { return }
    let snapshot = measures.first(where: \.timing.isSnapshot)
    if grain.isCycle, let snapshot { throw Messages.noCycle(snapshot.entity, key.name, at: span) }
    if grain.isCycle, let plan = measures.first(where: { $0.plan != nil }) {
      throw Messages.cannotSplit(
        describe(plan), by: key.name, reason: "a plan is for a stretch of time", works: ["week", "month", "quarter"],
        at: span)
    }
    guard let days = period.map({ $0.end.dayNumber - $0.start.dayNumber }), !grain.isCycle else { return }
    let points = days / Self.days(in: grain)
    if points > 50_000 {
      throw Messages.tooManyBuckets(points, limit: 50_000, coarser: grain == .year ? nil : "year", at: span)
    }
    guard let snapshot, let period else { return }
    let covered = snapshot.timing == .span ? period : period.cut(through: environment.today)
    let count = environment.calendar.buckets(grain, over: covered).count
    // Every kind of reading is one part of the statement for each point, and the store takes 500 parts.
    let limit = min(Environment.mostReadings, 480 / Self.readings(measures.filter(\.timing.isSnapshot)))
    if count > limit { throw Self.tooManyTimes(count, grain, limit: limit, at: span) }
  }

  /// Who is there, and what happened for whoever owned the customers, is read at the end of each time.
  func checkReadings(_ question: Question, _ measures: [Measure], _ groupings: [Grouping]) throws(Diagnostic) {
    let read = measures.filter { measure in
      measure.isOfPeriod || measure.timing.isSnapshot
        || catalogue.entity(measure.entity).map(question.hasOwnersOfEachTime) ?? false
    }
    guard let grain = question.ownGrain, let period = question.period, !read.isEmpty else { return }
    let count = environment.calendar.buckets(grain, over: environment.read(period)).count
    let limit = min(Environment.mostReadings, 480 / Self.readings(read))
    if count <= limit { return }
    let written = groupings.first { $0.name.count == 1 && Catalogue.grain($0.name[0].text) == grain }
    throw Self.tooManyTimes(count, grain, limit: limit, at: written?.span ?? .none)
  }

  private static func tooManyTimes(_ count: Int, _ grain: Grain, limit: Int, at span: Span) -> Diagnostic {
    Messages.tooManyBuckets(count, limit: limit, coarser: grain == .day ? "month" : "year", at: span)
  }

  /// How many kinds of what is read at each time there are: numbers of one kind are read together.
  private static func readings(_ measures: [Measure]) -> Int {
    let kinds = measures.enumerated().map { position, measure in
      let way =
        switch measure.function {
        case .count, .sum, .balance, .min: "added"
        case .max: "last"
        case .avg, .countDistinct: "direct"
        case .median, .percentile, .stddev, .corr: "alone \(position)"
        }
      return [
        measure.entity, measure.timing.rawValue, measure.date?.name ?? "", way, "\(measure.isOwn)",
        "\(measure.isOpening)",
      ]
    }
    return max(1, Set(kinds).count)
  }

  /// The fewest days between two points of an axis.
  private static func days(in grain: Grain) -> Int {
    switch grain {
    case .day, .weekday, .hour: 1
    case .week: 7
    case .month: 28
    case .quarter, .fiscalQuarter: 90
    case .half, .fiscalHalf: 181
    case .year, .fiscalYear: 365
    }
  }

  /// What may stand after `by`, under every name.
  private var dimensionNames: Set<String> {
    Set(catalogue.dimensions.flatMap { [$0.name] + $0.aliases } + Catalogue.grainAliases.keys)
  }

  /// Paths with the same beginning and nearly the same end.
  private func nearPaths(_ parts: [Name], _ entities: [Entity]) -> [String] {
    guard let last = parts.last else { return [] }
    let start = parts.dropLast().map { $0.text.lowercased() }
    if entities.contains(where: { path(toDate: start, from: $0) != nil }) {
      return nearestWords(to: last.text, among: Set(Catalogue.grainAliases.keys)).map {
        (start + [$0]).joined(separator: ".")
      }
    }
    var ends: Set<String> = []
    for entity in entities {
      guard case .reference(let target)? = catalogue.path(start, from: entity)?.field.kind,
        let found = catalogue.entity(target)
      else { continue }
      ends.formUnion(found.fields.map(\.name))
    }
    return nearestWords(to: last.text, among: ends).map { (start + [$0]).joined(separator: ".") }
  }

  private func timeTitle(_ grain: Grain, _ name: Name) -> String {
    let english = EntityLine.title(of: grain.rawValue)
    let chinese = Catalogue.grainAliases.filter { $0.value == grain }.map(\.key).sorted { $0.count > $1.count }
    return title(english, aliases: chinese)
  }

  private func askedEntities(_ measures: [Measure], _ subject: Entity?) -> [Entity] {
    var names = Set(measures.map(\.entity))
    if let subject { names.insert(subject.name) }
    return names.sorted().compactMap(catalogue.entity)
  }

  private func attributeKey(
    name: String, title: String, parts: [String], dimension: Dimension?, _ grouping: Grouping, _ entities: [Entity],
    _ measures: [Measure]
  ) throws(Diagnostic) -> GroupKey {
    let span = grouping.span
    if entities.isEmpty { throw Messages.sameForEveryRow(name, at: span) }
    if let word = grouping.name.first, parts.count == 1 {
      try checkMeaning(of: Name(name, span: word.span), among: entities)
    }
    var paths: [String: ColumnPath] = [:]
    var kind = Field.Kind.text
    for entity in entities {
      let found = way(parts, dimension, from: entity)
      // A plan is set for people, products and customers, not for what lies behind them.
      if let found, !(entity.name == "plan_rollups" && !Self.canPlan(found)) {
        paths[entity.name] = found
        kind = found.field.kind
      } else if let measure = measures.first(where: { $0.entity == entity.name }) {
        let other = standIn(for: entity, dimension)
        let rest = other.map { ", but `\($0)` can be" as Wording } ?? ""
        throw Messages.cannotSplit(
          describe(measure), by: name,
          reason: entity.name == "plan_rollups"
            ? "none are set for it" : "no \(name) is kept with \(Messages.spoken(entity.name))" + rest,
          works: nearest(to: name, entities), at: span,
          others: other.map { name in items(showing: measure).map { (name, $0) } } ?? [])
      }
    }
    if grouping.bands.count > 200 { throw Messages.tooMany("bands", 200, at: span) }
    try checkBands(grouping, kind)
    let bands = dimension?.edges(grouping.bands) ?? grouping.bands
    var target: String?
    if case .reference(let entity) = kind { target = entity }
    return GroupKey(name: name, title: title, kind: .attribute(paths: paths, entity: target, kind: kind, bands: bands))
  }

  /// `current_owner` first for `owner`.
  /// Those called alike first (`age` for `ageing`), then the first of all and those that the records have themselves.
  private func nearest(to name: String, _ entities: [Entity]) -> [String] {
    let dimensions = commonDimensions(entities)
    let own = dimensions.filter { dimension in
      entities.allSatisfy { way([dimension], catalogue.dimension(dimension), from: $0)?.references.isEmpty == true }
    }
    var found: [String] = []
    let alike = dimensions.filter { $0.hasSuffix("_" + name) || name.hasPrefix($0) && name != $0 }
    for dimension in alike + dimensions.prefix(1) + own + dimensions
    where !found.contains(dimension) {
      found.append(dimension)
    }
    return found
  }

  /// Which metric says nearly the same and can be split.
  private func standIn(for entity: Entity, _ dimension: Dimension?) -> String? {
    guard let name = entity.standIn, let metric = catalogue.metric(name), let dimension else { return nil }
    var resolver = self
    let measures = (try? resolver.quantity(of: metric, at: .none))?.measures ?? []
    let canSplit = measures.compactMap { catalogue.entity($0.entity) }.allSatisfy {
      catalogue.path(to: dimension, from: $0) != nil
    }
    return canSplit ? name : nil
  }

  /// Where a question asks for the metric that is just this number.
  private func items(showing measure: Measure) -> [Span] {
    showing.items.compactMap { item in
      guard case .name(let parts) = item.expression.kind, parts.count == 1, let name = metricsByMeasure[measure],
        catalogue.metric(parts[0].text)?.name == name
      else { return nil }
      return item.expression.span
    }
  }

  static func isBandable(_ kind: Field.Kind) -> Bool {
    switch kind {
    case .number, .money, .quantity, .percent, .days, .minutes: true
    case .text, .date, .boolean, .reference: false
    }
  }

  private static func canPlan(_ path: ColumnPath) -> Bool {
    switch path.references.first?.name {
    case nil, "rep": true
    default: false
    }
  }

  func way(_ parts: [String], _ dimension: Dimension?, from entity: Entity) -> ColumnPath? {
    let found = anyWay(parts, dimension, from: entity)
    // Records without a name make no rows.
    if case .reference(let target)? = found?.field.kind, catalogue.entity(target)?.labels.isEmpty == true { return nil }
    return found
  }

  private func anyWay(_ parts: [String], _ dimension: Dimension?, from entity: Entity) -> ColumnPath? {
    if parts.count == 1, let own = entity.field(parts[0]) {
      return ColumnPath(root: entity.name, references: [], field: own)
    }
    if let dimension, let path = catalogue.path(to: dimension, from: entity) { return path }
    return catalogue.path(parts, from: entity).map(ofWhomever) ?? datePart(parts, from: entity)
  }

  func way(of key: GroupKey, from entity: Entity) -> ColumnPath? {
    if key.isRolledUp { return Tree(rawValue: key.name).flatMap { way(up: $0, from: entity) } }
    let parts = key.path
    return way(parts, parts.count == 1 ? catalogue.dimension(parts[0]) : nil, from: entity)
  }

  func canSplit(_ measure: Measure, by key: GroupKey, in question: Question) -> Bool {
    switch key.kind {
    case .time(.hour): return measure.date?.time != nil && measure.timing != .population
    case .time(let grain):
      if measure.timing == .population { return !grain.isCycle && question.hasSeries(measure, environment) }
      return measure.timing.isSnapshot || measure.date != nil
    case .cohort(.entered):
      guard let cohort, let entity = catalogue.entity(measure.entity) else { return false }
      return !links(to: cohort, from: entity).isEmpty
    case .cohort(.member): return true
    case .cohort(.after): return measure.timing == .event && measure.date != nil
    case .attribute:
      guard let entity = catalogue.entity(measure.entity) else { return false }
      return way(of: key, from: entity) != nil
    case .expression(let values, _, _): return values[measure.entity] != nil
    case .number(let bands): return bands.paths[measure.entity] != nil
    }
  }

  /// Dimensions that all of these can be split by.
  func commonDimensions(_ entities: [Entity]) -> [String] {
    catalogue.dimensions.map(\.name).filter { name in
      entities.allSatisfy { entity in
        guard let path = way([name], catalogue.dimension(name), from: entity) else { return false }
        return entity.name != "plan_rollups" || Self.canPlan(path)
      } && (try? checkMeaning(of: Name(name), among: entities)) != nil
    }
  }

  func describe(_ measure: Measure) -> Wording {
    if let plan = measure.plan { return plan.plan == .target ? "the target" : "the budget" }
    let name =
      metricsByMeasure[measure]
      ?? catalogue.metrics.first { metric in
        var resolver = self
        return (try? resolver.quantity(of: metric, at: .none).undeclared) == .measure(measure)
      }?.name
    return name.map { "`\($0)`" as Wording } ?? "a number of \(Messages.spoken(measure.entity))"
  }

  /// The rows of `show reps`: the records themselves, and for every fact the way to them.
  func subjectKey(_ subject: Entity, _ measures: [Measure], at span: Span) throws(Diagnostic) -> GroupKey {
    var paths = [subject.name: ColumnPath(root: subject.name, references: [], field: subject.key)]
    for measure in measures where paths[measure.entity] == nil {
      guard let entity = catalogue.entity(measure.entity), let path = reference(to: subject, from: entity) else {
        throw Messages.cannotSplit(
          describe(measure), by: subject.singular,
          reason: "no \(subject.singular) is kept with \(Messages.spoken(measure.entity))",
          works: catalogue.entity(measure.entity).map { commonDimensions([$0]) } ?? [], at: span)
      }
      paths[entity.name] = path
    }
    return GroupKey(
      name: subject.singular, title: title(EntityLine.title(of: subject.singular), aliases: subject.aliases),
      kind: .attribute(paths: paths, entity: subject.name, kind: .reference(subject.name), bands: []))
  }

  func sameGrouping(_ left: [Name], _ right: [Name]) -> Bool {
    func canonical(_ names: [Name]) -> String {
      guard names.count == 1 else {
        return names.isEmpty ? "(" : names.map { $0.text.lowercased() }.joined(separator: ".")
      }
      let word = names[0].text.lowercased()
      return catalogue.dimension(word)?.name ?? Catalogue.grain(word)?.rawValue ?? Catalogue.cohortAxis(word)?.name
        ?? word
    }
    return canonical(left) == canonical(right)
  }

  func position(of expression: Expression, in keys: [GroupKey]) -> Int? {
    guard case .name(let parts) = expression.kind else { return nil }
    let word = parts.map { $0.text.lowercased() }.joined(separator: ".")
    func isDate(_ key: GroupKey) -> Bool {
      guard key.datePart != nil, case .attribute(let paths, _, _, _) = key.kind else { return false }
      let known = canonicalDatePart(parts.map { $0.text.lowercased() }, from: paths.keys.compactMap(catalogue.entity))
      return known == key.path
    }
    return keys.firstIndex { key in
      isDate(key) || key.name.lowercased() == word || key.isOfNumber && key.parts == [word]
        || catalogue.dimension(word)?.name == key.name
        || catalogue.entity(word)?.singular == key.name
        || Catalogue.grain(word)?.rawValue == key.name || Catalogue.cohortAxis(word)?.name == key.name
    }
  }

  /// `nil` when the sort key is a dimension of the rows.
  mutating func sortQuantity(_ expression: Expression, _ subject: Entity?, _ groupings: [Grouping]) throws(Diagnostic)
    -> Quantity?
  {
    if case .name(let parts) = expression.kind {
      if groupings.contains(where: { self.sameGrouping($0.name, parts) || $0.isCalled(parts) }) { return nil }
      if let subject, parts.count == 1, catalogue.entity(parts[0].text) == subject { return nil }
    }
    return try quantity(expression)
  }
}

extension Grouping {
  /// Whether it was given this name of its own.
  func isCalled(_ parts: [Name]) -> Bool {
    parts.count == 1 && alias?.text.lowercased() == parts.first?.text.lowercased()
  }
}

extension Resolver {
  /// For completion: what a metric is made of, and what all of these can be split by.
  package mutating func quantity(ofMetric metric: Metric) throws(Diagnostic) -> Quantity {
    try quantity(of: metric, at: .none)
  }

  package func dimensions(ofAll entities: [Entity]) -> [String] { commonDimensions(entities) }
}

package import Syntax
import Values

extension Resolver {
  /// What one grouping of `by` means for every fact that is asked.
  func groupKey(_ grouping: Grouping, _ measures: [Measure], _ subject: Entity?) throws(Diagnostic) -> GroupKey {
    guard let name = grouping.name.first else { throw Messages.notANumber(at: grouping.span) }
    let word = name.text.lowercased()
    let span = grouping.span
    let entities = askedEntities(measures, subject)

    if grouping.name.count == 1 {
      if let grain = Catalogue.grain(word), catalogue.dimension(word) == nil {
        for measure in measures
        where measure.timing == .current || (measure.timing == .population && entities.count == 1) {
          throw Messages.notSplitByTime(measure.entity, works: commonDimensions(entities), at: span)
        }
        return GroupKey(name: grain.rawValue, title: timeTitle(grain, name), kind: .time(grain))
      }
      let dimension = catalogue.dimension(word) ?? catalogue.entity(word).flatMap { catalogue.dimension($0.singular) }
      if let dimension {
        let bands = dimension.edges(grouping.bands.compactMap(\.integer))
        return try attributeKey(
          name: dimension.name, title: title(of: dimension), parts: [dimension.name], dimension: dimension,
          bands: bands,
          entities, measures, at: span)
      }
      if catalogue.metric(word) != nil, !catalogue.entities.contains(where: { $0.field(word) != nil }) {
        let near = catalogue.dimensions.map(\.name)
        throw Messages.wrongKind(
          name, is: "a metric", expected: "`by` takes a dimension such as \(near.prefix(3).joined(separator: ", "))",
          fixes: [.init("group by rep", replacing: span, with: "rep")])
      }
    }
    let parts = grouping.name.map { $0.text.lowercased() }
    guard entities.contains(where: { catalogue.path(parts, from: $0) != nil }) else {
      throw Messages.unknownDimension(
        Name(parts.joined(separator: "."), span: span),
        near: grouping.name.count > 1
          ? nearPaths(grouping.name, entities) : nearestWords(to: word, among: dimensionNames))
    }
    return try attributeKey(
      name: parts.joined(separator: "."), title: EntityLine.title(of: parts.joined(separator: " ")), parts: parts,
      dimension: nil,
      bands: grouping.bands.compactMap(\.integer), entities, measures, at: span)
  }

  /// A time axis has an end, and what is read as of a moment has few points on it.
  func checkAxis(_ key: GroupKey, _ measures: [Measure], _ period: Period?, at span: Span) throws(Diagnostic) {
    guard case .time(let grain) = key.kind else { return }
    let snapshot = measures.first(where: \.timing.isSnapshot)
    if grain.isCycle, let snapshot { throw Messages.noCycle(snapshot.entity, key.name, at: span) }
    guard let days = period.map({ $0.end.dayNumber - $0.start.dayNumber }), !grain.isCycle else { return }
    let points = days / Self.days(in: grain)
    if points > 50_000 {
      throw Messages.tooManyBuckets(points, limit: 50_000, coarser: grain == .year ? nil : "year", at: span)
    }
    guard let snapshot, let period else { return }
    let covered = snapshot.timing == .span ? period : period.cut(through: environment.today)
    let count = environment.calendar.buckets(grain, over: covered).count
    if count > 120 {
      throw Messages.tooManyBuckets(count, limit: 120, coarser: grain == .day ? "month" : "year", at: span)
    }
  }

  /// The fewest days between two points of an axis.
  private static func days(in grain: Grain) -> Int {
    switch grain {
    case .day, .weekday, .hour: 1
    case .week: 7
    case .month: 28
    case .quarter, .fiscalQuarter: 90
    case .half: 181
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
    name: String, title: String, parts: [String], dimension: Dimension?, bands: [Int], _ entities: [Entity],
    _ measures: [Measure], at span: Span
  ) throws(Diagnostic) -> GroupKey {
    if entities.isEmpty {
      throw Messages.cannotSplit(
        "what the calendar alone says", by: name, reason: "it is the same for every row", works: ["month"], at: span)
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
        throw Messages.cannotSplit(
          describe(measure), by: name,
          reason: entity.name == "plan_rollups"
            ? "none are set for it"
            : "no \(name) is kept with \(Messages.spoken(entity.name))" + standIn(for: entity, dimension),
          works: commonDimensions(entities), at: span)
      }
    }
    if bands.count > 200 { throw Messages.tooMany("bands", 200, at: span) }
    if bands.isEmpty == false, !Self.isBandable(kind) {
      throw Messages.bandsKind(name, replacing: span)
    }
    var target: String?
    if case .reference(let entity) = kind { target = entity }
    return GroupKey(name: name, title: title, kind: .attribute(paths: paths, entity: target, kind: kind, bands: bands))
  }

  /// Which metric says nearly the same and can be split.
  private func standIn(for entity: Entity, _ dimension: Dimension?) -> String {
    guard let name = entity.standIn, let metric = catalogue.metric(name), let dimension else { return "" }
    var resolver = self
    let measures = (try? resolver.quantity(of: metric, at: .none))?.measures ?? []
    let canSplit = measures.compactMap { catalogue.entity($0.entity) }.allSatisfy {
      catalogue.path(to: dimension, from: $0) != nil
    }
    return canSplit ? ", but `\(name)` can be" : ""
  }

  private static func isBandable(_ kind: Field.Kind) -> Bool {
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
    if parts.count == 1, let own = entity.field(parts[0]) {
      return ColumnPath(root: entity.name, references: [], field: own)
    }
    if let dimension, let path = catalogue.path(to: dimension, from: entity) { return path }
    return catalogue.path(parts, from: entity)
  }

  func canSplit(_ measure: Measure, by key: GroupKey) -> Bool {
    switch key.kind {
    case .time: return measure.timing.isSnapshot || measure.date != nil && measure.timing != .population
    case .attribute:
      guard let entity = catalogue.entity(measure.entity) else { return false }
      return way([key.name], catalogue.dimension(key.name), from: entity) != nil
    }
  }

  /// Dimensions that all of these can be split by.
  func commonDimensions(_ entities: [Entity]) -> [String] {
    catalogue.dimensions.map(\.name).filter { name in
      entities.allSatisfy { entity in
        guard let path = way([name], catalogue.dimension(name), from: entity) else { return false }
        return entity.name != "plan_rollups" || Self.canPlan(path)
      }
    }
  }

  func describe(_ measure: Measure) -> String {
    if let plan = measure.plan { return plan.plan == .target ? "the target" : "the budget" }
    let name = catalogue.metrics.first { metric in
      var resolver = self
      return (try? resolver.quantity(of: metric, at: .none).undeclared) == .measure(measure)
    }?.name
    return name.map { "`\($0)`" } ?? "a number of \(Messages.spoken(measure.entity))"
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
      guard names.count == 1 else { return names.map { $0.text.lowercased() }.joined(separator: ".") }
      let word = names[0].text.lowercased()
      return catalogue.dimension(word)?.name ?? Catalogue.grain(word)?.rawValue ?? word
    }
    return canonical(left) == canonical(right)
  }

  func position(of expression: Expression, in keys: [GroupKey]) -> Int? {
    guard case .name(let parts) = expression.kind else { return nil }
    let word = parts.map { $0.text.lowercased() }.joined(separator: ".")
    return keys.firstIndex { key in
      key.name == word || catalogue.dimension(word)?.name == key.name || catalogue.entity(word)?.singular == key.name
        || Catalogue.grain(word)?.rawValue == key.name
    }
  }

  /// `nil` when the sort key is a dimension of the rows.
  mutating func sortQuantity(_ expression: Expression, _ subject: Entity?, _ groupings: [Grouping]) throws(Diagnostic)
    -> Quantity?
  {
    if case .name(let parts) = expression.kind {
      if groupings.contains(where: { self.sameGrouping($0.name, parts) }) { return nil }
      if let subject, parts.count == 1, catalogue.entity(parts[0].text) == subject { return nil }
    }
    return try quantity(expression)
  }
}

extension Resolver {
  /// For completion: what a metric is made of, and what all of these can be split by.
  package mutating func quantity(ofMetric metric: Metric) throws(Diagnostic) -> Quantity {
    try quantity(of: metric, at: .none)
  }

  package func dimensions(ofAll entities: [Entity]) -> [String] { commonDimensions(entities) }
}

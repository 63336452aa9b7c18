package import Syntax
package import Values

/// Everything the language can name: read once from text, then extended by the store's own definitions and custom
/// fields through the same door.
package struct Catalogue: Sendable {
  private var entityEntries: [EntityEntry] = []
  private var dimensionEntries: [DimensionEntry] = []
  private var metricEntries: [MetricEntry] = []
  package private(set) var segments: [Segment] = []
  package private(set) var scorecards: [Scorecard] = []

  private var entityIndex: NameIndex
  private var dimensionIndex: NameIndex
  private var metricIndex: NameIndex
  private var segmentIndex: [String: Int] = [:]
  /// Finds records as they were at the moment asked about, as far as that is kept.
  package private(set) var isPast = false

  /// Empty, with room for what the texts say.
  init(entities: String, metrics: String) {
    entityIndex = NameIndex(over: entities, slotCount: 512)
    dimensionIndex = NameIndex(over: entities, slotCount: 256)
    metricIndex = NameIndex(over: metrics, slotCount: 1024)
    metricEntries.reserveCapacity(200)
  }

  // MARK: Adding

  /// `names` are where the text of all entities has those of this one.
  mutating func add(_ block: EntityBlock, _ names: [Range<Int>], of text: UnsafeBufferPointer<UInt8>) {
    for name in names { entityIndex.add(name, of: text, for: entityEntries.count, isAlias: false) }
    entityEntries.append(.block(block))
  }

  mutating func add(_ line: DimensionLine, _ names: [Range<Int>], of text: UnsafeBufferPointer<UInt8>) {
    for name in names { dimensionIndex.add(name, of: text, for: dimensionEntries.count, isAlias: false) }
    dimensionEntries.append(.line(line))
  }

  mutating func add(_ line: MetricLine, _ names: [Range<Int>], of text: UnsafeBufferPointer<UInt8>) {
    for name in names {
      metricIndex.add(name, of: text, for: metricEntries.count, isAlias: name != names.first)
    }
    metricEntries.append(.line(line))
  }

  private mutating func add(_ dimension: Dimension) {
    for name in [dimension.name] + dimension.aliases {
      dimensionIndex.add(name.lowercased(), for: dimensionEntries.count)
    }
    dimensionEntries.append(.read(dimension))
  }

  /// Replaces a metric of the same name.
  package mutating func add(_ metric: Metric) {
    let position: Int
    if let old = metricIndex[metric.name], metricEntries[old].name == metric.name {
      position = old
      metricEntries[old] = .read(metric)
    } else {
      position = metricEntries.count
      metricEntries.append(.read(metric))
    }
    for alias in metric.aliases where metricIndex[alias].map({ metricEntries[$0].name != alias }) ?? true {
      metricIndex.add(alias, for: position)
    }
    // A canonical name is never hidden by another's alias.
    metricIndex.add(metric.name, for: position)
  }

  package mutating func add(_ segment: Segment) {
    segments.removeAll { $0.name == segment.name }
    segments.append(segment)
    reindexSegments()
  }

  package mutating func removeMetric(_ name: String) {
    metricEntries.removeAll { $0.name == name && !$0.isBuiltIn }
    reindexMetrics()
  }

  /// Replaces one of the same name.
  package mutating func add(_ scorecard: Scorecard) {
    scorecards.removeAll { $0.name == scorecard.name }
    scorecards.append(scorecard)
  }

  package mutating func removeSegment(_ name: String) {
    segments.removeAll { $0.name == name }
    reindexSegments()
  }

  /// A custom field becomes a field of its entity, and a dimension when nothing else bears the name. A file's column
  /// Month takes no time axis away: that field is `order.month`.
  ///
  /// - Parameter isUsual: what else bears the name is blank in this store, so that the word means this field wherever it
  ///   can be reached.
  package mutating func addCustomField(_ field: Field, isUsual: Bool = false) {
    guard let index = entityIndex[field.entity] else { return }
    var entity = entityEntries[index].entity
    guard entity.field(field.name) == nil else { return }
    entity.fields.append(field)
    entityEntries[index] = .read(entity)
    if Self.grain(field.name) != nil || Self.cohortAxis(field.name) != nil { return }
    let path = [entity.singular, field.name]
    if let known = dimensionIndex[field.name] {
      let old = dimensionEntries[known].dimension
      dimensionEntries[known] = .read(
        isUsual
          ? Dimension(name: old.name, aliases: old.aliases, paths: [path] + old.paths)
          : Dimension(
            name: old.name, aliases: old.aliases, paths: old.paths + [path], bands: old.bands, isAgeing: old.isAgeing,
            isApart: old.isApart))
    } else {
      add(Dimension(name: field.name, aliases: field.aliases, paths: [path]))
    }
  }

  private mutating func reindexMetrics() {
    metricIndex = NameIndex()
    for (position, metric) in metricEntries.enumerated() {
      for alias in metric.aliases { metricIndex.add(alias, for: position) }
    }
    for (position, metric) in metricEntries.enumerated() { metricIndex.add(metric.name, for: position) }
  }

  private mutating func reindexSegments() {
    segmentIndex = [:]
    for (position, segment) in segments.enumerated() {
      for name in [segment.name] + segment.aliases { segmentIndex[name.lowercased()] = position }
    }
  }

  /// For a question `as of` an earlier day.
  package var past: Catalogue {
    var catalogue = self
    catalogue.isPast = true
    return catalogue
  }

  package var entities: [Entity] { entityEntries.map { asked($0.entity) } }

  private func asked(_ entity: Entity) -> Entity { isPast ? entity.past : entity }

  package var dimensions: [Dimension] { dimensionEntries.map(\.dimension) }

  /// All of them, formulas read.
  package var metrics: [Metric] { metricEntries.map(\.metric) }

  /// Names and aliases, without reading a formula.
  package var metricNames: [String] { metricEntries.flatMap { [$0.name] + $0.aliases } }

  // MARK: Looking up: exact name, then alias (one index), then singular or plural

  package func entity(_ name: String) -> Entity? {
    found(name) { entityIndex[$0] }.map { asked(entityEntries[$0].entity) }
  }

  package func dimension(_ name: String) -> Dimension? {
    found(name) { dimensionIndex[$0] }.map { dimensionEntries[$0].dimension }
  }

  package func metric(_ name: String) -> Metric? { found(name) { metricIndex[$0] }.map { metricEntries[$0].metric } }

  /// How late the oldest due of a record is, by the name of what each of its dues is put into bands by.
  func lateness(_ dimension: String) -> Metric? {
    guard let found = self.dimension(dimension), found.isAgeing else { return nil }
    return found.paths.lazy.compactMap { $0.last.flatMap(metric) }.first
  }

  package func segment(_ name: String) -> Segment? { found(name) { segmentIndex[$0] }.map { segments[$0] } }

  package func scorecard(_ name: String) -> Scorecard? {
    let wanted = name.lowercased()
    return scorecards.first { $0.name == wanted } ?? scorecards.first { $0.aliases.contains(wanted) }
  }

  private func found(_ name: String, _ position: (String) -> Int?) -> Int? {
    let wanted = name.lowercased()
    if let exact = position(wanted) { return exact }
    for form in Self.otherNumbers(of: wanted) {
      if let other = position(form) { return other }
    }
    return nil
  }

  /// The singular and plural forms a word could stand for: `close` -> `closes`, `categories` -> `category`.
  static func otherNumbers(of word: String) -> [String] {
    var forms = [word + "s", word + "es"]
    if word.hasSuffix("y") { forms.append(String(word.dropLast()) + "ies") }
    if word.hasSuffix("ies") { forms.append(String(word.dropLast(3)) + "y") }
    if word.hasSuffix("es") { forms.append(String(word.dropLast(2))) }
    if word.hasSuffix("s") { forms.append(String(word.dropLast())) }
    return forms
  }

  // MARK: All names, for joining words and cutting Chinese text

  package var lexicon: Lexicon {
    Lexicon([Lexicon.Source(knows: knows, names: { names }, states: state, addsUp: { addsUp(.name([Name($0)])) })])
  }

  /// Definitions of definitions are looked into a few levels deep.
  private func addsUp(_ formula: Expression.Kind, depth: Int = 0) -> Bool {
    switch formula {
    case .name(let path):
      guard depth < 8, path.count == 1, let metric = metric(path[0].text) else { return false }
      return addsUp(metric.expression.kind, depth: depth + 1)
    case .aggregate(let aggregate): return [.count, .countDistinct, .sum, .balance].contains(aggregate.function)
    case .call(let name, _): return name.text == "basis"
    case .arithmetic(let sign, let left, let right):
      return [.add, .subtract].contains(sign) && addsUp(left.kind, depth: depth) && addsUp(right.kind, depth: depth)
    case .number, .text, .boolean, .date, .moment, .duration, .parameter, .negative, .logical, .not, .comparison,
      .membership, .within, .range, .emptiness, .was, .changed, .per, .share:
      return false
    }
  }

  /// `rejected` of expenses is a value of their status, `shipped` of orders one of theirs and a day that is there or not.
  private func state(_ word: String, of records: String) -> Lexicon.RecordState? {
    guard let entity = entity(records), entity.isListed else { return nil }
    let day = entity.field(word).flatMap { $0.kind == .date ? $0 : nil }
    for name in ["status", "state"] {
      guard let field = entity.field(name), ValueWords.readings(of: field)[word] != nil else { continue }
      return .condition(
        "\(name) = \"\(word)\"", otherwise: day.map { "\($0.name) is empty" } ?? "\(name) != \"\(word)\"")
    }
    if let day { return .condition("\(day.name) is not empty", otherwise: "\(day.name) is empty") }
    if let field = entity.field(word), field.kind == .boolean {
      return .condition("\(field.name) = true", otherwise: "\(field.name) = false")
    }
    return .unknown
  }

  private func knows(_ word: String) -> Bool {
    [entityIndex, dimensionIndex, metricIndex].contains { $0[word] != nil } || segmentIndex[word] != nil
      || scorecards.contains { $0.name == word || $0.aliases.contains(word) }
      || Self.fixedNames.contains(word) || isField(word)
  }

  private func isField(_ word: String) -> Bool {
    for case .read(let entity) in entityEntries {
      if let field = entity.field(word), FieldWords.chinese(field.name) != word { return true }
    }
    // Most joined words stand nowhere.
    return CatalogueText.contains(EntityText.text, word) && Self.builtInFields.contains(word)
  }

  private var names: Set<String> {
    var names = Self.fixedNames
    for index in [entityIndex, dimensionIndex, metricIndex] { names.formUnion(index.names) }
    names.formUnion(segmentIndex.keys)
    for scorecard in scorecards { names.formUnion([scorecard.name] + scorecard.aliases) }
    for entry in entityEntries { names.formUnion(entry.fieldNames) }
    return names
  }

  private static let builtInFields = Set(CatalogueReader.builtIn.entityEntries.flatMap(\.fieldNames))

  private static let fixedNames = Set(
    [String](grainAliases.keys) + perUnitAliases.keys + CohortAxis.aliases.keys + profileNames)

  // MARK: Time words

  /// What `by` calls the grains of time.
  package static let grainAliases: [String: Grain] = [
    "day": .day, "date": .day, "日": .day, "天": .day, "week": .week, "周": .week, "month": .month, "月": .month,
    "月份": .month, "quarter": .quarter, "季": .quarter, "季度": .quarter, "half": .half, "半年": .half,
    "year": .year, "年": .year, "年份": .year, "fiscal_quarter": .fiscalQuarter, "财季": .fiscalQuarter,
    "fiscal_half": .fiscalHalf, "财半年": .fiscalHalf, "半财年": .fiscalHalf, "fiscal_year": .fiscalYear, "财年": .fiscalYear,
    "weekday": .weekday, "星期": .weekday, "hour": .hour, "小时": .hour,
  ]

  package static func grain(_ name: String) -> Grain? {
    let wanted = name.lowercased()
    return grainAliases[wanted] ?? (wanted.hasSuffix("s") ? grainAliases[String(wanted.dropLast())] : nil)
  }

  /// What `per` divides by when it is no entity.
  package static let perUnitAliases: [String: PerUnit] = [
    "workday": .workday, "working_day": .workday, "工作日": .workday, "day": .day, "日": .day, "天": .day, "week": .week,
    "周": .week, "month": .month, "月": .month, "quarter": .quarter, "季": .quarter, "year": .year, "年": .year,
  ]

  package static func perUnit(_ name: String) -> PerUnit? {
    let wanted = name.lowercased()
    return perUnitAliases[wanted] ?? (wanted.hasSuffix("s") ? perUnitAliases[String(wanted.dropLast())] : nil)
  }

  // MARK: Ways

  /// The way from records of `entity` to the field named by `parts`; the first part may be the entity itself.
  package func path(_ parts: [String], from entity: Entity) -> ColumnPath? {
    var references: [Field] = []
    var here = entity
    var rest = parts[...]
    if let first = rest.first, Self.means(first, entity), entity.field(first) == nil {
      if rest.count == 1 { return ColumnPath(root: entity.name, references: [], field: entity.key) }
      rest = rest.dropFirst()
    }
    while let part = rest.popFirst() {
      guard let field = here.field(part) else { return nil }
      if rest.isEmpty { return ColumnPath(root: entity.name, references: references, field: field) }
      guard case .reference(let target) = field.kind, let next = self.entity(target) else { return nil }
      references.append(field)
      here = next
    }
    return nil
  }

  private static func means(_ word: String, _ entity: Entity) -> Bool {
    word.lowercased() == entity.singular || word.lowercased() == entity.name
  }

  /// The way from records of `entity` to a dimension, `nil` when the entity cannot be split by it.
  package func path(to dimension: Dimension, from entity: Entity) -> ColumnPath? {
    for parts in dimension.paths {
      if let found = path(parts, from: entity) { return found }
    }
    return nil
  }
}

/// What `per` divides by.
package enum PerUnit: String, Hashable, Sendable {
  /// Working days each rep was employed in the period, up to today: person-days.
  case workday
  /// Days, weeks ... of the period that have passed, parts counted as parts.
  case day, week, month, quarter, year
}

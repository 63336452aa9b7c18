import Semantics
import Syntax
import Values

/// The rows that a record belongs to: one, or in a roll-up those of everybody above.
struct NaivePlaces {
  private let measures: NaiveMeasures
  private let keys: [GroupKey]
  private let ways: [ColumnPath?]
  private let entity: String
  private let isOwn: Bool

  init(_ measures: NaiveMeasures, _ entity: String, _ keys: [Int], isOwn: Bool = false) {
    self.measures = measures
    self.entity = entity
    self.isOwn = isOwn
    self.keys = keys.map { measures.question.keys[$0] }
    ways = self.keys.map { measures.way($0, entity) }
  }

  /// `own` is the record's own day.
  func of(
    _ record: NaiveRecord, _ member: NaiveCohort.Member?, _ own: String?, time: (Grain) -> Datum
  ) throws -> [[Datum]] {
    var found: [[Datum]] = [[]]
    for (key, way) in zip(keys, ways) {
      var options: [Datum]
      switch key.kind {
      case .time(let grain): options = [time(grain)]
      case .cohort(let axis): options = [member.map { axisValue(axis, $0, own) } ?? .null]
      case .attribute:
        guard let way else {
          options = [.null]
          break
        }
        options =
          key.isRolledUp
          ? measures.store.above(
            measures.reader.value(way, record), isTeam: way.field.kind == .reference("teams"), isOwn: isOwn,
            on: record.day) : [try measures.keyValue(key, .column(way), record)]
      case .expression(let values, _, _):
        options = [try values[entity].map { try measures.keyValue(key, $0, record) } ?? .null]
      case .number(let bands):
        options = [bands.paths[entity].map { measures.reader.band(bands, measures.reader.value($0, record)) } ?? .null]
      }
      found = found.flatMap { start in options.map { start + [$0] } }
    }
    return found
  }

  private func axisValue(_ axis: CohortAxis, _ member: NaiveCohort.Member, _ own: String?) -> Datum {
    switch axis {
    case .entered(let grain): .text(measures.calendar.bucket(grain, member.entered))
    case .member: .integer(member.id)
    case .after(let lapse):
      own.map { .integer(NaiveCohort.wholes(lapse, from: member.entered, to: $0, measures.calendar)) } ?? .null
    }
  }
}

extension NaiveMeasures {
  /// How records of this kind reach a key.
  func way(_ key: GroupKey, _ entity: String) -> ColumnPath? {
    guard case .attribute(let paths, _, _, _) = key.kind else { return nil }
    if let path = paths[entity] { return path }
    guard let home = reader.catalogue.entity(entity) else { return nil }
    if key.isRolledUp {
      // The way up begins with the rep or the team.
      let member = key.name == "manager" ? "rep" : "team"
      return reader.way([member], home) ?? (key.name == "manager" ? reader.way(["owner"], home) : nil)
    }
    return reader.way(key.parts.isEmpty ? key.name.split(separator: ".").map(String.init) : key.parts, home)
  }

  func keyValue(_ key: GroupKey, _ scalar: Scalar, _ record: NaiveRecord) throws -> Datum {
    let value = try reader.value(scalar, record)
    guard let (kind, edges) = Self.bands(key), !edges.isEmpty, let number = value.number else { return value }
    var unit = Double(scalar.storedScale)
    if case .money = kind { for _ in 0..<environment.currency.minorDigits { unit *= 10 } }
    return .integer(edges.filter { $0.double * unit <= number + 1e-9 }.count)
  }

  private static func bands(_ key: GroupKey) -> (kind: Field.Kind, edges: [NumberLiteral])? {
    switch key.kind {
    case .time, .cohort, .number: nil
    case .attribute(_, _, let kind, let edges), .expression(_, let kind, let edges): (kind, edges)
    }
  }

  /// Whether a number that divides can be cut by the key.
  func splits(_ measure: Measure, _ key: GroupKey) -> Bool {
    switch key.kind {
    case .expression(let values, _, _): return values[measure.entity] != nil
    case .number(let bands): return bands.paths[measure.entity] != nil
    case .attribute: return way(key, measure.entity) != nil
    case .cohort(.member): return true
    case .cohort(.entered): return cohort?.isLinked(measure.entity) ?? false
    case .cohort(.after): return measure.timing == .event && measure.date != nil
    case .time(let grain):
      if measure.timing == .population, !measure.isWholeCohort, NaiveMeasures.comingAndGoing.contains(measure.entity) {
        return !grain.isCycle && hasFewParts
      }
      if measure.timing.isSnapshot { return grain != .hour }
      guard let date = measure.date, measure.timing != .population else { return false }
      return grain != .hour || date.time != nil
    }
  }
}

extension NaiveReader {
  func way(_ parts: [String], _ home: Entity) -> ColumnPath? {
    if parts.count == 1, let own = home.field(parts[0]) {
      return ColumnPath(root: home.name, references: [], field: own)
    }
    if parts.count == 1, let dimension = catalogue.dimension(parts[0]),
      let path = catalogue.path(to: dimension, from: home)
    {
      return path
    }
    if let found = catalogue.path(parts, from: home) { return found }
    // The unit of time of another date: what only divides was not asked when the row's was found.
    guard parts.count > 1, let grain = parts.last.flatMap(Catalogue.grain),
      let day = way(Array(parts.dropLast()), home), day.field.kind == .date
    else { return nil }
    let date = day.field
    return ColumnPath(
      root: day.root, references: day.references,
      field: Field(
        name: grain.rawValue, column: date.column, kind: grain.isCycle ? .number : .date, entity: date.entity,
        time: date.time, keeping: date.keeping, part: grain, derivation: date.derivation))
  }
}

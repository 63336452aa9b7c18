import Glibc
import Semantics
import Store
import Syntax
import Values

extension String {
  /// Below 0 where it comes before the other by its bytes, above 0 where it comes behind.
  func byteOrder(to other: String) -> Int {
    var (own, other) = (self, other)
    return own.withUTF8 { own in
      other.withUTF8 { other in
        let common = min(own.count, other.count)
        guard let first = own.baseAddress, let second = other.baseAddress else { return own.count - other.count }
        let order = memcmp(first, second, common)
        return order == 0 ? own.count - other.count : Int(order)
      }
    }
  }
}

/// What a row is about: for every key its identity, what is shown, and its place in the order.
struct RowKey: Hashable {
  /// What the store grouped by: an id, a text, the first day of a bucket.
  let identity: SQLValue
  let shown: Value
  let place: Place

  static func == (left: Self, right: Self) -> Bool { left.identity == right.identity }
  func hash(into hasher: inout Hasher) { hasher.combine(identity) }

  /// Texts by their bytes, so that every machine orders alike; what is missing comes last.
  enum Place: Comparable {
    case number(Double)
    case text(String)
    case missing

    static func < (left: Self, right: Self) -> Bool { left.compared(to: right) < 0 }

    static func == (left: Self, right: Self) -> Bool { left.compared(to: right) == 0 }

    /// Below 0 before the other, above 0 behind it.
    func compared(to other: Self) -> Int {
      switch (self, other) {
      case (.number(let own), .number(let other)): own < other ? -1 : other < own ? 1 : 0
      case (.text(let own), .text(let other)): own.byteOrder(to: other)
      case (.number, .text), (.number, .missing), (.text, .missing): -1
      case (.text, .number), (.missing, .number), (.missing, .text): 1
      case (.missing, .missing): 0
      }
    }
  }

  /// What is missing.
  static let none = RowKey(identity: .null, shown: .missing, place: .missing)

  static func bucket(_ grain: Grain, _ start: CivilDate) -> RowKey {
    RowKey(identity: .text(start.iso), shown: .bucket(grain, start), place: .number(Double(start.dayNumber)))
  }

  init(identity: SQLValue, shown: Value, place: Place) {
    self.identity = identity
    self.shown = shown
    self.place = place
  }

  /// - Parameter stages: the places of stages, which stand in the order of their pipelines.
  init(_ key: PlanKey, _ identity: SQLValue, label: SQLValue?, stages: [SQLValue: Int]) {
    self.identity = identity
    switch (key.kind, identity) {
    case (_, .null):
      shown = .missing
      place = .missing
    case (.record, _):
      let name = if case .text(let text)? = label { text } else { Self.text(identity) }
      shown = .text(name)
      let stage = key.isOfStages ? stages[identity] : nil
      place = stage.map { .number(Double($0)) } ?? .text(name)
    case (.time(.weekday), .integer(let day)), (.part(.weekday), .integer(let day)):
      shown = .weekday(day)
      place = .number(Double(day))
    case (.time(let grain), .text(let text)), (.part(let grain), .text(let text)):
      let day = CivilDate(iso: text)
      shown = day.map { .bucket(grain, $0) } ?? .text(text)
      place = day.map { .number(Double($0.dayNumber)) } ?? .text(text)
    case (.band(let edges, let kind), .integer(let ordinal)):
      shown = .text(key.isAgeing ? BandNames.ageing(ordinal, edges) : BandNames.band(ordinal, edges, kind))
      place = .number(Double(ordinal))
    case (.value(.boolean), .integer(let number)):
      shown = .text(number == 0 ? "no" : "yes")
      place = .number(Double(number))
    case (.value(.quantity), .integer(let number)):
      shown = QuantityReader.plain(Double(number) / 1000)
      place = .number(Double(number))
    case (.value(.percent), .integer(let number)):
      shown = .real(Double(number) / 10_000)
      place = .number(Double(number))
    case (.value(.date), .text(let text)):
      shown = CivilDate(iso: text).map(Value.date) ?? .text(text)
      place = .text(text)
    case (_, .integer(let number)):
      shown = .integer(number)
      place = .number(Double(number))
    case (_, .real(let number)):
      shown = .real(number)
      place = .number(number)
    case (_, .text(let text)):
      shown = .text(text)
      place = .text(text)
    }
  }

  private static func text(_ value: SQLValue) -> String {
    switch value {
    case .null: ""
    case .integer(let number): "#\(number)"
    case .real(let number): "\(number)"
    case .text(let text): text
    }
  }
}

extension PlanKey {
  fileprivate var isOfStages: Bool { kind == .record("stages") }
}

extension Workspace {
  /// The places of stages by their ids, pipeline by pipeline; nothing where no rows are of them.
  func stagePlaces(_ keys: [PlanKey]) throws(StoreError) -> [SQLValue: Int] {
    guard keys.contains(where: \.isOfStages) else { return [:] }
    let ids = try reader.rows("SELECT id FROM stages ORDER BY pipeline_id, position, name, id").map { $0[0] }
    return Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
  }
}

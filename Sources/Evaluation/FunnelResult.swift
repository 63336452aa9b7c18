import Semantics
import Store
import Syntax
import Values

/// A tracked funnel counted: how many members reached each step, and after how many days.
struct FunnelResult {
  /// The members themselves are the first.
  struct Step {
    var title: String
    var name: String
  }

  /// A member in one row: everybody above has a row of a roll-up, and of a record that several share each has a part.
  struct Place {
    let id: SQLValue
    let keys: [RowKey]
    let part: Double
    /// Whether it was in no row before.
    let isNew: Bool
  }

  let funnel: TrackedFunnel
  let steps: [Step]
  /// How many reached each step; of shared records parts.
  private(set) var groups: [[RowKey]: [Double]] = [:]
  /// The same of all rows together, each member once.
  private(set) var whole: [Double]
  /// Days from the member's own day to each step, of those whose day is known.
  private var days: [[Int]]
  /// First times that lie before the member's own day.
  private(set) var early = 0
  var members: CohortMembers?
  private(set) var followed: [FollowedRecords.Member] = []

  init(funnel: TrackedFunnel, steps: [Step]) {
    self.funnel = funnel
    self.steps = steps
    whole = [Double](repeating: 0, count: steps.count)
    days = [[Int]](repeating: [], count: steps.count)
  }

  /// `firsts` are the first days of the steps after the members, by which a step counts from then on that comes before it.
  mutating func add(_ place: Place, _ entered: CivilDate, _ firsts: ArraySlice<CivilDate?>) {
    var last = 0
    var earliest: CivilDate?
    for step in stride(from: steps.count - 1, to: 0, by: -1) where step <= firsts.count {
      if let day = firsts[firsts.startIndex + step - 1] {
        last = max(last, step)
        if day != FirstDays.unknown { earliest = earliest.map { min($0, day) } ?? day }
      }
      guard last > 0, let earliest, place.isNew else { continue }
      let days = earliest.dayNumber - entered.dayNumber
      if days < 0 { early += 1 }
      self.days[step].append(days)
    }
    for step in 0...last {
      groups[place.keys, default: [Double](repeating: 0, count: steps.count)][step] += place.part
      if place.isNew { whole[step] += 1 }
    }
    followed.append(.init(id: place.id, keys: place.keys, last: last))
  }

  var records: FollowedRecords {
    FollowedRecords(
      entity: funnel.cohort.entity, steps: steps, members: followed,
      groups: funnel.keys.isEmpty ? [] : sortedGroups.map(\.key))
  }

  // MARK: Rows

  var stageRows: [[Value]] {
    steps.indices.map { step in
      [
        .text(steps[step].title), QuantityReader.count(whole[step]),
        step == 0 ? .nothing : Self.part(whole[step], of: whole[step - 1]),
        step == 0 ? .nothing : Self.part(whole[step], of: whole[0]),
        step == 0 ? .nothing : Self.median(days[step]),
      ]
    }
  }

  private var sortedGroups: [(key: [RowKey], value: [Double])] {
    groups.sorted { ShowAnswer.precedes($0.key, $1.key) }
  }

  var groupRows: [[Value]] {
    sortedGroups.map { keys, counts in
      keys.map(\.shown) + Self.cells(counts)
    }
  }

  /// The counts, then each over the one before.
  static func cells(_ counts: [Double]) -> [Value] {
    counts.map(QuantityReader.count) + zip(counts, counts.dropFirst()).map { part($1, of: $0) }
  }

  private static func part(_ count: Double, of whole: Double) -> Value {
    whole == 0 ? .nothing : .real(QuantityReader.byShare(count) / QuantityReader.byShare(whole))
  }

  private static func median(_ days: [Int]) -> Value {
    Spread(days.sorted().map(Double.init)).value(.median, .half).map(QuantityReader.plain) ?? .nothing
  }
}

import Semantics
import Store
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

  struct Counts {
    /// Of shared records parts.
    var counts: [Double]
    /// Days from the member's own day to each step, of those whose day is known; only of the whole.
    var days: [[Int]]
  }

  let funnel: TrackedFunnel
  let steps: [Step]
  /// Stands for a day that is not known.
  let reachedWithoutDay: CivilDate
  private(set) var groups: [[RowKey]: Counts] = [:]
  private(set) var whole: Counts
  /// First times that lie before the member's own day.
  private(set) var early = 0
  var members: CohortMembers?
  private(set) var followed: [FollowedRecords.Member] = []

  init(funnel: TrackedFunnel, steps: [Step], reachedWithoutDay: CivilDate) {
    self.funnel = funnel
    self.steps = steps
    self.reachedWithoutDay = reachedWithoutDay
    whole = Self.empty(steps.count)
  }

  private static func empty(_ count: Int) -> Counts {
    Counts(counts: [Double](repeating: 0, count: count), days: [[Int]](repeating: [], count: count))
  }

  /// `firsts` are the first days of the steps after the members, by which a step counts from then on that comes before it.
  mutating func add(_ place: Place, _ entered: CivilDate, _ firsts: [CivilDate?]) {
    let whole = place.isNew ? 1.0 : 0
    var group = groups[place.keys] ?? Self.empty(steps.count)
    group.counts[0] += place.part
    self.whole.counts[0] += whole
    var last = 0
    var earliest: CivilDate?
    for step in stride(from: steps.count - 1, to: 0, by: -1) {
      if step - 1 < firsts.count, let day = firsts[step - 1] {
        last = max(last, step)
        if day != reachedWithoutDay { earliest = earliest.map { min($0, day) } ?? day }
      }
      guard last > 0 else { continue }
      group.counts[step] += place.part
      self.whole.counts[step] += whole
      guard let earliest, place.isNew else { continue }
      let days = earliest.dayNumber - entered.dayNumber
      if days < 0 { early += 1 }
      self.whole.days[step].append(days)
    }
    groups[place.keys] = group
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
        .text(steps[step].title), Self.count(whole.counts[step]),
        step == 0 ? .nothing : Self.part(whole.counts[step], of: whole.counts[step - 1]),
        step == 0 ? .nothing : Self.part(whole.counts[step], of: whole.counts[0]),
        step == 0 ? .nothing : Self.median(whole.days[step]),
      ]
    }
  }

  private var sortedGroups: [(key: [RowKey], value: Counts)] {
    groups.sorted { ShowAnswer.precedes($0.key, $1.key) }
  }

  var groupRows: [[Value]] {
    sortedGroups.map { keys, counts in
      keys.map(\.shown) + Self.cells(counts.counts)
    }
  }

  /// The counts, then each over the one before.
  static func cells(_ counts: [Double]) -> [Value] {
    counts.map(count) + zip(counts, counts.dropFirst()).map { part($1, of: $0) }
  }

  /// Shares are ten-thousandths.
  private static func count(_ number: Double) -> Value { QuantityReader.plain(exact(number)) }
  private static func exact(_ number: Double) -> Double { (number * 10_000).rounded() / 10_000 }

  private static func part(_ count: Double, of whole: Double) -> Value {
    whole == 0 ? .nothing : .real(exact(count) / exact(whole))
  }

  private static func median(_ days: [Int]) -> Value {
    guard !days.isEmpty else { return .nothing }
    let sorted = days.sorted()
    let (low, high) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
    return low == high ? .integer(low) : QuantityReader.plain(Double(low + high) / 2)
  }
}

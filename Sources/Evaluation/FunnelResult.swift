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

  struct Counts {
    var counts: [Int]
    /// Days from the member's own day to each step, of those whose day is known.
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
    Counts(counts: [Int](repeating: 0, count: count), days: [[Int]](repeating: [], count: count))
  }

  /// `firsts` are the first days of the steps after the members, by which a step counts from then on that comes before it.
  mutating func add(_ id: SQLValue, _ keys: [RowKey], _ entered: CivilDate, _ firsts: [CivilDate?]) {
    var group = groups[keys] ?? Self.empty(steps.count)
    group.counts[0] += 1
    whole.counts[0] += 1
    var last = 0
    var earliest: CivilDate?
    for step in stride(from: steps.count - 1, to: 0, by: -1) {
      if step - 1 < firsts.count, let day = firsts[step - 1] {
        last = max(last, step)
        if day != reachedWithoutDay { earliest = earliest.map { min($0, day) } ?? day }
      }
      guard last > 0 else { continue }
      group.counts[step] += 1
      whole.counts[step] += 1
      guard let earliest else { continue }
      let days = earliest.dayNumber - entered.dayNumber
      if days < 0 { early += 1 }
      group.days[step].append(days)
      whole.days[step].append(days)
    }
    groups[keys] = group
    followed.append(.init(id: id, keys: keys, last: last))
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
        .text(steps[step].title), .integer(whole.counts[step]),
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
  static func cells(_ counts: [Int]) -> [Value] {
    counts.map(Value.integer) + zip(counts, counts.dropFirst()).map { part($1, of: $0) }
  }

  private static func part(_ count: Int, of whole: Int) -> Value {
    whole == 0 ? .nothing : .real(Double(count) / Double(whole))
  }

  private static func median(_ days: [Int]) -> Value {
    guard !days.isEmpty else { return .nothing }
    let sorted = days.sorted()
    let (low, high) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
    return low == high ? .integer(low) : QuantityReader.plain(Double(low + high) / 2)
  }
}

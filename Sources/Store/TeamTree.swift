package import Values

/// Which teams were part of which, and when.
package struct TeamTree: Hashable, Sendable {
  /// What `team_assignments` says: the team that one is part of for some time; `nil` is none.
  package struct Assignment: Hashable, Sendable {
    let parent: Int?
    let period: Period

    package init(parent: Int?, period: Period = .ever) {
      self.parent = parent
      self.period = period
    }
  }

  struct Stretch: Hashable {
    let pair: ClosedTree.Pair
    let period: Period
  }

  /// The tree of some time.
  private struct Tree: Hashable {
    let start: CivilDate
    /// Teams on top are missing.
    let parents: [Int: Int]
  }

  package let teams: [Int]
  /// One for each day on which the tree became another, in order.
  private let trees: [Tree]

  package init(_ teams: [Int], _ assignments: [Int: [Assignment]]) {
    self.teams = teams.sorted()
    let days = assignments.values.joined().flatMap { [$0.period.start, $0.period.end] }
    trees = Set([Period.ever.start] + days).filter { $0 < Period.ever.end }.sorted().map { day in
      let parents = teams.map { team in (team, assignments[team]?.first { $0.period.contains(day) }?.parent) }
      return Tree(start: day, parents: ClosedTree.parents(Dictionary(parents) { first, _ in first }))
    }
  }

  /// The teams right below `team` on that day; for `nil`, those on top.
  func subteams(of team: Int?, on day: CivilDate) -> [Int] {
    let parents = trees.last { $0.start <= day }?.parents ?? [:]
    return teams.filter { parents[$0] == team }
  }

  /// Whether some team was ever part of it.
  func hasSubteams(_ team: Int) -> Bool { trees.contains { $0.parents.values.contains(team) } }

  /// Every team with itself and those that it is part of, for as long as that holds.
  func stretches() -> [Stretch] {
    var found: [ClosedTree.Pair: [Period]] = [:]
    for (tree, end) in zip(trees, trees.dropFirst().map(\.start) + [Period.ever.end]) {
      let parents = Dictionary(teams.map { ($0, tree.parents[$0]) }) { first, _ in first }
      for pair in ClosedTree.pairs(parents) {
        var periods = found[pair] ?? []
        let start = periods.last?.end == tree.start ? periods.removeLast().start : tree.start
        found[pair] = periods + [Period(start: start, end: end)]
      }
    }
    return found.flatMap { pair, periods in periods.map { Stretch(pair: pair, period: $0) } }
  }

  /// Keeps `team_ancestors` in step with `team_assignments`.
  static func refresh(_ connection: Connection) throws(StoreError) {
    let stretches = try TeamTree(connection).stretches().sorted {
      ($0.pair.member, $0.pair.depth, $0.pair.ancestor, $0.period.start)
        < ($1.pair.member, $1.pair.depth, $1.pair.ancestor, $1.period.start)
    }
    try connection.keep(
      stretches.map {
        [
          .integer($0.pair.member), .integer($0.pair.ancestor), .text($0.period.start.iso), .text($0.period.end.iso),
          .integer($0.pair.depth),
        ]
      },
      in: "team_ancestors", columns: "team_id, ancestor_id, from_on, until_on, depth",
      order: "team_id, depth, ancestor_id, from_on")
  }

  init(_ connection: Connection) throws(StoreError) {
    let teams = try connection.rows("SELECT id FROM teams").compactMap { $0[0].integerValue }
    var assignments: [Int: [Assignment]] = [:]
    let statement = try connection.prepare("SELECT team_id, parent_id, from_on, until_on FROM team_assignments")
    while try statement.step() {
      guard let start = CivilDate(iso: statement.text(2)), let end = CivilDate(iso: statement.text(3)) else { continue }
      let parent = statement.isNull(1) ? nil : statement.integer(1)
      assignments[statement.integer(0), default: []].append(
        Assignment(parent: parent, period: Period(start: start, end: end)))
    }
    self.init(teams, assignments)
  }
}

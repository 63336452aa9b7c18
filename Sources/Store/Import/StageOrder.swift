/// The order of stages of which files told nothing but their names: open ones as deals went through them, then won, then
/// lost. An import of stages itself says their positions, and they stay as they are.
///
/// Numbers or chances in all names say it, else the chances of winning that files gave to the deals of each. Else a stage
/// comes before another when more deals left it for that one than came back from there, and where no deal did, when its
/// name is one that usually does. Where nothing tells, stages stand after the others in the order in which they were named.
struct StageOrder {
  private struct Stage {
    var id: Int
    var name: String
    var position: Int
    var state: String
  }

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// - Parameter areMade: stages were made on the way.
  /// - Returns: the names in their order; none when it is the one that they had.
  func refresh(areMade: Bool) throws(StoreError) -> [String] {
    guard try connection.scalar("SELECT 1 FROM imports WHERE entity = 'stages' AND undone_at IS NULL") == nil else {
      return []
    }
    let stages = try named()
    let ordered =
      stages.count > 1
      ? try open(stages.filter { $0.state == "open" }) + stages.filter { $0.state == "won" }
        + stages.filter { $0.state == "lost" } : stages
    guard ordered.map(\.id) != stages.map(\.id) else { return areMade && stages.count > 1 ? ordered.map(\.name) : [] }
    for (stage, place) in zip(ordered, stages) where stage.id != place.id {
      try connection.run(
        "UPDATE stages SET position = ? WHERE id = ?", [.integer(place.position), .integer(stage.id)])
    }
    return ordered.map(\.name)
  }

  /// Those of which only the name is known, by position.
  private func named() throws(StoreError) -> [Stage] {
    try connection.rows(
      """
      SELECT id, name, position, state FROM stages
      WHERE external_id IS NULL AND pipeline_id IS NULL AND probability_bp IS NULL AND forecast_category IS NULL
        AND rots_after_days IS NULL
      ORDER BY position, id
      """
    ).compactMap { row in
      guard let id = row[0].integerValue, let position = row[2].integerValue else { return nil }
      return Stage(id: id, name: row[1].textValue ?? "", position: position, state: row[3].textValue ?? "open")
    }
  }

  private func open(_ stages: [Stage]) throws(StoreError) -> [Stage] {
    if let numbered = Self.sorted(stages, by: { StageName.number(in: $0.name) }) { return numbered }
    let chances = try self.chances()
    if let likely = Self.sorted(stages, by: { chances[$0.id] }) { return likely }
    return try gone(through: stages)
  }

  /// By a number that each has, and not all the same; `nil` when one has none.
  private static func sorted(_ stages: [Stage], by number: (Stage) -> Int?) -> [Stage]? {
    let places = stages.enumerated().compactMap { index, stage in number(stage).map { (number: $0, index: index) } }
    guard places.count == stages.count, Set(places.map(\.number)).count > 1 else { return nil }
    return places.sorted { ($0.number, $0.index) < ($1.number, $1.index) }.map { stages[$0.index] }
  }

  /// By stage, the mean chance of winning of its deals, in 1/10000.
  private func chances() throws(StoreError) -> [Int: Int] {
    var found: [Int: Int] = [:]
    for row in try connection.rows(
      """
      SELECT stage_id, CAST(ROUND(AVG(probability_bp)) AS INTEGER) FROM opportunities
      WHERE stage_id IS NOT NULL AND probability_bp IS NOT NULL AND state = 'open' GROUP BY 1
      """)
    {
      if let stage = row[0].integerValue, let chance = row[1].integerValue { found[stage] = chance }
    }
    return found
  }

  /// As deals went through them.
  private func gone(through stages: [Stage]) throws(StoreError) -> [Stage] {
    /// By stage, the stages that lead to it.
    var earlier: [Int: Set<Int>] = [:]
    var told: Set<Int> = []
    var steps: [[Int]: Int] = [:]
    for row in try connection.rows(
      """
      SELECT old_stage_id, stage_id, COUNT(DISTINCT opportunity_id) FROM opportunity_states
      WHERE stage_id <> old_stage_id GROUP BY 1, 2
      """)
    {
      guard let old = row[0].integerValue, let new = row[1].integerValue else { continue }
      steps[[old, new]] = row[2].integerValue
      told.formUnion([old, new])
    }
    for (step, count) in steps where count > steps[[step[1], step[0]]] ?? 0 {
      earlier[step[1], default: []].insert(step[0])
    }
    let usual = Dictionary(uniqueKeysWithValues: stages.map { ($0.id, StageName.rank(of: $0.name) ?? .max) })
    var left = stages
    var ordered: [Stage] = []
    while !left.isEmpty {
      let waiting = Set(left.map(\.id))
      func rank(_ index: Int) -> (Int, Int, Int, Int) {
        let id = left[index].id
        return (
          earlier[id]?.intersection(waiting).count ?? 0, told.contains(id) ? 0 : 1, usual[id] ?? .max, index
        )
      }
      guard let next = left.indices.min(by: { rank($0) < rank($1) }) else { break }
      ordered.append(left.remove(at: next))
    }
    return ordered
  }
}

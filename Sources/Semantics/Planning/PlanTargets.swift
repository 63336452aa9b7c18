package import Syntax
import Values

extension Planner {
  /// Targets and budgets: the rows of `plan_rollups` at the level of the answer and at the grains that tile its time.
  func planBranches(
    _ plan: Measure.PlanSource, _ measures: [(Int, Measure)], _ question: Question, _ keys: [Int], _ filter: Predicate?,
    isOwn: Bool
  ) -> [Branch] {
    guard let entity = catalogue.entity("plan_rollups"), let starts = entity.field("starts"),
      let assigned = entity.field("assigned"), let days = catalogue.entity("plan_days"), let day = days.field("day"),
      let part = days.field("day_value")
    else { return [] }
    func column(_ name: String) -> Scalar? {
      entity.field(name).map { .column(ColumnPath(root: entity.name, references: [], field: $0)) }
    }
    var sources = keySources(keys, question, entity, isOwn: isOwn) { .bucket($0, starts) }
    let grains = sources.compactMap { if case .bucket(let grain, _) = $0 { grain } else { nil } }
    var filter = filter
    let keyNames = Set(sources.compactMap { Self.way($0).map(Self.beginning) })
    let names = keyNames.union((filter?.columns ?? []).map(Self.beginning))
    let level = Self.level(names, plan.plan)
    var levels = [level]
    if level == "team" {
      // A team with subteams has rows that hold those below, and others of its own reps alone.
      var isWhole = sources.contains(where: Self.isAbove)
      sources = sources.map { source in Self.way(source).map(Branch.KeySource.column) ?? source }
      if keyNames.isEmpty, let named = filter?.naming(team: self.team) {
        filter = named
        isWhole = true
      }
      levels.append(isWhole ? "group" : "direct")
    }
    func among(_ name: String, _ values: [String]) -> [Predicate] {
      guard let column = column(name), let first = values.first else { return [] }
      return [
        values.count == 1 ? .comparison(.equal, column, .text(first)) : .member(column, of: values.map(Scalar.text))
      ]
    }
    var conditions =
      among("kind", [plan.plan.rawValue]) + among("metric", [plan.metric]) + among("level", levels)
    if let category = column("category"), level != "category" {
      conditions.append(names.contains("category") ? .not(.empty(category)) : .empty(category))
    }
    // A plan is of one scope: what is of a rep is of no product's rows.
    conditions += Self.scopes.filter { $0 != level && keyNames.contains($0) }.compactMap(column).map {
      .not(.empty($0))
    }
    if let filter { conditions.append(filter) }

    // Who led a rep is read from the rows as they were set.
    let isFinest =
      (level == "rep" || level == "member")
      && (sources.contains { Self.isAbove($0) || Self.way($0)?.references.isEmpty == false }
        || filter?.columns.contains { !$0.references.isEmpty } == true)
    return PlanTime(question, keys, environment).pieces(isFinest: isFinest).map { piece in
      var own = conditions + among("grain", piece.units.map(\.rawValue))
      if piece.isWithoutParts, let parts = column("has_parts") {
        own.append(.comparison(.equal, parts, .integer(0)))
      }
      if let starts = column("starts"), let ends = column("ends") {
        var isInside: [Predicate] = []
        if let period = piece.period {
          isInside = [
            .comparison(.greaterOrEqual, starts, .date(period.start)), .comparison(.less, ends, .date(period.end)),
          ]
        }
        let isInOneRow = Predicate.all(isInside + grains.map { .sameBucket($0, starts, ends) })
        switch piece.reading {
        case .whole: own += isInside.suffix(1)
        case .insideRows: own.append(isInOneRow)
        case .acrossRows: own.append(.not(isInOneRow))
        case .byDay: break
        }
      }
      let date = piece.reading.isByDay ? day : starts
      return Branch(
        entity: piece.reading.isByDay ? days.name : entity.name,
        keys: sources.map { source in
          if case .bucket(let grain, _) = source { .bucket(grain, date) } else { source.fixed(at: question.moment) }
        },
        window: piece.period.map { .inside(date, $0) }, date: assigned,
        filter: Predicate.all(own).fixed(at: question.moment),
        outputs: measures.map { index, measure in
          // Conditions are about the value as it was set.
          let value: Scalar? =
            piece.reading.isByDay
            ? .column(ColumnPath(root: entity.name, references: [], field: part)) : measure.operand
          let operand = value.map { value -> Scalar in
            piece.weight == 1 ? value : .arithmetic(.multiply, value, .real(piece.weight))
          }
          return BranchOutput(index: index, function: .sum, operand: operand, condition: nil)
        },
        method: .additive, moment: question.moment, isPopulation: false
      ).inTime(OwnTime(question.period))
    }
  }

  /// Columns of `plan_rollups` of which a row has one.
  private static let scopes = ["rep", "territory", "product", "customer"]

  /// What tells the rows of `plan_rollups` apart that are of one kind and one metric.
  package static let rollupKeys = [
    "level", "starts", "ends", "rep", "team", "territory", "product", "customer", "category",
  ]

  /// The rows of `plan_rollups` that a plan is read from, for each row of the answer: after its keys stand theirs.
  package func rollups(of measure: Measure, _ question: Question) throws(Diagnostic) -> Plan? {
    guard let entity = catalogue.entity("plan_rollups") else { return nil }
    let fields = Self.rollupKeys.compactMap(entity.field)
    let outputs = [PlanOutput(name: "value", measure: measure)]
    let branches = try self.branches(outputs, question, keys: Array(question.keys.indices)).map { branch in
      var branch = branch
      branch.keys += fields.map { .column(ColumnPath(root: branch.entity, references: [], field: $0)) }
      return branch
    }
    let keys = question.keys.enumerated().map { planKey($1, $0) }
    return plan(
      keys: keys + fields.map { PlanKey(name: "rollup_\($0.name)", kind: .value(.text)) }, outputs: outputs,
      branches: branches)
  }

  private static func way(_ source: Branch.KeySource) -> ColumnPath? {
    switch source {
    case .column(let path), .above(let path, _): path
    case .value, .band, .bucket, .constant, .cohort, .none: nil
    }
  }

  private static func isAbove(_ source: Branch.KeySource) -> Bool {
    if case .above = source { true } else { false }
  }

  private static func beginning(_ path: ColumnPath) -> String { path.references.first?.name ?? path.field.name }

  /// That the team at the end of a path is this one.
  private func team(_ path: ColumnPath, is head: Predicate.Head) -> Predicate {
    switch head {
    case .name(let name):
      let label = Resolver(catalogue: catalogue, environment: environment).label(of: path)
      return .comparison(.equal, .column(label), .text(name))
    case .id(let id):
      let field = catalogue.entity("teams")?.field("id") ?? path.field
      let column = ColumnPath(root: path.root, references: path.fields, field: field)
      return .comparison(.equal, .column(column), .text(id))
    }
  }

  /// The finest scope that the rows or conditions need.
  private static func level(_ names: Set<String>, _ plan: Value.Plan) -> String {
    if names.contains("rep") { return names.contains("team") ? "member" : "rep" }
    if names.contains("team") { return "team" }
    if names.contains("territory") { return "territory" }
    if names.contains("product") { return "product" }
    if names.contains("customer") { return "customer" }
    if names.contains("category"), plan == .target { return "category" }
    return "company"
  }
}

extension Predicate {
  /// `team within "East"` asks for what was planned for East: the team of that name alone. `nil` when nothing of the
  /// kind is asked.
  fileprivate func naming(team: (ColumnPath, Head) -> Predicate) -> Predicate? {
    switch self {
    case .inside(let path, let head) where path.references.isEmpty && path.field.name == "team":
      return team(path, head)
    case .all(let parts):
      let named = parts.map { $0.naming(team: team) }
      return named.contains { $0 != nil } ? .all(zip(parts, named).map { $1 ?? $0 }) : nil
    case .inside, .any, .not, .comparison, .empty, .member, .matches, .within, .ownTime, .sameBucket, .isAmong,
      .history:
      return nil
    }
  }
}

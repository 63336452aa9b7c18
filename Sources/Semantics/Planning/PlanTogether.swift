package import Syntax
import Values

extension Question {
  /// Whether rows are told apart by what their records are, so that a condition says which records some of them have.
  package var hasPlainRows: Bool {
    !keys.isEmpty && !isRolledUp
      && keys.allSatisfy { key in
        if case .attribute(_, _, _, let bands) = key.kind { bands.isEmpty } else { false }
      }
  }
}

extension Measure {
  /// Whether it does not follow from the numbers of parts: a mean, different customers.
  var isOfWholes: Bool {
    switch function {
    case .count, .sum, .balance, .min, .max: false
    case .avg, .median, .percentile, .stddev, .corr, .countDistinct: true
    }
  }
}

extension Planner {
  /// More rows than one condition names, of one key and of several.
  private static let mostRows = (ofOneKey: 2_000, ofSeveral: 200)

  /// The measures that do not follow from the numbers of each, of all records of these rows; `rows` holds what the store
  /// grouped by, nothing for what is missing. `nil` where there is no such measure, or no condition says which records
  /// they are.
  package func together(_ rows: [[Scalar?]], of asked: Question) throws(Diagnostic) -> Plan? {
    if asked.isPast, !catalogue.isPast {
      return try Planner(catalogue: catalogue.past, environment: environment).together(rows, of: asked)
    }
    let question = asked.isPast ? withoutStrangers(asked) : asked
    let measures = Self.unique(question.quantities.flatMap(\.measures)).filter(\.isOfWholes)
    let most = question.keys.count == 1 ? Self.mostRows.ofOneKey : Self.mostRows.ofSeveral
    guard question.hasPlainRows, !measures.isEmpty, rows.count <= most else { return nil }
    let outputs = measures.enumerated().map { PlanOutput(name: "\($1.entity)_\($0 + 1)", measure: $1) }
    var branches: [Branch] = []
    for branch in try self.branches(outputs, question, keys: Array(question.keys.indices)) {
      var columns: [Scalar] = []
      for key in branch.keys {
        guard case .column(let path) = key else { return nil }
        columns.append(.column(path))
      }
      let isOfThem = Self.isAmong(rows, columns)
      var whole = branch
      whole.keys = []
      whole.filter = branch.filter.map { .all([$0, isOfThem]) } ?? isOfThem
      branches.append(whole)
    }
    return plan(keys: [], outputs: outputs, branches: branches)
  }

  private static func isAmong(_ rows: [[Scalar?]], _ columns: [Scalar]) -> Predicate {
    if columns.count == 1 {
      let isMissing = rows.contains { $0[0] == nil } ? [Predicate.empty(columns[0])] : []
      return .any([.member(columns[0], of: rows.compactMap { $0[0] })] + isMissing)
    }
    return .any(
      rows.map { row in
        .all(zip(columns, row).map { column, value in value.map { .comparison(.equal, column, $0) } ?? .empty(column) })
      })
  }
}

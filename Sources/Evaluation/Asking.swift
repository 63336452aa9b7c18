import SQL
import Semantics
import Store
import Syntax
import Values

extension Workspace {
  func answer(_ show: ShowQuestion, span: Span, sink: any AnswerSink) throws(EvaluationError) {
    let question = try resolving { () throws(Diagnostic) in
      var resolver = resolver
      return try resolver.question(show, span: span)
    }
    let hasTotals = question.usesTotals || !sink.isForPrograms || question.presentation != nil
    let result = try result(of: question, hasTotals: hasTotals)
    answered = .rows(AnsweredQuestion(show: show, result: result))
    try send(result, to: sink)
  }

  /// One consistent view for all the statements of a question.
  ///
  /// - Parameter hasTotals: also asks for the numbers of all rows that do not follow from those of each.
  func result(of question: Question, hasTotals: Bool = true) throws(EvaluationError) -> ShowResult {
    try inOneView { () throws(EvaluationError) in
      var (plan, environment) = try planned(question, environment)
      if !hasTotals { plan.dropTotals() }
      var found = try result(of: question, plan, environment, hasTotals: hasTotals)
      found.hasTotals = hasTotals
      return found
    }
  }

  /// For a question that is one of several in a view.
  func resultInView(of question: Question) throws(EvaluationError) -> ShowResult {
    try result(of: question, environment)
  }

  /// Its plan, and the day that it is asked on.
  func planned(
    _ question: Question, _ environment: Environment
  ) throws(EvaluationError) -> (plan: QuestionPlan, environment: Environment) {
    let environment = environment.asked(on: question)
    let plan = try resolving { () throws(Diagnostic) in
      try Planner(catalogue: catalogue, environment: environment).plan(question)
    }
    return (plan, environment)
  }

  private func result(
    of question: Question, _ environment: Environment, isRead: Bool = true
  ) throws(EvaluationError) -> ShowResult {
    let (plan, environment) = try planned(question, environment)
    return try result(of: question, plan, environment, isRead: isRead)
  }

  func inOneView<Result>(_ body: () throws(EvaluationError) -> Result) throws(EvaluationError) -> Result {
    try storing { () throws(StoreError) in try reader.execute("BEGIN") }
    defer {
      try? reader.execute("COMMIT")
      sharing?.reader.end()
    }
    return try body()
  }

  /// `environment` is that of the day it is asked on; `people` are whom it is about and `rows` those of the main plan, where
  /// they were found already. Rows that nobody reads, but for their numbers, need no names and stand in no order.
  func result(
    of question: Question, _ plan: QuestionPlan, _ environment: Environment, about people: [ResolvedPopulation]? = nil,
    fetched rows: [FetchedRow]? = nil, isRead: Bool = true, hasTotals: Bool = true
  ) throws(EvaluationError) -> ShowResult {
    let populations =
      if let people { people } else { try self.populations(question.populations, moment: question.moment) }
    var select = PlanSelect(catalogue: catalogue, currency: environment.currency, populations: populations)
    select.namesRecords = isRead
    var sides = [try side(question, plan, environment, select)]
    let tallies = try question.paretos.map { (pareto) throws(EvaluationError) in
      try tally(pareto, pareto.question, by: question.keys, environment)
    }
    let known = rows ?? tallies.first??.rows(of: plan.main)
    let own = if let known { known } else { try fetch(plan.main, select) }
    var fetched = [own]
    var selects = [select]
    for (other, plan) in zip(question.comparedPeriods, plan.comparisons) {
      let asked = question.asked(about: other)
      let there = environment.asked(on: asked)
      var select = select
      if asked.populations.contains(where: \.isCounted) {
        select = PlanSelect(
          catalogue: catalogue, currency: environment.currency,
          populations: try self.populations(asked.populations, moment: question.moment, counted: there))
        select.namesRecords = isRead
      }
      selects.append(select)
      sides.append(try side(asked, plan, there, select))
      fetched.append(try fetch(plan.main, select))
    }
    var answer = ShowAnswer(sides, fetched: fetched)
    answer.fillTimeAxis(try employment(for: question))
    if let cohort = question.cohort, question.asksMembers(of: cohort, on: environment.today) {
      answer.members = try members(of: cohort, question, select)
      answer.fillCohort()
    }
    if !answer.hasWholeAxis, question.quantities.flatMap(\.rowViews).contains(where: \.isAlongTime) {
      throw .statement(
        Diagnostic(
          code: "too-many-periods", "along so many points of time for so many rows, numbers cannot be followed",
          at: .none))
    }
    answer.takeWholes()
    for (pareto, tally) in zip(question.paretos, tallies) {
      answer.paretos.append(
        try paretoAnswer(pareto, tally, environment, keys: question.keys, hasTotals: hasTotals))
      for (side, other) in question.comparedPeriods.enumerated() {
        let asked = pareto.asked(about: other)
        let there = environment.asked(on: asked.question)
        answer.otherParetos[side, default: []].append(
          try paretoAnswer(
            asked, try self.tally(asked, asked.question, by: question.keys, there), there, keys: question.keys,
            hasTotals: hasTotals))
      }
    }
    answer.lookAtOtherRows()
    let leftOut = answer.applyConditions()
    if isRead { answer.order() }
    let rest = answer.rank()
    if hasTotals, rest.count > 1 {
      for (index, select) in selects.enumerated() {
        answer.sides[index].otherOutputs = try together(rest, of: answer.sides[index], select)
      }
    }
    return ShowResult(answer: answer, leftOut: leftOut, rest: rest)
  }

  /// What several rows come to where it does not follow from the numbers of each.
  private func together(
    _ rows: [AnswerRow], of side: AnswerSide, _ select: PlanSelect
  ) throws(EvaluationError) -> [Measure: SQLValue] {
    let plan = try resolving { () throws(Diagnostic) in
      try Planner(catalogue: catalogue, environment: side.environment)
        .together(rows.map { $0.keys.map(\.identity.scalar) }, of: side.question)
    }
    guard let plan, let row = try fetch(plan, select).first else { return [:] }
    return Dictionary(zip(plan.outputs.map(\.measure), row.outputs)) { first, _ in first }
  }

  private func paretoAnswer(
    _ pareto: ParetoQuestion, _ tally: Tally?, _ environment: Environment, keys: [GroupKey], hasTotals: Bool
  ) throws(EvaluationError) -> ParetoAnswer {
    if let numbers = tally?.numbers(by: keys) {
      guard hasTotals, let whole = pareto.whole else { return ParetoAnswer(numbers, together: nil) }
      if let all = try self.tally(pareto, whole, by: [], environment) {
        return ParetoAnswer(numbers, together: all.numbers(by: [])[[]] ?? [])
      }
    }
    let whole = try pareto.whole.map { (question) throws(EvaluationError) in
      try result(of: question, environment, isRead: false).answer
    }
    let answer = try result(of: pareto.question, environment, isRead: false).answer
    return ParetoAnswer(pareto, answer, whole: whole, keys: keys)
  }

  private func side(
    _ question: Question, _ plan: QuestionPlan, _ environment: Environment, _ select: PlanSelect
  ) throws(EvaluationError) -> AnswerSide {
    var shared: [[[SQLValue]: SQLValue]] = []
    for part in plan.shared {
      var found: [[SQLValue]: SQLValue] = [:]
      for row in try fetch(part.plan, select) { found[row.keys.map(\.identity)] = row.outputs.first ?? .null }
      shared.append(part.isOfTeam ? try byRep(found, of: part, on: question.moment) : found)
    }
    var sharedWholes: [SQLValue] = []
    for (part, found) in zip(plan.shared, shared) {
      if part.whole != nil, part.addsUp, !found.isEmpty, let sum = AnswerSide.joined(Array(found.values), part.measure)
      {
        sharedWholes.append(sum)
        continue
      }
      sharedWholes.append(
        try part.whole.map { (whole) throws(EvaluationError) in try fetch(whole, select).first?.outputs.first ?? .null }
          ?? .null)
    }
    var wholes: [Measure: SQLValue] = [:]
    if let total = plan.total, let row = try fetch(total, select).first {
      for (position, output) in total.outputs.enumerated() { wholes[output.measure] = row.outputs[position] }
    }
    var side = AnswerSide(
      question: question, plan: plan, environment: environment, shared: shared, sharedWholes: sharedWholes,
      wholeOutputs: wholes)
    if let times = plan.times, let axis = question.timeAxis {
      for row in try fetch(times, select) {
        var keys = [RowKey](repeating: .none, count: question.keys.count)
        keys[axis] = row.keys[0]
        guard let time = side.period(of: keys) else { continue }
        side.timeOutputs[time] = Dictionary(zip(times.outputs.map(\.measure), row.outputs)) { first, _ in first }
      }
    }
    return side
  }

  /// What each rep's team has, on a day; of all rows together when they are of one rep.
  private func byRep(
    _ teams: [[SQLValue]: SQLValue], of part: QuestionPlan.SharedPlan, on day: CivilDate
  ) throws(EvaluationError) -> [[SQLValue]: SQLValue] {
    if part.keys.isEmpty, let rep = part.rep {
      let team = try teamIDs(ofRepsNamed: rep, on: day)
      return team.count == 1 ? [[]: teams[team] ?? .null] : [:]
    }
    let rows = try storing { () throws(StoreError) in
      try reader.rows(
        "SELECT rep_id, team_id FROM rep_assignments WHERE from_on <= ? AND until_on > ? AND team_id IS NOT NULL",
        [.text(day.iso), .text(day.iso)])
    }
    return Dictionary(rows.map { ([$0[0]], teams[[$0[1]]] ?? .null) }) { _, later in later }
  }

  func teamIDs(ofRepsNamed name: String, on day: CivilDate) throws(EvaluationError) -> [SQLValue] {
    try storing { () throws(StoreError) in
      try reader.rows(
        """
        SELECT DISTINCT a.team_id FROM rep_assignments a JOIN reps r ON r.id = a.rep_id
        WHERE r.name = ?1 AND a.from_on <= ?2 AND a.until_on > ?2 AND a.team_id IS NOT NULL
        """, [.text(name), .text(day.iso)])
    }.compactMap(\.first)
  }

  struct FetchedRow {
    var keys: [RowKey]
    var outputs: [SQLValue]
    /// Whether any fact knew it, not only the population.
    var isFact: Bool
    /// Whether it is a row of the population, whatever happened.
    var isThere = false
    /// Not one of the records that the rows are about.
    var isStranger: Bool
  }

  func fetch(_ plan: Semantics.Plan, _ select: PlanSelect) throws(EvaluationError) -> [FetchedRow] {
    // Time alone needs no record.
    if plan.branches.isEmpty {
      return plan.keys.isEmpty ? [FetchedRow(keys: [], outputs: [], isFact: true, isStranger: false)] : []
    }
    return try storing { () throws(StoreError) in
      var found: [FetchedRow] = []
      let outputCount = plan.outputs.count + (plan.running?.counts.count ?? 0)
      let hasPopulation = plan.branches.contains(where: \.isPopulation)
      for statement in try seen(select, plan).selects(plan) {
        found += try rows(
          of: statement, keys: plan.keys, outputCount: outputCount, hasPopulation: hasPopulation, select.isNamed)
      }
      return plan.running?.addedUp(found, plan.outputs) ?? found
    }
  }

  /// `isNamed` are the keys behind which a label stands; behind the outputs of a population stands what knows the row.
  func rows(
    of select: Select, keys planKeys: [PlanKey], outputCount: Int, hasPopulation: Bool = false,
    _ isNamed: (PlanKey) -> Bool = { _ in false }
  ) throws(StoreError) -> [FetchedRow] {
    var found: [FetchedRow] = []
    let stages = try stagePlaces(planKeys)
    try eachRow(of: select) { statement in
      var column = 0
      var isStranger = false
      var keys: [RowKey] = []
      keys.reserveCapacity(planKeys.count)
      for key in planKeys {
        let identity = statement.value(column)
        column += 1
        var label: SQLValue?
        if isNamed(key) {
          label = statement.value(column)
          column += 1
          if key.isSubject, identity != .null, label == .null { isStranger = true }
        }
        keys.append(RowKey(key, identity, label: label, stages: stages))
      }
      var outputs: [SQLValue] = []
      outputs.reserveCapacity(outputCount)
      for _ in 0..<outputCount {
        outputs.append(statement.value(column))
        column += 1
      }
      let known = hasPopulation ? statement.integer(column) : 1
      found.append(
        FetchedRow(
          keys: keys, outputs: outputs, isFact: known % PlanSelect.beingThere > 0,
          isThere: known >= PlanSelect.beingThere, isStranger: isStranger))
    }
    return found
  }

  func eachRow(of select: Select, _ read: (borrowing PreparedStatement) -> Void) throws(StoreError) {
    var text = SQLWriter.text(of: select, dialect: SQLiteDialect.own)
    let second = text.canBeShared ? try secondReader() : nil
    if let second { text = SQLWriter.text(of: select, dialect: SQLiteDialect.own, sharedAt: second.middle) }
    let statement = try reader.prepare(text.text)
    try statement.bind(text.bindings.map(\.value))
    second?.reader.start(
      text.beside.map { .init(text: $0.text, bindings: $0.bindings.map(\.value)) }, beside: reader)
    defer { second?.reader.stop() }
    while try statement.step() { read(statement) }
  }

  /// Deals are read by their parts only where there are any.
  func seen(_ select: PlanSelect, _ plan: Semantics.Plan) throws(StoreError) -> PlanSelect {
    guard plan.branches.contains(where: \.isShared), try !SharedDeals.areThere(in: reader) else { return select }
    var found = select
    found.readsParts = false
    return found
  }

  // MARK: Cells

  /// `remark` is added to the caption.
  func send(_ result: ShowResult, remark: String? = nil, to sink: any AnswerSink) throws(EvaluationError) {
    let question = result.answer.question
    let reader = result.answer.reader
    let immature = result.answer.immature
    let columns =
      question.keys.map(column)
      + question.columns.map { column in
        Answer.Column(
          name: column.name, title: column.title, role: .measure, unit: column.unit, direction: column.direction,
          isChange: column.isChange)
      } + (immature == nil ? [] : [immatureColumn])
    let head = Answer.Head(
      columns: columns, caption: ([caption(of: question)] + (remark.map { [$0] } ?? [])).joined(separator: " · "),
      presentation: question.presentation)
    let formulas = question.columns.map { reader.formula($0.quantity) }
    let tail = try tail(of: result)
    try writing {
      try sink.begin(head)
      for row in result.answer.rows {
        var cells: [Value] = []
        cells.reserveCapacity(columns.count)
        for key in row.keys { cells.append(key.shown) }
        for formula in formulas { cells.append(formula(row.numbers)) }
        if let immature { cells.append(.integer(immature(row.keys))) }
        try sink.row(cells)
      }
      try sink.end(tail)
    }
  }

  func unit(of key: GroupKey) -> Unit {
    if key.datePart != nil { return .date }
    switch key.kind {
    case .time, .cohort(.entered): return .date
    case .cohort(.after), .cohort(.member), .number: return .text
    case .attribute(_, _, let kind, let bands), .expression(_, let kind, let bands):
      guard bands.isEmpty else { return .text }
      switch kind {
      case .date: return .date
      case .number: return .ratio
      case .percent: return .percent
      case .quantity: return .quantity
      case .money: return .money(environment.currency)
      case .days: return .days
      case .minutes: return .minutes
      case .text, .boolean, .reference: return .text
      }
    }
  }

  private func tail(of result: ShowResult) throws(EvaluationError) -> Answer.Tail {
    let answer = result.answer
    let question = answer.question
    var tail = Answer.Tail()
    if !result.rest.isEmpty {
      let numbers = result.hasTotals ? totals(of: result.rest, answer, .others) : []
      tail.others = (result.rest.count, numbers)
    }
    let all = answer.rows + result.rest
    if result.hasTotals, !question.keys.isEmpty, all.count > 1 {
      tail.total = totals(of: all, answer, result.leftOut == 0 ? .everything : .some)
    }
    tail.notes = try notes(of: result)
    return tail
  }

  private func totals(of rows: [AnswerRow], _ answer: ShowAnswer, _ extent: AnswerSide.Extent) -> [Value] {
    let question = answer.question
    let keys = [Value](repeating: .nothing, count: question.keys.count)
    return keys
      + question.columns.map { column in
        if !column.quantity.isSummable(over: question.keys) { return .nothing }
        // Different customers of several rows are fewer than the sum, and only those of some rows were asked for.
        let isUnknown = column.quantity.measures.contains { measure in
          measure.isZeroOfNothing && question.needsWhole(measure)
            && !(extent == .others && answer.sides.allSatisfy { $0.otherOutputs[measure] != nil })
        }
        if !extent.isEverything, rows.count != 1, isUnknown { return .nothing }
        // Rows that overlap do not add up.
        if question.isRolledUp, rows.count != 1, !column.quantity.isKnown(ofOverlapping: rows, extent.isEverything) {
          return .nothing
        }
        var numbers = answer.sum(rows, for: column.quantity, extent)
        if extent.isEverything {
          numbers.views = answer.wholeViews
          for (side, views) in answer.otherWholeViews.enumerated() { numbers.others[side]?.views = views }
        }
        return answer.reader.value(column.quantity, numbers)
      } + (answer.immature == nil ? [] : [.nothing])
  }
}

/// An answered question: the rows kept, those ranked out, and how many the conditions left out.
struct ShowResult {
  var answer: ShowAnswer
  var leftOut: Int
  var rest: [AnswerRow]
  /// Whether what all rows together have was asked for where it does not follow from the rows.
  var hasTotals = true
}

extension Question {
  /// Needs numbers of everything, whether or not they are shown.
  var usesTotals: Bool {
    quantities.contains { !$0.shareParts.isEmpty || $0.rowViews.contains { !$0.isSpread } }
      || columns.contains { $0.name == "velocity" }
  }
}

extension QuestionPlan {
  mutating func dropTotals() {
    total = nil
    for position in shared.indices { shared[position].whole = nil }
    for position in comparisons.indices { comparisons[position].dropTotals() }
  }
}

extension SQLValue {
  /// `nil` for what is missing.
  fileprivate var scalar: Scalar? {
    switch self {
    case .null: nil
    case .integer(let number): .integer(number)
    case .real(let number): .real(number)
    case .text(let text): .text(text)
    }
  }
}

extension Binding {
  var value: SQLValue {
    switch self {
    case .integer(let number): .integer(number)
    case .real(let number): .real(number)
    case .text(let text): .text(text)
    }
  }
}

extension Quantity {
  /// What is read as of a moment is never summed over time.
  func isSummable(over keys: [GroupKey]) -> Bool {
    let hasTime = keys.contains(where: \.isWhen)
    return !hasTime || !measures.contains(where: \.timing.isSnapshot)
  }

  /// Of several rows of a roll-up: the whole is asked for itself; what is everybody's own adds up.
  func isKnown(ofOverlapping rows: [AnswerRow], _ isEverything: Bool) -> Bool {
    (measures + sharedMeasures).allSatisfy { $0.isOwn ? $0.isAdditive : isEverything }
  }
}

import Evaluation
import Semantics
import Store
import Syntax
import Testing
import Values

/// Random numbers of random answers, made again from the records that `drill` and `why` list for them; every printed
/// statement lists the same records by itself.
@Suite struct RandomDrillTests {
  private typealias Lists = DrillTests.Lists

  private static let rounds = (RandomScale.number("CRMQL_RANDOM_QUESTIONS") ?? 500) / 4

  /// A number that is looked into.
  private struct Ask {
    /// `3`, `total`, `others`
    let row: String
    /// What is written after it.
    let text: String
    let value: Expression
    let cell: Value
    var named: [String: Expression] = [:]
    var moment: DrilledNumber.Moment
    var cohort: Cohort?
    /// Of how many make a part of all, the number that is meant.
    var figure = ParetoFigure.needed
    /// Along a time axis, what is not split by it has no number.
    var hasAxis = false
    var isAlongTime = false
  }

  private struct Tally {
    var made = 0
    var listed = 0
    /// Why there were no records.
    var reasons: [String: Int] = [:]
    /// The first of each kind.
    var first: [String: String] = [:]
    var unmade: [String: Int] = [:]
    var failures = 0
  }

  /// Every record has an id of its own, so that namesakes can be told apart.
  private func room(_ seed: UInt64) throws -> TrialRoom {
    let room = try TrialRoom(formsOf: seed)
    let writer = try Store.open(path: room.store.path, mode: .write, today: room.store.today)
    for table in [
      "reps", "teams", "territories", "sources", "campaigns", "customers", "leads", "opportunities", "products",
      "stages", "locations", "contacts", "orders", "activities", "invoices", "order_lines", "payments", "quotes",
    ] {
      try writer.execute("UPDATE \(table) SET external_id = '\(table.prefix(2))' || id")
    }
    if !Self.hasNamesakes(seed) {
      for table in ["customers", "leads", "reps", "products", "opportunities", "contacts"] {
        try writer.execute("UPDATE \(table) SET name = name || ' ' || id")
      }
    }
    return room
  }

  private static func hasNamesakes(_ seed: UInt64) -> Bool { seed % 2 == 0 }

  // MARK: Looking into numbers

  private func look(
    _ ask: Ask, into sentence: String, _ seed: UInt64, _ room: TrialRoom, _ fresh: Workspace, _ tally: inout Tally
  ) {
    let workspace = room.store.workspace
    func fail(_ words: String) {
      tally.failures += 1
      if tally.failures > 20 { return }
      Issue.record("store \(seed): \(sentence)\n  drill \(ask.row) \(ask.text): \(words)")
    }
    do {
      let why = try DrillTests().drill("why \(ask.row) \(ask.text)", in: workspace).statements.joined(separator: "\n")
      let statements = try Self.statements(why, workspace)
      let resolver = Resolver(catalogue: workspace.catalogue, environment: workspace.environment)
      let all = resolver.parts(of: ask.value, named: ask.named, following: ask.cohort, isAlongTime: ask.isAlongTime)
      // Only where the row has no ratios of its own those of its team stand in.
      var parts = all
      if statements.count < parts.count { parts.removeAll { $0.reading.isEverybody } }
      if statements.count < parts.count { parts.removeAll { $0.reading.isOfTeam } }
      let drilled = try DrillTests().drill("drill \(ask.row) \(ask.text)", in: workspace)
      let told = drilled.statements.filter { $0.hasPrefix("list ") }
      for reason in drilled.statements where !reason.hasPrefix("list ") { note(reason, ask, sentence, seed, &tally) }
      var seen: Set<String> = []
      if told != statements.joined().map(\.text).filter({ seen.insert($0).inserted }) {
        return fail("why tells other lists: \(told) | \(statements)")
      }
      for (text, list) in zip(told, drilled.answers) {
        if try fresh.answer(text).rows != list.rows { return fail("the statement lists other records: \(text)") }
        if let said = statements.joined().first(where: { $0.text == text }), said.count != list.rows.count {
          return fail("why counts \(said.count), \(list.rows.count) are listed: \(text)")
        }
      }
      tally.listed += 1
      // A change is about two numbers.
      guard statements.count == parts.count else {
        tally.unmade["\(parts.count) parts", default: 0] += 1
        return
      }
      var number = DrilledNumber(
        parts, statements.map { $0.map(\.list) }, named: ask.named, at: ask.moment, following: ask.cohort, in: room,
        fresh, hasNamesakes: Self.hasNamesakes(seed))
      number.figure = ask.figure
      number.arePlansInPart = why.contains("together they plan")
      number.rowsBefore = why.split(separator: "\n").compactMap { line in
        line.contains(" rows come before it") ? Int(line.drop { $0 == " " }.prefix { $0.isNumber }) : nil
      }
      let made = try number.value(ask.value)
      guard let shown = DrilledNumber.number(ask.cell) else {
        // Where there is nothing to divide by, or nothing at all.
        if case .nothing = ask.cell, !ask.hasAxis, let made, made != 0 {
          fail("nothing is shown, the records make \(made): \(told)")
        }
        return
      }
      tally.made += 1
      if let made, Cell.number(made).agrees(with: .number(shown)) || abs(made - shown) <= 1e-6 + number.tolerance {
        return
      }
      fail("\(shown) shown, the records make \(made.map { "\($0)" } ?? "nothing"): \(told.joined(separator: " | "))")
    } catch let mistake as Diagnostic {
      fail("refused: \(mistake.code) \(mistake.message)")
    } catch let gap as DrilledNumber.Unmade {
      tally.unmade[gap.reason, default: 0] += 1
    } catch {
      fail("\(error)")
    }
  }

  /// Counts why there are no records, whatever is named in it.
  private func note(_ reason: String, _ ask: Ask, _ sentence: String, _ seed: UInt64, _ tally: inout Tally) {
    let words = reason.split(separator: "`", omittingEmptySubsequences: false).enumerated()
    let kind = words.filter { $0.offset % 2 == 0 }.map { String($0.element) }.joined()
    tally.reasons[kind, default: 0] += 1
    if tally.first[kind] == nil {
      tally.first[kind] = "store \(seed): \(sentence) | drill \(ask.row) \(ask.text)"
    }
  }

  /// Under the title of each part its lists, with how many records each is said to have.
  private static func statements(
    _ why: String, _ workspace: Workspace
  ) throws -> [[(count: Int, text: String, list: ListQuestion)]] {
    var found: [[(count: Int, text: String, list: ListQuestion)]] = []
    for line in why.split(separator: "\n") {
      guard line.hasPrefix("  "), !line.contains(" rows come before it") else { continue }
      let pieces = line.split(separator: ": list ", maxSplits: 1)
      guard line.hasPrefix("    ") else {
        found.append([])
        continue
      }
      // Why there are none.
      if pieces.count < 2 { continue }
      let text = "list " + pieces[1]
      let count = Int(line.drop { $0 == " " }.prefix { $0.isNumber }) ?? -1
      guard case .list(let list) = try parseStatement(text, lexicon: workspace.lexicon).kind, !found.isEmpty else {
        continue
      }
      found[found.count - 1].append((count, text, list))
    }
    return found
  }

  private func tell(_ tally: Tally) {
    guard RandomScale.number("CRMQL_RANDOM_COUNTS") != nil else { return }
    print("made \(tally.made), listed \(tally.listed)\nnot made \(tally.unmade)\nnone:")
    for (kind, count) in tally.reasons.sorted(by: { $0.value > $1.value }) {
      print("\(count)\t\(kind)\n\t\(tally.first[kind] ?? "")")
    }
  }

  // MARK: show

  @Test func cellsAreTheirRecords() throws {
    var tally = Tally()
    let seeds = RandomScale.seeds.prefix(2).map { $0 &+ 10 }
    for seed in seeds {
      let room = try room(seed)
      let workspace = room.store.workspace
      let fresh = try RandomStore.open(room.store.path, today: room.store.today)
      var questions = RandomQuestions(room.store)
      for round in 0..<Self.rounds / seeds.count {
        let text = questions.question(seed &* 7_877_003 &+ UInt64(round))
        guard case .show(let show)? = try? parseStatement(text, lexicon: workspace.lexicon).kind,
          let answer = try? workspace.answer(text)
        else { continue }
        for ask in asks(show, answer, workspace, &questions.dice) {
          look(ask, into: text, seed, room, fresh, &tally)
        }
      }
    }
    tell(tally)
    #expect(tally.made * 4 > Self.rounds, "\(tally.reasons) \(tally.unmade)")
  }

  /// Looks into every number of the question in `CRMQL_RANDOM_DRILL` about the store of the first seed, and leaves a copy
  /// of the store at `CRMQL_RANDOM_STORE`.
  @Test(.enabled(if: RandomScale.variable("CRMQL_RANDOM_DRILL") != nil))
  func oneQuestion() throws {
    let text = RandomScale.variable("CRMQL_RANDOM_DRILL") ?? ""
    let room = try room(RandomScale.firstSeed)
    let workspace = room.store.workspace
    if let copy = RandomScale.variable("CRMQL_RANDOM_STORE") {
      try workspace.answer("backup to \"\(copy)\"")
      print("today is", room.store.today.iso)
    }
    let fresh = try RandomStore.open(room.store.path, today: room.store.today)
    let statement = try parseStatement(text, lexicon: workspace.lexicon)
    let answer = try workspace.answer(text)
    var found: [Ask] = []
    if case .show(let show) = statement.kind {
      let columns = answer.columns.indices.map { answer.columns[$0].name }
      for name in columns {
        for row in 0..<max(1, answer.rows.count) {
          found += asks(show, answer, workspace, row) { all in all.first { $0.name == name } }
        }
      }
    } else {
      found = answer.rows.indices.flatMap { asks(statement, answer, $0, workspace) }
    }
    var tally = Tally()
    var seen: Set<String> = []
    for ask in found where seen.insert("\(ask.row) \(ask.text)").inserted {
      look(ask, into: text, RandomScale.firstSeed, room, fresh, &tally)
    }
    tell(tally)
  }

  /// One of the columns, in one of the rows, the total and what a ranking left out.
  private func asks(
    _ show: ShowQuestion, _ answer: Collector, _ workspace: Workspace, _ dice: inout Dice
  ) -> [Ask] {
    var chosen: MetricColumn?
    _ = asks(show, answer, workspace, 0) { columns in
      chosen = dice.pick(columns)
      return nil
    }
    guard let chosen else { return [] }
    return asks(show, answer, workspace, answer.rows.isEmpty ? 0 : dice.below(answer.rows.count)) { _ in chosen }
  }

  private func asks(
    _ show: ShowQuestion, _ answer: Collector, _ workspace: Workspace, _ row: Int,
    _ pick: ([MetricColumn]) -> MetricColumn?
  ) -> [Ask] {
    var resolver = Resolver(catalogue: workspace.catalogue, environment: workspace.environment)
    guard let question = try? resolver.question(show, span: .none) else { return [] }
    if question.ownGrain != nil {
      // Without a period states, and those counted by their result, are read for this year only; a day before the period
      // is of no row.
      let isRead = question.period.map { $0.start <= question.moment } ?? false
      let isOfThen = question.quantities.contains { quantity in
        quantity.isSnapshot || quantity.measures.contains { $0.condition?.usesPopulation ?? false }
      }
      if !isRead, isOfThen { return [] }
    }
    let aliases = Dictionary(
      show.items.compactMap { item in item.alias.map { ($0.text.lowercased(), item.expression) } },
      uniquingKeysWith: { first, _ in first })
    // What stands beside a rate whose cases nobody can write is that rate's.
    let columns = question.columns.filter { column in
      guard let written = column.expression, column.comparator == nil else { return false }
      let meant = try? resolver.quantity(written, named: aliases)
      return column.quantity.isBesidePareto || meant?.undeclared == column.quantity.undeclared
    }
    guard !columns.isEmpty, let column = pick(columns) else { return [] }
    guard let place = answer.columns.firstIndex(where: { $0.name == column.name && $0.role == .measure }),
      let value = column.expression
    else { return [] }
    let named = aliases
    var found: [Ask] = []
    var figure = ParetoFigure.needed
    if case .pareto(_, _, let meant) = column.quantity { figure = meant }
    // What stands beside a number is asked by its name.
    let written = column.quantity.isBesidePareto ? "`\(column.name)`" : formatted(value)
    func add(_ row: String, _ cells: [Value], at moment: DrilledNumber.Moment) {
      found.append(
        Ask(
          row: row, text: written, value: value, cell: cells[place], named: named, moment: moment,
          cohort: question.cohort, figure: figure, hasAxis: question.ownGrain != nil,
          isAlongTime: question.isAlongTime))
    }
    func addBefore(_ row: String, _ cells: [Value]) {
      let before = answer.columns.firstIndex { $0.name == "\(column.name)_before" }
      // Names in back-ticks cannot be quoted.
      guard let before, !column.name.contains("`"), let first = question.comparators.first,
        first.period != nil || catalogueName(column, workspace)
      else { return }
      let target = Expression(.call(Name("target"), [Expression(.name([Name(column.name)]), .none)]), .none)
      found.append(
        Ask(
          row: row, text: "`\(column.name)_before`", value: first.period == nil ? target : value,
          cell: cells[before], named: named, moment: Self.moment(of: first, question, workspace),
          cohort: question.cohort, figure: figure, hasAxis: question.ownGrain != nil,
          isAlongTime: question.isAlongTime))
    }
    let whole = Self.moment(of: question, workspace)
    if !answer.rows.isEmpty {
      add("\(row + 1)", answer.rows[row], at: Self.moment(of: question, workspace, answer, row))
      addBefore("\(row + 1)", answer.rows[row])
    }
    // What goes along an axis is looked into also where all rows together have no number.
    let hasAxis = question.ownGrain != nil
    for (row, cells) in [("total", answer.tail?.total), ("others", answer.tail?.others?.cells)] {
      guard let cells else { continue }
      if hasAxis || cells[place] != .nothing { add(row, cells, at: whole) }
      if hasAxis { addBefore(row, cells) }
    }
    return found
  }

  /// When the numbers of a row are about; without a row those of several.
  private static func moment(
    of question: Question, _ workspace: Workspace, _ answer: Collector? = nil, _ row: Int = 0
  ) -> DrilledNumber.Moment {
    let today = question.through ?? workspace.environment.today
    var found = DrilledNumber.Moment(time: question.period, state: question.moment, today: today)
    (found.grain, found.whole) = (question.ownGrain, question.period)
    let cells = answer.map { answer in
      answer.columns.indices.filter { answer.columns[$0].role == .dimension }.map { answer.rows[row][$0] }
    }
    guard let cells, question.ownGrain != nil, let axis = question.timeAxis, cells.indices.contains(axis),
      case .bucket(let grain, let start) = cells[axis]
    else { return found }
    let bucket = workspace.environment.calendar.bucket(grain, holding: start)
    let time =
      question.period.map { Period(start: max($0.start, bucket.start), end: min($0.end, bucket.end)) } ?? bucket
    found.time = time
    if time != question.period { found.state = min(time.last, today) }
    return found
  }

  private static func moment(
    of comparator: ResolvedComparator, _ question: Question, _ workspace: Workspace
  ) -> DrilledNumber.Moment {
    let today = workspace.environment.today
    guard let other = comparator.period else { return moment(of: question, workspace) }
    return DrilledNumber.Moment(
      time: question.period == nil ? nil : other.whole, state: other.moment, today: other.through ?? today,
      isKnown: question.ownGrain == nil)
  }

  private func catalogueName(_ column: MetricColumn, _ workspace: Workspace) -> Bool {
    workspace.catalogue.metric(column.name) != nil
  }

  // MARK: Other sentences

  @Test func rowsOfOtherSentencesAreTheirRecords() throws {
    var tally = Tally()
    let forms: [Form] = [.check, .benchmark, .score, .funnel, .list, .profile]
    for seed in RandomScale.seeds.prefix(2).map({ $0 &+ 20 }) {
      let room = try room(seed)
      let workspace = room.store.workspace
      let fresh = try RandomStore.open(room.store.path, today: room.store.today)
      var questions = RandomQuestions(room.store)
      for round in 0..<Self.rounds / 2 {
        let form = forms[round % forms.count]
        let text = questions.sentence(form, seed &* 6_151_003 &+ UInt64(round))
        guard let statement = try? parseStatement(text, lexicon: workspace.lexicon),
          let answer = try? workspace.answer(text), !answer.rows.isEmpty
        else { continue }
        let row = questions.dice.below(answer.rows.count)
        for ask in asks(statement, answer, row, workspace) { look(ask, into: text, seed, room, fresh, &tally) }
      }
    }
    tell(tally)
    #expect(tally.made * 6 > Self.rounds, "\(tally.reasons) \(tally.unmade)")
  }

  private static func question(_ statement: Statement, _ workspace: Workspace) -> Question? {
    var resolver = Resolver(catalogue: workspace.catalogue, environment: workspace.environment)
    let span = statement.span
    switch statement.kind {
    case .check(let check): return try? resolver.check(check, span: span).question
    case .benchmark(let benchmark): return try? resolver.benchmark(benchmark, span: span).question
    case .score(let score): return try? resolver.score(score, span: span).question
    default: return nil
    }
  }

  private func isMoney(_ number: Expression, _ workspace: Workspace) -> Bool {
    let resolver = Resolver(catalogue: workspace.catalogue, environment: workspace.environment)
    if case .money? = (try? resolver.quantity(number, named: [:])).map(resolver.unit(of:)) { return true }
    return false
  }

  /// The numbers of a row by what they are called.
  private func asks(_ statement: Statement, _ answer: Collector, _ row: Int, _ workspace: Workspace) -> [Ask] {
    let cells = answer.rows[row]
    var moment = DrilledNumber.Moment(
      time: nil, state: workspace.environment.today, today: workspace.environment.today, isKnown: false)
    let question = Self.question(statement, workspace)
    let hasAxis = question.map { $0.ownGrain != nil } ?? false
    if let question, !hasAxis { moment = Self.moment(of: question, workspace) }
    func ask(_ text: String, _ value: Expression, _ column: Int?) -> [Ask] {
      guard let column else { return [] }
      return [Ask(row: "\(row + 1)", text: text, value: value, cell: cells[column], moment: moment, hasAxis: hasAxis)]
    }
    func place(_ name: String) -> Int? { answer.columns.firstIndex { $0.name == name && $0.role == .measure } }
    switch statement.kind {
    case .check(let check):
      guard case .comparison(_, let left, let right) = check.assertion.kind else { return [] }
      // A number beside money is shown in the unit of the first.
      if case .number = right.kind { return ask(formatted(left), left, place("left")) }
      if isMoney(left, workspace) != isMoney(right, workspace) { return ask(formatted(left), left, place("left")) }
      return ask(formatted(left), left, place("left")) + ask(formatted(right), right, place("right"))
    case .benchmark(let benchmark):
      return [benchmark.effort, benchmark.result].filter { $0.alias == nil }.flatMap { item -> [Ask] in
        let text = formatted(item.expression)
        return ask(text, item.expression, place(text))
      }
    case .score(let score):
      guard let card = workspace.catalogue.scorecard(score.card.text) else { return [] }
      return card.items.flatMap { item -> [Ask] in
        guard let alias = item.value.alias else { return [] }
        return ask(alias.text, item.value.expression, place(alias.text)).map { found in
          var found = found
          found.named = [alias.text.lowercased(): item.value.expression]
          return found
        }
      }
    case .funnel(let funnel):
      guard funnel.population?.cohort == nil else { return [] }
      if funnel.by.isEmpty {
        guard funnel.stages.indices.contains(row) else { return [] }
        let stages = funnel.stages.map(\.expression)
        func per(_ name: String, _ other: Int) -> [Ask] {
          guard row + 1 < stages.count else { return [] }
          return ask(name, Expression(.arithmetic(.divide, stages[row], stages[other]), .none), place(name))
        }
        return ask("count", stages[row], place("count")) + per("per_next", row + 1) + per("per_last", stages.count - 1)
      }
      let stage = funnel.stages[0]
      let text = stage.alias?.text ?? formatted(stage.expression)
      return ask(text, stage.expression, place(text))
    case .list(let list):
      return list.columns.filter { $0.alias == nil }.flatMap { item -> [Ask] in
        guard case .name(let names) = item.expression.kind, names.count == 1,
          let metric = workspace.catalogue.metric(names[0].text),
          workspace.catalogue.entity(list.entity.text)?.field(metric.name) == nil
        else { return [] }
        return ask(metric.name, item.expression, place(metric.name))
      }
    case .profile(let profile):
      return profile.columns.filter { $0.alias == nil }.flatMap { item -> [Ask] in
        let text = formatted(item.expression)
        return ask(text, item.expression, place(text))
      }
    default: return []
    }
  }

  /// A share of a profile is of a whole, and lift is a share over a share.
  private func checkLift(_ place: Int, _ answer: Collector, _ workspace: Workspace, _ text: String) throws {
    guard let column = answer.columns.firstIndex(where: { $0.name == "lift" }),
      let lists = try? DrillTests().drill("drill \(place + 1) lift", in: workspace), lists.answers.count == 4
    else { return }
    let counts = lists.answers.map { DrillTests().count($0) }
    let made = counts[0] / counts[1] / (counts[2] / counts[3])
    guard let shown = answer.rows[place][column].number, abs(made - shown) > 1e-9 * abs(shown) else { return }
    Issue.record("\(text)\n  drill \(place + 1) lift: \(shown) shown, the records make \(made): \(lists.statements)")
  }

  /// How many came to a step of a funnel, and how many of a profile there are.
  @Test(arguments: [UInt64(13)]) func stepsAndSidesAreTheirRecords(seed: UInt64) throws {
    let room = try room(seed)
    let workspace = room.store.workspace
    var questions = RandomQuestions(room.store)
    var (checked, failures) = (0, 0)
    for round in 0..<Self.rounds {
      let form: Form = round % 3 == 0 ? .profile : .funnel
      let text = questions.sentence(form, seed &* 6151 &+ UInt64(round))
      guard let answer = try? workspace.answer(text), !answer.rows.isEmpty else { continue }
      let names = answer.columns.map(\.name)
      let isFollowed = answer.head?.caption.contains("followed") ?? false
      if form == .funnel && !isFollowed || form == .profile && !text.contains("opportunities by") { continue }
      // Of those counted once for several records there are more records.
      if text.contains(" vs ") { continue }
      let place = questions.dice.below(answer.rows.count)
      var asked: [(String, String)] = []
      if form == .profile {
        asked = [("n", "n"), ("base_n", "base_n")]
        try checkLift(place, answer, workspace, text)
      } else if names[0] == "stage" {
        asked = [("reached", "")]
      } else if let first = answer.columns.firstIndex(where: { $0.unit == .count }) {
        let steps = answer.columns.indices.filter { $0 >= first && answer.columns[$0].unit == .count }
        let step = questions.dice.pick(steps)
        asked = [(names[step], names[step])]
      }
      for (name, value) in asked {
        guard let column = names.firstIndex(of: name),
          let lists = try? DrillTests().drill("drill \(place + 1) \(value)", in: workspace), lists.answers.count == 1
        else { continue }
        let shown = answer.rows[place][column].number
        // Of shared records a row has parts, and the list whole ones.
        if form == .funnel, let shown, shown != shown.rounded() { continue }
        checked += 1
        let found = DrillTests().count(lists.answers[0])
        if found == shown { continue }
        failures += 1
        if failures > 20 { continue }
        Issue.record(
          "store \(seed): \(text)\n  drill \(place + 1) \(value): \(lists.statements.joined(separator: " | "))\n  \(shown ?? .nan) shown, the records make \(found)"
        )
      }
    }
    #expect(checked * 16 > Self.rounds)
  }
}

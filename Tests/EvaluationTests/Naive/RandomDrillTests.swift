import Evaluation
import Semantics
import Store
import Syntax
import Testing
import Values

/// The records behind a random row of a random answer are as many as it counts, or add up to it.
@Suite struct RandomDrillTests {
  private typealias Lists = DrillTests.Lists

  private static let rounds = (RandomScale.number("CRMQL_RANDOM_QUESTIONS") ?? 500) / 5

  /// Every record has an id of its own, so that namesakes can be told apart.
  private func room(_ seed: UInt64) throws -> (workspace: Workspace, questions: RandomQuestions) {
    let room = try TrialRoom(seed: seed)
    let writer = try Store.open(path: room.store.path, mode: .write, today: room.store.today)
    for table in [
      "reps", "teams", "territories", "sources", "campaigns", "customers", "leads", "opportunities", "products",
      "stages", "locations", "contacts", "orders", "activities", "invoices",
    ] {
      try writer.execute("UPDATE \(table) SET external_id = '\(table.prefix(2))' || id")
    }
    return (
      try Workspace(path: room.store.path, today: room.store.today), RandomQuestions(room.store)
    )
  }

  /// Metrics that one kind of record is counted for, or whose numbers are added up; `nil` is counted.
  private func simple(_ workspace: Workspace) -> [(name: String, field: String?)] {
    workspace.catalogue.metrics.compactMap { metric in
      var resolver = Resolver(catalogue: workspace.catalogue, environment: workspace.environment)
      guard case .measure(let measure)? = try? resolver.quantity(ofMetric: metric).undeclared, measure.plan == nil
      else { return nil }
      if measure.function == .count { return (metric.name, nil) }
      guard measure.function == .sum || measure.function == .balance, case .column(let path)? = measure.operand,
        path.references.isEmpty
      else { return nil }
      return (metric.name, path.field.name)
    }
  }

  /// What is read as of a moment has no reading there.
  private func isToCome(_ text: String, _ workspace: Workspace) -> Bool {
    guard case .show(let show)? = try? parseStatement(text, lexicon: workspace.lexicon).kind else { return true }
    var resolver = Resolver(catalogue: workspace.catalogue, environment: workspace.environment)
    return (try? resolver.question(show, span: .none).period).map { $0.start > workspace.today } ?? false
  }

  /// What the records of a list make.
  private func number(_ list: Collector, _ field: String?) -> Double? {
    func sum(_ column: Int) -> Double { list.rows.reduce(0) { $0 + ($1[column].number ?? 0) } }
    guard let field else { return DrillTests().count(list) }
    return list.columns.firstIndex { $0.name == field }.map(sum)
  }

  @Test(arguments: [UInt64(11)]) func cellsAreTheirRecords(seed: UInt64) throws {
    var (workspace, questions) = try room(seed)
    let metrics = simple(workspace)
    var (checked, failures) = (0, 0)
    var refusals: [String: Int] = [:]
    for round in 0..<Self.rounds {
      questions.dice = Dice(seed: seed &* 7877 &+ UInt64(round))
      let metric = questions.dice.pick(metrics)
      let text = questions.split(of: metric.name)
      guard let answer = try? workspace.answer(text), !answer.rows.isEmpty, !(isToCome(text, workspace)),
        let column = answer.columns.firstIndex(where: { $0.role == .measure })
      else { continue }
      let place = questions.dice.below(answer.rows.count)
      var asked = [("\(place + 1)", answer.rows[place][column])]
      if let total = answer.tail?.total, total[column] != .nothing { asked.append(("total", total[column])) }
      for (row, cell) in asked {
        do {
          let lists = try DrillTests().drill("drill \(row)", in: workspace)
          guard lists.answers.count == 1, let found = number(lists.answers[0], metric.field), let shown = cell.number
          else { continue }
          checked += 1
          if Cell.number(found).agrees(with: .number(shown)) || abs(found - shown) < 1e-6 { continue }
          failures += 1
          if failures > 20 { continue }
          Issue.record(
            "store \(seed): \(text)\n  drill \(row): \(lists.statements.joined(separator: " | "))\n  \(shown) shown, the records make \(found)"
          )
        } catch let mistake as Diagnostic {
          refusals[mistake.code, default: 0] += 1
        }
      }
    }
    #expect(checked * 3 > Self.rounds, "\(refusals)")
  }

  @Test(arguments: [UInt64(13)]) func stepsAndSidesAreTheirRecords(seed: UInt64) throws {
    var (workspace, questions) = try room(seed)
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
        checked += 1
        let (found, shown) = (DrillTests().count(lists.answers[0]), answer.rows[place][column].number)
        if found == shown { continue }
        failures += 1
        if failures > 20 { continue }
        Issue.record(
          "store \(seed): \(text)\n  drill \(place + 1) \(value): \(lists.statements.joined(separator: " | "))\n  \(shown ?? .nan) shown, the records make \(found)"
        )
      }
    }
    #expect(checked * 12 > Self.rounds)
  }
}

extension RandomQuestions {
  /// `show visits by team, month where ... last quarter`
  mutating func split(of metric: String) -> String {
    let entities = self.entities(of: [metric], nil)
    var keys: [String] = []
    for _ in 0..<dice.within(1...2) {
      let key = self.key(entities)
      if !keys.contains(key), !["weekday", "hour"].contains(key) { keys.append(key) }
    }
    var text = "show \(metric)"
    if !keys.isEmpty { text += " by " + keys.joined(separator: ", ") }
    if dice.chance(20) { text += " for " + population() }
    if dice.chance(30) { text += " where " + factCondition(entities, depth: 0) }
    // What is to come has no records yet.
    let period = self.period()
    return dice.chance(80) && !period.hasPrefix("next") ? text + " " + period : text
  }
}

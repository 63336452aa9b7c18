import Evaluation
import Semantics
import Syntax
import Testing
import Values

/// What must hold between the answers to sentences of every form, whatever the answers are.
@Suite struct RandomFormRelationTests {
  /// The formatter's order of clauses is another one than the sentence's, and its Chinese the same sentence.
  @Test(arguments: [UInt64(21)]) func everyOrderAndBothLanguagesAskTheSame(seed: UInt64) throws {
    let room = try TrialRoom(formsOf: seed)
    let workspace = room.store.workspace
    var questions = RandomQuestions(room.store)
    var checked = 0
    for number in 0..<70 {
      let form = Form.allCases[number % Form.allCases.count]
      let text = questions.sentence(form, seed &* 7919 &+ UInt64(number))
      guard let statement = try? parseStatement(text, lexicon: workspace.lexicon) else { continue }
      let (english, chinese) = (formatted(statement), formatted(statement, in: .chinese))
      #expect(formatted(try parseStatement(chinese, lexicon: workspace.lexicon)) == english, "\(text)\n\(chinese)")
      guard let first = try? workspace.answer(text) else { continue }
      for other in [english, chinese] {
        let again = try workspace.answer(other)
        #expect(again.rows == first.rows && again.tail?.total == first.tail?.total, "\(text)\n\(other)")
      }
      checked += 1
    }
    #expect(checked > 20)
  }

  /// No later step has more than the one before, in any row; the rows of a split make the whole.
  @Test(arguments: [UInt64(23)]) func trackedFunnelsOnlyNarrow(seed: UInt64) throws {
    let room = try TrialRoom(seed: seed)
    let workspace = room.store.workspace
    var questions = RandomQuestions(room.store)
    var (checked, split) = (0, 0)
    for number in 0..<120 {
      let text = questions.sentence(.funnel, seed &* 104_729 &+ UInt64(number))
      guard let statement = try? parseStatement(text, lexicon: workspace.lexicon),
        case .funnel(var funnel) = statement.kind, funnel.population?.cohort != nil,
        let answer = try? workspace.answer(text)
      else { continue }
      checked += 1
      let isByStep = answer.columns.first?.name == "stage"
      let counts = answer.columns.indices.filter { answer.columns[$0].unit == .count }
      let rows = answer.rows + (answer.tail?.total.map { [$0] } ?? [])
      let runs =
        isByStep ? [answer.rows.map { $0[1].number ?? -1 }] : rows.map { row in counts.map { row[$0].number ?? -1 } }
      for run in runs { #expect(zip(run, run.dropFirst()).allSatisfy { $0 >= $1 }, "\(text)") }
      guard !isByStep, !funnel.by.contains(where: \.isRolledUp) else { continue }
      split += 1
      funnel.by = []
      let whole = try workspace.answer(formatted(Statement(.funnel(funnel))))
      for (step, column) in counts.enumerated() {
        let sum = answer.rows.reduce(0) { $0 + ($1[column].number ?? .nan) }
        #expect(abs(sum - (whole.rows[step][1].number ?? .nan)) < 1e-9, "\(text)")
      }
    }
    #expect(checked > 20 && split > 8)
  }

  /// Another condition behind `or` never takes a record away, one behind `and` never brings one; a condition and its
  /// opposite make all.
  @Test(arguments: [UInt64(25)]) func orWidensAndAndNarrows(seed: UInt64) throws {
    let room = try TrialRoom(seed: seed)
    let workspace = room.store.workspace
    var questions = RandomQuestions(room.store)
    var checked = 0
    for number in 0..<60 {
      questions.dice = Dice(seed: seed &* 3571 &+ UInt64(number))
      let name = questions.dice.pick([
        "customers", "opportunities", "activities", "reps", "invoices", "leads", "orders",
      ])
      guard let entity = workspace.catalogue.entity(name) else { continue }
      let (one, other) = (questions.factCondition([entity], depth: 1), questions.factCondition([entity], depth: 1))
      let period = questions.dice.chance(40) && entity.date != nil ? questions.period() : ""
      func rows(_ condition: String) -> [[Value]: Int]? {
        // The rep of a shared deal is the one who is asked for, and so no column here.
        let columns =
          name == "opportunities" ? "with name, customer, stage, amount, created, expected_close, closed" : ""
        guard let answer = try? workspace.answer("list \(name) \(columns) \(condition) \(period)") else { return nil }
        return Dictionary(answer.rows.map { ($0, 1) }, uniquingKeysWith: +)
      }
      guard let all = rows(""), let first = rows("where (\(one))"), let either = rows("where (\(one)) or (\(other))"),
        let both = rows("where (\(one)) and (\(other))"), let opposite = rows("where not (\(one))")
      else { continue }
      checked += 1
      func isPart(_ part: [[Value]: Int], of whole: [[Value]: Int]) -> Bool {
        part.allSatisfy { $0.value <= whole[$0.key] ?? 0 }
      }
      #expect(
        isPart(first, of: either) && isPart(either, of: all), "list \(name) where (\(one)) or (\(other)) \(period)")
      #expect(isPart(both, of: first), "list \(name) where (\(one)) and (\(other)) \(period)")
      // Of those who share a deal one may be meant and another not.
      if asksCredit(one, entity, workspace) { continue }
      #expect(first.merging(opposite, uniquingKeysWith: +) == all, "list \(name) where (\(one)) \(period)")
    }
    #expect(checked > 25)
  }

  private func asksCredit(_ condition: String, _ entity: Entity, _ workspace: Workspace) -> Bool {
    guard
      case .list(let list)? = try? parseStatement(
        "list \(entity.name) where \(condition)", lexicon: workspace.lexicon
      ).kind
    else { return false }
    var resolver = Resolver(catalogue: workspace.catalogue, environment: workspace.environment)
    return (try? resolver.request(list, span: .none))?.filter?.asksCredit ?? false
  }

  /// Whoever sells and is employed on a day of the period has a row, whatever is asked of whatever facts.
  @Test(arguments: [UInt64(27)]) func nobodyVanishes(seed: UInt64) throws {
    let room = try TrialRoom(seed: seed)
    let workspace = room.store.workspace
    let reps = room.store.rows.rows(of: "reps")
    var questions = RandomQuestions(room.store)
    var checked = 0
    for number in 0..<60 {
      questions.dice = Dice(seed: seed &* 2593 &+ UInt64(number))
      let (metric, period) = (questions.metric(), questions.period())
      let entities = questions.entities(of: [metric], nil)
      var text = "show reps with \(metric)"
      if questions.dice.chance(60) { text += " where " + questions.factCondition(entities, depth: 0) }
      guard case .show(let show)? = try? parseStatement("\(text) \(period)", lexicon: workspace.lexicon).kind else {
        continue
      }
      var resolver = Resolver(catalogue: workspace.catalogue, environment: workspace.environment)
      guard let question = try? resolver.question(show, span: .none), question.rowConditions.isEmpty,
        question.filters["reps"] == nil, let answer = try? workspace.answer("\(text) \(period)")
      else { continue }
      let found = Dictionary(answer.rows.map { (Cell($0[0], CalendarRules()).description, 1) }, uniquingKeysWith: +)
      var expected: [String: Int] = [:]
      for rep in reps where rep.at("is_selling") == .integer(1) {
        if let end = question.period?.end.iso, let hired = rep.at("hired_on").text, hired >= end { continue }
        if let start = question.period?.start.iso, let left = rep.at("left_on").text, left <= start { continue }
        expected[rep.at("name").text ?? "", default: 0] += 1
      }
      checked += 1
      #expect(expected.allSatisfy { $0.value <= found[$0.key] ?? 0 }, "\(text) \(period)")
    }
    #expect(checked > 20)
  }
}

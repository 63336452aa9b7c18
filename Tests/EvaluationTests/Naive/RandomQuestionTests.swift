import Evaluation
import Foundation
import Semantics
import Syntax
import Testing
import Values

/// What became of one random question.
enum Trial {
  /// The sentence means nothing, and was told so.
  case refused(String)
  case same(Set<String>)
  case differs(String)
}

/// A random store with both ways of answering questions about it.
struct TrialRoom {
  let store: RandomStore
  let naive: NaiveEvaluator

  /// Where each row is made of those before it, the loops take minutes for more.
  private static let mostRows = 5_000

  init(seed: UInt64) throws {
    store = try RandomStore(seed: seed)
    naive = NaiveEvaluator(
      store: store.rows, catalogue: store.catalogue, environment: store.workspace.environment)
  }

  /// What a sentence is made of; `nil` when it means nothing.
  func traits(_ text: String) -> Set<String>? {
    guard case .show(let show)? = try? parseStatement(text, lexicon: store.lexicon).kind else { return nil }
    var resolver = Resolver(catalogue: store.catalogue, environment: store.workspace.environment)
    return (try? resolver.question(show, span: .none)).map { QuestionTraits($0, show).names }
  }

  func `try`(_ text: String) -> Trial {
    let workspace = store.workspace
    let question: Question
    let statement: Statement
    let traits: Set<String>
    do throws(Diagnostic) {
      statement = try parseStatement(text, lexicon: workspace.lexicon)
      guard case .show(let show) = statement.kind else { return .refused("no question") }
      var resolver = Resolver(catalogue: store.catalogue, environment: workspace.environment)
      question = try resolver.question(show, span: statement.span)
      traits = QuestionTraits(question, show).names
    } catch {
      return .refused(error.code)
    }
    let answer = Collector()
    do {
      try workspace.run(statement, sink: answer)
    } catch EvaluationError.statement(let mistake) {
      return .refused(mistake.code)
    } catch {
      return .differs("the store refused: \(error)")
    }
    let looksAround = question.quantities.contains { !$0.rowViews.isEmpty }
    if looksAround, answer.rows.count > Self.mostRows { return .refused("too many rows to compare") }
    do {
      return difference(answer, try naive.answer(question)).map(Trial.differs) ?? .same(traits)
    } catch {
      return .differs("\(error)")
    }
  }

  func difference(_ answer: Collector, _ expected: NaiveAnswer) -> String? {
    let rules = store.workspace.environment.calendar
    let found = answer.rows.map { $0.map { Cell($0, rules) } }
    if let lines = Self.difference(found, expected.rows) { return lines }
    let measures = answer.measures
    func cells(_ values: [Value]?) -> [[Cell]] {
      values.map { values in [measures.map { Cell(values[$0], rules) }] } ?? []
    }
    func own(_ cells: [Cell]?) -> [[Cell]] { cells.map { cells in [measures.map { cells[$0] }] } ?? [] }
    if let lines = Self.difference(cells(answer.tail?.total), own(expected.total)) { return "total: " + lines }
    if answer.tail?.others?.groups != expected.others?.groups { return "others of another number" }
    return Self.difference(cells(answer.tail?.others?.cells), own(expected.others?.cells)).map { "others: " + $0 }
  }

  /// Also where sums of parts leave next to nothing.
  private static func agree(_ left: Cell, _ right: Cell) -> Bool {
    if let first = left.number, let second = right.number, abs(first - second) < 1e-12 { return true }
    return left.agrees(with: right)
  }

  static func difference(_ found: [[Cell]], _ expected: [[Cell]]) -> String? {
    var lines: [String] = []
    for index in 0..<max(found.count, expected.count) {
      let left = found.indices.contains(index) ? found[index] : []
      let right = expected.indices.contains(index) ? expected[index] : []
      if left.count == right.count && zip(left, right).allSatisfy(agree) { continue }
      func text(_ row: [Cell]) -> String { row.isEmpty ? "nothing" : row.map(\.description).joined(separator: " | ") }
      lines.append("  answer \(text(left))\n  naive  \(text(right))")
    }
    if lines.isEmpty { return nil }
    return "\(found.count) rows, naive \(expected.count)\n" + lines.prefix(4).joined(separator: "\n")
  }
}

/// `CRMQL_RANDOM_QUESTIONS` is how many are asked in a run, `CRMQL_RANDOM_SEED` the store and first question to begin
/// with; with one question it repeats the one that a failure names.
enum RandomScale {
  static func variable(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }
  static func number(_ name: String) -> Int? { variable(name).flatMap { Int($0) } }
  static let questions = number("CRMQL_RANDOM_QUESTIONS") ?? 2000
  static let storeCount = questions < 100 ? 1 : max(6, questions / 1000)
  static let firstSeed = UInt64(number("CRMQL_RANDOM_SEED") ?? 1)
  static let seeds = (0..<UInt64(storeCount)).map { firstSeed + $0 }
}

@Suite struct RandomQuestionTests {
  /// Shows both answers to the question in `CRMQL_RANDOM_QUESTION` about the store of the first seed, and leaves a copy
  /// of the store at `CRMQL_RANDOM_STORE`.
  @Test(.enabled(if: RandomScale.variable("CRMQL_RANDOM_QUESTION") != nil))
  func oneQuestion() throws {
    let text = RandomScale.variable("CRMQL_RANDOM_QUESTION") ?? ""
    let room = try TrialRoom(seed: RandomScale.firstSeed)
    if let copy = RandomScale.variable("CRMQL_RANDOM_STORE") {
      try room.store.workspace.answer("backup to \"\(copy)\"")
    }
    let statement = try parseStatement(text, lexicon: room.store.workspace.lexicon)
    guard case .show(let show) = statement.kind else { return }
    let workspace = room.store.workspace
    var resolver = Resolver(catalogue: workspace.catalogue, environment: workspace.environment)
    let expected = try room.naive.answer(try resolver.question(show, span: statement.span))
    let answer = try workspace.answer(text)
    let rules = workspace.environment.calendar
    for row in answer.rows { print("answer", row.map { Cell($0, rules).description }) }
    print("answer total", answer.tail?.total?.map { Cell($0, rules).description } ?? [])
    for row in expected.rows { print("naive ", row) }
    print("naive  total", expected.total ?? [])
  }

  private struct Tally: Sendable {
    var asked = 0
    var answered = 0
    var refusals: [String: Int] = [:]
    /// How often each part of the language was asked and answered.
    var traits: [String: Int] = [:]
    var differences: [String] = []
    /// What took long to answer and to compare.
    var slow: [String] = []

    mutating func add(_ other: Tally) {
      asked += other.asked
      answered += other.answered
      refusals.merge(other.refusals, uniquingKeysWith: +)
      traits.merge(other.traits, uniquingKeysWith: +)
      differences += other.differences
      slow += other.slow
    }
  }

  private static func tally(_ seed: UInt64) throws -> Tally {
    let room = try TrialRoom(seed: seed)
    var questions = RandomQuestions(room.store)
    var found = Tally()
    for number in 0..<RandomScale.questions / RandomScale.storeCount {
      let text = questions.question(seed &* 1_000_003 &+ UInt64(number))
      found.asked += 1
      let began = ContinuousClock.now
      defer {
        let took = ContinuousClock.now - began
        if took > .seconds(20) { found.slow.append("\(took) store \(seed): \(text)") }
      }
      switch room.try(text) {
      case .refused(let code): found.refusals[code, default: 0] += 1
      case .same(let traits):
        found.answered += 1
        for trait in traits { found.traits[trait, default: 0] += 1 }
      case .differs(let lines):
        found.answered += 1
        found.differences.append("store \(seed), question \(number): \(text)\n\(lines)")
      }
    }
    return found
  }

  /// What was never answered is asked for until it is.
  private static func ask(for wanted: [String], _ tally: inout Tally) throws {
    let room = try TrialRoom(seed: RandomScale.firstSeed)
    var questions = RandomQuestions(room.store)
    for number in 0..<12_000 {
      let missing = wanted.filter { tally.traits[$0] == nil }
      if missing.isEmpty { return }
      let text = questions.question(RandomScale.firstSeed &* 500_009 &+ UInt64(number))
      guard let traits = room.traits(text), !traits.isDisjoint(with: missing) else { continue }
      switch room.try(text) {
      case .refused: break
      case .same: for trait in traits { tally.traits[trait, default: 0] += 1 }
      case .differs(let lines):
        tally.differences.append("store \(RandomScale.firstSeed), further question \(number): \(text)\n\(lines)")
      }
    }
  }

  /// The program and the naive evaluator, which shares only the meaning of the question with it, answer alike; and the
  /// questions ask everything that there is.
  @Test func bothEvaluatorsAgree() async throws {
    var found = try await withThrowingTaskGroup(of: Tally.self) { group in
      for seed in RandomScale.seeds { group.addTask { try Self.tally(seed) } }
      var all = Tally()
      for try await part in group { all.add(part) }
      return all
    }
    if RandomScale.questions >= 420 { try Self.ask(for: QuestionTraits.usual, &found) }
    for difference in found.differences.prefix(60) { Issue.record("\(difference)") }
    #expect(found.answered * 10 > found.asked * 3, "too many sentences mean nothing: \(found.refusals)")
    if RandomScale.questions >= 420 {
      for trait in QuestionTraits.usual {
        #expect(found.traits[trait] ?? 0 > 0, "\(trait) is hardly ever asked and answered")
      }
    }
    if RandomScale.number("CRMQL_RANDOM_COUNTS") != nil {
      print(found.asked, "asked,", found.answered, "answered")
      for (code, count) in found.refusals.sorted(by: { $0.value > $1.value }) { print("refused", count, code) }
      for (trait, count) in found.traits.sorted(by: { $0.value > $1.value }) { print("trait", count, trait) }
      for question in found.slow { print("slow", question) }
    }
  }
}

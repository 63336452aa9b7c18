import Evaluation
import Foundation
import Semantics
import Syntax
import Testing
import Values

/// The program and the naive evaluator answer the other sentences alike, too. `CRMQL_RANDOM_QUESTIONS` and
/// `CRMQL_RANDOM_SEED` say how many and which, as for `show`; `CRMQL_RANDOM_FORM` keeps one form, and
/// `CRMQL_RANDOM_SENTENCE` asks one sentence about the store of the first seed and shows the answer.
@Suite struct RandomFormTests {
  private static func variable(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

  private static let sentences = RandomScale.number("CRMQL_RANDOM_QUESTIONS") ?? 500
  private static let forms =
    variable("CRMQL_RANDOM_FORM").flatMap(Form.init).map { [$0] }
    ?? [.list, .funnel, .profile, .list, .benchmark, .score, .list, .funnel, .check, .correlate]

  @Test(.enabled(if: variable("CRMQL_RANDOM_SENTENCE") != nil)) func oneSentence() throws {
    let text = Self.variable("CRMQL_RANDOM_SENTENCE") ?? ""
    let room = try TrialRoom(formsOf: RandomScale.firstSeed)
    print(room.tryForm(text))
    let answer = try room.store.workspace.answer(text)
    let rules = room.store.workspace.environment.calendar
    for row in answer.rows { print("answer", row.map { Cell($0, rules).description }) }
    print("answer total", answer.tail?.total?.map { Cell($0, rules).description } ?? [])
  }

  /// One test over all stores, so that at its end every form and clause can be counted.
  @Test func bothEvaluatorsAgree() throws {
    var tally = FormTally()
    for seed in RandomScale.seeds.prefix(3) {
      let room = try TrialRoom(formsOf: seed)
      var questions = RandomQuestions(room.store)
      for number in 0..<Self.sentences / min(3, RandomScale.seeds.count) {
        let form = Self.forms[number % Self.forms.count]
        let text = questions.sentence(form, seed &* 1_000_003 &+ UInt64(number))
        let found = room.tryForm(text)
        tally.add(form, text, found)
        guard case .differs(let lines) = found, tally.failures <= 40 else { continue }
        Issue.record("store \(seed), sentence \(number): \(text)\n\(lines)")
      }
    }
    if Self.variable("CRMQL_RANDOM_COUNTS") != nil { tally.tell() }
    guard Self.forms.count > 1, Self.sentences >= 500 else { return }
    for form in Set(Self.forms) {
      #expect(tally.answered[form] ?? 0 >= Self.sentences / 40, "\(form): \(tally.refusals[form] ?? [:])")
    }
    for clause in FormTally.clauses {
      #expect(tally.counts[clause] ?? 0 > 0, "\(clause.form) with `\(clause.words)` is hardly ever answered")
    }
  }
}

/// What became of random sentences, by form and by clause.
struct FormTally {
  struct Clause: Hashable {
    let form: Form
    let words: String
  }

  /// As a sentence holds them.
  static let clauses: [Clause] = [
    (
      .list,
      [" with ", " on ", " for ", " where ", " top ", " bottom ", " by ", " sort ", " desc", " as of "]
    ),
    (.list, ["last_", " - ", "this ", "customers", "opportunities"]),
    (.funnel, [" by ", " for ", " within ", " where ", "stages", "rolled up", " in ", " = ", "last "]),
    (.profile, [" x ", ", ", " where ", " with ", " vs ", "won ", "this "]),
    (.benchmark, ["by team", "by rep", "minimum", " for ", " where ", "win_rate", "per workday", "visits/closes"]),
    (.score, ["reps", "teams", " for "]), (.check, [" by ", "strict", " where ", "between", "not ", " and "]),
    (.correlate, [" by ", " where ", " having ", " for ", "per workday"]),
  ].flatMap { form, words in words.map { Clause(form: form, words: $0) } }

  private(set) var answered: [Form: Int] = [:]
  private(set) var counts: [Clause: Int] = [:]
  private(set) var refusals: [Form: [String: Int]] = [:]
  private(set) var failures = 0

  mutating func add(_ form: Form, _ text: String, _ trial: Trial) {
    switch trial {
    case .refused(let code): refusals[form, default: [:]][code, default: 0] += 1
    case .differs: failures += 1
    case .same:
      answered[form, default: 0] += 1
      for clause in Self.clauses where clause.form == form && text.contains(clause.words) {
        counts[clause, default: 0] += 1
      }
    }
  }

  func tell() {
    for form in Form.allCases { print(form, answered[form] ?? 0, refusals[form] ?? [:]) }
    for clause in Self.clauses { print(clause.form, clause.words, counts[clause] ?? 0) }
  }
}

extension TrialRoom {
  /// With scorecards to score by; one that nobody could be scored by is made again.
  init(formsOf seed: UInt64) throws {
    try self.init(seed: seed)
    var questions = RandomQuestions(store)
    for number in 1...RandomQuestions.cardCount {
      for attempt in 0..<20 {
        let text = questions.scorecard(number, seed &* 977 &+ UInt64(number * 100 + attempt))
        if (try? store.workspace.answer(text)) != nil { break }
      }
    }
  }
}

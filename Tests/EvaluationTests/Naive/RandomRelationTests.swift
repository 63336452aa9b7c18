import Evaluation
import Semantics
import Syntax
import Testing
import Values

/// What must hold between the answers to two questions, whatever the answers are.
@Suite struct RandomRelationTests {
  /// Every record satisfies a condition or does not, what is not known included: the two parts make the whole.
  @Test(arguments: [UInt64(1), 4]) func aConditionAndItsOppositeMakeTheWhole(seed: UInt64) throws {
    let room = try TrialRoom(seed: seed)
    let workspace = room.store.workspace
    var questions = RandomQuestions(room.store)
    var checked = 0
    for metric in workspace.catalogue.metrics {
      var resolver = Resolver(catalogue: workspace.catalogue, environment: workspace.environment)
      guard case .measure(let measure)? = try? resolver.quantity(ofMetric: metric).undeclared, measure.isAdditive,
        measure.plan == nil, let entity = workspace.catalogue.entity(measure.entity)
      else { continue }
      questions.dice = Dice(seed: seed &+ UInt64(checked))
      for _ in 0..<3 {
        let condition = questions.factCondition([entity], depth: 0)
        let period = questions.period()
        func number(_ clause: String) -> Double? {
          (try? workspace.answer("show \(metric.name) \(clause) \(period)"))?.rows.first?.first?.number
        }
        guard let whole = number(""), let inside = number("where (\(condition))"),
          let outside = number("where not (\(condition))")
        else { continue }
        // Thousandths of pieces are no whole numbers, so that their sum may end in other digits.
        #expect(
          Cell.number(inside + outside).agrees(with: .number(whole)), "\(metric.name) where \(condition) \(period)")
        checked += 1
      }
    }
    #expect(checked > 60)
  }

  /// The formatter's Chinese is the same sentence.
  @Test(arguments: [UInt64(2), 5]) func bothLanguagesAskTheSame(seed: UInt64) throws {
    let room = try TrialRoom(seed: seed)
    let workspace = room.store.workspace
    var questions = RandomQuestions(room.store)
    var checked = 0
    for number in 0..<120 {
      let text = questions.question(seed &* 7919 &+ UInt64(number))
      guard let statement = try? parseStatement(text, lexicon: workspace.lexicon) else { continue }
      let chinese = formatted(statement, in: .chinese)
      let again = try parseStatement(chinese, lexicon: workspace.lexicon)
      #expect(formatted(again) == formatted(statement), "\(text)\n\(chinese)")
      let (first, second) = (try? workspace.answer(text), try? workspace.answer(chinese))
      #expect(first?.rows == second?.rows, "\(text)\n\(chinese)")
      if first != nil { checked += 1 }
    }
    #expect(checked > 40)
  }

  /// What a ranking keeps and what it leaves make all rows, and no more are kept than asked for.
  @Test(arguments: [UInt64(3), 6]) func rankingsLoseNoRow(seed: UInt64) throws {
    let room = try TrialRoom(seed: seed)
    var questions = RandomQuestions(room.store)
    var checked = 0
    for number in 0..<300 {
      let text = questions.question(seed &* 104_729 &+ UInt64(number))
      guard !text.contains(" top "), !text.contains(" bottom "), text.contains(" by "), !text.contains(" sort "),
        let all = try? room.store.workspace.answer(text), !all.rows.isEmpty, let first = all.measures.first
      else { continue }
      let name = all.columns[first].name
      // Without items of its own, a question shows the one it ranks by.
      guard let some = try? room.store.workspace.answer("\(text) top 3 by `\(name)`"),
        some.columns.map(\.name) == all.columns.map(\.name)
      else { continue }
      #expect(some.rows.count == min(3, all.rows.count), "\(text)")
      #expect(some.rows.count + (some.tail?.others?.groups ?? 0) == all.rows.count, "\(text)")
      checked += 1
    }
    #expect(checked > 20)
  }
}

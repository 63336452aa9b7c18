import Semantics
import Syntax
import Values

/// How many of the records that a number of an answer is made of are of some kind that a note speaks about.
extension Workspace {
  /// At the day or in the time of each row along the time axis, the most of them; of what is compared likewise.
  ///
  /// - Parameter measures: of one kind of record, on one day of it.
  /// - Parameter distinct: what tells them apart, where one may lie in several records.
  func recordCount(
    of measures: [Measure], where predicate: Predicate, distinct: ColumnPath? = nil, in question: Question
  ) throws(EvaluationError) -> Int {
    guard var measure = measures.first else { return 0 }
    let conditions = measures.map(\.condition)
    let known = conditions.compactMap { $0 }
    let isAny = known.count < conditions.count
    measure.condition = .all((isAny ? [] : [known.count == 1 ? known[0] : .any(known)]) + [predicate])
    measure.function = distinct == nil ? .count : .countDistinct
    measure.operand = distinct.map(Scalar.column)
    (measure.second, measure.level, measure.unit, measure.scale) = (nil, nil, .count, 1)
    var most = 0
    for side in [question] + question.comparedPeriods.map(question.asked) {
      let answer = try resultInView(of: side.about(measure)).answer
      for row in answer.rows {
        most = max(most, Int((answer.reader.value(.measure(measure), row.numbers).number ?? 0).rounded(.up)))
      }
    }
    return most
  }
}

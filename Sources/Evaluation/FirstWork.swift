import Semantics
import Store
import Values

extension Workspace {
  /// Without a period working days count since each rep was hired, which may be years before the first record of work.
  func beforeFirstWork(_ question: Question) throws(EvaluationError) -> [Answer.Note] {
    let measures = question.quantities.flatMap(\.allMeasures)
    guard question.period == nil, measures.contains(where: { $0.timing == .elapsed }) else { return [] }
    // The first day of each type is found without reading the others.
    let first = try storing { () throws(StoreError) in
      try reader.scalar(
        """
        WITH RECURSIVE types(type) AS (
          SELECT MIN(type) FROM activities
          UNION ALL
          SELECT (SELECT MIN(a.type) FROM activities a WHERE a.type > t.type) FROM types t WHERE t.type IS NOT NULL
        )
        SELECT MIN(day) FROM (
          SELECT (SELECT MIN(a.done_on) FROM activities a WHERE a.type = t.type AND a.status = 'done') AS day FROM types t
        ) d
        """, [])
    }
    guard let first = first?.textValue else { return [] }
    let earlier = try storing { () throws(StoreError) in
      try reader.scalar(
        """
        SELECT COUNT(*) FROM reps
        WHERE is_selling = 1 AND COALESCE(hired_on, '0001-01-01') < ? AND COALESCE(left_on, '9999-12-31') > ?
        """,
        [.text(first), .text(first)])
    }
    guard case .integer(let count)? = earlier, count > 0 else { return [] }
    return [
      .init(
        say(
          "working days count since each was hired, for \(count) of them before the first work on record: `since \(first)` divides by the days since then",
          "工作日自各人入职起计,其中 \(count) 人早于最早的工作记录:加上 `since \(first)` 则自该日起计"), kind: .warning)
    ]
  }
}

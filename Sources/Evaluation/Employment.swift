import Semantics
import Store
import Values

/// When each rep was there, for rows of times in which nothing happened.
struct Employment {
  private var times: [SQLValue: Period] = [:]

  /// Whether the rep is employed on any day of them; whoever is no rep always is.
  func reaches(_ rep: SQLValue, _ days: Period) -> Bool {
    guard let time = times[rep] else { return true }
    return time.start < days.end && days.start < time.end
  }

  init() {}

  fileprivate init(_ rows: [[SQLValue]]) {
    for row in rows {
      let hired = row[1].textValue.flatMap { CivilDate(iso: $0) } ?? PeriodBounds.earliest
      let left = row[2].textValue.flatMap { CivilDate(iso: $0) } ?? PeriodBounds.open
      times[row[0]] = Period(start: hired, end: max(hired, left))
    }
  }
}

extension Workspace {
  /// Of those who were not always there, where rows of a question are about reps along time.
  func employment(for question: Question) throws(EvaluationError) -> Employment {
    guard question.ownGrain != nil, question.keys.contains(where: \.isOfReps) else { return Employment() }
    return Employment(
      try storing { () throws(StoreError) in
        try reader.rows("SELECT id, hired_on, left_on FROM reps WHERE hired_on IS NOT NULL OR left_on IS NOT NULL")
      })
  }
}

extension GroupKey {
  /// Whether each row is about one rep, whatever he is to its records.
  var isOfReps: Bool {
    if case .attribute(_, entity: "reps", _, _) = kind { !isRolledUp } else { false }
  }
}

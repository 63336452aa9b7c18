package import Syntax
import Values

extension Resolver {
  /// The code of what is said where there are records that no condition of a list chooses.
  package static let noSentence = "no-sentence"

  /// Rows of which none has another before it that a number looks at.
  package static func nothingBefore(_ number: String, at span: Span) -> Diagnostic {
    Messages.drillBeforeFirst(number, at: span)
  }
}

/// What `drill` and `why` say where no `list` statement tells the records of a number.
extension Messages {
  static func drillIntoStranger(_ key: String) -> Diagnostic {
    Diagnostic(
      code: Resolver.noSentence,
      "the row is about a lead that bears the same name as another, so that no list can choose it by `\(key)`",
      at: .none)
  }

  static func drillBeforeFirst(_ number: String, at span: Span = .none) -> Diagnostic {
    Diagnostic(
      code: "no-records", "`\(number)` looks back beyond the first row, where there are no records to list", at: span)
  }

  static func drillIntoSeveral(_ number: String) -> Diagnostic {
    Diagnostic(
      code: Resolver.noSentence,
      "`\(number)` of several rows together is not computed from one list of records; name a row", at: .none)
  }

  static func drillIntoTimeless(_ number: String) -> Diagnostic {
    Diagnostic(
      code: "no-records",
      "`\(number)` is not known at such a time, so that no record of it lies in the row; ask the row without a time",
      at: .none)
  }

  static func drillIntoFuture(_ number: String) -> Diagnostic {
    Diagnostic(
      code: "no-records", "`\(number)` is not known yet at the time of the row, so that there is none to list",
      at: .none)
  }

  static func drillIntoPast(
    _ number: String, _ entity: String, on day: CivilDate, _ condition: String
  ) -> Diagnostic {
    Diagnostic(
      code: Resolver.noSentence,
      "`\(number)` is of \(day), and a list of \(spoken(entity)) knows only of today whether `\(condition)`; ask it `as of \(day)`",
      at: .none)
  }

  static func drillIntoKept(
    _ number: String, on day: CivilDate, _ condition: String, of listDay: CivilDate
  ) -> Diagnostic {
    Diagnostic(
      code: Resolver.noSentence,
      "`\(number)` asks whether `\(condition)` on \(day), and a list of its records is of \(listDay); ask it `as of \(listDay)`",
      at: .none)
  }

  static func drillIntoTooMany(_ rows: Int, limit: Int) -> Diagnostic {
    Diagnostic(
      code: "too-many-records", "a statement can name \(limit) rows, and these are \(rows); name a row", at: .none)
  }

  static func drillIntoNoPlan(_ plan: Value.Plan) -> Diagnostic {
    Diagnostic(code: "no-records", "no \(plan.rawValue) was set for the row, so that there is none to list", at: .none)
  }

  static func drillIntoOwnOfNobody(_ key: String) -> Diagnostic {
    Diagnostic(
      code: "no-records", "the row has no \(key), so that nothing in it is anybody's own; ask it without `own(...)`",
      at: .none)
  }

  static func drillIntoNobody(_ key: String) -> Diagnostic {
    Diagnostic(
      code: "no-records",
      "others bear the same name, and no condition tells whose line is meant; ask by \(key) alone",
      at: .none)
  }
}

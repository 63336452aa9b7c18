import SQL
import Semantics
import Store
import Values

/// Records that are put together from the whole history whenever they are asked for: of the newest few, only those of the
/// last days.
extension Workspace {
  /// As many days as it is looked at before all of them are read.
  private static let lastDays = [31, 366]

  /// The same records in the same order, with a condition on their day where those of the last days are enough.
  func newest(_ request: ListRequest, _ list: ListSelect) throws(EvaluationError) -> ListRequest {
    guard let limit = request.limit, let date = request.date, request.sort.isEmpty, request.entity.isNewestFirst,
      ListSelect.isPutTogether(request.entity), !request.asksCredit
    else { return request }
    let day = Scalar.column(ColumnPath(root: request.entity.name, references: [], field: date))
    for days in Self.lastDays {
      var part = request
      let isRecent = Predicate.comparison(.greaterOrEqual, day, .date(request.moment.adding(days: -days)))
      part.filter = request.filter.map { .all([$0, isRecent]) } ?? isRecent
      if try count(of: list.select(part)) == limit { return part }
    }
    return request
  }

  func count(of select: Select) throws(EvaluationError) -> Int {
    try storing { () throws(StoreError) in
      let text = SQLWriter.text(of: select.counted, dialect: SQLiteDialect.own)
      guard case .integer(let count)? = try reader.rows(text.text, text.bindings.map(\.value)).first?.first else {
        return 0
      }
      return count
    }
  }
}

/// What the rows of a file with the same id have together, of the columns that `total(x)` names.
struct RowSums {
  private let id: RowFormula
  /// `nil` for a number that is too large.
  private var sums: [Int: [String: ExactNumber?]]

  init(of columns: Set<Int>, by id: RowFormula) {
    self.id = id
    sums = Dictionary(uniqueKeysWithValues: columns.map { ($0, [:]) })
  }

  /// A row that cannot be read is told of when it is written.
  mutating func add(_ record: RecordReader) {
    guard let key = try? id.value(record).text else { return }
    for column in sums.keys {
      guard let number = (try? RowFormula.column(column).number(record)) ?? nil else { continue }
      let before = sums[column]?[key] ?? ExactNumber(digits: 0)
      sums[column]?.updateValue(before?.adding(number), forKey: key)
    }
  }

  /// - Throws: when it is too large a number.
  func sum(_ column: Int, _ record: RecordReader) throws(RowFailure) -> ExactNumber {
    guard let sum = sums[column]?[try id.value(record).text] ?? nil else {
      throw .problem(column: nil, value: nil, reason: ProblemReason.tooLarge)
    }
    return sum
  }
}

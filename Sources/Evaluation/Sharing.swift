import SQL
import Store
import Values

/// A second reader of the store, and where it parts all activities with the first one.
struct Sharing {
  /// Of smaller stores all is read before a second connection knows its tables.
  private static let leastBytes = 64_000_000

  /// Where no core is free, two threads would only take turns.
  static func isWorthwhile(_ path: String) -> Bool {
    StoreFile.size(of: path) >= leastBytes && SecondReader.hasFreeCore
  }

  let reader: SecondReader
  let middle: ActivityMiddle
}

extension Workspace {
  /// In the view that the reader has just begun; nothing where it is not to be had, and one reads all.
  func secondReader() throws(StoreError) -> Sharing? {
    guard mayShare(path) else { return nil }
    if sharing == nil, let second = try SecondReader(beside: reader), let middle = try Self.middle(in: second) {
      sharing = Sharing(reader: second, middle: middle)
    }
    guard let sharing, try sharing.reader.begin(with: reader) else { return nil }
    return sharing
  }

  /// Found among a hundred activities that lie equally far apart.
  private static func middle(in second: SecondReader) throws(StoreError) -> ActivityMiddle? {
    let rows = try second.rows(
      """
      WITH RECURSIVE places(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM places WHERE n < 99)
      SELECT a.type, a.customer_id FROM places AS p
      JOIN activities AS a ON a.id = (
        SELECT MIN(id) FROM activities WHERE id >= (SELECT MAX(id) FROM activities) * p.n / 100
      )
      """)
    let types = rows.compactMap { row -> String? in if case .text(let type) = row[0] { type } else { nil } }
    let customers = rows.compactMap { row -> Int? in if case .integer(let id) = row[1] { id } else { nil } }
    guard !types.isEmpty else { return nil }
    // Nearest to the middle is where as many stand before a type as do not.
    let sorted = types.sorted()
    let type = Set(types).min { first, second in
      func distance(_ type: String) -> Int { abs(2 * sorted.count { $0 < type } - sorted.count) }
      return (distance(first), first) < (distance(second), second)
    }
    let customer = customers.isEmpty ? 0 : customers.sorted()[customers.count / 2]
    return ActivityMiddle(type: type ?? sorted[0], customer: customer)
  }
}

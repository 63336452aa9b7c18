import Foundation
import Semantics
import Values

extension NaiveEvaluator {
  /// One row: the two numbers, over how many rows, Pearson's r with its interval (Fisher), Spearman's.
  func correlation(_ question: Question) throws -> NaiveAnswer {
    let run = try run(question)
    var pairs: [(Double, Double)] = []
    for row in run.kept {
      // What belongs to nobody is no point.
      if zip(question.keys, row.keys).contains(where: { isOfRecords($0) && $1.identity.isNull }) { continue }
      let cells = run.cells(row.numbers)
      // Nobody was employed then.
      if cells.count > 2, cells.allSatisfy({ $0.number == 0 }) { continue }
      if let one = cells[0].number, let other = cells[1].number { pairs.append((one, other)) }
    }
    let names = question.columns.prefix(2).map { Cell.text($0.name) }
    let count = Cell.number(Double(pairs.count))
    let (first, second) = (pairs.map(\.0), pairs.map(\.1))
    guard pairs.count >= 4, Set(first).count > 1, Set(second).count > 1 else {
      return NaiveAnswer(rows: [names + [count, .none, .none, .none, .none]])
    }
    let r = Self.together(first, second)
    var bounds = (r, r)
    if abs(r) < 1 {
      let (z, half) = (0.5 * log((1 + r) / (1 - r)), 1.959963984540054 / Double(pairs.count - 3).squareRoot())
      func back(_ z: Double) -> Double { (exp(2 * z) - 1) / (exp(2 * z) + 1) }
      bounds = (back(z - half), back(z + half))
    }
    let spearman = Self.together(Self.ranks(first), Self.ranks(second))
    return NaiveAnswer(
      rows: [names + [count, .number(r), .number(bounds.0), .number(bounds.1), .number(spearman)]])
  }

  private func isOfRecords(_ key: GroupKey) -> Bool {
    if case .attribute(_, entity: _?, _, _) = key.kind { true } else { false }
  }

  /// The mean product of what each lies above its mean, in units of the deviations.
  private static func together(_ first: [Double], _ second: [Double]) -> Double {
    func standard(_ values: [Double]) -> [Double] {
      let mean = values.reduce(0, +) / Double(values.count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return values.map { ($0 - mean) / squares.squareRoot() }
    }
    return max(-1, min(1, zip(standard(first), standard(second)).reduce(0) { $0 + $1.0 * $1.1 }))
  }

  /// Equals share the middle of their places.
  private static func ranks(_ values: [Double]) -> [Double] {
    values.map { own in
      let (below, level) = (values.filter { $0 < own }.count, values.filter { $0 == own }.count)
      return Double(below) + Double(level + 1) / 2
    }
  }
}

import Semantics
import Syntax

/// The records that make one number of one row.
struct NaiveGroup {
  /// A record, or what one of several reps has of it.
  struct Item {
    /// Which record it is.
    let record: Int
    /// In ten-thousandths.
    let share: Int
    var value: Datum = .null
    /// The other value of a correlation.
    var second: Datum = .null
    /// Whether the value is what the rep has of it, not what the record has.
    var isPart = false
    /// Whose part a value is that says what each has.
    var rep = Datum.null
  }

  var items: [Item] = []
  /// Of several days of another period together.
  var isOfSeveralDays = false

  mutating func add(_ other: NaiveGroup) { items += other.items }

  func result(_ measure: Measure) -> Datum { result(measure.function, measure.level) }

  func result(_ function: Aggregate.Function, _ level: Measure.Level?) -> Datum {
    let known = items.filter { !$0.value.isNull }
    let values = known.map(\.value)
    switch function {
    case .count: return items.isEmpty ? .null : Self.shared(items.map { (.integer(1), $0.share) })
    case .countDistinct: return .integer(Set(values).count)
    case .sum, .balance:
      return known.isEmpty ? .null : Self.shared(known.map { ($0.value, $0.isPart ? 10_000 : $0.share) })
    case .avg:
      let weight = known.reduce(0) { $0 + $1.share }
      if weight == 0 { return .null }
      return .real(known.reduce(0.0) { $0 + ($1.value.number ?? 0) * Double($1.share) } / Double(weight))
    case .median, .percentile:
      let numbers = whole.compactMap(\.value.number).sorted()
      if numbers.isEmpty { return .null }
      // Between the two nearest records, in proportion.
      let level = level ?? .half
      let place = Double(numbers.count - 1) * Double(level.part) / Double(level.whole)
      let below = numbers[Int(place)]
      let above = numbers[min(Int(place) + 1, numbers.count - 1)]
      return .real(below + (above - below) * (place - Double(Int(place))))
    case .stddev:
      let numbers = whole.compactMap(\.value.number)
      if numbers.count < 2 { return .null }
      return .real((Self.product(numbers, numbers) / Double(numbers.count - 1)).squareRoot())
    case .corr:
      let pairs = whole.compactMap { item in
        item.value.number.flatMap { first in item.second.number.map { (first, $0) } }
      }
      let (first, second) = (pairs.map(\.0), pairs.map(\.1))
      let scale = Self.product(first, first) * Self.product(second, second)
      let found = Self.product(first, second) / scale.squareRoot()
      // Rounding errors are no distance from a line.
      return scale > 0 ? .real(abs(found) > 1 - 1e-12 ? found.rounded() : found) : .null
    case .min: return values.reduce(Datum.null) { $0.isNull || Datum.isLess($1, $0) == true ? $1 : $0 }
    case .max: return values.reduce(Datum.null) { $0.isNull || Datum.isLess($0, $1) == true ? $1 : $0 }
    }
  }

  /// Every record once, whoever shares it.
  private var whole: [Item] {
    var seen: Set<[Datum]> = []
    return items.filter { seen.insert([.integer($0.record), $0.value, $0.second, $0.rep]).inserted }
  }

  private static func shared(_ parts: [(value: Datum, share: Int)]) -> Datum {
    if parts.allSatisfy({ $0.share == 10_000 && $0.value.whole != nil }) {
      return .integer(parts.reduce(0) { $0 + ($1.value.whole ?? 0) })
    }
    return .real(parts.reduce(0.0) { $0 + ($1.value.number ?? 0) * Double($1.share) } / 10_000)
  }

  /// The sum of the products of distances from the means.
  private static func product(_ first: [Double], _ second: [Double]) -> Double {
    if first.isEmpty { return 0 }
    let one = first.reduce(0, +) / Double(first.count)
    let other = second.reduce(0, +) / Double(second.count)
    return zip(first, second).reduce(0) { $0 + ($1.0 - one) * ($1.1 - other) }
  }
}

extension NaiveGroup.Item {
  init(record number: Int, _ measure: Measure, _ record: NaiveRecord, _ reader: NaiveReader) throws {
    self.init(record: number, share: record.part?.share ?? 10_000)
    if let operand = measure.operand {
      let isSummed = [.sum, .balance].contains(measure.function)
      if isSummed, record.part != nil, Self.isOfPart(operand) {
        value = try reader.value(operand, record)
        isPart = true
      } else if isSummed, let part = record.part, Self.isOfAmount(operand) {
        var split = record
        split.row["amount"] = part.amount
        value = try reader.value(operand, split)
        isPart = true
      } else {
        value = try reader.value(operand, record)
      }
    }
    if let other = measure.second { second = try reader.value(other, record) }
    if [measure.operand, measure.second].compactMap({ $0 }).contains(where: Self.isOfPart), let part = record.part {
      rep = part.rep
    }
  }

  /// What is said of the part itself.
  private static func isOfPart(_ operand: Scalar) -> Bool {
    switch operand {
    case .column(let path): path.references.isEmpty && ["credited", "credit_share"].contains(path.field.name)
    case .arithmetic(_, let left, let right): isOfPart(left) || isOfPart(right)
    case .scaled(let part, _): isOfPart(part)
    case .integer, .real, .text, .date, .daysBefore, .dayDifference, .lapse, .aggregated: false
    }
  }

  /// The amount, or the amount times something: of a shared deal it is split to the cent.
  private static func isOfAmount(_ operand: Scalar) -> Bool {
    switch operand {
    case .column(let path): path.references.isEmpty && path.field.name == "amount"
    case .arithmetic(.multiply, let left, let right): isOfAmount(left) || isOfAmount(right)
    case .scaled(let part, _): isOfAmount(part)
    case .arithmetic, .integer, .real, .text, .date, .daysBefore, .dayDifference, .lapse, .aggregated: false
    }
  }
}

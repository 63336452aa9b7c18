import Semantics
import Store
import Syntax
import Values

/// No rate without the number of cases it rests on.
extension Workspace {
  /// Rates that rest on few cases: the 95% Wilson interval is wider than 30 points.
  func smallSamples(_ answer: ShowAnswer) -> [Answer.Note] {
    answer.question.columns.compactMap { column in
      guard let rate = column.quantity.percentRate else { return nil }
      let sample = Sample(answer.reader, rate)
      let marked = answer.rows.compactMap { row -> String? in
        guard let found = sample(row.numbers), found.interval.width > 0.3 else { return nil }
        return words(row, found)
      }
      guard !marked.isEmpty else { return nil }
      let shown = marked.prefix(5).joined(separator: ", ") + (marked.count > 5 ? ", …" : "")
      return .init(say("\(column.name) rests on few cases: \(shown)", "\(column.title) 样本较少:\(shown)"))
    }
  }

  /// A ranking by a rate is supported when the interval of the first row lies apart from those of all rows behind the
  /// ranked ones: behind the `top`, or behind the first of a `sort`.
  func unsupportedRanking(_ result: ShowResult) -> [Answer.Note] {
    let answer = result.answer
    guard let (quantity, isDescending, count) = Self.mainOrder(answer.question), let rate = quantity.percentRate else {
      return []
    }
    let sample = Sample(answer.reader, rate)
    let ordered = answer.sorted(answer.rows + result.rest, by: quantity, descending: isDescending)
    let samples = ordered.compactMap { row in sample(row.numbers).map { (row: row, sample: $0) } }
    guard let first = samples.first, samples.count > count else { return [] }
    let behind = samples.dropFirst(count)
    let close = behind.count { next in
      isDescending
        ? next.sample.interval.high >= first.sample.interval.low
        : next.sample.interval.low <= first.sample.interval.high
    }
    guard close > 0 else { return [] }
    let name = words(first.row, first.sample)
    return [
      .init(
        say(
          "too few cases for this order: \(name) cannot be told from \(close) of the \(behind.count) behind; `lower(...)` of the rate orders fairly",
          "样本不足以支持这一排序:\(name) 与其后 \(behind.count) 个中的 \(close) 个无法区分;可按 `下限(...)` 排序"),
        kind: .warning)
    ]
  }

  /// What decides who is first, and how many are.
  private static func mainOrder(_ question: Question) -> (Quantity, isDescending: Bool, count: Int)? {
    if let ranking = question.ranking {
      guard ranking.each.isEmpty, case .rows(let count) = ranking.extent else { return nil }
      return (ranking.by, ranking.isTop, count)
    }
    guard let sort = question.sort.first, case .quantity(let quantity) = sort.key else { return nil }
    return (quantity, sort.descending, 1)
  }

  private func words(_ row: AnswerRow, _ sample: Sample.Found) -> String {
    let name = row.keys.map { words($0.shown) }.joined(separator: " / ")
    if name.isEmpty { return say("\(sample.hits) of \(sample.cases)", "\(sample.cases) 中 \(sample.hits)") }
    return say("\(name) (\(sample.hits) of \(sample.cases))", "\(name)(\(sample.cases) 中 \(sample.hits))")
  }

  /// A key as it is said in a sentence.
  func words(_ value: Value) -> String {
    switch value {
    case .text(let text): text
    case .integer(let number): String(number)
    case .bucket(let grain, let day): settings.calendar.label(grain, start: day)
    case .date(let day): day.iso
    case .weekday(let day):
      say(String(Weekday.names[day - 1].prefix(3)), "周" + ["一", "二", "三", "四", "五", "六", "日"][day - 1])
    case .missing: say("(none)", "（无）")
    case .real(let number): Int(exactly: number).map { String($0) } ?? String(number)
    case .nothing, .absent, .atLeast: "–"
    }
  }
}

/// Hits, cases and interval of a rate in a row; `nil` without cases, or when it is no share of them.
struct Sample {
  struct Found {
    /// As they are said: parts of shared deals to one decimal.
    var hits: String
    var cases: String
    var interval: Wilson
  }

  private let hits: QuantityReader.Formula
  private let cases: QuantityReader.Formula

  init(_ reader: QuantityReader, _ rate: (hits: Quantity, cases: Quantity)) {
    hits = reader.formula(rate.hits)
    cases = reader.formula(rate.cases)
  }

  func callAsFunction(_ row: RowNumbers) -> Found? {
    let (hits, cases) = (hits(row), cases(row))
    guard let interval = Wilson(hits: hits, cases: cases), let some = hits.number, let all = cases.number else {
      return nil
    }
    return Found(hits: Self.said(some), cases: Self.said(all), interval: interval)
  }

  private static func said(_ count: Double) -> String {
    count == count.rounded() ? String(Int(count)) : String((count * 10).rounded() / 10)
  }
}

/// The 95% Wilson score interval of a share: honest for few cases and near 0 and 1.
struct Wilson {
  let low: Double
  let high: Double
  let width: Double

  /// Of the normal distribution, both sides of 95%.
  static let quantile = 1.959963984540054

  /// `nil` without cases, or with more hits than cases.
  init?(hits: Value, cases: Value) {
    guard let hits = hits.number, let cases = cases.number, cases > 0, hits >= 0, hits <= cases else { return nil }
    let z = Self.quantile
    let share = hits / cases
    let scale = 1 + z * z / cases
    let centre = (share + z * z / (2 * cases)) / scale
    let half = z / scale * (share * (1 - share) / cases + z * z / (4 * cases * cases)).squareRoot()
    // Of no hits 0 and of nothing but hits 1, whatever the last digits are.
    low = hits == 0 ? 0 : max(0, centre - half)
    high = hits == cases ? 1 : min(1, centre + half)
    width = 2 * half
  }
}

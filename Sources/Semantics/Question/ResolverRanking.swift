import Syntax
import Values

/// How far a ranking goes, and what the sample of a rate is.
extension Resolver {
  /// `top 5`, `top 80% of sales`
  func extent(of written: Ranking, _ by: Quantity?) throws(Diagnostic) -> ResolvedRanking.Extent {
    switch try bound(written.extent) {
    case .given: throw Messages.notANumber(at: written.span)
    case .rows(let count):
      if count < 1 { throw Messages.rankingCount(count, at: written.span) }
      return .rows(count)
    case .part(let literal):
      guard literal.double > 0, literal.double <= 1 else { throw Messages.rankingPart(at: written.span) }
      guard let by, let expression = written.by else { throw Messages.notANumber(at: written.span) }
      guard Self.isAdditive(by) else {
        throw Messages.partOfRatio(text(expression), isTop: written.isTop, whole: written.span, at: expression.span)
      }
      return .part(literal.double)
    }
  }

  /// With the value of a parameter in its place.
  func bound(_ extent: Ranking.Extent) throws(Diagnostic) -> Ranking.Extent {
    guard case .given(let name, let isPart) = extent else { return extent }
    guard case .number(let literal) = try substituted(Expression(.parameter(name), name.span)).kind else {
      throw Messages.parameterIsNoCount(name, isPart: isPart)
    }
    if isPart {
      if literal.isPercent { return .part(literal) }
    } else if let count = literal.integer, !literal.isPercent {
      return .rows(count)
    }
    throw Messages.parameterIsNoCount(name, isPart: isPart)
  }

  /// At least 1.
  func number(_ count: Count) throws(Diagnostic) -> Int {
    switch count {
    case .number(let number): return number
    case .given(let name):
      guard case .rows(let number) = try bound(.given(name, isPart: false)), number > 0 else {
        throw Messages.parameterIsNoCount(name, isPart: false)
      }
      return number
    }
  }

  /// A list has rows, and no whole to take a part of.
  func rowCount(_ written: Ranking) throws(Diagnostic) -> Int {
    switch try bound(written.extent) {
    case .given: throw Messages.notANumber(at: written.span)
    case .rows(let count):
      if count < 1 { throw Messages.rankingCount(count, at: written.span) }
      return count
    case .part: throw Messages.partOfList(isTop: written.isTop, by: written.by.map(text), at: written.span)
    }
  }

  // MARK: Samples

  /// Each rate with the columns that say what it rests on.
  func withSamples(_ columns: [MetricColumn], _ sampling: Sampling?) throws(Diagnostic) -> [MetricColumn] {
    guard let sampling else { return columns }
    var found: [MetricColumn] = []
    var names = Set(columns.map(\.name))
    var hasRate = false
    for column in columns {
      found.append(column)
      for part in sampled(column, sampling) {
        hasRate = true
        if names.insert(part.name).inserted { found.append(part) }
      }
    }
    guard hasRate else { throw Messages.noRate(at: sampling.span) }
    return found
  }

  /// `win_rate_n`, `win_rate_low`, `win_rate_high`; none for what is no rate of cases.
  func sampled(_ column: MetricColumn, _ sampling: Sampling?) -> [MetricColumn] {
    guard let sampling, let rate = column.quantity.percentRate else { return [] }
    func part(
      _ name: String, _ words: (english: String, chinese: String), _ quantity: Quantity, _ expression: Expression?
    ) -> MetricColumn {
      let word = environment.language == .chinese ? words.chinese : words.english
      return MetricColumn(
        name: "\(column.name)_\(name)", title: "\(column.title) \(word)", quantity: quantity,
        unit: unit(of: quantity), direction: .neutral, expression: expression, compares: .before)
    }
    func end(_ function: String) -> Expression? {
      column.expression.map { Expression(.call(Name(function), [$0]), $0.span) }
    }
    var found: [MetricColumn] = []
    if sampling.hasSize {
      found.append(part("n", ("n", "样本数"), rate.cases, column.expression.map { cases(of: $0) ?? $0 }))
    }
    if sampling.hasInterval {
      let (hits, cases) = (rate.hits, rate.cases)
      found.append(part("low", ("low", "下限"), .bound(.lower, hits: hits, cases: cases), end("lower")))
      found.append(part("high", ("high", "上限"), .bound(.upper, hits: hits, cases: cases), end("upper")))
    }
    return found
  }

  /// What a rate divides by, as it was written or defined.
  private func cases(of rate: Expression) -> Expression? {
    switch rate.kind {
    case .arithmetic(.divide, _, let cases): cases
    case .name(let parts) where parts.count == 1: catalogue.metric(parts[0].text).flatMap { cases(of: $0.expression) }
    default: nil
    }
  }
}

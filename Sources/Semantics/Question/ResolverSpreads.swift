import Syntax
import Values

/// What the numbers of several come to: `median(sales by customer)`, `p90(visits per rep)`.
extension Resolver {
  /// `by` is over the rows that `show sales by customer` has, `per` over all customers that there are, those without
  /// sales too. `nil` when it is about a field of records.
  mutating func spread(_ aggregate: Aggregate, at span: Span) throws(Diagnostic) -> Quantity? {
    var operand = aggregate.operand
    var pending = PendingPareto(operand: operand, counted: Name(""), part: 1, span: span, isSpread: true)
    pending.condition = aggregate.condition
    if let each = aggregate.each {
      if !isOfNumbers(operand) {
        throw Messages.eachOfFields(text(operand), each, whole: span, instead: shortened(aggregate))
      }
      pending.counted = each
    } else if case .per(let part, let name) = operand.kind, isOfNumbers(part),
      let entity = catalogue.entity(name.text), entity.isListed
    {
      operand = part
      (pending.operand, pending.counted, pending.isOfAll) = (part, name, true)
    } else {
      guard aggregate.function.isOfNumbers, isOfNumbers(operand) else { return nil }
      throw Messages.eachMissing(
        aggregate.function.rawValue, text(operand), second: aggregate.second.map(text), each: usualEach(operand),
        whole: span,
        at: operand.span)
    }
    guard aggregate.function.isOfNumbers else {
      let counted = catalogue.entity(pending.counted.text)?.name
      throw Messages.notPutTogether(aggregate.function, text(operand), counted: counted, whole: span)
    }
    if aggregate.result != nil || aggregate.date != nil {
      throw Messages.numbersAreWhole(text(operand), whole: span, instead: shortened(aggregate))
    }
    let part = try quantity(operand)
    switch unit(of: part) {
    case .text, .date: throw Messages.notANumber(at: operand.span)
    case .count, .money, .percent, .points, .ratio, .days, .minutes, .quantity: break
    }
    if !part.rowViews.isEmpty {
      throw Messages.spreadOfRows(aggregate.function.rawValue, text(operand), whole: span, at: operand.span)
    }
    var level: Measure.Level?
    switch aggregate.function {
    case .median: level = .half
    case .percentile:
      guard aggregate.second != nil else {
        let whole = aggregate.each.map { operand.span.joined(with: $0.span) } ?? aggregate.operand.span
        let each = aggregate.each.map { "\(text(operand)) by \($0.text)" } ?? text(aggregate.operand)
        throw Messages.percentileMissing(each, replacing: whole)
      }
      level = try self.level(of: aggregate, at: span)
    case .avg, .stddev, .min, .max, .count, .countDistinct, .sum, .corr, .balance: break
    }
    return .pareto(id(of: pending), part, .spread(aggregate.function, level))
  }

  /// The middle of counts need not be whole.
  func unit(of part: Quantity, putTogether function: Aggregate.Function) -> Unit {
    let unit = unit(of: part)
    switch function {
    case .min, .max: return unit
    case .avg, .median, .percentile, .stddev, .count, .countDistinct, .sum, .corr, .balance:
      return unit == .count ? .ratio : unit
    }
  }

  /// Whether it is made of metrics, not of fields.
  func isOfNumbers(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name(let parts):
      guard parts.count == 1 else { return false }
      return aliases[parts[0].text.lowercased()] != nil || catalogue.metric(parts[0].text) != nil
    case .arithmetic(_, let left, let right):
      return isOfNumbers(left) && (isOfNumbers(right) || Self.isNumber(right))
        || Self.isNumber(left) && isOfNumbers(right)
    case .negative(let part), .per(let part, _), .share(let part): return isOfNumbers(part)
    case .aggregate: return true
    case .call(_, let arguments): return arguments.first.map(isOfNumbers) ?? true
    case .number, .text, .boolean, .date, .moment, .duration, .parameter, .logical, .not, .comparison, .membership,
      .within, .range, .emptiness, .was, .changed:
      return false
    }
  }

  private static func isNumber(_ expression: Expression) -> Bool {
    if case .number = expression.kind { true } else { false }
  }

  /// Without what cannot stand in it.
  private func shortened(_ aggregate: Aggregate) -> String {
    var aggregate = aggregate
    if isOfNumbers(aggregate.operand) {
      (aggregate.result, aggregate.date) = (nil, nil)
    } else {
      aggregate.each = nil
    }
    return formatted(Expression(.aggregate(aggregate), .none))
  }

  /// Customers, where the number can be split by them.
  private func usualEach(_ operand: Expression) -> String {
    var resolver = self
    let measures = (try? resolver.quantity(operand))?.measures ?? []
    let entities = Set(measures.map(\.entity)).sorted().compactMap(catalogue.entity)
    let works = dimensions(ofAll: entities)
    return ["customer", "rep"].first(where: works.contains) ?? works.first ?? "rep"
  }
}

extension ParetoFigure {
  /// Numbers of several put together.
  package var isSpread: Bool {
    switch self {
    case .spread: true
    case .needed, .base, .share: false
    }
  }
}

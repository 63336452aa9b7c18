import Values

extension Printer {
  /// The expression, in parentheses when it binds more loosely than `minimum`.
  func text(_ expression: Expression, atLeast minimum: Precedence = .or) -> String {
    let written = text(expression.kind)
    return expression.kind.precedence < minimum ? "(\(written))" : written
  }

  private func text(_ kind: Expression.Kind) -> String {
    switch kind {
    case .number(let literal): return text(literal)
    case .text(let value): return quoted(value)
    case .boolean(let value): return word(value ? .yes : .no)
    case .date(let literal): return literal.written
    case .moment(let point): return text(point)
    case .duration(let count, let unit): return "\(count)\(blank)\(text(unit, count: count))"
    case .parameter(let name): return "$\(name.text)"
    case .name(let path): return text(path)
    case .negative(let operand): return "-" + text(operand, atLeast: .primary)
    case .arithmetic(let operation, let left, let right):
      let sign = isCompact ? operation.rawValue : " \(operation.rawValue) "
      return text(left, atLeast: operation.precedence) + sign + rightOperand(right, of: operation)
    case .logical(let operation, let operands):
      // Also `and` under `or`, where the reader would have to know.
      let separator = operation == .and ? word(.and) : word(.or)
      return operands.map { text($0, atLeast: .not) }.joined(separator: blank + separator + blank)
    case .not(let operand): return word(.not) + blank + text(operand, atLeast: .not)
    case .comparison(let operation, let left, let right):
      let sign = operation.keyword.map { blank + word($0) + blank } ?? spaced(operation.rawValue)
      return text(left, atLeast: .per) + sign + text(right, atLeast: .per)
    case .membership(let left, let elements, let negated):
      let list = joined(elements) { text($0, atLeast: .per) }
      return text(left, atLeast: .per) + blank + word(negated ? .notWithin : .within) + blank + "(\(list))"
    case .within(let left, let period, let negated):
      return text(left, atLeast: .per) + blank + word(negated ? .notWithin : .within) + blank + text(period)
    case .range(let value, let low, let high, let negated):
      return [
        text(value, atLeast: .per), word(negated ? .notBetween : .between), text(low, atLeast: .per), word(.rangeAnd),
        text(high, atLeast: .per),
      ].joined(separator: blank)
    case .emptiness(let value, let negated):
      return text(value, atLeast: .per) + blank + word(negated ? .isNotEmpty : .isEmpty)
    case .was(let name, let state): return text(name) + blank + word(.was) + blank + text(state)
    case .changed(let name, let first, let second, let period):
      var parts = [text(name), word(.changed)]
      if let first { parts += [word(.from), text(first)] }
      if let second { parts += [word(.to), text(second)] }
      if let period { parts.append(text(period)) }
      return parts.joined(separator: blank)
    case .per(let value, let name): return text(value, atLeast: .per) + blank + word(.per) + blank + text(name)
    case .share(let inner): return "\(word(.share)){\(text(inner, atLeast: .per))}"
    case .aggregate(let aggregate): return text(aggregate)
    case .call(let name, let arguments): return text(call: name, arguments)
    }
  }

  /// What is the same is said without a sign.
  private func text(_ state: PastState) -> String {
    switch state {
    case .compared(.equal, let value): return text(value, atLeast: .per)
    case .compared(let operation, let value):
      return (operation.keyword.map(word) ?? operation.rawValue) + blank + text(value, atLeast: .per)
    case .within(let period): return text(period)
    }
  }

  /// A sign that needs no blanks around it.
  private func spaced(_ sign: String) -> String { isCompact ? sign : " \(sign) " }

  /// `a - (-b)`: two minus signs in a row would be a comment.
  private func rightOperand(_ right: Expression, of operation: ArithmeticOperator) -> String {
    if case .negative = right.kind { return "(\(text(right)))" }
    return text(right, atLeast: operation.precedence.tighter)
  }

  private func text(_ aggregate: Aggregate) -> String {
    let keyword = KeywordIndex.aggregates.first { $0.function == aggregate.function }?.keyword ?? .count
    var operands = [text(aggregate.operand, atLeast: .per)]
    if let each = aggregate.each { operands[0] += blank + word(.by) + blank + text(each) }
    if let second = aggregate.second { operands.append(text(second, atLeast: .per)) }
    var parts = [joined(operands) { $0 }]
    if let condition = aggregate.condition { parts += [word(.condition), text(condition)] }
    if let result = aggregate.result { parts += [word(.with), text(result)] }
    if let date = aggregate.date { parts += [word(.on), text(date)] }
    return word(keyword) + "(" + parts.joined(separator: blank) + ")"
  }

  /// All digits, no suffix: `1200000`, `0.25`, `30%`.
  func text(_ literal: NumberLiteral) -> String {
    var scale = literal.scale
    var digits = String(literal.digits)
    if literal.isPercent {
      if scale >= 2 {
        scale -= 2
      } else {
        digits += String(repeating: "0", count: 2 - scale)
        scale = 0
      }
    }
    let isNegative = digits.hasPrefix("-")
    if isNegative { digits.removeFirst() }
    digits = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    while digits.count > scale + 1, digits.hasPrefix("0") { digits.removeFirst() }
    if scale > 0 { digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale)) }
    return (isNegative ? "-" : "") + digits + (literal.isPercent ? "%" : "")
  }
}

extension Expression {
  /// The same expression with every part that `change` answers replaced by its answer, outermost first.
  package func mapped(_ change: (Expression) -> Expression?) -> Expression {
    if let changed = change(self) { return changed }
    func inner(_ part: Expression) -> Expression { part.mapped(change) }
    let kind: Kind
    switch self.kind {
    case .negative(let part): kind = .negative(inner(part))
    case .arithmetic(let op, let left, let right): kind = .arithmetic(op, inner(left), inner(right))
    case .logical(let op, let parts): kind = .logical(op, parts.map(inner))
    case .not(let part): kind = .not(inner(part))
    case .comparison(let op, let left, let right): kind = .comparison(op, inner(left), inner(right))
    case .membership(let value, let list, let negated):
      kind = .membership(inner(value), list.map(inner), negated: negated)
    case .within(let value, let period, let negated): kind = .within(inner(value), period, negated: negated)
    case .range(let value, let low, let high, let negated):
      kind = .range(inner(value), low: inner(low), high: inner(high), negated: negated)
    case .emptiness(let value, let negated): kind = .emptiness(inner(value), negated: negated)
    case .was(let name, let state): kind = .was(name, state.mapped(change))
    case .changed(let name, let from, let to, let period):
      kind = .changed(name, from: from?.mapped(change), to: to?.mapped(change), period)
    case .per(let part, let name): kind = .per(inner(part), name)
    case .share(let part): kind = .share(inner(part))
    case .aggregate(var aggregate):
      aggregate.operand = inner(aggregate.operand)
      aggregate.second = aggregate.second.map(inner)
      aggregate.condition = aggregate.condition.map(inner)
      kind = .aggregate(aggregate)
    case .call(let name, let arguments): kind = .call(name, arguments.map(inner))
    case .number, .text, .boolean, .date, .moment, .duration, .parameter, .name: return self
    }
    return Expression(kind, span)
  }
}

extension Expression {
  /// The same number with what names stand for in their places. Inside of what is counted names are those of fields.
  package func writingOut(_ named: [String: Expression]) -> Expression {
    mapped { part in
      switch part.kind {
      case .name(let parts) where parts.count == 1: return named[parts[0].text.lowercased()]
      case .per(let value, let divisor):
        return named[divisor.text.lowercased()].map { number in
          Expression(.arithmetic(.divide, value.writingOut(named), number), part.span)
        }
      case .aggregate(var aggregate):
        if aggregate.each != nil { aggregate.operand = aggregate.operand.writingOut(named) }
        return Expression(.aggregate(aggregate), part.span)
      case .number, .text, .boolean, .date, .moment, .duration, .parameter, .name, .negative, .arithmetic, .share,
        .call, .logical, .not, .comparison, .membership, .within, .range, .emptiness, .was, .changed:
        return nil
      }
    }
  }
}

extension PastState {
  fileprivate func mapped(_ change: (Expression) -> Expression?) -> PastState {
    switch self {
    case .compared(let operation, let value): .compared(operation, value.mapped(change))
    case .within: self
    }
  }
}

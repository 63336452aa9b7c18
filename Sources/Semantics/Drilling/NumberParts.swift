package import Syntax
package import Values

/// One aggregated number that a shown number is computed from.
package struct NumberPart: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case aggregate(Aggregate)
    /// What was planned for a metric.
    case plan(Value.Plan, metric: String)
  }

  /// A metric's name, else the aggregate as the formatter writes it.
  package var title: String
  package var kind: Kind
  /// In a roll-up, without those below.
  package var isOwn = false
  /// As of the eve of the period.
  package var isOpening = false

  /// The part as an item of a question.
  package var expression: Expression {
    let whole =
      switch kind {
      case .aggregate(let aggregate): Expression(.aggregate(aggregate), .none)
      case .plan(.target, let metric):
        Expression(.call(Name("target"), [Expression(.name([Name(metric)]), .none)]), .none)
      case .plan(.budget, _): Expression(.name([Name("budget")]), .none)
      }
    let opening = isOpening ? Expression(.call(Name("opening"), [whole]), .none) : whole
    return isOwn ? Expression(.call(Name("own"), [opening]), .none) : opening
  }
}

extension Resolver {
  /// What a number is computed from, definitions written out, each once; `named` are the names given in its question.
  package func parts(of expression: Expression, named: [String: Expression]) -> [NumberPart] {
    var collector = PartCollector(resolver: self, named: named)
    collector.collect(expression, title: nil)
    return collector.found
  }
}

private struct PartCollector {
  let resolver: Resolver
  let named: [String: Expression]
  var found: [NumberPart] = []
  /// Definitions being written out.
  private var open: Set<String> = []
  private var isOwn = false
  private var isOpening = false

  init(resolver: Resolver, named: [String: Expression]) {
    self.resolver = resolver
    self.named = named
  }

  mutating func collect(_ expression: Expression, title: String?) {
    switch expression.kind {
    case .name(let parts):
      guard parts.count == 1, let name = parts.first?.text.lowercased(), open.insert(name).inserted else { return }
      defer { open.remove(name) }
      if let given = named[name] {
        collect(given, title: parts[0].text)
      } else if let metric = resolver.catalogue.metric(name) {
        collect(metric.expression, title: metric.name)
      }
    case .negative(let part), .share(let part): collect(part, title: nil)
    case .arithmetic(_, let left, let right):
      collect(left, title: nil)
      collect(right, title: nil)
    case .per(let part, let divisor):
      collect(part, title: nil)
      if Catalogue.perUnit(divisor.text) == .workday {
        collect(Expression(.name([Name("workdays")]), .none), title: nil)
      } else if Catalogue.perUnit(divisor.text) == nil {
        add(.aggregate(Aggregate(.count, Expression(.name([divisor]), divisor.span))), title: nil)
      }
    case .aggregate(let aggregate): add(.aggregate(aggregate), title: title)
    case .call(let name, let arguments): collect(call: name.text.lowercased(), arguments, title: title)
    case .number, .text, .boolean, .date, .moment, .duration, .parameter, .logical, .not, .comparison, .membership,
      .within, .range, .emptiness, .was, .changed:
      break
    }
  }

  private mutating func collect(call name: String, _ arguments: [Expression], title: String?) {
    switch name {
    case "basis": if let argument = resolver.onSalesBasis(arguments) { collect(argument, title: title) }
    case "target":
      if case .name(let parts)? = arguments.first?.kind,
        let metric = parts.first.flatMap({ named in
          resolver.catalogue.metric(named.text)
        })
      {
        add(.plan(.target, metric: metric.name), title: title)
      }
    case "budget": add(.plan(.budget, metric: "expenses"), title: title)
    case "own", "本人", "opening":
      let outer = (isOwn, isOpening)
      defer { (isOwn, isOpening) = outer }
      if name == "opening" { isOpening = true } else { isOwn = true }
      for argument in arguments { collect(argument, title: nil) }
    default: for argument in arguments { collect(argument, title: nil) }
    }
  }

  private mutating func add(_ kind: NumberPart.Kind, title: String?) {
    var part = NumberPart(title: "", kind: kind, isOwn: isOwn, isOpening: isOpening)
    guard !found.contains(where: { $0.kind == kind && $0.isOwn == isOwn && $0.isOpening == isOpening }) else { return }
    part.title = isOwn || isOpening ? formatted(part.expression) : title ?? formatted(part.expression)
    found.append(part)
  }
}

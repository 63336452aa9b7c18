import Syntax
import Values

/// Walks through a number, definitions written out, and keeps what it is made of.
struct PartCollector {
  let resolver: Resolver
  let named: [String: Expression]
  let cohort: Cohort?
  var found: [NumberPart] = []
  /// Definitions being written out.
  private var open: Set<String> = []
  private var reading = NumberPart.Reading()

  init(resolver: Resolver, named: [String: Expression], cohort: Cohort?) {
    self.resolver = resolver
    self.named = named
    self.cohort = cohort
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
    case .negative(let part): collect(part, title: nil)
    case .share(let part): collectShare(part)
    case .arithmetic(_, let left, let right):
      collect(left, title: nil)
      collect(right, title: nil)
    case .per(let part, let divisor):
      collect(part, title: nil)
      collect(divisor: divisor)
    case .aggregate(let aggregate): collect(aggregate, title: title)
    case .call(let name, let arguments): collect(call: name.text.lowercased(), arguments, title: title)
    case .number, .text, .boolean, .date, .moment, .duration, .parameter, .logical, .not, .comparison, .membership,
      .within, .range, .emptiness, .was, .changed:
      break
    }
  }

  private mutating func collect(divisor: Name) {
    if resolver.isNumber(divisor: divisor) || named[divisor.text.lowercased()] != nil {
      return collect(Expression(.name([divisor]), divisor.span), title: nil)
    }
    let divided: Expression
    switch Catalogue.perUnit(divisor.text) {
    case .workday: divided = Expression(.name([Name("workdays")]), .none)
    case .day, .week, .month, .quarter, .year: return
    case nil: divided = Expression(.aggregate(Aggregate(.count, Expression(.name([divisor]), divisor.span))), .none)
    }
    read {
      $0.isDivisor = true
    } of: {
      $0.collect(divided, title: nil)
    }
  }

  private mutating func collect(_ written: Aggregate, title: String?) {
    let aggregate = Resolver.ofRecords(written)
    var operand = aggregate.operand
    var isSpread = aggregate.each != nil
    var each: String?
    var spread = aggregate.each.map(resolver.canonicalKey)
    if case .per(let part, let name) = operand.kind, resolver.isOfNumbers(part),
      let home = resolver.catalogue.entity(name.text), home.isListed
    {
      (operand, isSpread) = (part, true)
      each = home.name
      let key = resolver.canonicalKey(name)
      spread = key
      read {
        ($0.isEverybody, $0.isDivisor, $0.spread) = (true, true, key)
      } of: {
        $0.add(.aggregate(Aggregate(.count, Expression(.name([name]), name.span))), title: nil)
      }
    }
    guard isSpread else { return add(.aggregate(aggregate), title: title) }
    // Numbers that are put together are made of the same records.
    read {
      $0.condition = Resolver.allOf([$0.condition, aggregate.condition].compactMap { $0 }.flatMap(Resolver.conjuncts))
      $0.each = each
      $0.spread = spread
    } of: {
      $0.collect(operand, title: nil)
    }
  }

  private mutating func collectShare(_ part: Expression) {
    collect(part, title: nil)
    let isOfMoment = (try? resolver.quantity(part, named: named))?.isSnapshot ?? false
    read {
      ($0.isWhole, $0.isOfMoment) = (true, isOfMoment)
    } of: {
      $0.collect(part, title: nil)
    }
  }

  private mutating func collect(call name: String, _ arguments: [Expression], title: String?) {
    if let function = AnswerFunction(rawValue: name) { return collect(function, arguments) }
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
    case "own", "本人":
      read {
        $0.isOwn = true
      } of: { found in
        arguments.forEach { found.collect($0, title: nil) }
      }
    case "opening":
      read {
        $0.isOpening = true
      } of: { found in
        arguments.forEach { found.collect($0, title: nil) }
      }
    case "trailing": collectTrailing(arguments)
    case "required":
      for name in ["target", "sales"] { collect(Expression(.name([Name(name)]), .none), title: nil) }
      collectRatios(of: arguments)
      read {
        $0.isOfTeam = true
      } of: {
        $0.collectRatios(of: arguments)
      }
    case "members":
      guard let cohort else { return arguments.forEach { collect($0, title: title) } }
      read {
        $0.isCohort = true
      } of: {
        $0.add(.aggregate(Self.members(of: cohort)), title: title)
      }
    case "converted": collectConverted(arguments, title: title)
    default:
      if let planned = resolver.planned(Name(name), arguments, at: .none) {
        return collect(planned.expression, title: nil)
      }
      for argument in arguments { collect(argument, title: nil) }
    }
  }

  private static func members(of cohort: Cohort) -> Aggregate {
    Aggregate(.count, Expression(.name([Name(cohort.records)]), .none))
  }

  private mutating func collectConverted(_ arguments: [Expression], title: String?) {
    guard let deals = arguments.first else { return }
    guard let cohort else { return collect(deals, title: title) }
    guard !resolver.isAlongTime else {
      if let counted = cohort.entity == "opportunities" ? deals : arguments.last { collect(counted, title: title) }
      return
    }
    var won = Self.members(of: cohort)
    won.result = Resolver.happened(deals)
    read {
      $0.isCohort = true
    } of: {
      $0.add(.aggregate(won), title: title)
    }
  }

  /// What a deal takes, and what it brings.
  private mutating func collectRatios(of efforts: [Expression]) {
    read {
      $0.trailing = .init(start: 90, end: 0)
    } of: { found in
      efforts.forEach { found.collect($0, title: nil) }
    }
    for name in ["trailing_closes", "trailing_average_deal"] {
      collect(Expression(.name([Name(name)]), .none), title: nil)
    }
  }

  private mutating func collectTrailing(_ arguments: [Expression]) {
    guard let counted = arguments.first else { return }
    let days = arguments.dropFirst().compactMap(Self.count)
    let end = days.count > 1 ? days[1] : 0
    read {
      $0.trailing = .init(start: days.first.map { $0 + end }, end: end)
    } of: {
      $0.collect(counted, title: nil)
    }
  }

  /// What of other rows a number looks at.
  private mutating func collect(_ function: AnswerFunction, _ arguments: [Expression]) {
    guard let number = arguments.first else { return }
    let count = arguments.count > 1 ? Self.count(arguments[1]) ?? 1 : 1
    func before(_ reading: inout NumberPart.Reading) {
      reading.buckets = .init(first: count, last: count).seen(from: reading.buckets)
    }
    switch function {
    case .running:
      read {
        $0.buckets = .init(first: nil, last: 0).seen(from: $0.buckets)
      } of: {
        $0.collect(number, title: nil)
      }
    case .moving:
      read {
        $0.buckets = .init(first: count - 1, last: 0).seen(from: $0.buckets)
      } of: {
        $0.collect(number, title: nil)
      }
    case .previous: read(before) { $0.collect(number, title: nil) }
    case .change, .growth:
      collect(number, title: nil)
      read(before) { $0.collect(number, title: nil) }
    case .cumulative, .cumulativeShare:
      let groups = Resolver.names(of: arguments.dropFirst()).map(resolver.canonicalKey)
      read {
        $0.above = .init(number: number, groups: groups)
      } of: {
        $0.collect(number, title: nil)
      }
      if function == .cumulativeShare { collectWhole(number, of: groups) }
    case .share:
      collect(number, title: nil)
      collectWhole(number, of: Resolver.names(of: arguments.dropFirst()).map(resolver.canonicalKey))
    case .pareto:
      let counted = Resolver.names(of: arguments.dropFirst().prefix(1)).first.map(resolver.canonicalKey)
      read {
        $0.spread = counted
      } of: {
        $0.collect(number, title: nil)
      }
    case .rank, .lower, .upper: collect(number, title: nil)
    }
  }

  /// What shares are taken of: all rows, or those of the row's group.
  private mutating func collectWhole(_ number: Expression, of groups: [String]) {
    // States of all times together are those of every row.
    let isOfRows = !groups.isEmpty || isState(number)
    read {
      if isOfRows {
        $0.above = .init(number: number, groups: groups, isWhole: true)
      } else {
        $0.isWhole = true
      }
    } of: {
      $0.collect(number, title: nil)
    }
  }

  /// Whether it is read as of a moment, or counts who is there.
  private func isState(_ number: Expression) -> Bool {
    guard let quantity = try? resolver.quantity(number, named: named) else { return false }
    return quantity.measures.contains { $0.timing.isSnapshot || $0.isOfPeriod }
  }

  private static func count(_ written: Expression) -> Int? {
    switch written.kind {
    case .duration(let count, .day): count
    case .number(let number): number.integer
    default: nil
    }
  }

  private mutating func read(
    _ change: (inout NumberPart.Reading) -> Void, of body: (inout PartCollector) -> Void
  ) {
    let outer = reading
    change(&reading)
    body(&self)
    reading = outer
  }

  private mutating func add(_ kind: NumberPart.Kind, title: String?) {
    if found.contains(where: { $0.kind == kind && $0.reading == reading }) { return }
    var part = NumberPart(title: "", kind: kind, reading: reading)
    part.title = part.written(title)
    found.append(part)
  }
}

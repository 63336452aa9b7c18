package import Syntax
package import Values

/// One aggregated number that a shown number is computed from.
package struct NumberPart: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case aggregate(Aggregate)
    /// What was planned for a metric.
    case plan(Value.Plan, metric: String)
  }

  /// Buckets of the time axis, counted back from the row's own.
  package struct Buckets: Hashable, Sendable {
    /// `nil` is the first of the axis.
    package var first: Int?
    package var last: Int

    package init(first: Int?, last: Int) {
      self.first = first
      self.last = last
    }

    /// Looked at by rows that are looked at themselves: `previous(change(sales))`.
    package func seen(from outer: Buckets?) -> Buckets {
      guard let outer else { return self }
      return Buckets(first: first.flatMap { own in outer.first.map { own + $0 } }, last: last + outer.last)
    }
  }

  /// Days up to the moment: `start` is how many it begins before it, `end` how many it ends before it.
  package struct Trailing: Hashable, Sendable {
    /// `nil` is everything so far.
    package var start: Int?
    package var end: Int

    package init(start: Int?, end: Int) {
      self.start = start
      self.end = end
    }
  }

  /// The row, and all that have more of it.
  package struct Above: Hashable, Sendable {
    package var number: Expression
    /// Names of the keys whose rows are looked at apart.
    package var groups: [String]
    /// All rows that are looked at together with it.
    package var isWhole = false
  }

  /// How a part is read where it is not simply the row's.
  package struct Reading: Hashable, Sendable {
    /// In a roll-up, without those below.
    package var isOwn = false
    /// As of the eve of the period.
    package var isOpening = false
    package var trailing: Trailing?
    package var buckets: Buckets?
    package var above: Above?
    /// Of all rows together; of those of the row's own time where the number is read as of a moment.
    package var isWhole = false
    package var isOfMoment = false
    /// Of the whole team that the row's rep is in, where the row has none of its own.
    package var isOfTeam = false
    /// Everybody whom the question follows, whatever the period.
    package var isCohort = false
    /// Of those who are there: who has nothing counts where numbers of each are put together.
    package var isEverybody = false
    /// Of numbers of each of these records: what is of none of them is no part.
    package var each: String?
    /// What numbers are put together by: rows of that alone have the same number.
    package var spread: String?
    /// What only divides: kept whole where rows are cut finer than it can be.
    package var isDivisor = false
    /// What further conditions were said around it.
    package var condition: Expression?

    package init() {}
  }

  /// A metric's name, else the aggregate as the formatter writes it.
  package var title: String
  package var kind: Kind
  package var reading: Reading

  package var isOwn: Bool { reading.isOwn }
  package var isOpening: Bool { reading.isOpening }

  /// The part as an item of a question, for the row that it is read of.
  package var expression: Expression {
    switch kind {
    case .aggregate(let aggregate): Expression(.aggregate(aggregate), .none)
    case .plan(.target, let metric):
      Expression(.call(Name("target"), [Expression(.name([Name(metric)]), .none)]), .none)
    case .plan(.budget, _): Expression(.name([Name("budget")]), .none)
    }
  }

  /// What of the answer is meant, as an item of a question; `nil` where no item says it.
  package var item: Expression? {
    let isOfOthers =
      reading.isWhole || reading.isOfTeam || reading.isEverybody || reading.isCohort || reading.above?.isWhole ?? false
    return isOfOthers || reading.condition != nil || reading.each != nil ? nil : around(nil)
  }

  /// What of the answer is meant, around the part's own name.
  func written(_ title: String?) -> String { formatted(around(title)) }

  private func around(_ title: String?) -> Expression {
    var whole = title.map { Expression(.name([Name($0)]), .none) } ?? expression
    func call(_ name: String, _ numbers: Int...) {
      let counts = numbers.map { Expression(.number(NumberLiteral(digits: $0)), .none) }
      whole = Expression(.call(Name(name), [whole] + counts), .none)
    }
    func previous(_ count: Int) {
      if count == 1 { call("previous") } else if count > 1 { call("previous", count) }
    }
    if isOpening { call("opening") }
    switch reading.trailing.map({ ($0.start, $0.end) }) {
    case nil: break
    case (let start?, 0)?: call("trailing", start)
    case (let start?, let end)?: call("trailing", start - end, end)
    case (nil, _)?: call("trailing")
    }
    if isOwn { call("own") }
    switch reading.buckets.map({ ($0.first, $0.last) }) {
    case nil: break
    case (nil, let last)?:
      call("running")
      previous(last)
    case (let first?, let last)?:
      if first > last { call("moving", first - last + 1) }
      previous(last)
    }
    if let above = reading.above, !above.isWhole {
      whole = Expression(
        .call(Name("cumulative"), [whole] + above.groups.map { Expression(.name([Name($0)]), .none) }), .none)
    }
    return whole
  }
}

extension Resolver {
  /// What a number is computed from, definitions written out, each once; `named` are the names given in its question, and
  /// rows may be along time.
  package func parts(
    of expression: Expression, named: [String: Expression], following cohort: Cohort?, isAlongTime: Bool
  ) -> [NumberPart] {
    var resolver = self
    resolver.isAlongTime = isAlongTime
    var collector = PartCollector(resolver: resolver, named: named, cohort: cohort)
    collector.collect(expression, title: nil)
    return collector.found
  }
}

package import Syntax
import Values

extension Resolver {
  /// `profile ...` with every name found.
  package mutating func profile(_ written: ProfileQuestion, span: Span) throws(Diagnostic) -> ProfileRequest {
    if let condition = written.condition {
      for part in Self.conjuncts(condition) where try kind(of: part) != .attribute {
        throw Messages.profileOfRows(text(part), at: part.span)
      }
    }
    let subject = try profiled(written.subject)
    let base = try written.base.map { (base) throws(Diagnostic) in try profiled(base) } ?? subject.against
    var parts: [ProfileRequest.Part] = []
    for crossing in written.by {
      let (chosen, all) = (
        show(subject, written, by: crossing, with: written.columns), show(base, written, by: crossing, with: [])
      )
      func asked(_ show: ShowQuestion) throws(Diagnostic) -> Question {
        var resolver = Resolver(catalogue: catalogue, environment: environment)
        return resolver.asked(try resolver.question(show, span: span))
      }
      parts.append(
        .init(subject: try asked(chosen), base: try asked(all), writtenSubject: chosen, writtenBase: all))
    }
    if let condition = written.condition {
      let asked = Set(parts.flatMap { part in [part.subject, part.base].flatMap(\.filters.keys) })
      try checkMeanings(in: Self.conjuncts(condition), among: asked.sorted().compactMap(catalogue.entity))
    }
    return ProfileRequest(
      parts: parts, columns: parts.first.map { Array($0.subject.columns.dropFirst()) } ?? [], subject: subject.side,
      base: base.side, isInside: written.base == nil || base.isAll(of: subject),
      condition: written.condition.map(text), presentation: written.presentation)
  }

  /// A side of a profile before it is split.
  private struct Counted {
    var count: Expression
    var condition: Expression?
    var population: Population?
    var side: ProfileRequest.Side
    /// By default.
    var base: (count: Expression, side: ProfileRequest.Side)
    /// Chooses whom further columns are about.
    var members: Population?
    /// The kind of record, where each is one, and whether all of them are meant.
    var entity: String?
    var isAll = false

    /// Customers are all those known, whatever day others are counted on.
    func isAll(of part: Counted) -> Bool {
      isAll && (entity == part.entity || entity == "customers" && part.members != nil)
    }

    var against: Counted { Counted(count: base.count, side: base.side, base: base) }
  }

  private func show(
    _ counted: Counted, _ written: ProfileQuestion, by crossing: [Grouping], with columns: [ShowQuestion.Item]
  ) -> ShowQuestion {
    var show = ShowQuestion(items: [.init(alias: Name("n"), counted.count)] + columns)
    show.by = crossing
    show.period = written.period
    show.population = counted.population ?? (columns.isEmpty ? nil : counted.members)
    let conditions = [counted.condition, written.condition].compactMap { $0 }
    show.condition =
      conditions.count > 1
      ? Expression(.logical(.and, conditions.flatMap(Self.conjuncts)), conditions[0].span) : conditions.first
    return show
  }

  /// The records that a metric such as `dormant_customers` counts.
  private func counted(by name: String) -> String? {
    guard let metric = catalogue.metric(name) else { return nil }
    let entity = catalogue.entities.first { $0.isListed && metric.name.hasSuffix("_\($0.name)") }
    return entity.map { "\($0.name) with \(metric.name) > 0" }
  }

  private func profiled(_ written: Population) throws(Diagnostic) -> Counted {
    if let known = KnownProfile.named(written.name.text) {
      if let condition = written.condition {
        for part in Self.conjuncts(condition) where try kind(of: part) != .attribute {
          throw Messages.profileCondition(text(part), known.english, at: part.span)
        }
      }
      let customers = try known.members.map { (text) throws(Diagnostic) in
        Population(Name("customers"), condition: try parseExpression(text, lexicon: catalogue.lexicon))
      }
      return Counted(
        count: try parseExpression(known.count), condition: written.condition,
        side: .init(english: known.english, chinese: known.chinese).saying(written.condition.map(text)),
        base: (try parseExpression(known.base.rawValue), known.base.side), members: customers)
    }
    var entity = catalogue.entity(written.name.text)
    let segment = entity == nil ? catalogue.segment(written.name.text) : nil
    if let segment { entity = catalogue.entity(segment.entity) }
    guard let entity, entity.isListed else {
      let known = Set(Catalogue.profileNames + catalogue.segments.map(\.name) + catalogue.entities.map(\.name))
      throw Messages.unknownProfile(
        written.name, near: nearestWords(to: written.name.text, among: known), counted: counted(by: written.name.text))
    }
    func counting(_ entity: Entity) -> Expression {
      let operand = Expression(.name([Name(entity.name)]), written.name.span)
      return Expression(.aggregate(Aggregate(.count, operand)), written.name.span)
    }
    let isChosen = segment != nil || written.condition != nil
    let chinese = entity.aliases.first { $0.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
    return Counted(
      count: counting(entity), population: isChosen ? written : nil,
      side: .init(
        english: segment?.title ?? Messages.spoken(entity.name).english,
        chinese: segment?.title ?? chinese ?? entity.name
      ).saying(written.condition.map(text)),
      base: (
        counting(entity),
        .init(english: "all \(Messages.spoken(entity.name))", chinese: "全部\(chinese ?? entity.name)")
      ), entity: entity.name, isAll: !isChosen)
  }
}

package import Syntax
import Values

/// Finds what every name of a statement means. What leaves it cannot fail for a reason that lies in the words.
package struct Resolver {
  package internal(set) var catalogue: Catalogue
  package let environment: Environment
  /// The past day as of which is asked.
  var pastDay: CivilDate?
  /// Metrics being resolved, outermost first, to find circles.
  var metricStack: [String] = []
  /// Metrics found so far that are one measure each, to call it by the name that was written.
  var metricsByMeasure: [Measure: String] = [:]
  /// Names given in this question, which later items may use.
  var aliases: [String: Quantity] = [:]
  var populations: [PopulationQuestion] = []
  /// What `vs` puts beside the numbers, and the columns it can be asked of, by name.
  var comparators: [ResolvedComparator] = []
  var comparedExpressions: [String: Expression] = [:]
  /// Whom the question follows.
  package var cohort: Cohort?
  /// Whom a list follows.
  var listFollowing: ListFollowing?
  /// Rows are cut by what happened after a member's own day, so that members are counted for all of them alike.
  var sharesMembers = false
  /// As `Question.isAlongTime`.
  var isAlongTime = false
  var usesSalesBasis = false
  /// In a list a condition may be about one aggregated number of each record.
  var allowsMeasures = false
  /// The question being resolved, whose period and conditions hold for those counted by their result, too.
  var showing = ShowQuestion(items: [])
  /// Populations of `count(... with ...)`, by what is written, and how many such counts the one being resolved is in.
  var sets: [String: PopulationID] = [:]
  var setDepth = 0
  var pendingSets: [PendingSet] = []
  /// `in period` can be asked: of records that are counted in rows.
  var allowsOwnTime = false
  /// How deep the formula being resolved is, definitions inside definitions counted, and how many parts it has had.
  var depth = 0
  var partCount = 0
  /// Functions that look at other rows, to be checked when the rows are known.
  /// Questions of their own, asked at the grain of the rows when it is known.
  var pendingParetos: [PendingPareto] = []
  var placedFunctions: [PlacedFunction] = []
  /// Inside `own(...)`, and what the first one holds and where it stands.
  var isOwn = false
  var firstOwn: (inner: String, span: Span)?
  /// Where the whole question ends, for messages.
  var ending: Span?
  /// From `list` to its entity, for messages.
  var listOpening: Span?

  package init(catalogue: Catalogue, environment: Environment) {
    self.catalogue = catalogue
    self.environment = environment
  }

  var periods: PeriodReader { PeriodReader(environment: environment) }

  /// Throws when a definition could never be asked: unknown names, circles, units that do not agree, a taken name.
  package func check(_ definition: Definition) throws(Diagnostic) {
    let name = definition.name
    if catalogue.metrics.contains(where: { $0.isBuiltIn && $0.name == name.text.lowercased() }) {
      throw Messages.nameTaken(name, by: "a built-in metric")
    }
    if catalogue.entities.contains(where: { $0.name == name.text.lowercased() || $0.singular == name.text.lowercased() }
    ) {
      throw Messages.nameTaken(name, by: "a kind of record")
    }
    try checkName(of: definition)
    var resolver = self
    switch definition.body {
    case .metric(let expression, let unit, _):
      resolver.metricStack = [name.text.lowercased()]
      let quantity = try resolver.quantity(expression)
      _ = try resolver.unit(declared: unit, of: quantity, at: expression.span)
    case .segment(let entityName, let condition):
      let entity = try entity(entityName)
      for part in Self.conjuncts(condition) where (try? kindInPopulation(part, entity)) == .metric {
        throw Messages.segmentOfNumbers(text(part), at: part.span)
      }
      _ = try resolver.condition(condition, on: entity)
    case .scorecard(let items, let grades): try resolver.check(definition, items, grades)
    }
  }

  /// A definition takes the place of none of another kind, can be asked for by its name, and its other names are its own.
  private func checkName(of definition: Definition) throws(Diagnostic) {
    let name = definition.name
    let word = name.text.lowercased()
    let isScorecard = catalogue.scorecards.contains { $0.name == word }
    let isSegment = catalogue.segments.contains { $0.name == word }
    let isMetric = catalogue.metric(word)?.name == word
    switch definition.body {
    case .metric where isScorecard, .segment where isScorecard: throw Messages.nameTaken(name, by: "a scorecard")
    case .metric where isSegment, .scorecard where isSegment: throw Messages.nameTaken(name, by: "a segment")
    case .segment where isMetric, .scorecard where isMetric: throw Messages.nameTaken(name, by: "a metric of yours")
    case .metric, .segment, .scorecard: break
    }
    let isName = (try? parseExpression(word))?.kind == Expression.Kind.name([Name(word)])
    if !name.isQuoted, !isName { throw Messages.nameTaken(name, by: "a word of the language") }
    for alias in definition.aliases where catalogue.metric(alias.text)?.isBuiltIn == true {
      throw Messages.nameTaken(alias, by: "a built-in metric")
    }
  }

  func entity(_ name: Name) throws(Diagnostic) -> Entity {
    if let found = catalogue.entity(name.text), found.isListed { return found }
    var known = Set(catalogue.segments.map(\.name))
    for entity in catalogue.entities where entity.isListed { known.formUnion([entity.name] + entity.aliases) }
    throw Messages.unknownEntity(name, near: nearestWords(to: name.text, among: known))
  }

  /// The value of a `$` parameter in place of its name; everything else unchanged.
  func substituted(_ expression: Expression) throws(Diagnostic) -> Expression {
    guard case .parameter(let name) = expression.kind else { return expression }
    guard let value = environment.parameters[name.text.lowercased()] else {
      throw Messages.unknownParameter(name, near: nearestWords(to: name.text, among: environment.parameters.keys))
    }
    guard case .value(let value) = value else { throw Diagnostic.parameterIsAPeriod(name) }
    return Expression(value.kind, expression.span)
  }

  /// What a parameter is bound to.
  package func bound(_ value: ParameterValue) throws(Diagnostic) -> ParameterValue {
    guard case .period(let period) = value else { return value }
    return .period(try periods.fixed(period))
  }

  /// English title, or the first Chinese alias when the output is Chinese.
  package func title(_ english: String, aliases: [String]) -> String {
    guard environment.language == .chinese else { return english }
    return aliases.first { $0.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } } ?? english
  }

  /// `customer.city` as the words of each part, where the output is Chinese.
  package func title(ofPath parts: [String], from entity: Entity?, english: String) -> String {
    guard environment.language == .chinese, var here = entity else { return english }
    var words: [String] = []
    for part in parts {
      if words.isEmpty, part == here.singular, parts.count > 1 {
        words.append(title(of: here))
        continue
      }
      guard let field = here.field(part) else {
        guard let dimension = catalogue.dimension(part) else { return english }
        words.append(title(of: dimension))
        guard let next = catalogue.entity(dimension.name) else { break }
        here = next
        continue
      }
      let spoken = title(part, aliases: field.aliases + (catalogue.dimension(field.name)?.aliases ?? []))
      words.append(spoken)
      guard case .reference(let target) = field.kind, let next = catalogue.entity(target) else { break }
      here = next
    }
    return words.count == parts.count ? words.joined(separator: "·") : english
  }

  package func title(of entity: Entity) -> String { title(EntityLine.title(of: entity.name), aliases: entity.aliases) }
  package func title(of metric: Metric) -> String { title(metric.title, aliases: metric.aliases) }
  package func title(of dimension: Dimension) -> String {
    title(EntityLine.title(of: dimension.name), aliases: dimension.aliases)
  }
}

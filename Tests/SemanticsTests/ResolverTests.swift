import Syntax
import Testing
import Values

@testable import Semantics

/// What cannot be asked, each with its code, and what is proposed instead.
@Suite struct ResolverTests {
  @Test(arguments: [
    ("show vists by rep", "unknown-metric"), ("show visits by soruce", "unknown-dimension"),
    ("show visits where colour = \"red\"", "unknown-name"), ("list custmers", "unknown-entity"),
    ("list customers with colour", "unknown-field"), ("show visits per fortnight", "unknown-unit"),
    ("show visits where visits > $limit", "unknown-parameter"), ("show visits $period", "unknown-parameter"),
    ("define a = a / visits", "definition-cycle"), ("define visits = calls", "name-taken"),
    ("define reps = calls", "name-taken"), ("show visits by closes", "wrong-kind"), ("show industry", "wrong-kind"),
    ("show visits, reps", "entity-not-first"), ("show visits, calls, visits", "duplicate-column"),
    ("show target by source this month", "cannot-split"), ("show spend by rep this month", "cannot-split"),
    ("show visits, spend by source where type = \"visit\" this month", "cannot-filter"),
    ("show visits by rep where source = \"web\" or visits > 3 this month", "mixed-or"),
    ("show visits by rep having source = \"web\"", "not-a-metric-condition"),
    ("show attainment by rep having attainment > 80 this month", "percent-literal"),
    ("show win_rate by rep where win_rate >= 30", "percent-literal"),
    ("list customers where last_visit < 30 days ago", "ago-comparison"),
    ("list opportunities where created > 2 weeks ago", "ago-comparison"),
    ("list customers where name = 2026-01-01", "value-kind"),
    ("list customers where employees = \"many\"", "value-kind"),
    ("list customers where industry = retail", "quote-text"), ("show sum(amount)", "aggregate-operand"),
    ("show sum(customers.name)", "aggregate-kind"), ("show count(opportunities on amount)", "not-a-date"),
    ("list opportunities where amount was \"x\"", "value-kind"), ("show share{win_rate} by rep", "share-of-ratio"),
    ("show sales + visits", "unit-mismatch"), ("list customers with win_rate", "list-ratio"),
    ("show visits 2026-05-01..2026-04-01", "period-backwards"), ("show visits last 200000 days", "period-count"),
    ("show time_progress by rep this month", "cannot-split"),
    ("show count(import_problems) by month this year", "no-time-axis"),
    ("show pipeline by day since 2026-01-01", "too-many-periods"),
    ("show visits by rep sort closes2", "unknown-metric"),
  ]) func refusesByCode(statement: String, code: String) {
    #expect(Asked.mistake(statement)?.code == code)
  }

  /// The underlined words, and the first fix in their place, which then has no mistake of this kind.
  @Test(arguments: [
    ("show vists by rep", "vists", "visits"), ("show visits by soruce", "soruce", "source"),
    ("show attainment by rep having attainment > 80 this month", "80", "80%"),
    ("list customers where last_visit < 30 days ago", "last_visit < 30 days ago", "last_visit before 30 days ago"),
    ("list customers where industry = retail", "retail", "\"retail\""), ("list custmers", "custmers", "customers"),
    (
      "show visits by rep where source = \"web\" or visits > 3 this month", "source = \"web\" or visits > 3",
      "source = \"web\" and visits > 3"
    ),
  ]) func proposesWhatWorks(statement: String, underlined: String, replacement: String) throws {
    let mistake = try #require(Asked.mistake(statement))
    let bytes = Array(statement.utf8)
    #expect(String(decoding: bytes[mistake.span.start..<mistake.span.end], as: UTF8.self) == underlined)
    let fix = try #require(mistake.fixes.first)
    #expect(fix.replacement == replacement)
    var mended = bytes
    mended.replaceSubrange(fix.range, with: Array(fix.replacement.utf8))
    #expect(Asked.mistake(String(decoding: mended, as: UTF8.self)) == nil)
  }

  /// `<` between a day and `ago` reads as its opposite: both meanings are offered, the nearer one first.
  @Test func offersBothMeaningsOfAgo() throws {
    let mistake = try #require(Asked.mistake("list customers where last_visit > 30 days ago"))
    #expect(
      Set(mistake.fixes.map(\.replacement)) == ["last_visit before 30 days ago", "last_visit after 30 days ago"])
  }

  /// A metric that cannot be split says what works, and that does work.
  @Test(arguments: [
    ("show spend by %@ this month", "rep"), ("show target by %@ this month", "source"),
    ("show on_hand by %@", "industry"), ("show visits, spend by %@ this month", "rep"),
  ]) func namesDimensionsThatWork(pattern: String, dimension: String) throws {
    let parts = pattern.split(separator: "%@", omittingEmptySubsequences: false)
    func statement(_ name: String) -> String { parts.joined(separator: name) }
    let mistake = try #require(Asked.mistake(statement(dimension)))
    #expect(mistake.code == "cannot-split")
    #expect(!mistake.fixes.isEmpty)
    for fix in mistake.fixes {
      #expect(mistake.message.english.contains(fix.replacement))
      #expect(Asked.mistake(statement(fix.replacement)) == nil)
    }
  }

  @Test func aCircleOfDefinitionsIsNamed() throws {
    var catalogue = CatalogueReader.builtIn
    for text in ["define first = second + 1", "define second = first * 2"] {
      let statement = try parseStatement(text)
      guard case .define(let definition) = statement.kind else { throw Asked.NotAQuestion() }
      CatalogueReader.add(definition, statement: statement, group: "", isBuiltIn: false, into: &catalogue)
    }
    var resolver = Resolver(catalogue: catalogue, environment: Asked.environment)
    let metric = try #require(catalogue.metric("first"))
    let mistake = #expect(throws: Diagnostic.self) { try resolver.quantity(ofMetric: metric) }
    #expect(mistake?.code == "definition-cycle")
    #expect(mistake?.message.english.contains("first -> second -> first") == true)
  }

  /// A word means by its place: a metric in items, records in lists, a dimension behind `by`.
  @Test func positionDecidesTheKind() throws {
    #expect(try Asked.question("show leads this month").columns.map(\.name) == ["new_leads"])
    #expect(try Asked.question("show leads this month").subject == nil)
    #expect(Asked.mistake("list leads this month") == nil)
    #expect(try Asked.question("show reps this month").subject?.name == "reps")
    #expect(try Asked.question("show visits by customers this month").keys.map(\.name) == ["customer"])
    #expect(try Asked.question("show visit/close this month").columns.map(\.name) == ["visits/closes"])
  }

  /// What is compared is in stored units: money in cents, percentages as fractions.
  @Test func boundsAreInTheUnitsOfTheirSubject() throws {
    func bound(_ text: String) throws -> Quantity? {
      guard case .comparison(_, _, let bound)? = try Asked.question(text).rowConditions.first else { return nil }
      return bound
    }
    #expect(try bound("show sales by rep having sales > 1.5") == .constant(150))
    #expect(try bound("show win_rate by rep having win_rate > 30%") == .constant(0.3))
    #expect(try bound("show visits by rep having visits > 12") == .constant(12))
  }

  /// A snapshot is read at the period's end, today at the latest, or as of a day.
  @Test(arguments: [
    ("show pipeline", "2026-11-23"), ("show pipeline this month", "2026-11-23"),
    ("show pipeline last month", "2026-10-31"), ("show pipeline as of 2026-09-30", "2026-09-30"),
    ("show pipeline 2026-02", "2026-02-28"),
  ]) func theMomentOfASnapshot(statement: String, moment: String) throws {
    #expect(try Asked.question(statement).moment == CivilDate(iso: moment))
  }
}

import Evaluation
import Semantics
import Syntax
import Testing
import Values

/// Every line of the catalogue is good for something: it parses, resolves, agrees with its unit, and its SQL runs on an
/// empty store, alone and by every dimension it can be split by.
@Suite struct CatalogueLineTests {
  final class Collector: AnswerSink {
    var head: Answer.Head?
    var rows: [[Value]] = []
    func begin(_ head: Answer.Head) { self.head = head }
    func row(_ cells: [Value]) { rows.append(cells) }
    func end(_ tail: Answer.Tail) {}
    func text(_ text: String) {}
    func note(_ note: Answer.Note) {}
  }

  static let metrics = CatalogueReader.builtIn.metrics.map(\.name)
  static let entities = CatalogueReader.builtIn.entities.filter(\.isListed).map(\.name)
  static let today = CivilDate(year: 2026, month: 11, day: 23) ?? CivilDate(dayNumber: 0)

  private func ask(_ text: String, in workspace: Workspace) throws -> Collector {
    let collector = Collector()
    let statement = try parseStatement(text, lexicon: workspace.lexicon)
    do {
      try workspace.run(statement, sink: collector)
    } catch {
      Issue.record("\(text): \(error)")
    }
    return collector
  }

  @Test(arguments: metrics)
  func aMetricCanBeAsked(_ name: String) throws {
    let workspace = try Workspace(path: ":memory:", today: Self.today)
    let metric = try #require(workspace.catalogue.metric(name))
    #expect(!metric.about.isEmpty)
    #expect(
      metric.aliases.contains { $0.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }, "no Chinese name"
    )
    let alone = try ask("show \(name) this year", in: workspace)
    #expect(alone.rows.count == 1)
    #expect(alone.head?.columns.first?.name == name)
    if let unit = metric.unit { #expect(Self.agrees(alone.head?.columns.first?.unit, with: unit), "\(unit)") }
    for dimension in workspace.dimensions(for: [[name]]) {
      #expect(try ask("show \(name) by \(dimension.name) this year", in: workspace).head != nil)
    }
  }

  /// A name that starts with a digit, or falls into several words, could never be asked for.
  @Test func everyNameIsOneWord() throws {
    for metric in CatalogueReader.builtIn.metrics {
      for name in [metric.name] + metric.aliases {
        #expect(try parseExpression(name).kind == .name([Name(name)]), "\(metric.name): \(name)")
      }
    }
  }

  /// The names that are looked up are cut from a line without reading its formula: the parser must find the same ones.
  @Test(arguments: metrics)
  func aLineIsFoundByTheNamesItsStatementHas(_ name: String) throws {
    let catalogue = CatalogueReader.builtIn
    let metric = try #require(catalogue.metric(name))
    #expect(metric.name == name)
    guard case .define(let definition) = try parseStatement(metric.statement).kind else {
      Issue.record("no definition: \(metric.statement)")
      return
    }
    #expect(definition.name.text == name)
    #expect(definition.aliases.map(\.text) == metric.aliases)
    for alias in metric.aliases { #expect(catalogue.metric(alias)?.name == name, "\(alias)") }
  }

  private static func agrees(_ unit: Values.Unit?, with word: String) -> Bool {
    switch unit {
    case .count: word == "count"
    case .money: word == "money"
    case .percent: word == "percent"
    case .ratio: word == "ratio" || word == "number"
    case .days: word == "days"
    case .minutes: word == "minutes"
    case .quantity: word == "quantity"
    case .date: word == "date"
    case .text, .points, nil: false
    }
  }

  @Test(arguments: entities)
  func recordsCanBeListed(_ name: String) throws {
    let workspace = try Workspace(path: ":memory:", today: Self.today)
    let entity = try #require(workspace.catalogue.entity(name))
    #expect(!entity.about.isEmpty)
    let all = entity.fields.map { "`\($0.name)`" }.joined(separator: ", ")
    #expect(try ask("list \(name)", in: workspace).head != nil)
    #expect(try ask("list \(name) with \(all)", in: workspace).head != nil)
    for metric in entity.shows { #expect(workspace.catalogue.metric(metric) != nil, "\(metric)") }
  }

  /// Two things of one kind never answer to one name.
  @Test func namesAreUniqueWithinTheirKind() {
    let catalogue = CatalogueReader.builtIn
    let kinds = [
      catalogue.metrics.flatMap { [$0.name] + $0.aliases }, catalogue.dimensions.flatMap { [$0.name] + $0.aliases },
      catalogue.entities.flatMap { Array(Set([$0.name, $0.singular])) + $0.aliases },
    ]
    for names in kinds {
      let twice = Dictionary(grouping: names, by: { $0 }).filter { $0.value.count > 1 }.keys.sorted()
      #expect(twice.isEmpty, "\(twice)")
    }
  }
}

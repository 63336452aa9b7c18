import Evaluation
import Semantics
import Store
import Syntax
import Testing
import Values

private let catalogue = CatalogueReader.builtIn

/// Every line of the built-in catalogue, asked of a store without a record.
@Suite struct CatalogueSweepTests {
  private static func empty() throws -> Workspace { try Workspace(path: ":memory:", today: today) }

  private func quantity(_ metric: Metric) throws -> Quantity {
    var resolver = Resolver(catalogue: catalogue, environment: Environment(today: today))
    return try resolver.quantity(ofMetric: metric)
  }

  private func measures(_ metric: Metric) throws -> [Measure] {
    let quantity = try quantity(metric)
    return quantity.measures + quantity.sharedMeasures
  }

  @Test(arguments: catalogue.metrics.map(\.name)) func answersOnAnEmptyStore(name: String) throws {
    let workspace = try Self.empty()
    let metric = try #require(catalogue.metric(name))
    #expect(metric.name == name)
    let alone = try workspace.answer("show \(name) this year")
    #expect(alone.rows.count == 1 && alone.columns.map(\.name) == [name])

    let measures = try measures(metric)
    let entities = Set(measures.map(\.entity)).compactMap(catalogue.entity)
    let resolver = Resolver(catalogue: catalogue, environment: Environment(today: today))
    // What the calendar alone says is the same for every row.
    let dimensions = entities.isEmpty ? [] : resolver.dimensions(ofAll: entities)
    #expect(!dimensions.isEmpty || entities.isEmpty || entities.count > 1, "\(name) can be split by nothing")
    for dimension in dimensions {
      let split = try workspace.answer("show \(name) by \(dimension) this year")
      // An employed or known record would be a row; there is none.
      #expect(split.rows.isEmpty, "\(name) by \(dimension)")
    }
    // What is known as of now only, or of things, has no time axis; all else has, and who is employed or known in each
    // part of it.
    let isTimeless = try quantity(metric).measures.contains {
      $0.timing == .current || $0.timing == .population && !["reps", "customers"].contains($0.entity)
    }
    do {
      _ = try workspace.answer("show \(name) by month this year")
      #expect(!isTimeless, "\(name) by month")
    } catch let mistake as Diagnostic {
      #expect(isTimeless && mistake.code == "no-time-axis", "\(name) by month: \(mistake.message)")
    }
  }

  @Test(arguments: catalogue.metrics.map(\.name)) func statesAUnitThatAgrees(name: String) throws {
    let metric = try #require(catalogue.metric(name))
    var resolver = Resolver(catalogue: catalogue, environment: Environment(today: today))
    let quantity = try resolver.quantity(ofMetric: metric)
    let stated = resolver.unit(of: quantity)
    guard case .declared(let formula, _) = quantity else { return }
    let inferred = resolver.unit(of: formula)
    switch stated {
    case .percent, .days, .minutes, .quantity, .ratio:
      // Money over people is money, whatever it is called.
      if case .money = inferred { Issue.record("\(name) is money and says \(stated)") }
      #expect(inferred != .date && inferred != .text)
    case .count: #expect(inferred == .count || inferred == .ratio)
    case .money, .date, .text, .points: #expect(inferred == stated)
    }
  }

  /// What the names promise.
  @Test(arguments: catalogue.metrics.map(\.name)) func itsNameFitsItsUnit(name: String) throws {
    let metric = try #require(catalogue.metric(name))
    var resolver = Resolver(catalogue: catalogue, environment: Environment(today: today))
    let unit = try resolver.unit(of: metric, at: .none)
    if name.hasSuffix("_rate") || name.hasSuffix("_ratio") || name.hasSuffix("_use") { #expect(unit == .percent) }
    if name.hasSuffix("_days") || name.hasPrefix("days_") || name == "dso" { #expect(unit == .days) }
    if name.hasSuffix("_value") || ["sales", "spend", "cac", "velocity", "budget", "target"].contains(name) {
      #expect(unit == .money(Currency(code: "USD")))
    }
    if name.hasSuffix("_customers") || name.hasSuffix("_calls") || name.hasSuffix("_leads") { #expect(unit == .count) }
    if name.hasPrefix("last_") { #expect(unit == .date) }
  }

  /// What the formatter prints of a definition reads as the same definition.
  @Test(arguments: catalogue.metrics.map(\.name)) func isPrintedAsItReads(name: String) throws {
    let metric = try #require(catalogue.metrics.first { $0.name == name })
    #expect(metric.about.hasSuffix("."))
    #expect(!metric.group.isEmpty && metric.isBuiltIn)
    let again = parse(metric.statement)
    #expect(again.diagnostics.isEmpty)
    #expect(again.statements.map { formatted($0) } == [metric.statement])
  }

  @Test(arguments: catalogue.entities.filter(\.isListed).map(\.name)) func listsOfAnEmptyStore(name: String) throws {
    let workspace = try Self.empty()
    let entity = try #require(catalogue.entity(name))
    #expect(entity.aliases.contains { Self.isHan($0) }, "no Chinese name")
    let list = try workspace.answer("list \(name)")
    #expect(list.columns.count == entity.lists.count)
    #expect(list.rows.isEmpty || name == "holidays" || name == "stages")
    // Every field can be a column and a condition.
    for field in entity.fields {
      _ = try workspace.answer(
        "list \(name) with `\(field.name)` where `\(field.name)` is not empty sort `\(field.name)`")
    }
    // In Chinese each has a word of its own, which heads its column.
    workspace.language = .chinese
    for field in entity.fields {
      let word = try #require(field.aliases.first { Self.isHan($0) }, "\(name).\(field.name) has no Chinese name")
      #expect(entity.field(word) == field, "\(name): \(word)")
    }
    for column in try workspace.answer("list \(name)").columns {
      #expect(Self.isHan(column.title), "\(name): \(column.title)")
    }
    workspace.language = .english
    if !entity.shows.isEmpty {
      let shown = try workspace.answer("show \(name) with \(entity.shows.joined(separator: ", ")) this year")
      #expect(shown.columns.map(\.name) == [entity.singular] + entity.shows.map { catalogue.metric($0)?.name ?? $0 })
    }
  }

  @Test(arguments: catalogue.dimensions.map(\.name)) func aDimensionIsReached(name: String) throws {
    let dimension = try #require(catalogue.dimension(name))
    #expect(dimension.name == name)
    #expect(dimension.aliases.contains { Self.isHan($0) }, "no Chinese name")
    let reaching = catalogue.entities.filter { catalogue.path(to: dimension, from: $0) != nil }
    #expect(!reaching.isEmpty)
  }

  private static func isHan(_ name: String) -> Bool {
    name.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }

  /// Words that are a metric in one place and something else in another: position decides, so these are meant.
  @Test func wordsOfTwoKindsAreMeant() {
    let metrics = Set(catalogue.metrics.flatMap { [$0.name] + $0.aliases })
    let dimensions = Set(catalogue.dimensions.flatMap { [$0.name] + $0.aliases })
    let entities = Set(catalogue.entities.filter(\.isListed).flatMap { [$0.name, $0.singular] + $0.aliases })
    #expect(metrics.intersection(dimensions) == [])
    // `show leads` counts them, `list leads` lists them; likewise below.
    #expect(metrics.intersection(entities) == ["activities", "expenses", "leads", "orders"])
    for grain in Catalogue.grainAliases.keys { #expect(!metrics.contains(grain), "\(grain)") }
  }
}

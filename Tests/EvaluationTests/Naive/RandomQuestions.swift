import Evaluation
import Semantics
import Syntax
import Values

/// Sentences made from the grammar and the catalogue, with values from the store; most of them mean something.
struct RandomQuestions {
  let catalogue: Catalogue
  let environment: Environment
  let rows: NaiveStore
  private let metrics: [[String]]
  var dice = Dice(seed: 0)
  /// Metrics that can be a column of a list, by entity, as far as they were asked for.
  var numbersAbout: [String: [String]] = [:]

  init(_ store: RandomStore) {
    catalogue = store.workspace.catalogue
    environment = store.workspace.environment
    rows = store.rows
    metrics = catalogue.metrics.map { [$0.name] + $0.aliases }
  }

  static let hiddenToQuestions: Set<String> = ["imports", "import_problems", "holidays", "customer_changes"]

  /// The same for the same seed and store.
  mutating func question(_ seed: UInt64) -> String {
    dice = Dice(seed: seed)
    let subject = dice.chance(25) ? dice.pick(subjects) : nil
    var items: [String] = []
    for number in 1...dice.pick([1, 1, 1, 2, 2, 3]) { items.append(item(number)) }
    let entities = self.entities(of: items, subject)
    var text = "show "
    if let subject {
      text += subject + (dice.chance(90) ? " with " + items.joined(separator: ", ") : "")
    } else {
      text += items.joined(separator: ", ")
    }
    var keys: [String] = []
    for _ in 0..<dice.pick(subject == nil ? [0, 1, 1, 1, 2, 2, 3] : [0, 0, 0, 1, 1, 2]) {
      let key = self.key(entities)
      if !keys.contains(key) { keys.append(key) }
    }
    if !keys.isEmpty { text += " by " + keys.joined(separator: ", ") }
    if dice.chance(15) { text += " for " + population() }
    let parts = [
      dice.chance(35) ? factCondition(entities, depth: 0) : nil, dice.chance(7) ? rowCondition(items) : nil,
    ].compactMap { $0 }
    if !parts.isEmpty { text += " where " + parts.joined(separator: " and ") }
    if dice.chance(75) { text += " " + period() }
    if dice.chance(5) { text += " as of " + day() }
    if dice.chance(12) { text += " having " + rowCondition(items) }
    let hasRows = subject != nil || !keys.isEmpty
    if hasRows && dice.chance(20) { text += ranking(items, keys) }
    if hasRows && dice.chance(20) { text += sort(items, keys, subject) }
    return text
  }

  private var subjects: [String] {
    [
      "reps", "reps", "reps", "teams", "customers", "customers", "sources", "products", "campaigns", "territories",
      "stages", "locations", "opportunities", "orders",
    ]
  }

  // MARK: Items

  mutating func item(_ number: Int) -> String {
    let text = value()
    return dice.chance(12) ? "x\(number) = \(text)" : text
  }

  mutating func metric() -> String {
    let names = dice.pick(metrics)
    return dice.chance(92) ? names[0] : dice.pick(names)
  }

  mutating func value() -> String {
    switch dice.below(20) {
    case 0...9: return metric()
    case 10, 11: return "\(metric())/\(metric())"
    case 12: return "\(metric()) \(dice.pick(["+", "-", "*"])) \(metric())"
    case 13: return "\(metric()) * \(dice.pick(["2", "0.5", "100"]))"
    case 14: return "\(metric()) per \(dice.pick(["workday", "workday", "day", "week", "month", "quarter", "year"]))"
    case 15: return "\(metric()) per \(dice.pick(["rep", "customer", "team", "product", "order"]))"
    case 16: return "share{\(metric())}"
    case 17: return "\(aggregate())/\(metric())"
    default: return aggregate()
    }
  }

  /// `sum(orders.amount where ... on ordered)`
  mutating func aggregate() -> String {
    let entity = dice.pick(
      catalogue.entities.filter {
        !Self.hiddenToQuestions.contains($0.name) && !["plan_rollups", "plan_days", "product_stock"].contains($0.name)
      })
    let numbers = entity.fields.filter(\.isNumeric)
    let dates = entity.fields.filter { $0.kind == .date }
    let references = entity.fields.filter { if case .reference = $0.kind { true } else { false } }
    var inside: String
    switch dice.below(10) {
    case 0...3 where !numbers.isEmpty:
      inside = dice.pick(["sum", "sum", "avg", "median", "min", "max"]) + "(\(entity.name).\(dice.pick(numbers).name)"
    case 4 where dates.count > 1:
      let (later, earlier) = (dice.pick(dates).name, dice.pick(dates).name)
      inside = dice.pick(["avg", "sum", "median"]) + "(\(entity.name).\(later) - \(entity.name).\(earlier)"
    case 5 where !dates.isEmpty: inside = dice.pick(["min", "max"]) + "(\(entity.name).\(dice.pick(dates).name)"
    case 6, 7:
      let field = dice.chance(60) && !references.isEmpty ? dice.pick(references) : dice.pick(entity.fields)
      inside = "count distinct(\(entity.name).\(field.name)"
    case 8 where !numbers.isEmpty:
      let field = "\(entity.name).\(dice.pick(numbers).name)"
      inside = dice.pick([
        "percentile(\(field), \(dice.pick([10, 25, 90, 99]))", "stddev(\(field)",
        "corr(\(field), \(entity.name).\(dice.pick(numbers).name)",
      ])
    default: inside = "count(\(entity.name)"
    }
    if dice.chance(8), !dates.isEmpty {
      return inside + " where \(dice.chance(30) ? "not " : "")\(dice.pick(dates).name) in period)"
    }
    if dice.chance(45) { inside += " where " + fieldCondition(entity) }
    if dice.chance(30), !dates.isEmpty { inside += " on " + dice.pick(dates).name }
    return inside + ")"
  }

  /// Kinds of records that take part, as far as the items mean anything.
  func entities(of items: [String], _ subject: String?) -> [Entity] {
    var names: Set<String> = []
    for item in items {
      guard case .show(let show)? = try? parseStatement("show " + item, lexicon: catalogue.lexicon).kind else {
        continue
      }
      var resolver = Resolver(catalogue: catalogue, environment: environment)
      guard let question = try? resolver.question(show, span: .none) else { continue }
      names.formUnion(question.quantities.flatMap(\.measures).map(\.entity))
    }
    if names.isEmpty, let subject { names.insert(subject) }
    return names.sorted().compactMap(catalogue.entity)
  }

  // MARK: Rows

  private static let grains = [
    "day", "week", "month", "month", "quarter", "half", "year", "fiscal_quarter", "fiscal_half", "fiscal_year",
    "weekday", "hour",
  ]

  mutating func key(_ entities: [Entity]) -> String {
    if dice.chance(30) { return dice.pick(Self.grains) }
    if dice.chance(12), let field = entities.first.map({ dice.pick($0.fields) }) {
      if field.isNumeric && dice.chance(60) {
        return "\(field.name) in bands \(dice.pick(["10, 100", "1, 50, 2000", "5"]))"
      }
      if case .reference(let target) = field.kind, let next = catalogue.entity(target), dice.chance(60) {
        return "\(field.name).\(dice.pick(next.fields).name)"
      }
      return field.name
    }
    let dates = entities.first?.fields.filter { $0.kind == .date }.map(\.name) ?? []
    if dice.chance(6), !dates.isEmpty {
      let name = dice.pick(["age", "value", "x", "day_", "Visits", "size_"])
      return "\(name) = today - \(dice.pick(dates)) in bands \(dice.pick(["31, 91, 181", "1, 365"]))"
    }
    let known = Resolver(catalogue: catalogue, environment: environment).dimensions(ofAll: entities)
    return known.isEmpty || dice.chance(4) ? dice.pick(catalogue.dimensions).name : dice.pick(known)
  }

  mutating func ranking(_ items: [String], _ keys: [String]) -> String {
    var text = " \(dice.pick(["top", "bottom"])) \(dice.pick([1, 2, 3, 5]))"
    if dice.chance(70) { text += " by " + self.shown(items) }
    if dice.chance(25) {
      text +=
        " in each "
        + (dice.chance(50) && !keys.isEmpty ? dice.pick(keys) : dice.pick(["team", "source", "rep", "industry"]))
    }
    return text
  }

  mutating func sort(_ items: [String], _ keys: [String], _ subject: String?) -> String {
    var parts: [String] = []
    for _ in 0..<dice.pick([1, 1, 2]) {
      let name =
        dice.chance(35) && !keys.isEmpty
        ? dice.pick(keys) : dice.chance(20) && subject != nil ? subject ?? "" : shown(items)
      parts.append(name + dice.pick(["", " desc", " asc"]))
    }
    return " sort " + parts.joined(separator: ", ")
  }

  /// An item as later clauses name it.
  mutating func shown(_ items: [String]) -> String {
    let item = dice.pick(items)
    if item.hasPrefix("x"), let equals = item.firstIndex(of: "=") {
      return String(item[..<equals].dropLast())
    }
    return item
  }

  mutating func rowCondition(_ items: [String]) -> String {
    func one(_ dice: inout Dice, _ name: String) -> String {
      switch dice.below(12) {
      case 0: return "\(name) is empty"
      case 1: return "\(name) is not empty"
      case 2: return "\(name) between \(dice.below(3)) and \(dice.within(3...400))"
      case 3: return "\(name) in (0, 1, 2, 5)"
      case 4: return "not (\(name) > \(dice.pick(["0", "1", "12", "50%", "2000"])))"
      case 5: return "\(name) \(dice.pick(["<", ">", "<=", ">="])) \(dice.pick(["20%", "50%", "100%"]))"
      case 6:
        return "\(name) \(dice.pick(["before", "after"])) \(dice.pick(["30 days ago", "2026-03-01", "2024-02-29"]))"
      default:
        return "\(name) \(dice.pick(["=", "!=", "<", "<=", ">", ">=", ">", ">"])) "
          + dice.pick(["0", "1", "2", "3", "5", "12", "30", "100", "1k", "0.5"])
      }
    }
    let names = [dice.chance(75) ? shown(items) : metric(), shown(items)]
    let first = one(&dice, names[0])
    guard dice.chance(20) else { return first }
    return "(\(first) \(dice.pick(["and", "or"])) \(one(&dice, names[1])))"
  }

  // MARK: Populations and periods

  mutating func population() -> String {
    let entity = dice.pick(["reps", "reps", "customers", "customers", "teams", "sources", "products", "opportunities"])
    guard let home = catalogue.entity(entity) else { return entity }
    var text = entity
    if dice.chance(60) { text += " where " + fieldCondition(home) }
    if dice.chance(50) || text == entity {
      text +=
        " with \(dice.pick(["visits", "closes", "sales", "won_value", "units", "win_rate", "visits/closes", "last_visit"])) "
      text += dice.pick(["> 0", "> 1", "> 2", "< 3", ">= 5", "is empty", "> 1000", "<= 50%"])
    }
    return text
  }

  mutating func day() -> String {
    environment.today.adding(days: -dice.within(-10...500)).iso
  }

  mutating func period() -> String {
    let year = environment.today.year - dice.below(2)
    switch dice.below(24) {
    case 0...3:
      return "this "
        + dice.pick(["month", "quarter", "year", "week", "half", "fiscal year", "fiscal quarter", "fiscal half"])
    case 4...7:
      return "last "
        + dice.pick(["month", "quarter", "year", "week", "half", "fiscal year", "fiscal quarter", "fiscal half"])
    case 8: return "last \(dice.within(2...60)) days"
    case 9: return "last \(dice.within(2...9)) \(dice.pick(["months", "weeks", "quarters", "workdays"]))"
    case 10: return dice.pick(["ytd", "qtd", "mtd", "wtd"])
    case 11: return "\(year)"
    case 12: return "\(year)-Q\(dice.within(1...4))"
    case 13: return "\(year)-H\(dice.within(1...2))"
    case 14: return "\(year)-" + String("0\(dice.within(1...12))".suffix(2))
    case 15: return "\(year)-W" + String("0\(dice.within(1...52))".suffix(2))
    case 16: return day()
    case 17, 18:
      let days = [day(), day()].sorted()
      return "\(days[0])..\(days[1])"
    case 19: return "since \(day())"
    case 20: return "until \(day())"
    case 21: return dice.pick(["today", "yesterday", "next month", "next week", "next 2 quarters"])
    case 22: return "all time"
    default: return "\(year - 1)-\(dice.pick(["10", "11", "12"]))..\(year)-\(dice.pick(["01", "02", "03"]))"
    }
  }
}

import Evaluation
import Semantics
import Syntax
import Values

/// Sentences made from the grammar and the catalogue, with values from the store; most of them mean something.
struct RandomQuestions {
  let catalogue: Catalogue
  let lexicon: Lexicon
  let environment: Environment
  let rows: NaiveStore
  let metrics: [[String]]
  var dice = Dice(seed: 0)
  /// Metrics that can be a column of a list, by entity, as far as they were asked for.
  var numbersAbout: [String: [String]] = [:]
  /// What the question is mainly about.
  var theme = Theme.plain

  enum Theme: CaseIterable {
    case plain, versus, alongTime, amongRows, cohort, rolledUp, plans, states
  }

  init(_ store: RandomStore) {
    catalogue = store.catalogue
    lexicon = store.lexicon
    environment = store.workspace.environment
    rows = store.rows
    metrics = catalogue.metrics.map { [$0.name] + $0.aliases }
  }

  static let hiddenToQuestions: Set<String> = ["imports", "import_problems"]

  /// The same for the same seed and store. A sentence that means nothing is mostly given up for another one.
  mutating func question(_ seed: UInt64) -> String {
    dice = Dice(seed: seed)
    var text = sentence()
    for _ in 0..<3 where !meansSomething(text) && dice.chance(75) { text = sentence() }
    if dice.chance(10), let statement = try? parseStatement(text, lexicon: lexicon) {
      return formatted(statement, in: .chinese)
    }
    return text
  }

  private func meansSomething(_ text: String) -> Bool {
    guard case .show(let show)? = try? parseStatement(text, lexicon: lexicon).kind else { return false }
    var resolver = Resolver(catalogue: catalogue, environment: environment)
    return (try? resolver.question(show, span: .none)) != nil
  }

  private mutating func sentence() -> String {
    let subject = dice.chance(25) ? dice.pick(subjects) : nil
    theme = dice.chance(55) ? .plain : dice.pick(Theme.allCases)
    var items: [String] = []
    for number in 1...dice.pick([1, 1, 1, 2, 2, 3]) {
      let named = items.filter { $0.hasPrefix("x") && $0.contains(" = ") }
      if !named.isEmpty && dice.chance(50) {
        items.append("\(shown(named)) \(dice.pick(["/", "*", "-"])) \(dice.pick([metric(), "2"]))")
      } else {
        items.append(item(number))
      }
    }
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
    keys += self.keys(of: theme).filter { !keys.contains($0) }
    if !keys.isEmpty { text += " by " + keys.joined(separator: ", ") }
    let hasRate = items.contains { ["win_rate", "qualification_rate", "connected_rate", "slippage"].contains($0) }
    if hasRate ? dice.chance(50) : dice.chance(4) { text += " with " + dice.pick(["n", "interval", "n, interval"]) }
    if theme == .cohort { text += " for " + cohort() } else if dice.chance(12) { text += " for " + population() }
    let parts = [
      dice.chance(35) ? factCondition(entities, depth: 0) : nil, dice.chance(7) ? rowCondition(items) : nil,
    ].compactMap { $0 }
    if !parts.isEmpty { text += " where " + parts.joined(separator: " and ") }
    let isCompared = theme == .versus || dice.chance(4)
    if isCompared ? dice.chance(92) : dice.chance(theme == .cohort ? 25 : 75) { text += " " + period() }
    if isCompared { text += " vs " + comparators() }
    if dice.chance(5) { text += " as of " + day() }
    let conditioned =
      isCompared && dice.chance(40)
      ? items.map { $0 + dice.pick(["_change", "_change_pct", "_before", "_before_2", "_change_2"]) } : items
    if dice.chance(12) { text += " having " + rowCondition(conditioned) }
    let hasRows = subject != nil || !keys.isEmpty
    if hasRows && dice.chance(20) { text += ranking(conditioned, keys) }
    if hasRows && dice.chance(20) { text += sort(conditioned, keys, subject) }
    return text
  }

  private var subjects: [String] {
    [
      "reps", "reps", "reps", "teams", "customers", "customers", "sources", "products", "campaigns", "territories",
      "stages", "locations", "opportunities", "contacts", "orders",
    ]
  }

  /// Kinds of records that take part, as far as the items mean anything.
  func entities(of items: [String], _ subject: String?) -> [Entity] {
    var names: Set<String> = []
    for item in items {
      guard case .show(let show)? = try? parseStatement("show " + item, lexicon: lexicon).kind else {
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

  static let grains = [
    "day", "week", "month", "month", "quarter", "half", "year", "fiscal_quarter", "fiscal_half", "fiscal_year",
    "weekday", "hour",
  ]

  mutating func key(_ entities: [Entity]) -> String {
    if dice.chance(30) { return dice.pick(Self.grains) }
    if dice.chance(12), let field = entities.first.map({ dice.pick($0.fields) }), field.name != "has_parts" {
      if field.isNumeric && dice.chance(60) {
        return "\(field.name) in bands \(dice.pick(["10, 100", "1, 50, 2000", "5"]))"
      }
      return dice.chance(15) ? "group_ = \(way(field))" : way(field)
    }
    if dice.chance(6) {
      let number = dice.pick(["visits", "sales", "closes", "calls", "no_touch_days", "average_order", "units"])
      return "\(number) in bands \(dice.pick(["1, 5", "0, 1000, 50k", "30, 90", "2"]))"
    }
    let dates = entities.first?.fields.filter { $0.kind == .date }.map(\.name) ?? []
    if dice.chance(6), !dates.isEmpty {
      let name = dice.pick(["age", "value", "x", "day_", "Visits", "size_"])
      return "\(name) = today - \(dice.pick(dates)) in bands \(dice.pick(["31, 91, 181", "1, 365"]))"
    }
    if dice.chance(8), let entity = entities.first {
      let home = dice.chance(70) ? "" : dice.pick(["customer.", "order.", "opportunity.", "rep.", "lead.", "product."])
      let other = home.isEmpty ? entity : catalogue.entity(String(home.dropLast()))
      let days = other?.fields.filter { $0.kind == .date }.map(\.name) ?? []
      if !days.isEmpty { return home + dice.pick(days) + "." + dice.pick(Self.grains) }
    }
    if dice.chance(4), let computed = entities.first.flatMap({ computedKey($0, dates) }) { return computed }
    let known = Resolver(catalogue: catalogue, environment: environment).dimensions(ofAll: entities)
    return known.isEmpty || dice.chance(4) ? dice.pick(catalogue.dimensions).name : dice.pick(known)
  }

  /// The field, or what lies up to three references behind it.
  mutating func way(_ field: Field) -> String {
    var (text, last) = (field.name, field)
    for _ in 0..<3 {
      guard case .reference(let target) = last.kind, let next = catalogue.entity(target), dice.chance(60) else { break }
      last = dice.pick(next.fields)
      text += "." + last.name
    }
    return text
  }

  /// `x = amount / 2 in bands 100`, of each record.
  private mutating func computedKey(_ entity: Entity, _ dates: [String]) -> String? {
    let numbers = entity.fields.filter(\.isNumeric).map(\.name).filter { $0 != "has_parts" }
    if dates.count > 1 && (numbers.isEmpty || dice.chance(50)) {
      if dice.chance(30) {
        let function = dice.pick(RecordFunction.allCases).rawValue
        return "time_ = \(function)(\(dice.pick(dates)), \(dice.pick(dates))) in bands 0, 1, 4"
      }
      return "delay = \(dice.pick(dates)) - \(dice.pick(dates)) in bands \(dice.pick(["1, 8, 31", "0, 90"]))"
    }
    guard !numbers.isEmpty else { return nil }
    let other = dice.chance(40) ? dice.pick(numbers) : dice.pick(["2", "10", "0.5"])
    return
      "part = \(dice.pick(numbers)) \(dice.pick(["+", "-", "*", "/"])) \(other) in bands \(dice.pick(["10, 1k", "0, 50"]))"
  }

  mutating func ranking(_ items: [String], _ keys: [String]) -> String {
    var text = " \(dice.pick(["top", "bottom"])) \(dice.pick([1, 2, 3, 5]))"
    if dice.chance(20) {
      text += dice.pick(["0%", "0%", "5%"]) + " of " + self.shown(items)
    } else if dice.chance(70) {
      text += " by " + (dice.chance(15) ? metric() : self.shown(items))
    }
    if dice.chance(25) {
      text +=
        " in each "
        + (dice.chance(50) && !keys.isEmpty ? dice.pick(keys) : dice.pick(["team", "source", "rep", "industry"]))
      if dice.chance(20) { text += ", " + dice.pick(["team", "source", "month", "region"]) }
    }
    return text
  }

  mutating func sort(_ items: [String], _ keys: [String], _ subject: String?) -> String {
    var parts: [String] = []
    for _ in 0..<dice.pick([1, 1, 2]) {
      let name =
        dice.chance(35) && !keys.isEmpty
        ? dice.pick(keys)
        : dice.chance(20) && subject != nil ? subject ?? "" : dice.chance(10) ? metric() : shown(items)
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
      case 5: return "\(name) \(dice.pick(["<", ">", "<=", ">="])) \(dice.pick(["20%", "50%", "100%", "$part"]))"
      case 6:
        return "\(name) \(dice.pick(["before", "after"])) \(dice.pick(["30 days ago", "2026-03-01", "2024-02-29"]))"
      default:
        return "\(name) \(dice.pick(["=", "!=", "<", "<=", ">", ">=", ">", ">"])) "
          + dice.pick(["0", "1", "2", "3", "5", "12", "30", "100", "1k", "0.5", "1_000", "0.2万", "$least"])
      }
    }
    let names = [dice.chance(75) ? shown(items) : metric(), shown(items)]
    if dice.chance(10) {
      return "\(names[1]) \(dice.pick([">", "<", ">=", "="])) \(names[0]) * \(dice.pick(["1", "2"]))"
    }
    let first = one(&dice, names[0])
    guard dice.chance(20) else { return first }
    return "(\(first) \(dice.pick(["and", "or"])) \(one(&dice, names[1])))"
  }
}

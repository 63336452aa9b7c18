import Semantics
import Syntax
import Values

/// Sentences other than `show`.
extension RandomQuestions {
  mutating func sentence(_ form: Form, _ seed: UInt64) -> String {
    dice = Dice(seed: seed)
    switch form {
    case .list: return list()
    case .funnel: return dice.chance(15) ? stageFunnel() : funnel()
    case .profile: return profile()
    case .benchmark: return benchmark()
    case .score: return score()
    case .check: return check()
    case .correlate: return correlation()
    }
  }

  // MARK: list

  private static let serving = [
    "rep_workdays", "first_orders", "first_wins", "dues", "unpaid_dues", "settlements",
    "receivable_movements", "advance_movements", "opportunity_states", "product_stock", "party_states",
  ]

  private mutating func list() -> String {
    let names = catalogue.entities.filter(\.isListed).map(\.name)
      .filter { !["imports", "import_problems", "log", "aliases"].contains($0) }
    let usual = [
      "customers", "customers", "opportunities", "opportunities", "activities", "reps", "orders", "invoices",
    ]
    let isOfADay = dice.chance(6)
    let name =
      isOfADay
      ? dice.pick(["opportunity_states", "party_states", "unpaid_dues", "product_stock"])
      : dice.chance(50) ? dice.pick(usual) : dice.chance(10) ? dice.pick(Self.serving) : dice.pick(names)
    guard let entity = catalogue.entity(name) else { return "list customers" }
    var columns: [String] = []
    if dice.chance(65) {
      for number in 1...dice.within(1...4) {
        let value = column(entity)
        columns.append(dice.chance(10) ? "c\(number) = \(value)" : value)
      }
    }
    var text = "list \(name)"
    if !columns.isEmpty { text += " with " + columns.joined(separator: ", ") }
    let dates = entity.fields.filter { $0.kind == .date }.map(\.name)
    if dice.chance(15), !dates.isEmpty { text += " on \(dice.pick(dates))" }
    if dice.chance(12) {
      text += " for " + (dice.chance(30) ? cohort(dice.pick(Self.followed)) : population())
    }
    if dice.chance(65) { text += " where " + recordCondition(entity) }
    if dice.chance(40) { text += " " + period() }
    // What customers were is asked of what happened, too.
    if isOfADay || dice.chance(text.contains("customer") ? 10 : 1) {
      text += " as of \(day())"
      if dice.chance(20) { text += " known by " + (dice.chance(50) ? "today" : day()) }
    }
    let shown = columns.map { column in
      column.hasPrefix("c") && column.contains(" = ") ? String(column.prefix(2)) : column
    }
    func key(_ dice: inout Dice) -> String {
      dice.chance(60) && !shown.isEmpty ? dice.pick(shown) : dice.pick(entity.fields).name
    }
    if dice.chance(25) {
      text += " \(dice.pick(["top", "bottom"])) \(dice.within(1...12))"
      if dice.chance(80) { text += " by " + key(&dice) }
    }
    if dice.chance(35) {
      var keys: [String] = []
      for _ in 0..<dice.pick([1, 1, 2]) { keys.append(key(&dice) + dice.pick(["", " desc", " asc"])) }
      text += " sort " + keys.joined(separator: ", ")
    }
    return text
  }

  private mutating func column(_ entity: Entity) -> String {
    switch dice.below(12) {
    case 0...5: return dice.pick(entity.fields).name
    case 6, 7:
      let field = dice.pick(entity.fields)
      if case .reference(let target) = field.kind, let next = catalogue.entity(target) {
        return "\(field.name).\(dice.pick(next.fields).name)"
      }
      return field.name
    case 8: return dice.pick(catalogue.dimensions).name
    case 10:
      let dates = entity.fields.filter { $0.kind == .date }.map(\.name)
      if dates.isEmpty || dice.chance(50) { return aboutRecords(entity) }
      return "\(dice.pick(dates)).\(dice.pick(["weekday", "week", "month", "quarter", "half", "year", "hour"]))"
    case 9:
      let dates = entity.fields.filter { $0.kind == .date }.map(\.name)
      let numbers = entity.fields.filter(\.isNumeric).map(\.name)
      if !numbers.isEmpty && dice.chance(40) {
        return "\(dice.pick(numbers)) \(dice.pick(["+", "-", "*", "/"])) \(dice.pick(["2", "10", dice.pick(numbers)]))"
      }
      if dates.isEmpty { return "name" }
      let (first, second) = (dice.pick(dates), dice.pick(["today", dice.pick(dates)]))
      if dice.chance(40) { return "\(dice.pick(RecordFunction.allCases).rawValue)(\(first), \(second))" }
      return dice.chance(15) ? dice.pick(["months_after", "cohort_day", "years_after"]) : "\(second) - \(first)"
    default: return aboutRecords(entity)
    }
  }

  /// A metric about each record.
  private mutating func aboutRecords(_ entity: Entity) -> String {
    if numbersAbout[entity.name] == nil {
      let usual = ["last_visit", "last_activity", "no_touch_days", "visits", "closes", "sales", "orders"]
      numbersAbout[entity.name] = (usual + usual + catalogue.metrics.map(\.name)).filter { name in
        guard case .list(let list)? = try? parseStatement("list \(entity.name) with \(name)").kind else { return false }
        var resolver = Resolver(catalogue: catalogue, environment: environment)
        return (try? resolver.request(list, span: .none)) != nil
      }
    }
    let known = numbersAbout[entity.name] ?? []
    return known.isEmpty || dice.chance(3) ? metric() : dice.pick(known)
  }

  private mutating func recordCondition(_ entity: Entity) -> String {
    guard dice.chance(25) else { return factCondition([entity], depth: 0) }
    let name = aboutRecords(entity)
    let condition: String
    switch dice.below(8) {
    case 0: condition = "\(name) is \(dice.pick(["empty", "not empty"]))"
    case 1, 2: condition = "\(name) \(dice.pick(["before", "after"])) \(dice.within(1...300)) days ago"
    case 3: condition = "not \(name) > \(dice.pick(["0", "2", "500"]))"
    default:
      condition =
        "\(name) \(dice.pick(["=", "!=", "<", "<=", ">", ">="])) \(dice.pick(["0", "1", "2", "30", "100", "5k"]))"
    }
    return dice.chance(40)
      ? condition : "\(factCondition([entity], depth: 1)) \(dice.pick(["and", "or"])) \(condition)"
  }

  // MARK: funnel

  static let followed = ["customers", "customers", "leads", "opportunities", "orders"]

  /// `customers created in 2026-Q1 within 90 days`
  mutating func cohort(_ name: String) -> String {
    let dates = catalogue.entity(name)?.fields.filter { $0.kind == .date }.map(\.name) ?? []
    var text =
      "\(name) \(dice.chance(75) ? catalogue.entity(name)?.date ?? "created" : dice.pick(dates)) in \(period())"
    if dice.chance(50) {
      text +=
        " within \(dice.pick(["1 day", "30 days", "90 days", "3 weeks", "1 month", "6 months", "2 quarters", "1 year"]))"
    }
    guard dice.chance(25), let home = catalogue.entity(name) else { return text }
    return text + " where " + fieldCondition(home)
  }

  private static let steps = [
    "calls", "leads", "new_leads", "qualified_leads", "meetings", "visits", "proposals", "closes", "opened", "orders",
    "quotes_sent", "demos", "activities", "contacted_customers", "losses", "closed", "won_customers", "new_customers",
    "invoices", "payments", "x = visits + meetings", "y = emails + calls",
    "s = count(orders where status = \"shipped\")",
    "z = count(opportunities where amount > 1000 on created)", "active_customers", "reopened",
  ]

  private mutating func stages() -> [String] {
    var found: [String] = []
    for _ in 0..<dice.within(2...4) {
      let stage = dice.chance(93) ? dice.pick(Self.steps) : metric()
      if !found.contains(stage) { found.append(stage) }
    }
    if found.count < 2 { found.append(found[0] == "closes" ? "visits" : "closes") }
    return found
  }

  private mutating func groupings(_ entities: [Entity], most: Int) -> [String] {
    var keys: [String] = []
    for _ in 0..<dice.within(0...most) {
      let key = dice.chance(14) ? dice.pick(["manager rolled up", "team rolled up"]) : key(entities)
      if !keys.contains(key) { keys.append(key) }
    }
    return keys
  }

  private mutating func funnel() -> String {
    let stages = stages()
    var text = "funnel " + stages.joined(separator: " -> ")
    let entities = self.entities(of: stages, nil)
    let isTracked = dice.chance(45)
    let name = dice.pick(Self.followed)
    let keys =
      isTracked
      ? groupings([catalogue.entity(name)].compactMap { $0 }, most: 2) : groupings(entities, most: 2)
    if !keys.isEmpty { text += " by " + keys.joined(separator: ", ") }
    if isTracked { text += " for " + cohort(name) } else if dice.chance(15) { text += " for " + population() }
    if dice.chance(30) { text += " where " + factCondition(entities, depth: 0) }
    if dice.chance(isTracked ? 20 : 80) { text += " " + period() }
    return text
  }

  private mutating func stageFunnel() -> String {
    var text = "funnel stages"
    let keys = groupings([catalogue.entity("opportunities")].compactMap { $0 }, most: 2)
    if !keys.isEmpty { text += " by " + keys.joined(separator: ", ") }
    text += " for " + cohort("opportunities")
    if dice.chance(20), let deals = catalogue.entity("opportunities"),
      let states = catalogue.entity("opportunity_states")
    {
      text += " where " + factCondition([deals, states], depth: 0)
    }
    return text
  }

  // MARK: profile

  private static let profiled = [
    "won customers", "lost customers", "new customers", "active customers", "won opportunities", "lost opportunities",
    "qualified leads",
  ]

  private mutating func profile() -> String {
    let known = dice.chance(65)
    let who = known ? dice.pick(Self.profiled) : population()
    var text = "profile " + who
    let home = catalogue.entity(
      who.contains("opportunities") ? "opportunities" : who.contains("leads") ? "leads" : "customers")
    let entities = [home].compactMap { $0 }
    var crosses: [String] = []
    for _ in 0..<dice.pick([1, 1, 2, 3]) {
      var parts: [String] = []
      for _ in 0..<dice.pick([1, 1, 1, 2]) {
        let key =
          dice.chance(60) ? dice.pick(["industry", "source", "size", "region", "city", "owner"]) : key(entities)
        if !parts.contains(key) { parts.append(key) }
      }
      crosses.append(parts.joined(separator: " x "))
    }
    text += " by " + crosses.joined(separator: ", ")
    if dice.chance(25) { text += " where " + factCondition(entities, depth: 0) }
    if dice.chance(80) { text += " " + period() }
    if dice.chance(30) { text += " vs " + (dice.chance(70) ? dice.pick(Self.profiled) : population()) }
    if dice.chance(25) { text += " with " + dice.pick(["won_value", "visits", "sales", "visits/closes", metric()]) }
    return text
  }

  // MARK: appraisal

  private static let efforts = [
    "visits per workday", "calls per workday", "visits", "activities per workday", "meetings", "emails", "minutes",
    "proposals per workday", "visits/customers", "connected_rate",
  ]

  private mutating func benchmark() -> String {
    let result = dice.pick([
      "closes", "win_rate", "won_value", "sales", "orders", "average_deal", "visits/closes", "qualification_rate",
      "losses", "cycle_days", "closed", "proposals/closes", "new_leads", metric(),
    ])
    var text = "benchmark \(dice.chance(80) ? dice.pick(Self.efforts) : value()) against \(result)"
    if dice.chance(70) { text += " by \(dice.pick(["rep", "rep", "team"]))" }
    if dice.chance(15) { text += " for " + population() }
    if dice.chance(20) { text += " where " + factCondition(entities(of: [result], nil), depth: 0) }
    if dice.chance(85) { text += " " + period() }
    if dice.chance(80) { text += " minimum \(dice.pick([1, 1, 2, 3, 5]))" }
    return text
  }

  private mutating func score() -> String {
    var text = "score \(dice.pick(["reps", "reps", "teams"])) with card\(dice.within(1...Self.cardCount))"
    if dice.chance(25) { text += " for " + population() }
    return text + " " + period()
  }

  static let cardCount = 12

  /// `define scorecard card1 = visits weight 40% target 10 cap 150%, ... grades A from 85%`
  mutating func scorecard(_ number: Int, _ seed: UInt64) -> String {
    dice = Dice(seed: seed)
    let count = dice.within(1...4)
    var weights = (1..<count).map { _ in dice.within(5...(90 / count)) }
    weights.append(100 - weights.reduce(0, +))
    var items: [String] = []
    for (place, weight) in weights.enumerated() {
      let value =
        dice.chance(75)
        ? dice.pick([
          "visits", "closes", "win_rate", "won_value", "visits/closes", "calls per workday", "losses", "expenses",
          "average_deal", "cycle_days", "no_touch_days",
        ]) : metric()
      var item = "i\(place + 1) = \(value) weight \(weight)%"
      let isRate = ["win_rate"].contains(value)
      let bound = isRate ? "\(dice.within(1...80))%" : dice.pick(["1", "2", "5", "10", "300", "2k"])
      let hasGoal = dice.chance(60)
      if hasGoal { item += " target " + (dice.chance(85) ? bound : dice.pick(["visits", "closes + 1", "meetings"])) }
      switch dice.below(3) {
      case 0 where hasGoal: break
      case 1:
        let edges = hasGoal ? ["20%", "60%", "110%"] : isRate ? ["10%", "30%", "70%"] : ["0", "3", "800"]
        let points = zip(edges, [dice.within(0...30), dice.within(20...70), 100]).map { "\($0) -> \($1)%" }
        item += " bands " + points.joined(separator: ", ")
      default: item += " by rank"
      }
      if dice.chance(30) { item += dice.pick([" higher is better", " lower is better"]) }
      if dice.chance(25) { item += " floor \(dice.within(0...40))%" }
      if dice.chance(25) { item += " cap \(dice.within(50...200))%" }
      items.append(item)
    }
    return "define scorecard card\(number) = \(items.joined(separator: ", "))"
      + (dice.chance(70) ? " grades A from 85%, B from 60%, C from 20%" : "")
  }

  private mutating func check() -> String {
    let items = [metric(), value()]
    let assertion: String
    switch dice.below(7) {
    case 6: assertion = "\(dice.pick(Self.checked)) between \(dice.below(3)) and \(dice.within(3...400))"
    case 0: assertion = "\(items[0]) \(dice.pick(["<", "<=", ">", ">=", "="])) \(items[1])"
    case 1: assertion = "\(metric()) >= \(dice.pick(["1", "2", "10"])) and \(rowCondition(items))"
    default: assertion = rowCondition(dice.chance(70) ? [dice.pick(Self.checked)] : items)
    }
    var text = "check " + assertion
    let keys = groupings(entities(of: [items[0]], nil), most: 2)
    if dice.chance(30) {
      text += " by \(dice.pick(["rep", "team", "customer", "source", "product", "opportunity", "contact", "lead"]))"
    } else if !keys.isEmpty {
      text += " by " + keys.joined(separator: ", ")
    }
    if dice.chance(15) { text += " for " + population() }
    if dice.chance(20) { text += " where " + factCondition(entities(of: [items[0]], nil), depth: 0) }
    if dice.chance(80) { text += " " + period() }
    if dice.chance(5) { text += " as of \(day())" }
    if dice.chance(30) { text += " strict" }
    return text
  }

  private static let checked = [
    "visits", "closes", "visits/closes", "win_rate", "sales", "expenses", "pipeline", "receivable", "last_visit",
    "no_touch_days", "orders", "expenses/sales", "visits per workday",
  ]

  private mutating func correlation() -> String {
    let items = [
      dice.chance(60) ? dice.pick(Self.efforts) : value(), dice.chance(60) ? dice.pick(Self.checked) : value(),
    ]
    let entities = self.entities(of: items, nil)
    var text = "correlate \(items[0]) with \(items[1]) by "
    var keys = groupings(entities, most: 1)
    keys.append(dice.chance(70) ? dice.pick(["rep", "customer", "week", "month", "source"]) : key(entities))
    text += keys.joined(separator: ", ")
    if dice.chance(15) { text += " for " + population() }
    if dice.chance(25) { text += " where " + factCondition(entities, depth: 0) }
    if dice.chance(80) { text += " " + period() }
    if dice.chance(12) { text += " having " + rowCondition(items) }
    return text
  }
}

import Evaluation
import Semantics
import Values

/// Who and when.
extension RandomQuestions {
  mutating func population() -> String {
    let entity = dice.pick(["reps", "reps", "customers", "customers", "teams", "sources", "products", "opportunities"])
    guard let home = catalogue.entity(entity) else { return entity }
    if dice.chance(12) { return dice.pick(["big", "hot", "big with sales > 0", "big where city = \"Oslo\""]) }
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
    case 22:
      return dice.pick(["all time", "since $start", "$start..today", "FY\(year)", "FY\(year)-Q2", "FY\(year)-H1"])
    default: return "\(year - 1)-\(dice.pick(["10", "11", "12"]))..\(year)-\(dice.pick(["01", "02", "03"]))"
    }
  }

  // MARK: Comparisons and cohorts

  /// Mostly of a kind with the periods that are asked about.
  mutating func comparators() -> String {
    (0..<dice.pick([1, 1, 1, 2, 3])).map { _ in comparator() }.joined(separator: ", ")
  }

  private mutating func comparator() -> String {
    let unit = dice.pick(["month", "quarter", "year", "week", "half", "fiscal year", "fiscal quarter", "fiscal half"])
    var text: String
    switch dice.below(12) {
    case 0, 1: return "target"
    case 2, 3: text = "previous period"
    case 4, 5: text = "same period last year"
    case 6: text = "same \(unit) last year"
    case 7, 8, 9: text = "last \(unit)"
    default: text = period()
    }
    if dice.chance(15) { text = "all of " + text } else if dice.chance(20) { text += " by workdays" }
    return text
  }

  mutating func cohort() -> String {
    let (entity, dates) = dice.pick([
      ("customers", ["created", "created", "created", "first_order", "first_win"]),
      ("leads", ["created", "created", "qualified", "converted"]),
      ("opportunities", ["created", "created", "closed", "expected_close"]), ("orders", ["ordered"]),
      ("campaigns", ["starts"]),
    ])
    let who = dice.chance(90) ? entity : ["customers": "big", "opportunities": "hot"][entity] ?? entity
    var text = "\(who) \(dice.pick(dates)) in \(dice.chance(60) ? period() : "all time")"
    if dice.chance(45) {
      let unit = dice.pick(["days", "days", "weeks", "months", "months", "quarters", "years"])
      text += " within \(dice.pick([1, 1, 2, 3, 6, 30, 90])) \(unit)"
    }
    guard let home = catalogue.entity(entity) else { return text }
    if dice.chance(25) { text += " where " + fieldCondition(home) }
    if dice.chance(12) { text += " with \(dice.pick(["visits", "sales", "closes"])) > \(dice.below(3))" }
    return text
  }

  /// What the rows of such a question are besides.
  mutating func keys(of theme: Theme) -> [String] {
    switch theme {
    case .plain, .versus, .amongRows, .plans, .states: return []
    case .alongTime: return [dice.pick(Self.grains)]
    case .rolledUp: return [dice.pick(["manager rolled up", "manager rolled up", "team rolled up"])]
    case .cohort:
      var found: [String] = []
      if dice.chance(45) { found.append(dice.pick(["cohort month", "cohort quarter", "cohort year", "cohort week"])) }
      if dice.chance(40) { found.append(dice.pick(["months after", "weeks after", "quarters after", "years after"])) }
      return found
    }
  }
}

import Values

/// The company that is measured: its size, its dates and its words. Three years up to a fixed today.
struct Company {
  var activities = 1_000_000
  var opportunities = 40_000
  var customers = 20_000
  var orders = 60_000
  let reps = 60
  let teams = 8

  static let today = CivilDate(year: 2026, month: 9, day: 23) ?? CivilDate(dayNumber: 20_719)
  static let start = CivilDate(year: 2023, month: 9, day: 24) ?? CivilDate(dayNumber: 19_624)

  static var dayCount: Int { start.days(to: today) + 1 }

  static let sources = [
    "website", "referral", "exhibition", "cold call", "search ads", "partner", "newsletter", "social media", "seminar",
    "trade press", "walk-in", "other",
  ]
  static let industries = [
    "retail", "healthcare", "manufacturing", "software", "logistics", "education", "energy", "finance", "food",
    "travel",
  ]
  static let cities = ["Shanghai", "Berlin", "Lyon", "Turin", "Austin", "Leeds", "Osaka", "Porto"]

  /// In percent: half of all work is on the telephone.
  private static let types: [(name: String, weight: Int)] = [
    ("call", 45), ("email", 20), ("visit", 12), ("meeting", 10), ("task", 5), ("demo", 4), ("proposal", 2),
    ("note", 2),
  ]

  static func type(_ random: inout Randomness) -> String {
    var left = random.below(100)
    for (name, weight) in types {
      if left < weight { return name }
      left -= weight
    }
    return "call"
  }
}

extension CivilDate {
  func days(to later: CivilDate) -> Int { later.dayNumber - dayNumber }
}

/// One activity, as it is inserted into the store and written to the file that is imported.
struct Activity {
  let number: Int
  let type: String
  let direction: String
  let status: String
  let day: CivilDate
  let time: String
  let minutes: Int
  let outcome: String
  let rep: Int
  let customer: Int
  let source: Int

  /// Number `number` of a company, in order of time. The owner of a customer does three quarters of the work on it.
  init(number: Int, of company: Company, _ random: inout Randomness) {
    self.number = number
    type = Company.type(&random)
    direction = random.chance(70) ? "outbound" : "inbound"
    status = random.chance(92) ? "done" : random.pick(["planned", "cancelled", "no_show"])
    day = Company.start.adding(days: number * Company.dayCount / max(1, company.activities))
    time = Self.clock(random.between(8 * 60, 18 * 60))
    minutes = random.between(1, 90)
    outcome = random.chance(60) ? "connected" : "no answer"
    customer = random.below(company.customers) + 1
    rep = random.chance(75) ? customer % company.reps + 1 : random.below(company.reps) + 1
    source = customer % Company.sources.count + 1
  }

  private static func clock(_ minute: Int) -> String {
    (minute < 600 ? "0" : "") + "\(minute / 60):" + (minute % 60 < 10 ? "0" : "") + "\(minute % 60):00"
  }
}

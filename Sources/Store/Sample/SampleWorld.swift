import Values

/// The sample company while it is being made up: everything in memory, numbered from 1 in the order of its arrays.
struct SampleWorld {
  let today: CivilDate
  /// The first day with records: two months before the two full years, which fill the pipeline.
  let start: CivilDate
  let thisMonth: CivilDate
  let calendar: SampleCalendar
  let days: DayTexts
  var random: SampleRandom

  var reps: [Rep] = []
  var parties: [Party] = []
  var leads: [Lead] = []
  var campaigns: [Campaign] = []
  var deals: [Deal] = []
  var activities: [Activity] = []
  var orders: [Order] = []
  /// The last contact of a customer, an id already.
  var contacts: [Int: Int] = [:]

  init(today: CivilDate, seed: UInt64) {
    self.today = today
    thisMonth = today.firstOfMonth
    start = thisMonth.adding(months: -26)
    calendar = SampleCalendar(years: (start.year - 1)...(today.year + 1))
    days = DayTexts(Period(start: start - 1200, end: today + 800))
    random = SampleRandom(seed: seed)
    hire()
    runCampaigns()
    foundCustomers()
    collectLeads()
    openDeals()
    takeOrders()
    settleStates()
    work()
  }

  // Indices of arrays are offsets; ids in the store are one more.

  struct Rep {
    let name: String
    let style: SampleStyle
    /// Offset in `SampleCast.teams`.
    let team: Int
    let hired: CivilDate
    var left: CivilDate?
    var leave: [CivilDate] = []
    /// Director and managers come first in the table.
    static let firstID = 2 + SampleCast.teams.count
  }

  /// A lead, a customer, or a lead that became one.
  struct Party {
    var name: String
    let industry: Int
    /// Offset in `SampleCast.teams`: a region each.
    let region: Int
    let city: String
    let source: Int
    let campaign: Int?
    let created: CivilDate
    let employees: Int
    /// Owners from their first day.
    var owners: [(day: CivilDate, rep: Int)]
    var isCustomer: Bool
    var lead: Int?
    var status = "customer"
    var states: [State] = []
    var firstOrder: CivilDate?
    var lastOrder: CivilDate?

    struct State {
      var from: CivilDate
      var owner: Int
      var status: String
    }

    func owner(on day: CivilDate) -> Int { owners.last { $0.day <= day }?.rep ?? owners[0].rep }
  }

  struct Lead {
    let party: Int
    let minute: Int
    var qualified: CivilDate?
    var disqualified: CivilDate?
    var reason: String?
    var converted: CivilDate?

    var status: String {
      if converted != nil { return "converted" }
      if qualified != nil { return "qualified" }
      return disqualified == nil ? "new" : "disqualified"
    }
  }

  struct Campaign {
    let name: String
    let type: String
    let source: Int
    let budget: Int
    let period: Period
  }

  func works(_ rep: Int, on day: CivilDate) -> Bool {
    let rep = reps[rep]
    return calendar.isWorkday(day) && day >= rep.hired && rep.left.map { day < $0 } ?? true
      && !rep.leave.contains(day)
  }

  /// The last day the rep reported work.
  func lastReport(_ rep: Int) -> CivilDate {
    switch reps[rep].style {
    case .silent: min(today, silence - 1)
    case .leaver: (reps[rep].left ?? today) - 1
    case .strong, .steady, .busy, .slump, .sparse, .novice: today
    }
  }

  /// Since when the silent rep reports nothing.
  var silence: CivilDate { today - 42 }

  /// Who takes over from the rep who left.
  var successor: Int { reps.firstIndex { $0.name == "郑爽" } ?? 0 }

  /// A day of the rep's work at or before `day`, but after `earliest` if possible.
  func workday(of rep: Int, from earliest: CivilDate, near day: CivilDate) -> CivilDate? {
    var found = day
    while found >= earliest {
      if works(rep, on: found) { return found }
      found = found - 1
    }
    return nil
  }
}

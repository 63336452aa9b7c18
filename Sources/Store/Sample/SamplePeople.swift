import Values

extension SampleWorld {
  mutating func hire() {
    for (number, team) in SampleCast.teams.enumerated() {
      for person in team.reps {
        var hired = calendar.workday(onOrAfter: thisMonth.adding(months: -person.hiredMonthsAgo) + random.below(12))
        if person.style == .novice {
          let quarter = CalendarRules().bucket(.quarter, holding: today).start
          hired = min(today, calendar.workday(onOrAfter: quarter + 5))
        }
        var rep = Rep(name: person.name, style: person.style, team: number, hired: hired)
        if person.style == .leaver { rep.left = thisMonth.adding(months: -5) + 14 }
        reps.append(rep)
      }
    }
    for index in reps.indices { reps[index].leave = leave(of: reps[index]) }
  }

  /// About nine days a year, in runs of one to three; the rep with the slump is there all of this month.
  private mutating func leave(of rep: Rep) -> [CivilDate] {
    var days: [CivilDate] = []
    var next = max(start, rep.hired) + 30 + random.below(60)
    while next < min(today, rep.left ?? today) {
      for offset in 0..<random.between(1, 3) {
        let day = next + offset
        if calendar.isWorkday(day), day <= today, rep.left.map({ day < $0 }) ?? true,
          rep.style != .slump || day < thisMonth
        {
          days.append(day)
        }
      }
      next = next + random.between(50, 110)
    }
    return days
  }

  /// Team and rep since when; the last one is today's.
  func assignments(of rep: Int) -> [(from: CivilDate, team: Int)] {
    switch reps[rep].name {
    case "赵磊": [(reps[rep].hired, 0), (thisMonth.adding(months: -8), reps[rep].team)]
    case "黄丽": [(reps[rep].hired, 3), (thisMonth.adding(months: -14), reps[rep].team)]
    default: [(reps[rep].hired, reps[rep].team)]
    }
  }

  /// A rep of the region who is employed on `day`.
  mutating func rep(in region: Int, on day: CivilDate) -> Int {
    let candidates = reps.indices.filter {
      reps[$0].team == region && reps[$0].hired <= day && reps[$0].left.map { day < $0 } ?? true
    }
    return candidates[random.weighted(candidates.map { reps[$0].style.portfolio })]
  }

  mutating func runCampaigns() {
    var month = start + 0
    var number = 0
    while month <= thisMonth {
      let year = CivilDate.padded(month.year, 4)
      switch number % 6 {
      case 1:
        // Two exhibitions a year, each dearer than everything else of its half-year.
        let first = calendar.workday(onOrAfter: month + 9)
        campaigns.append(
          Campaign(
            name: number % 12 == 1 ? "Retail Expo \(year)" : "国际物流展 \(year)", type: "exhibition",
            source: SampleCast.exhibition, budget: 42_000_000, period: Period(start: first, end: first + 4)))
      case 3:
        campaigns.append(
          Campaign(
            name: "Newsletter \(year)-\(CivilDate.padded(month.month, 2))", type: "email", source: 4, budget: 2_400_000,
            period: Period(start: month, end: month.adding(months: 3))))
      case 5:
        campaigns.append(
          Campaign(
            name: "Search ads \(year)-\(CivilDate.padded(month.month, 2))", type: "ads", source: 0, budget: 7_200_000,
            period: Period(start: month, end: month.adding(months: 6))))
      default: break
      }
      number += 1
      month = month.adding(months: 1)
    }
  }

  /// The campaign that a lead of `source` came from on `day`: a running one, or an exhibition of the last two months.
  func campaign(of source: Int, on day: CivilDate) -> Int? {
    campaigns.lastIndex {
      $0.source == source && $0.period.start <= day
        && day < $0.period.end + ($0.type == "exhibition" ? 60 : 0)
    }
  }
}

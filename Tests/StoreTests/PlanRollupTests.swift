import Foundation
import Testing
import Values

@testable import Store

/// Two teams under a third; rep 1 and 2 in East (11), rep 3 in West (12), rep 4 in none. Rep 2 moves to West on 1 March.
@Suite struct PlanRollupTests {
  private let organisation: Organisation

  init() throws {
    let all = Period(start: try day("0001-01-01"), end: try day("9999-12-31"))
    let march = try day("2026-03-01")
    organisation = Organisation(
      teams: TeamTree([10, 11, 12], [11: [.init(parent: 10)], 12: [.init(parent: 10)]]),
      memberships: [
        1: [.init(team: 11, period: all)],
        2: [
          .init(team: 11, period: Period(start: all.start, end: march)),
          .init(team: 12, period: Period(start: march, end: all.end)),
        ],
        3: [.init(team: 12, period: all)],
      ],
      productCategories: [100: "hardware", 101: "hardware", 102: "software"])
  }

  /// `2026`, `2026-Q1`, `2026-03`, or `2026-03-01..2026-03-14`.
  private func period(_ text: String) throws -> Period {
    let ends = text.components(separatedBy: "..")
    if ends.count == 2 { return Period(from: try day(ends[0]), through: try day(ends[1])) }
    let rules = CalendarRules()
    if text.count == 4 { return rules.bucket(.year, holding: try day(text + "-01-01")) }
    if text.contains("Q") {
      let month = CivilDate.padded((Int(String(text.suffix(1))) ?? 1) * 3, 2)
      return rules.bucket(.quarter, holding: try day("\(text.prefix(4))-\(month)-01"))
    }
    return rules.bucket(.month, holding: try day(text + "-01"))
  }

  private func target(_ owner: Plan.Owner, _ span: String, _ value: Double) throws -> Plan {
    Plan(kind: .target, metric: "sales", owner: owner, period: try period(span), value: value)
  }

  private func budget(_ owner: Plan.Owner, _ category: String?, _ span: String, _ value: Double) throws -> Plan {
    Plan(
      kind: .budget, metric: "expenses", owner: owner, category: category, period: try period(span), value: value)
  }

  private func value(
    _ plans: [Plan], _ owner: Plan.Owner, _ span: String, _ category: String? = nil
  ) throws -> Double? {
    let period = try period(span)
    let found = PlanRollup.rows(of: plans, in: organisation, Workdays()).filter {
      $0.owner == owner && $0.period == period && $0.category == category
    }
    #expect(found.count <= 1)
    return found.first?.value
  }

  @Test func addsMonthsToQuartersAndYears() throws {
    let plans = try [target(.rep(1), "2026-01", 10), target(.rep(1), "2026-02", 20), target(.rep(1), "2026-05", 5)]
    #expect(try value(plans, .rep(1), "2026-01") == 10)
    #expect(try value(plans, .rep(1), "2026-Q1") == 30)
    #expect(try value(plans, .rep(1), "2026-Q2") == 5)
    #expect(try value(plans, .rep(1), "2026") == 35)
    #expect(try value(plans, .rep(1), "2026-03") == nil)
    #expect(try value(plans, .rep(1), "2026-Q3") == nil)
  }

  @Test func letsWhatWasSetWinOverTheSumOfItsParts() throws {
    let plans = try [
      target(.rep(1), "2026-01", 10), target(.rep(1), "2026-Q1", 50), target(.rep(1), "2026-Q2", 60),
    ]
    #expect(try value(plans, .rep(1), "2026-01") == 10)
    #expect(try value(plans, .rep(1), "2026-Q1") == 50)
    #expect(try value(plans, .rep(1), "2026") == 110)
    // April has 22 of the quarter's 65 working days.
    #expect(try value(plans, .rep(1), "2026-04") == 60 * 22 / 65)
  }

  @Test func addsRowsOfOneOwnerAndMonth() throws {
    let plans = try [target(.rep(1), "2026-01", 10), target(.rep(1), "2026-01", 7)]
    #expect(try value(plans, .rep(1), "2026-01") == 17)
  }

  @Test func addsMembersSubteamsAndTheRest() throws {
    let plans = try [
      target(.rep(1), "2026-01", 10), target(.rep(2), "2026-01", 20), target(.rep(3), "2026-01", 40),
      target(.rep(4), "2026-01", 80),
    ]
    #expect(try value(plans, .team(11), "2026-01") == 30)
    #expect(try value(plans, .team(12), "2026-01") == 40)
    #expect(try value(plans, .team(10), "2026-01") == 70)
    #expect(try value(plans, .company, "2026-01") == 150)
    #expect(try value(plans, .company, "2026") == 150)
  }

  @Test func countsARepForTheTeamOfTheMonth() throws {
    let plans = try (1...3).map { try target(.rep(2), "2026-0\($0)", Double(10 * $0)) }
    #expect(try value(plans, .team(11), "2026-Q1") == 30)
    #expect(try value(plans, .team(12), "2026-Q1") == 30)
    #expect(try value(plans, .team(12), "2026-03") == 30)
    #expect(try value(plans, .team(12), "2026-02") == nil)
    #expect(try value(plans, .team(10), "2026-Q1") == 60)
    // A row for the whole quarter belongs to the team of its first day.
    let quarter = try [target(.rep(2), "2026-Q1", 99)]
    #expect(try value(quarter, .team(11), "2026-Q1") == 99)
    #expect(try value(quarter, .team(12), "2026-Q1") == nil)
  }

  @Test func letsATeamsOwnTargetWin() throws {
    let plans = try [
      target(.rep(1), "2026-01", 10), target(.rep(1), "2026-02", 10), target(.rep(3), "2026-01", 40),
      target(.team(11), "2026-01", 100),
    ]
    #expect(try value(plans, .team(11), "2026-01") == 100)
    #expect(try value(plans, .team(11), "2026-02") == 10)
    #expect(try value(plans, .team(11), "2026-Q1") == 110)
    #expect(try value(plans, .team(10), "2026-Q1") == 150)
    #expect(try value(plans, .company, "2026-01") == 140)
    #expect(try value(plans, .rep(1), "2026-Q1") == 20)
  }

  @Test func letsTheCompanysOwnTargetWin() throws {
    let plans = try [target(.rep(1), "2026-01", 10), target(.company, "2026", 1000)]
    #expect(try value(plans, .company, "2026") == 1000)
    #expect(try value(plans, .company, "2026-01") == 10)
    // February and March have 20 and 22 of the 239 working days that are left.
    let rest = 990.0 * 42 / 239
    #expect(abs((try value(plans, .company, "2026-Q1") ?? 0) - 10 - rest) < 1e-9)
  }

  /// January, February and March 2026 have 22, 20 and 22 working days.
  @Test func aQuarterHasAPartInEachMonth() throws {
    let plans = try [target(.rep(2), "2026-Q1", 640), target(.rep(1), "2026-01", 10), target(.rep(1), "2026-03", 30)]
    #expect(try ["2026-01", "2026-02", "2026-03"].map { try value(plans, .rep(2), $0) } == [220, 200, 220])
    #expect(try ["2026-01", "2026-02", "2026-03"].map { try value(plans, .team(11), $0) } == [230, 200, 250])
    #expect(try ["2026-01", "2026-02", "2026-03"].map { try value(plans, .company, $0) } == [230, 200, 250])
    #expect(try value(plans, .team(11), "2026-Q1") == 680)
    // Its March is East's, too, where rep 2 was on the quarter's first day.
    #expect(try value(plans, .member(2, team: 12), "2026-03") == nil)
    #expect(try value(plans, .member(2, team: 11), "2026-03") == 220)
  }

  /// A month's target of the team stands for that month alone: 220 + 10, then 1000, then 220.
  @Test func aTeamsMonthLeavesTheOthersOfItsMembersQuarters() throws {
    let plans = try [
      target(.rep(2), "2026-Q1", 640), target(.rep(1), "2026-01", 10), target(.team(11), "2026-02", 1000),
    ]
    #expect(try value(plans, .team(11), "2026-Q1") == 1450)
    #expect(try value(plans, .company, "2026-Q1") == 1450)
  }

  /// Of 630 the months share what January's 210 leave, 420 over 42 days; of 100 nothing is left to March.
  @Test func monthsWithoutAPlanShareTheRest() throws {
    let plans = try [target(.rep(1), "2026-Q1", 630), target(.rep(1), "2026-01", 210)]
    #expect(try ["2026-01", "2026-02", "2026-03"].map { try value(plans, .rep(1), $0) } == [210, 200, 220])
    let used = try [
      target(.rep(1), "2026-Q1", 100), target(.rep(1), "2026-01", 60), target(.rep(1), "2026-02", 40),
    ]
    #expect(try value(used, .rep(1), "2026-03") == nil)
  }

  /// A team's own quarter goes before its members' quarters, their months before its quarter.
  @Test func theShorterPlanGoesBeforeTheOwn() throws {
    let quarter = try target(.team(11), "2026-Q1", 6400)
    #expect(try value([quarter, target(.rep(1), "2026-Q1", 64)], .team(11), "2026-02") == 2000)
    #expect(try value([quarter, target(.rep(1), "2026-02", 64)], .team(11), "2026-02") == 64)
    #expect(try value([quarter, target(.rep(1), "2026-02", 64)], .team(11), "2026-01") == 6336 / 2)
  }

  /// Days off count: of 5 January days off 17 are left, of 59.
  @Test func daysOffTakeTheirPart() throws {
    let off = try (1...3).map { try day("2026-01-0\($0 + 4)") } + [day("2026-01-08"), day("2026-01-09")]
    let rows = PlanRollup.rows(
      of: [try target(.rep(1), "2026-Q1", 590)], in: organisation, Workdays(daysOff: Set(off)))
    let january = try period("2026-01")
    #expect(rows.first { $0.owner == .rep(1) && $0.period == january }?.value == 170)
  }

  @Test func addsProductsToTheirCategory() throws {
    let plans = try [
      target(.product(100), "2026-Q1", 1), target(.product(101), "2026-Q1", 2), target(.product(102), "2026-Q1", 4),
      target(.category("software"), "2026-Q1", 9), target(.territory(5), "2026-Q1", 7), target(.customer(6), "2026", 8),
    ]
    #expect(try value(plans, .category("hardware"), "2026-Q1") == 3)
    #expect(try value(plans, .category("software"), "2026-Q1") == 9)
    #expect(try value(plans, .territory(5), "2026") == 7)
    #expect(try value(plans, .customer(6), "2026") == 8)
    // 64 of the year's 261 working days.
    #expect(abs((try value(plans, .customer(6), "2026-Q1") ?? 0) - 8.0 * 64 / 261) < 1e-9)
    // They say nothing about the company.
    #expect(try value(plans, .company, "2026-Q1") == nil)
  }

  @Test func keepsOtherPeriodsAtTheirOwnLevel() throws {
    let plans = try [
      target(.rep(1), "2026-01-05..2026-01-11", 3), target(.rep(1), "2026-01-05..2026-01-11", 4),
      target(.rep(1), "2026-02", 10),
    ]
    #expect(try value(plans, .rep(1), "2026-01-05..2026-01-11") == 7)
    #expect(try value(plans, .rep(1), "2026-Q1") == 10)
    #expect(try value(plans, .team(11), "2026-01-05..2026-01-11") == nil)
    #expect(try value(plans, .company, "2026-Q1") == 10)
  }

  @Test func addsCategoriesOfABudget() throws {
    let plans = try [
      budget(.rep(1), "travel", "2026-01", 10), budget(.rep(1), "meals", "2026-01", 5),
      budget(.rep(2), "travel", "2026-01", 20), budget(.rep(3), nil, "2026-01", 70),
    ]
    #expect(try value(plans, .rep(1), "2026-01") == 15)
    #expect(try value(plans, .team(11), "2026-01", "travel") == 30)
    #expect(try value(plans, .team(11), "2026-01", "meals") == 5)
    #expect(try value(plans, .team(11), "2026-01") == 35)
    #expect(try value(plans, .team(12), "2026-01", "travel") == nil)
    #expect(try value(plans, .company, "2026-Q1", "travel") == 30)
    #expect(try value(plans, .company, "2026-Q1") == 105)
  }

  @Test func letsABudgetOfAllCategoriesWin() throws {
    let plans = try [
      budget(.team(11), "travel", "2026-01", 10), budget(.team(11), nil, "2026-01", 100),
      budget(.team(12), "travel", "2026-01", 1), budget(.rep(3), "meals", "2026-01", 2),
    ]
    #expect(try value(plans, .team(11), "2026-01") == 100)
    #expect(try value(plans, .team(11), "2026-01", "travel") == 10)
    // West set its travel, and its member's meals come on top.
    #expect(try value(plans, .team(12), "2026-01") == 3)
    #expect(try value(plans, .team(10), "2026-01") == 103)
    #expect(try value(plans, .company, "2026-01", "travel") == 11)
  }

  @Test func survivesAbsurdNumbersAndCircles() throws {
    let plans = try [target(.rep(1), "2026-01", 9e18), target(.rep(1), "2026-02", 9e18)]
    #expect(try value(plans, .rep(1), "2026-Q1") == 18e18)
    let circle = Organisation(
      teams: TeamTree([1, 2], [1: [.init(parent: 2)], 2: [.init(parent: 1)]]), memberships: [:], productCategories: [:])
    let rows = PlanRollup.rows(of: [try target(.team(1), "2026-01", 5)], in: circle, Workdays())
    #expect(rows.filter { $0.owner == .company && $0.period.dayCount == 31 }.map(\.value) == [5])
  }

  /// Rep 2's months before March are East's, the one from March on is West's: so are the quarter's parts.
  @Test func aQuarterOfARepIsSharedByTheTeamsOfItsMonths() throws {
    let plans = [
      try target(.rep(2), "2026-01", 100), try target(.rep(2), "2026-02", 200), try target(.rep(2), "2026-03", 400),
    ]
    #expect(try value(plans, .member(2, team: 11), "2026-Q1") == 300)
    #expect(try value(plans, .member(2, team: 12), "2026-Q1") == 400)
    #expect(try value(plans, .team(11), "2026-Q1") == 300)
    #expect(try value(plans, .rep(2), "2026-Q1") == 700)
    // Set as a quarter it belongs to the team of its first day, as a period of its own likewise.
    #expect(try value([target(.rep(2), "2026-Q1", 900)], .member(2, team: 11), "2026-Q1") == 900)
    #expect(
      try value([target(.rep(2), "2026-03-10..2026-04-20", 50)], .member(2, team: 12), "2026-03-10..2026-04-20") == 50)
  }

  @Test func saysWhatHasSmallerParts() throws {
    let plans = [try target(.rep(1), "2026-Q1", 300), try target(.rep(3), "2026-02", 50)]
    let rows = PlanRollup.rows(of: plans, in: organisation, Workdays())
    func hasParts(_ owner: Plan.Owner, _ span: String) throws -> Bool? {
      let period = try period(span)
      return rows.first { $0.owner == owner && $0.period == period }?.hasParts
    }
    #expect(try hasParts(.rep(1), "2026-Q1") == true)
    #expect(try hasParts(.rep(1), "2026") == true)
    #expect(try hasParts(.rep(3), "2026-Q1") == true)
    #expect(try hasParts(.rep(3), "2026-02") == false)
    #expect(try hasParts(.company, "2026-Q1") == true)
  }

  // MARK: When the tree changes

  /// As above, but West (12) leaves the team 10 on 10 February, with rep 3 in it.
  private func values(_ plans: [Plan], _ owner: Plan.Owner, _ spans: [String]) throws -> [Double?] {
    let change = try day("2026-02-10")
    let moved = Organisation(
      teams: TeamTree(
        [10, 11, 12, 13],
        [
          11: [.init(parent: 10)],
          12: [
            .init(parent: 10, period: Period(start: Period.ever.start, end: change)),
            .init(parent: 13, period: Period(start: change, end: Period.ever.end)),
          ],
        ]),
      memberships: [1: [.init(team: 11, period: .ever)], 3: [.init(team: 12, period: .ever)]], productCategories: [:])
    let rows = PlanRollup.rows(of: plans, in: moved, Workdays())
    return try spans.map { span in
      let period = try period(span)
      return rows.first { $0.owner == owner && $0.period == period }?.value
    }
  }

  private let quarter = ["2026-01", "2026-02", "2026-03", "2026-Q1"]

  /// A quarter's target goes up by the tree of its first day, with all its months.
  @Test func aTeamsQuarterAndItsMonthsGoToTheTeamOfItsFirstDay() throws {
    for plans in try [[target(.team(12), "2026-Q1", 640)], [target(.rep(3), "2026-Q1", 640)]] {
      #expect(try values(plans, .team(10), quarter) == [220, 200, 220, 640])
      #expect(try values(plans, .team(13), quarter) == [nil, nil, nil, nil])
      #expect(try values(plans, .company, quarter) == [220, 200, 220, 640])
    }
  }

  /// Targets of months go up by the tree of each month's first day, and so do their sums.
  @Test func aTeamsMonthsGoToTheTeamsOfTheirFirstDays() throws {
    for owner in [Plan.Owner.team(12), .rep(3)] {
      let plans = try [target(owner, "2026-01", 10), target(owner, "2026-02", 20), target(owner, "2026-03", 40)]
      #expect(try values(plans, .team(10), quarter) == [10, 20, nil, 30])
      #expect(try values(plans, .team(13), quarter) == [nil, nil, 40, 40])
      #expect(try values(plans, .company, quarter) == [10, 20, 40, 70])
    }
  }

  /// The quarter of East is its own; of a month of West that is planned shorter the rest of its quarter remains.
  @Test func whatIsSetHigherUpGoesBefore() throws {
    let plans = try [
      target(.team(11), "2026-Q1", 64), target(.team(12), "2026-Q1", 640), target(.team(12), "2026-03", 40),
    ]
    // 600 over 42 days, and 64 over 64.
    #expect(try values(plans, .team(10), ["2026-01", "2026-03"]) == [600 * 22 / 42.0 + 22, 22])
    #expect(try values(plans, .team(13), quarter) == [nil, nil, 40, nil])
    #expect(try values(plans, .team(10), ["2026-Q1"]) == [704])
  }

  /// Two teams that change places within the year: nothing runs in a circle.
  @Test func teamsThatChangePlacesAreEachCountedOnce() throws {
    let change = try day("2026-02-10")
    let before = Period(start: Period.ever.start, end: change)
    let after = Period(start: change, end: Period.ever.end)
    let turned = Organisation(
      teams: TeamTree(
        [1, 2],
        [
          1: [.init(parent: nil, period: before), .init(parent: 2, period: after)],
          2: [.init(parent: 1, period: before)],
        ]),
      memberships: [1: [.init(team: 1, period: .ever)], 2: [.init(team: 2, period: .ever)]], productCategories: [:])
    let plans = try (1...3).flatMap { try [target(.rep(1), "2026-0\($0)", 1), target(.rep(2), "2026-0\($0)", 10)] }
    let rows = PlanRollup.rows(of: plans, in: turned, Workdays())
    func value(_ owner: Plan.Owner, _ span: String) throws -> Double? {
      let period = try period(span)
      return rows.first { $0.owner == owner && $0.period == period }?.value
    }
    #expect(try quarter.map { try value(.team(1), $0) } == [11, 11, 1, 23])
    #expect(try quarter.map { try value(.team(2), $0) } == [10, 10, 11, 31])
    #expect(try quarter.map { try value(.company, $0) } == [11, 11, 11, 33])
    let years = try [target(.team(1), "2026", 100), target(.team(2), "2026", 200), target(.rep(1), "2026-Q1", 8)]
    let found = PlanRollup.rows(of: years + plans, in: turned, Workdays())
    let year = try period("2026")
    #expect(found.first { $0.owner == .company && $0.period == year }?.value == 100)
  }

  /// Rep 2's year belongs to East; the months of West use it up, so that no day of East has a part of it.
  @Test func aYearThatMonthsElsewhereUseUpIsDivided() throws {
    let plans = try [target(.rep(2), "2026", 100), target(.rep(2), "2026-04", 60), target(.rep(2), "2026-05", 60)]
    let rows = PlanRollup.rows(of: plans, in: organisation, Workdays())
    let year = try period("2026")
    for owner in [Plan.Owner.rep(2), .member(2, team: 11), .team(11)] {
      let found = rows.filter { $0.owner == owner && $0.period == year }
      #expect(found.map(\.value) == [100])
      #expect(found.map(\.hasParts) == [true])
    }
    #expect(try value(plans, .member(2, team: 11), "2026-01") == nil)
  }
}

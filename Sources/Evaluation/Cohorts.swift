import SQL
import Semantics
import Store
import Syntax
import Values

/// How many of a cohort's members entered on which day, oldest first.
struct CohortMembers {
  let cohort: Cohort
  let days: [(day: CivilDate, count: Int)]
  let today: CivilDate
  /// Days in which little has happened to a member yet.
  static let youth = 90

  var count: Int { days.reduce(0) { $0 + $1.count } }

  /// Members of `bucket` that have not had `count` units yet: the last of them ends after today.
  func immature(_ count: Int, _ lapse: Lapse, in bucket: Period? = nil) -> Int {
    days.reduce(0) { found, entry in
      guard bucket?.contains(entry.day) ?? true, lapse.start(count, after: entry.day) > today else { return found }
      return found + entry.count
    }
  }

  /// How many units the first of them has begun, its own day beginning the first; within the window.
  func begun(_ lapse: Lapse, in bucket: Period? = nil) -> Int {
    guard let first = days.first(where: { bucket?.contains($0.day) ?? true })?.day else { return 0 }
    let end = min(today.adding(days: 1), cohort.window?.end(for: first) ?? PeriodBounds.open)
    var count = 0
    while count < 2_000, lapse.start(count, after: first) < end { count += 1 }
    return count
  }
}

extension Question {
  /// Whether the answer depends on when the members entered: rows are made of it, or some may not have had their time.
  func asksMembers(of cohort: Cohort, on today: CivilDate) -> Bool {
    if keys.contains(where: { if case .cohort = $0.kind { true } else { false } }) { return true }
    guard let window = cohort.window else {
      // Those who were won are few as long as most are young.
      return asksWhoWasWon && cohort.period.map { $0.last.adding(days: CohortMembers.youth) > today } ?? true
    }
    return cohort.period.map { window.end(for: $0.last) > today } ?? true
  }

  private var asksWhoWasWon: Bool {
    quantities.flatMap(\.allMeasures).contains { $0.isWholeCohort && $0.condition != nil }
  }
}

extension Workspace {
  func members(of cohort: Cohort, _ question: Question, _ select: PlanSelect) throws(EvaluationError) -> CohortMembers {
    let plan = Planner(catalogue: catalogue, environment: environment).members(of: cohort, at: question.moment)
    var days: [(day: CivilDate, count: Int)] = []
    for row in try fetch(plan, select) {
      guard case .text(let text) = row.keys[0].identity, let day = CivilDate(iso: text),
        case .integer(let count)? = row.outputs.first
      else { continue }
      days.append((day, count))
    }
    return CohortMembers(cohort: cohort, days: days.sorted { $0.day < $1.day }, today: environment.today(of: question))
  }

  var immatureColumn: Answer.Column {
    Answer.Column(name: "immature", title: say("Not over yet", "未满期"), role: .measure, unit: .count)
  }

  // MARK: Words

  /// `customers with created 2026-01-01 to 2026-03-31, the first 90 days of each`
  func words(of cohort: Cohort) -> String {
    let who = say(
      "\(Self.spoken(cohort.entity)) \(cohort.date.field.name) \(dates(cohort.period))",
      "\(who(cohort))的\(day(cohort)):\(dates(cohort.period))")
    guard let window = cohort.window else { return who }
    return who + say(", the first \(firstWords(of: window)) of each", ",每条记录的前 \(words(of: window))")
  }

  private func words(of window: Cohort.Window) -> String {
    let chinese =
      switch window.lapse {
      case .day: "天"
      case .week: "周"
      case .month: "个月"
      case .quarter: "个季度"
      case .year: "年"
      }
    return say("\(window.count) \(window.lapse.rawValue)\(window.count == 1 ? "" : "s")", "\(window.count) \(chinese)")
  }

  /// After `the first`: 90 days, month.
  private func firstWords(of window: Cohort.Window) -> String {
    window.count == 1 ? window.lapse.rawValue : words(of: window)
  }

  private static func spoken(_ name: String) -> String { name.split(separator: "_").joined(separator: " ") }

  /// How much of the cohort has not had its time yet.
  ///
  /// - Parameter isOfLapses: rows are of the time since each began, so that none is beside another of more.
  func notes(of members: CohortMembers, isOfLapses: Bool = false) -> [Answer.Note] {
    // Customers of an export of orders are known since their first one; nobody says when they were created.
    if members.count == 0, members.cohort.entity == "customers", members.cohort.date.field.name == "created" {
      return [
        .init(
          say(
            "no customer is known to have been created then; `for customers first_order in ...` follows them from their first order",
            "没有客户的创建日期在其中;`for customers first_order in ...` 从首单起跟踪客户"))
      ]
    }
    guard let window = members.cohort.window else { return isOfLapses ? [] : youngest(of: members) }
    let young = members.immature(window.count, window.lapse)
    guard young > 0 else { return [] }
    return [
      .init(
        say(
          "\(young) of \(members.count) \(Self.spoken(members.cohort.entity)) have not had their first \(firstWords(of: window)) yet",
          "\(members.count) 条\(who(members.cohort))中有 \(young) 条的前 \(words(of: window))尚未结束"))
    ]
  }

  /// Without a window those who came last have had less time than the others, however long that is.
  private func youngest(of members: CohortMembers) -> [Answer.Note] {
    let days = CohortMembers.youth
    let young = members.immature(days, .day)
    guard young > 0 else { return [] }
    return [
      .init(
        say(
          "\(young) of \(members.count) \(Self.spoken(members.cohort.entity)) are younger than \(days) days and have had little time; `within \(days) days` gives each as much",
          "\(members.count) 条\(who(members.cohort))中有 \(young) 条不足 \(days) 天,时间尚短;`within \(days) days` 使各条时间相同"))
    ]
  }

  func explanation(of cohort: Cohort) -> String {
    let window =
      cohort.window.map {
        say(
          "Only what happened in the first \(firstWords(of: $0)) of each counts, its own day being the first.",
          "只计每条记录起 \(words(of: $0))内发生的事,当天为第一天。")
      } ?? say("What happened to them counts, whenever it was.", "不论何时发生都计入。")
    return say(
      "Follows the \(Self.spoken(cohort.entity)) whose `\(cohort.date.field.name)` is \(dates(cohort.period)). \(window)",
      "跟踪\(day(cohort))为 \(dates(cohort.period)) 的\(who(cohort))。\(window)")
  }

  private func who(_ cohort: Cohort) -> String {
    catalogue.entity(cohort.entity).map { resolver.title(of: $0) } ?? cohort.entity
  }

  private func day(_ cohort: Cohort) -> String {
    let name = cohort.date.field.name
    return resolver.title(ofPath: [name], from: catalogue.entity(cohort.date.field.entity), english: name)
  }
}

extension ShowAnswer {
  private func position(_ isWanted: (CohortAxis) -> Bool) -> Int? {
    question.keys.firstIndex { key in
      if case .cohort(let axis) = key.kind { isWanted(axis) } else { false }
    }
  }
  private var enteredPosition: Int? { position { if case .entered = $0 { true } else { false } } }
  var afterPosition: Int? { position { if case .after = $0 { true } else { false } } }

  /// For each row how many of its members have not had the time that the row is about; `nil` when that is no part of the
  /// question, and where rows are of some members of a cohort alone.
  var immature: (([RowKey]) -> Int)? {
    guard let members, question.keys.allSatisfy(\.isOfCohort) else { return nil }
    let entered = enteredPosition
    if let after = afterPosition, case .cohort(.after(let lapse)) = question.keys[after].kind {
      return { keys in
        guard case .integer(let ordinal) = keys[after].shown else { return 0 }
        return members.immature(ordinal + 1, lapse, in: entered.flatMap { bucket(keys[$0]) })
      }
    }
    guard let entered, let window = members.cohort.window else { return nil }
    return { keys in members.immature(window.count, window.lapse, in: bucket(keys[entered])) }
  }

  private func bucket(_ key: RowKey) -> Period? {
    guard case .bucket(let grain, let start) = key.shown else { return nil }
    return environment.calendar.bucket(grain, holding: start)
  }

  /// Rows for parts of a cohort to which nothing happened: every time of entering, and every unit since then that has
  /// begun, for everything else that has a row.
  mutating func fillCohort() {
    guard let members, enteredPosition != nil || afterPosition != nil else { return }
    let (entered, after) = (enteredPosition, afterPosition)
    let cells = grid(members, entered, after)
    var groups: [[RowKey]] = []
    var seen: Set<[RowKey]> = []
    var known: Set<[RowKey]> = []
    for row in rows {
      known.insert(row.keys)
      let others = row.keys.indices.filter { $0 != entered && $0 != after }.map { row.keys[$0] }
      if seen.insert(others).inserted { groups.append(others) }
    }
    let isWhole = question.keys.indices.allSatisfy { $0 == entered || $0 == after }
    if groups.isEmpty, isWhole { groups = [[]] }
    guard groups.count * cells.count <= 200_000 else {
      hasWholeAxis = false
      return
    }
    for group in groups {
      for cell in cells {
        var rest = group[...]
        let keys = question.keys.indices.map { position -> RowKey in
          position == entered
            ? cell.entered ?? .none : position == after ? cell.after ?? .none : rest.popFirst() ?? .none
        }
        if known.contains(keys) { continue }
        rows.append(AnswerRow(keys: keys, numbers: emptyNumbers(keys)))
      }
    }
  }

  private func grid(_ members: CohortMembers, _ entered: Int?, _ after: Int?) -> [(entered: RowKey?, after: RowKey?)] {
    func steps(in bucket: Period?) -> [RowKey?] {
      guard let after, case .cohort(.after(let lapse)) = question.keys[after].kind else { return [nil] }
      return (0..<members.begun(lapse, in: bucket)).map {
        RowKey(identity: .integer($0), shown: .integer($0), place: .number(Double($0)))
      }
    }
    guard let entered, case .cohort(.entered(let grain)) = question.keys[entered].kind else {
      return steps(in: nil).map { (nil, $0) }
    }
    guard let first = members.days.first?.day, let last = members.days.last?.day else { return [] }
    let found = Period(from: first, through: last)
    let wanted = members.cohort.period.map {
      $0.start == PeriodBounds.earliest ? found : $0.cut(through: environment.today)
    }
    let buckets = environment.calendar.buckets(grain, over: wanted ?? found)
    if buckets.count > 20_000 { return [] }
    return buckets.flatMap { bucket in steps(in: bucket).map { (RowKey.bucket(grain, bucket.start), $0) } }
  }
}

import Semantics
import Store
import Syntax
import Values

extension Workspace {
  /// The one line that says what was understood: the dates covered and what sales means here.
  func caption(of question: Question) -> String {
    var parts: [String] = []
    if let cohort = question.cohort {
      parts.append(words(of: cohort))
      if question.period != nil {
        let period = comparedDates(question) ?? dates(of: question)
        parts.append(say("facts of \(period)", "发生于 \(period)"))
      } else if let others = comparedCohorts(question) {
        parts[0] += others
      }
    } else {
      parts.append(comparedDates(question) ?? dates(of: question))
    }
    if isAsOfMoment(question) {
      parts.append(say("as of \(question.moment)", "截至 \(question.moment)"))
    }
    if question.usesSalesBasis {
      parts.append(say("sales = \(environment.salesBasis.rawValue)", "销售额 = \(title(of: environment.salesBasis))"))
    }
    if question.usesDefaultItems, let subject = question.subject {
      parts.append(say("the usual numbers of \(subject.name)", "\(subject.name) 的常用指标"))
    }
    return parts.joined(separator: " · ")
  }

  /// Whether the day on which the question is read decides its numbers.
  func isAsOfMoment(_ question: Question) -> Bool {
    question.isPast || isOfCustomersThen(question)
      || question.quantities.flatMap(\.measures).contains(where: \.timing.isSnapshot)
  }

  func caption(of request: ListRequest) -> String {
    let time =
      request.period == nil ? say("all \(request.entity.name)", "全部") : created(request) + dates(request.period)
    let followed = request.following.map { [words(of: $0.cohort)] } ?? []
    let isOfTwo = request.known != request.moment
    let moment = request.isPast || isOfTwo ? [say("as of \(request.moment)", "截至 \(request.moment)")] : []
    let known = isOfTwo ? [say("known by \(request.known)", "已知至 \(request.known)")] : []
    return ([time] + followed + moment + known).joined(separator: " · ")
  }

  /// What people ask of a period is rarely who was written down in it.
  private func created(_ request: ListRequest) -> String {
    request.date?.name == "created" ? say("created ", "创建于 ") : ""
  }

  func title(of basis: SalesBasis) -> String {
    switch basis {
    case .won: "成交额"
    case .ordered: "订单额"
    case .invoiced: "开票额"
    case .collected: "回款额"
    }
  }

  func dates(of question: Question) -> String {
    guard let day = question.through else { return dates(question.period) }
    return dates(question.period ?? question.counted, on: day)
  }

  func dates(_ period: Period?) -> String { dates(period, on: today) }

  private func dates(_ period: Period?, on today: CivilDate) -> String {
    guard let period else { return say("all time", "全部时间") }
    if period.dayCount == 1 { return period.start.iso }
    let from = period.start == PeriodBounds.earliest ? say("the beginning", "最早") : period.start.iso
    let whole = say("\(from) to \(period.last)", "\(from) 至 \(period.last)")
    guard period.contains(today), today != period.last else { return whole }
    return say("\(whole) (so far to \(today))", "\(whole)(截至 \(today))")
  }

  // MARK: Notes

  func notes(of result: ShowResult) throws(EvaluationError) -> [Answer.Note] {
    let answer = result.answer
    let question = answer.question
    var notes: [Answer.Note] = []
    if answer.rows.isEmpty { notes.append(.init(say("nothing found", "没有找到"))) }
    if answer.isAllNothing { notes += unknownNames(in: question) }
    notes += leftOutByDefinition(answer)
    if result.leftOut > 0 {
      let all = result.leftOut + answer.rows.count + result.rest.count
      notes.append(
        .init(say("\(result.leftOut) of \(all) rows do not meet the condition", "\(all) 行中有 \(result.leftOut) 行不满足条件")))
    }
    notes += try basisNotes(question)
    notes += comparatorNotes(answer)
    if let members = answer.members {
      notes += self.notes(of: members, isOfLapses: answer.afterPosition != nil)
      if answer.afterPosition != nil, answer.immature == nil {
        notes.append(
          .init(
            say(
              "who had not the time of a row yet is counted in it: rows of the cohort alone say how many these are",
              "尚未满期的成员也计入该行:只按同期群分行时会列出其人数")))
      }
    }
    notes += overlaps(question)
    notes += unknownRatios(answer)
    notes += try missingPlans(result)
    notes +=
      velocityParts(result) + levelsOfToday(question) + customersOfToday(question)
      + ofPeriod(question) + wonElsewhere(question)
    notes += stagesUnknown(answer) + stockUnknown(answer)
    if question.moment > environment.today {
      notes.append(
        .init(
          say(
            "\(question.moment) is still to come: this is what is known today", "\(question.moment) 尚未到来:这里是今天所知的"),
          kind: .warning))
    }
    notes += smallSamples(answer)
    notes += nameless(answer) + elsewhere(answer) + partialBuckets(answer)
    notes += rankingNotes(result)
    notes += standIns(answer)
    notes += unlikeBuckets(answer) + addedUpPresent(question) + reachesBeforePeriod(answer)
    notes += try staleDeals(question) + unpricedRates(answer)
    notes += try missingRates(answer) + unknownParts(answer) + convertedLeads(answer) + rawRecords(answer)
    let oldest = oldestDues(question)
    notes += undivided(question) + (oldest.isEmpty ? namesakes(question) : oldest)
    notes += try movedReps(question) + beforeFirstWork(question) + datedAhead(question)
    return notes
  }

  /// Rows that took their team's ratios because they have none of their own.
  private func standIns(_ answer: ShowAnswer) -> [Answer.Note] {
    answer.question.columns.compactMap { column in
      guard let (own, other) = column.quantity.standIns.first else { return nil }
      let (first, second) = (answer.reader.formula(own), answer.reader.formula(other))
      let count = answer.rows.count { first($0.numbers) == .nothing && second($0.numbers) != .nothing }
      guard count > 0 else { return nil }
      return .init(
        say(
          "\(column.name) of \(count) rows rests on the ratios of the team: they closed nothing in the last 90 days",
          "\(column.title) 有 \(count) 行采用团队的比率:近 90 天没有成交"))
    }
  }

  private func overlaps(_ question: Question) -> [Answer.Note] {
    question.keys.filter(\.isRolledUp).map { key in
      key.name == "team"
        ? .init(
          say(
            "what a team does counts for every team above it on that day, too: rows overlap, the total is the whole",
            "每个团队的数也计入其上所有团队(按当天的团队层级):各行重叠,合计为整体"))
        : .init(
          say(
            "what somebody does counts for every manager above on that day, and a manager's own for the manager: rows overlap, the total is the whole",
            "每个人的数也计入当天其上的所有经理,经理本人的计入本人:各行重叠,合计为整体"))
    }
  }

  func undivided(_ question: Question) -> [Answer.Note] {
    if question.sharedNotes.isEmpty { return [] }
    let names = question.sharedNotes.joined(separator: ", ")
    return [
      .init(
        say("what is divided by is not split by \(names); every row divides by the whole", "除数不按 \(names) 拆分,各行都除以整体"))
    ]
  }

  func unknownRatios(_ answer: ShowAnswer) -> [Answer.Note] {
    answer.question.columns.compactMap { column in
      if case .measure = column.quantity.undeclared { return nil }
      let formula = answer.reader.formula(column.quantity)
      var example: Int?
      for row in answer.rows {
        if case .atLeast(let count) = formula(row.numbers) {
          example = count
          break
        }
      }
      guard let example else { return nil }
      return .init(
        say(
          "\(example)+ in \(column.name): there is none to divide by yet, so it will take at least that many",
          "\(named(column, answer.question)) 中的 \(example)+:还没有可除的数,至少需要这么多"))
    }
  }

  /// `拜访 / 成交（上月）`: beside what it is compared with a column has only the name of that.
  private func named(_ column: MetricColumn, _ question: Question) -> String {
    guard column.comparator != nil,
      let own = question.columns.last(where: { $0.comparator == nil && column.name.hasPrefix($0.name) })
    else { return column.title }
    return "\(own.title)（\(column.title)）"
  }

  private func missingPlans(_ result: ShowResult) throws(EvaluationError) -> [Answer.Note] {
    let answer = result.answer
    // Those in `others` stay out of its total, too.
    let rows = answer.rows + result.rest
    var notes: [Answer.Note] = []
    var seen: Set<Value.Plan> = []
    var isPlanned = false
    for measure in answer.question.quantities.flatMap(\.measures) {
      guard let plan = measure.plan, let position = answer.reader.outputs[measure] else { continue }
      let missing = rows.count { $0.numbers.outputs[position] == .null }
      if missing < rows.count { isPlanned = true }
      guard seen.insert(plan.plan).inserted else { continue }
      if missing > 0 {
        let word = plan.plan == .target ? say("target", "目标") : say("budget", "预算")
        notes.append(
          .init(
            say(
              missing == 1
                ? "1 row has no \(word) and stays out of totals with it"
                : "\(missing) rows have no \(word) and stay out of totals with it",
              "\(missing) 行没有\(word),不计入相关合计")))
        if let note = try noPlans(plan, answer.question) { notes.append(note) }
      }
    }
    return isPlanned ? try notes + cutPlans(answer.question) + narrowPlans(answer.question) : notes
  }
}

import Semantics
import Store
import Syntax
import Values

extension Workspace {
  /// `2026-11-01 to 2026-11-23 so far (16 workdays) vs last month, 2026-10-01 to 2026-10-23 (13 workdays)`; `nil` without
  /// `vs`.
  func comparedDates(_ question: Question) -> String? {
    guard !question.comparators.isEmpty else { return nil }
    let others = question.comparators.map { comparator in
      guard let other = comparator.period else { return say("target", "目标") }
      if question.comparedTime == nil { return "\(comparator.title), \(other.moment)" }
      return comparator.title + say(", ", "，") + range(other.counted)
    }
    let what = question.changes == nil ? "" : say("changed ", "变更于 ")
    let own = question.comparedTime.map { counted($0, on: environment.today(of: question)) } ?? dates(nil)
    return what + own + say(" vs ", " 对比 ") + others.joined(separator: say("; ", ";"))
  }

  /// ` vs 2025-Q1, 2025-01-01 to 2025-03-31`
  func comparedCohorts(_ question: Question) -> String? {
    let others = question.comparators.map { comparator in
      guard let other = comparator.period else { return say("target", "目标") }
      return comparator.title + say(", ", "，") + dates(other.counted)
    }
    return others.isEmpty ? nil : say(" vs ", " 对比 ") + others.joined(separator: say("; ", ";"))
  }

  private func counted(_ period: Period, on today: CivilDate) -> String {
    guard period.contains(today), today != period.last else { return range(period) }
    return range(period.cut(through: today), say(" so far", " 为止"))
  }

  private func range(_ period: Period, _ remark: String = "") -> String {
    if period.isEmpty { return say("no day yet", "尚无一天") }
    let from = period.start == PeriodBounds.earliest ? say("the beginning", "最早") : period.start.iso
    let days = period.dayCount == 1 ? from : say("\(from) to \(period.last)", "\(from) 至 \(period.last)")
    let count = environment.workdays.count(in: period)
    let unit = count == 1 ? "workday" : "workdays"
    return days + remark + say(" (\(count) \(unit))", "(\(count) 个工作日)")
  }

  // MARK: Notes

  func comparatorNotes(_ answer: ShowAnswer) -> [Answer.Note] {
    var found: [Answer.Note] = []
    for comparator in answer.question.comparators {
      guard let other = comparator.period else { continue }
      found += other.remarks.map { Answer.Note(words($0, comparator.title, other)) }
    }
    if !answer.question.withoutTarget.isEmpty {
      let names = answer.question.withoutTarget.joined(separator: ", ")
      found.append(
        .init(say("no target can be set for \(names), which does not add up", "\(names) 不能相加,因此不能设定目标")))
    }
    if answer.question.comparesCohorts, answer.question.cohort?.window == nil, !answer.question.comparedPeriods.isEmpty
    {
      found.append(
        .init(
          say(
            "those who came earlier have had more time; `within 90 days` gives each as much",
            "较早的一批所经时间更长;`within 90 days` 使各条时间相同")))
    }
    if let position = answer.question.timeAxis, !answer.question.comparedPeriods.isEmpty,
      answer.rows.contains(where: { $0.keys[position].identity == .null })
    {
      found.append(
        .init(
          say(
            "(none) holds the days of the other period that have no counterpart in this one",
            "(无)为另一时期中没有对应日期的部分")))
    }
    return found
  }

  private func words(_ remark: ComparedPeriod.Remark, _ title: String, _ other: ComparedPeriod) -> String {
    switch remark {
    case .lengths(let own, let before):
      return say(
        "the two differ in length: \(own) days against \(before) of \(title)",
        "两段时间长短不同:\(own) 天对 \(title) 的 \(before) 天")
    case .fewerWorkdays(let count):
      return say(
        "\(title) has fewer than \(count) working days and is taken whole", "\(title)不足 \(count) 个工作日,取全部")
    case .nothingToCut:
      return say(
        "the period is over, so `by workdays` cuts nothing: both are whole, with as many working days as the header says",
        "本期已结束,`按工作日` 不作截取:两段时间都取全部,工作日数见表头")
    case .unfinished:
      return say(
        "\(title) is not over: it ends on \(other.whole.last)", "\(title)尚未结束,到 \(other.whole.last) 为止")
    case .later:
      return say(
        "\(title) lies after the question's own period; `vs previous period` is the one before it",
        "\(title)在本期之后;本期之前为`上期`")
    case .noSuchWeek(let year, let week):
      return say(
        "\(year) has no week \(week); the week 52 weeks earlier was taken", "\(year) 年没有第 \(week) 周,取 52 周之前的一周")
    }
  }

  // MARK: Explaining

  /// What `vs` means here, a line for each comparator, and whose rows there are.
  func comparatorLines(_ question: Question) -> [String] {
    guard !question.comparators.isEmpty else { return [] }
    var lines = question.comparators.enumerated().map { position, comparator in
      let columns = Self.endings(position)
      guard let other = comparator.period else {
        return say("\(columns): the target of the whole period.", "\(columns):整个时期的目标。")
      }
      let days = question.comparedTime == nil ? other.moment.iso : range(other.counted)
      return say(
        "\(columns): \(comparator.title), \(days), \(reason(other)).",
        "\(columns):\(comparator.title),\(days),\(reason(other))。")
    }
    if !question.comparedPeriods.isEmpty {
      lines.append(
        say(
          "What only the other period knows has a row too, with 0 now. Conditions, ranking and whom to look at go by the present period.",
          "只在另一时期出现的也有一行,现值为 0。条件、排名与对象按本期决定。"))
    }
    return lines
  }

  private static func endings(_ position: Int) -> String {
    let number = position == 0 ? "" : "_\(position + 1)"
    return "_before\(number), _change\(number), _change_pct\(number)"
  }

  private func reason(_ other: ComparedPeriod) -> String {
    guard other.through != nil else { return say("all of it", "全部") }
    return other.alignment == .workdays
      ? say("as many working days as have passed", "截至相同的工作日数")
      : say("up to the same date, because the period is not over", "因本期未结束,截至相同日期")
  }
}

import Semantics
import Store
import Values

/// What is said of plans of which rows hold only a part.
extension Workspace {
  /// Only plans that a number of the answer rests on.
  func cutPlans(_ question: Question) throws(EvaluationError) -> [Answer.Note] {
    let time = PlanTime(question, Array(question.keys.indices), environment)
    if time.isByDay { return [spread([])] }
    var spread: Set<Period> = []
    var cuts: [Period: (part: Int, whole: Int)] = [:]
    for measure in Set(question.quantities.flatMap(\.measures)) {
      guard let plan = measure.plan, try isAnyCut(plan, time) else { continue }
      for line in try usedPlans(measure, question) {
        guard let days = time.cut(of: line.months.isEmpty ? [line.period] : line.months) else { continue }
        if days.part == days.whole { spread.insert(line.period) } else { cuts[line.period] = days }
      }
    }
    var notes: [Answer.Note] = []
    if !spread.isEmpty { notes.append(self.spread(spread.sorted { ($0.start, $0.end) < ($1.start, $1.end) })) }
    if cuts.isEmpty { return notes }
    let all = cuts.sorted { ($0.key.start, $0.key.end) < ($1.key.start, $1.key.end) }
    let english = all.map { "\($1.part) of \($1.whole) in \(PlanTime.label(of: $0))" }.joined(separator: ", ")
    let chinese = all.map { "\(PlanTime.label(of: $0)) \($1.whole) 天中 \($1.part) 天" }.joined(separator: ",")
    notes.append(
      .init(
        say(
          "what was planned for longer than the period counts by working days: \(english)", "跨出期间的计划按工作日折算:\(chinese)"))
    )
    return notes
  }

  /// Few are named.
  private func spread(_ stretches: [Period]) -> Answer.Note {
    let few = stretches.count > 4 ? [] : stretches.map(PlanTime.label)
    let (english, chinese) =
      few.isEmpty ? ("", "") : (": " + few.joined(separator: ", "), ":" + few.joined(separator: ","))
    return .init(
      say(
        "what was planned for longer than a row's time is spread over its working days\(english)",
        "长于各行时段的计划按工作日分摊\(chinese)"))
  }

  /// Whether anything was set that the time of the question cuts, for whomever.
  private func isAnyCut(_ plan: Measure.PlanSource, _ time: PlanTime) throws(EvaluationError) -> Bool {
    let periods = try storing { () throws(StoreError) in
      try PlanTable.periods(of: plan.plan, metric: plan.metric, in: reader)
    }
    return periods.contains { time.cut(of: [$0]) != nil }
  }
}

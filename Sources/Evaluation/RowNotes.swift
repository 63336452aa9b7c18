import Semantics
import Store
import Syntax
import Values

/// What is said about numbers that look at other rows.
extension Workspace {
  /// Buckets at the ends of the axis that the period or the day cuts, beside whole ones: in the rows, and among those
  /// whose numbers are put together.
  func partialBuckets(_ answer: ShowAnswer) -> [Answer.Note] {
    let question = answer.question
    let compares = question.quantities.flatMap(\.rowViews).contains { view in
      guard case .ofRows(let view, _) = view else { return false }
      return switch view {
      case .moving, .previous, .growth: true
      case .running, .rank, .cumulative, .cumulativeShare, .share: false
      }
    }
    var cut = compares ? cutBuckets(question, answer.bucketDays) : []
    for (asked, found) in zip(question.paretos, answer.paretos) where asked.isSpread && found.days.count > 1 {
      let isOfTimes = asked.question.timeAxis.map { asked.question.keys[$0].name == asked.counted } ?? false
      if !isOfTimes || asked.question.columns.contains(where: \.quantity.isSnapshot) { continue }
      cut += cutBuckets(asked.question, found.days).filter { !cut.contains($0) }
    }
    return cut.map { bucket in
      .init(
        say(
          "\(bucket.name) is counted from \(bucket.covered.start) to \(bucket.covered.last) only and stands beside whole ones",
          "\(bucket.name) 只计 \(bucket.covered.start) 至 \(bucket.covered.last),与完整的时段并列"))
    }
  }

  private struct CutBucket: Equatable {
    var name: String
    var covered: Period
  }

  /// - Parameter days: the first ones of the buckets along the question's axis.
  private func cutBuckets(_ question: Question, _ days: Set<CivilDate>) -> [CutBucket] {
    guard let axis = question.timeAxis, case .time(let grain) = question.keys[axis].kind, let first = days.min(),
      let last = days.max()
    else { return [] }
    return Set([first, last]).sorted().compactMap { day in
      let bucket = environment.calendar.bucket(grain, holding: day)
      let period = (question.period ?? bucket).cut(through: environment.today(of: question))
      let covered = bucket.common(with: period)
      guard covered != bucket, !covered.isEmpty else { return nil }
      return CutBucket(name: environment.calendar.label(grain, start: day), covered: covered)
    }
  }

  /// `growth(sales, 12)` of a period that has no row so long after another: only its own rows are looked at.
  func reachesBeforePeriod(_ answer: ShowAnswer) -> [Answer.Note] {
    let question = answer.question
    guard question.period != nil, let axis = question.timeAxis, case .time(let grain) = question.keys[axis].kind,
      !grain.isCycle
    else { return [] }
    let reach = question.quantities.flatMap(\.rowViews).compactMap { view -> Int? in
      guard case .ofRows(let view, _) = view else { return nil }
      return switch view {
      case .previous(let count), .growth(let count): count
      case .moving(let count): count - 1
      case .running, .rank, .cumulative, .cumulativeShare, .share: nil
      }
    }.max()
    guard let reach, reach >= answer.bucketDays.count, !answer.rows.isEmpty else { return [] }
    let name = question.keys[axis].name
    let other = reach == 1 ? "another" : "another \(reach) rows"
    return [
      .init(
        say(
          "no row has \(other) before it in the period: ask of a longer one, such as `last \(reach * 2) \(name)s`",
          "期间内没有相隔 \(reach) 行的前一行:请问更长的期间,如 `近 \(reach * 2) 个\(question.keys[axis].title)`"))
    ]
  }

  /// Reps, customers: who is there in a bucket is there in the next, too.
  func addedUpPresent(_ question: Question) -> [Answer.Note] {
    let isAdded = question.quantities.flatMap(\.rowViews).contains { view in
      guard case .ofRows(.running, let part) = view else { return false }
      return part.measures.contains {
        $0.isOfPeriod || $0.timing == .population && catalogue.entity($0.entity)?.timing == .population
      }
    }
    guard isAdded else { return [] }
    return [
      .init(
        say(
          "`running` adds up who is there at each time: whoever is there at two of them counts twice",
          "`running` 把各时段在册的人数相加:跨两个时段的会重复计数"))
    ]
  }

  /// Buckets that one of the two periods cuts, where those side by side do not have as many days.
  func unlikeBuckets(_ answer: ShowAnswer) -> [Answer.Note] {
    let question = answer.question
    guard let axis = question.timeAxis, case .time(let grain) = question.keys[axis].kind, !grain.isCycle,
      let period = question.period
    else { return [] }
    let calendar = environment.calendar
    let own = period.cut(through: environment.today(of: question))
    return question.comparedPeriods.compactMap { other in
      guard own.start > PeriodBounds.earliest, other.counted.start > PeriodBounds.earliest else { return nil }
      func parts(_ period: Period) -> [(bucket: Period, days: Int)] {
        calendar.buckets(grain, over: period).map { ($0, $0.common(with: period).dayCount) }
      }
      let unlike = zip(parts(own), parts(other.counted)).filter { first, second in
        first.days != second.days && (first.days < first.bucket.dayCount || second.days < second.bucket.dayCount)
      }
      guard !unlike.isEmpty else { return nil }
      let pairs = unlike.prefix(3).map { first, second in
        let names = [first, second].map { calendar.label(grain, start: $0.bucket.start) }
        return (names[0], first.days, names[1], second.days)
      }
      let more = unlike.count > 3 ? ", …" : ""
      return .init(
        say(
          "not as long as what stands beside it: "
            + pairs.map { "\($0.0) with \($0.1) of its days beside \($0.3) of \($0.2)" }.joined(separator: ", ") + more,
          "与并列时段天数不同:" + pairs.map { "\($0.0) 计 \($0.1) 天,对 \($0.2) 的 \($0.3) 天" }.joined(separator: ",") + more))
    }
  }

  /// `unpaid where days_overdue > 60`: rows are chosen by their oldest due, and all that they owe is shown.
  func oldestDues(_ question: Question) -> [Answer.Note] {
    if question.subject?.name == "invoices" { return [] }
    let chosen = question.rowConditions.flatMap(\.quantities).flatMap(\.measures)
    for dimension in catalogue.dimensions where dimension.isAgeing {
      for measure in chosen where measure.function == .max {
        guard let entity = catalogue.entity(measure.entity), case .column(let path)? = measure.operand,
          path == catalogue.path(to: dimension, from: entity),
          question.columns.flatMap(\.quantity.measures).contains(where: {
            $0.entity == entity.name && $0.function != .max
          })
        else { continue }
        let name = resolver.title(of: dimension)
        return [
          .init(
            say(
              "`\(path.field.name)` is that of the oldest due of a row, and chooses rows; `\(dimension.name)` chooses dues, as in `where \(dimension.name) > 60`",
              "`\(path.field.name)` 是每行最早一笔的逾期天数,用来选择行;`\(name)` 选择款项,如 `条件 \(name) > 60`"))
        ]
      }
    }
    return []
  }

  /// `show visits where minutes > 60`
  func namesakes(_ question: Question) -> [Answer.Note] {
    question.namesakes.sorted { $0.key < $1.key }.map { metric, field in
      .init(
        say(
          "`\(metric)` is a number of each row and chooses rows; `\(field)` chooses records",
          "`\(metric)` 是每行的数值,用来选择行;`\(field)` 选择记录"))
    }
  }

  /// Facts that were imported without whose they are.
  func nameless(_ answer: ShowAnswer) -> [Answer.Note] {
    if let subject = answer.question.subject,
      let place = answer.question.keys.firstIndex(where: { $0.name == subject.singular }),
      answer.rows.contains(where: { $0.keys[place].shown == .missing })
    {
      let title = resolver.title(of: subject)
      return [
        .init(say("(none) is what belongs to no \(Wording(records: subject.singular).english)", "(无)为不属于任何\(title)的部分"))
      ]
    }
    guard !answer.rows.isEmpty,
      let place = answer.question.keys.firstIndex(where: { ["rep", "team", "manager"].contains($0.name) }),
      answer.rows.allSatisfy({ $0.keys[place].shown == .missing })
    else { return [] }
    return [
      .init(
        say(
          "these records name no rep; `by current_owner` goes by who owns the customer",
          "这些记录没有写明销售;`按 现负责人` 则按客户的负责人计"))
    ]
  }

  /// Nothing has a value where the word usually means it, and a field of the file's own bears the same word.
  func elsewhere(_ answer: ShowAnswer) -> [Answer.Note] {
    guard !answer.rows.isEmpty else { return [] }
    return answer.question.keys.indices.flatMap { place -> [Answer.Note] in
      let name = answer.question.keys[place].name
      guard answer.rows.allSatisfy({ $0.keys[place].shown == .missing }), let dimension = catalogue.dimension(name)
      else {
        return []
      }
      return dimension.paths.filter { path in
        path.count == 2 && catalogue.entity(path[0])?.field(path[1])?.isCustom == true
      }.prefix(1).map { path in
        let (first, own) = (dimension.paths[0].joined(separator: "."), path.joined(separator: "."))
        return .init(
          say(
            "`\(name)` is `\(first)`, which nothing here has; the file's own is `\(own)`",
            "`\(name)` 是 `\(first)`,这里都没有;文件自带的是 `\(own)`"))
      }
    }
  }

  func rankingNotes(_ result: ShowResult) -> [Answer.Note] {
    partNotes(result.answer) + tieNotes(result.answer.cut.tied) + unsupportedRanking(result)
  }

  /// Exactly so many rows stay, and it is said that others are no different.
  private func tieNotes(_ count: Int) -> [Answer.Note] {
    guard count > 0 else { return [] }
    return [
      .init(
        say(
          count == 1 ? "one more row equals the last one shown" : "\(count) more rows equal the last one shown",
          "另有 \(count) 行与所示最后一行相同"))
    ]
  }

  private func partNotes(_ answer: ShowAnswer) -> [Answer.Note] {
    guard let ranking = answer.question.ranking, case .part(let part) = ranking.extent else { return [] }
    let (kept, base) = (answer.cut.kept, answer.cut.base)
    guard base > 0 else { return [] }
    let rows = rowsWord(answer.question)
    let (share, wanted) = (Self.percent(Double(kept) / Double(base)), Self.percent(part))
    return [
      .init(
        say(
          "\(ranking.isTop ? "" : "the smallest ")\(kept) of \(base) \(rows) with \(ranking.what) (\(share)) make \(wanted) of \(ranking.what)",
          "有\(ranking.what)的 \(base) 个\(rows)中,\(ranking.isTop ? "" : "最小的 ")\(kept) 个(\(share))占\(ranking.what)的 \(wanted)"
        ))
    ]
  }

  /// What the rows are, in the plural.
  private func rowsWord(_ question: Question) -> String {
    guard question.keys.count == 1, case .attribute(_, let entity?, _, _) = question.keys[0].kind else {
      return say("rows", "行")
    }
    return say(entity, question.keys[0].title)
  }

  /// `38.4%`, `80%`
  static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
  }
}

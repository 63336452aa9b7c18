import Semantics
import Store
import Syntax
import Values

extension Workspace {
  /// One row for each kind of finding. With `repair` what can be worked out again is, first.
  func checkStore(repair: Bool, sink: any AnswerSink) throws(EvaluationError) -> Outcome {
    if repair {
      try refuseIfSafe("check store repair changes the store")
      try storing { () throws(StoreError) in
        let writer = try writer()
        writer.stopWhen {
          self.watcher.follow(Progress(.updating))
          return self.watcher.shouldStop()
        }
        try StoreInspection.repair(writer)
      }
    }
    let report = try storing { () throws(StoreError) in
      try StoreInspection.report(
        on: reader, writer: isSafe ? nil : { () throws(StoreError) in try self.writer() }, watcher: watcher)
    }
    let findings = report.findings + (try storing(brokenDefinitions))
    try writing {
      if !findings.isEmpty {
        try sink.begin(head)
        for finding in findings {
          try sink.row([
            .text(words(of: finding.kind)), .text(finding.table), .integer(finding.count), .text(finding.example),
            .text(remedy(of: finding)),
          ])
        }
        try sink.end(Answer.Tail(notes: notes(report, findings.count)))
      } else {
        for note in notes(report, 0) { try sink.note(note) }
      }
    }
    return findings.isEmpty ? .answered : .broken
  }

  private var head: Answer.Head {
    func column(_ name: String, _ title: String, _ unit: Unit = .text) -> Answer.Column {
      Answer.Column(name: name, title: title, role: .attribute, unit: unit)
    }
    return Answer.Head(
      columns: [
        column("finding", say("Finding", "问题")), column("records", say("Records", "对象")),
        column("count", say("Count", "数量"), .count), column("example", say("Example", "例子")),
        column("remedy", say("What to do", "处理办法")),
      ], caption: path)
  }

  private func notes(_ report: StoreInspection.Report, _ count: Int) -> [Answer.Note] {
    var notes: [Answer.Note] = []
    if count == 0 {
      notes.append(
        .init(
          say("\(path): nothing wrong in \(report.ruleCount) checks", "\(path):\(report.ruleCount) 项检查均无问题")))
    } else {
      notes.append(
        .init(
          say(
            "\(count) \(count == 1 ? "kind of finding" : "kinds of findings") in \(report.ruleCount) checks",
            "\(report.ruleCount) 项检查中发现 \(count) 类问题"), kind: .warning))
    }
    if let reason = report.uncompared {
      notes.append(
        .init(
          say(
            "what is worked out from other records was not compared: \(reason.message)",
            "派生数据未核对:\(reason.message.text(in: .chinese))"),
          kind: .warning))
    } else if isSafe {
      notes.append(
        .init(
          say(
            "what is worked out from other records was not compared: that needs the write lock, which --safe does not take",
            "派生数据未核对:--safe 不占用写锁")))
    }
    return notes
  }

  /// Definitions that this program no longer understands, or that name what is gone.
  private func brokenDefinitions() throws(StoreError) -> [StoreFinding] {
    var broken: [String] = []
    for row in try reader.rows("SELECT name, statement FROM definitions ORDER BY name") {
      guard case .text(let name) = row[0], case .text(let text) = row[1] else { continue }
      let parsed = parse(text, lexicon: lexicon)
      guard parsed.diagnostics.isEmpty, case .define(let definition)? = parsed.statements.first?.kind else {
        broken.append(name)
        continue
      }
      do { try resolver.check(definition) } catch { broken.append(name) }
    }
    return broken.first.map { [StoreFinding(.definition, in: "definitions", count: broken.count, example: $0)] } ?? []
  }
}

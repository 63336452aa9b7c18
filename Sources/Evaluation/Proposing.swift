import Semantics
import Store
import Syntax
import Values

/// `import "deals.csv"`: which records and fields a file holds, what importing them would do, and the statements to keep.
extension Workspace {
  static let rowsShown = 4

  func propose(_ written: ImportStatement, sink: any AnswerSink) throws(EvaluationError) -> Outcome {
    let wanted = written.entity.map(named)
    if let wanted, !ImportCatalogue.entities.contains(wanted) {
      throw placed(.noSuchEntity(wanted, nearest: nearestWords(to: wanted, among: ImportCatalogue.entities)), written)
    }
    let connection = try storing { () throws(StoreError) in try writer() }
    let bare = try plan(of: written, wanted ?? "")
    var proposal: ImportProposal
    do {
      proposal = try proposeImport(
        of: bare, as: wanted, from: connection, today: today, input: standardInput, shouldStop: watcher.shouldStop)
    } catch { throw placed(error, written) }
    guard !proposal.imports.isEmpty, proposal.imports.allSatisfy({ !$0.fields.isEmpty }) else {
      throw .statement(Self.unknownRecords(written, wanted, proposal.alternatives, proposal.hasPeriods))
    }
    let rehearsal = try rehearse(proposal, written, connection)
    proposal = rehearsal.proposal
    let (statements, plans) = (rehearsal.statements, rehearsal.plans)
    var rehearsed = rehearsal.summaries
    let currency = try otherCurrency(proposal, rehearsed, connection)
    if currency != nil { for place in rehearsed.indices { rehearsed[place].takesBaseCurrency() } }
    let setting = currency.map { Statement(.set(Name("base_currency"), Expression(.text($0), .none))) }
    let all = [setting].compactMap { $0 } + statements.map { Statement(.importFile($0)) }
    try writing {
      try show(proposal, statements, to: sink)
      for (plan, summary) in zip(plans, rehearsed) where !sink.isForPrograms { try show(summary, plan, to: sink) }
      for (var plan, summary) in zip(plans, rehearsed) {
        plan.isDryRun = true
        for note in notes(of: summary, plan) { try sink.note(note) }
      }
      if let failure = rehearsal.failure {
        let words = failure.message + (failure.fix.map { "; \($0)" as Wording } ?? "")
        try sink.note(.init(words.text(in: language), kind: .warning))
      }
      for note in questions(proposal) { try sink.note(note) }
      if let currency {
        try sink.note(
          .init(
            proposal.base != nil
              ? say(
                "the rates are to \(currency), and the store has no amounts yet: it is to keep its money in \(currency)",
                "汇率都是对 \(currency) 的,库中尚无金额:以 \(currency) 为本位币")
              : say(
                "all amounts are in \(currency), and the store has none yet: it is to keep its money in \(currency)",
                "所有金额都是 \(currency),库中尚无金额:以 \(currency) 为本位币")))
      }
      let text = all.map { laidOut($0, in: keywords) }.joined(separator: "\n")
      if sink.isForPrograms { try sink.note(.init(text)) } else { try sink.text("\n" + text) }
    }
    return .proposed(all)
  }

  /// The one currency of all amounts, where the store has no amounts yet and nobody chose one for it.
  private func otherCurrency(_ proposal: ImportProposal, _ summaries: [ImportSummary], _ connection: Connection)
    throws(EvaluationError) -> String?
  {
    let isAsked = summaries.contains { $0.unpriced + $0.foreign.count > 0 }
    guard isAsked || proposal.base != nil, !settings.saysBaseCurrency,
      try storing({ () throws(StoreError) in try !Settings.amountsAreRecorded(in: connection) })
    else {
      return nil
    }
    if let base = proposal.base { return base == settings.baseCurrency.code ? nil : base }
    // Where some amounts say the store's own currency, another one is not that of all.
    guard summaries.allSatisfy({ $0.foreign.own == 0 }) else { return nil }
    let codes = Set(proposal.currencies + summaries.flatMap(\.foreign.currencies).map { $0.uppercased() })
    guard codes.count == 1, let code = codes.first, code.count == 3,
      code.utf8.allSatisfy({ (0x41...0x5A).contains($0) })
    else { return nil }
    return code
  }

  private struct Rehearsal {
    var proposal: ImportProposal
    var statements: [ImportStatement] = []
    var plans: [ImportPlan] = []
    var summaries: [ImportSummary] = []
    /// Why the statements cannot be run as they are.
    var failure: ImportError?
  }

  /// Runs what is proposed and takes it back; what the import has to ask is answered with the likelier of the two.
  private func rehearse(_ proposal: ImportProposal, _ written: ImportStatement, _ connection: Connection)
    throws(EvaluationError) -> Rehearsal
  {
    let writer = ProposedStatement(lexicon: lexicon)
    var rehearsal = Rehearsal(proposal: proposal)
    while true {
      rehearsal.statements = rehearsal.proposal.imports.map { writer.statement(of: $0, written) }
      rehearsal.plans = []
      for (statement, found) in zip(rehearsal.statements, rehearsal.proposal.imports) {
        var plan = try plan(of: statement, found.entity)
        plan.rowsShown = Self.rowsShown
        rehearsal.plans.append(plan)
      }
      do {
        rehearsal.summaries = try rehearseImports(
          rehearsal.plans, into: connection, today: today, input: standardInput, progress: importProgress,
          shouldStop: watcher.shouldStop)
        return rehearsal
      } catch {
        if let answered = rehearsal.proposal.answering(error) {
          rehearsal.proposal = answered
          continue
        }
        switch error {
        case .missingField, .tooManyProblems, .ambiguousDates, .contradictoryDates, .ambiguousNumbers:
          rehearsal.failure = error
          return rehearsal
        case _: throw placed(error, written)
        }
      }
    }
  }

  private static func unknownRecords(
    _ written: ImportStatement, _ wanted: String?, _ near: [String], _ hasPeriods: Bool
  )
    -> Diagnostic
  {
    let end = Span(written.fileSpan.end, written.fileSpan.end)
    if let wanted {
      return Diagnostic(
        code: "import-no-fields", "no column of the file looks like a field of \(wanted)",
        at: written.entity?.span ?? written.fileSpan)
    }
    let fixes = (near.isEmpty ? ["customers"] : near).map {
      Diagnostic.Fix("say what its rows are: `as \($0)`", replacing: end, with: " as \($0)")
    }
    return Diagnostic(
      code: "import-unknown-records",
      hasPeriods
        ? "the columns are periods, and nothing says what stands in them"
        : "the file's name and headers do not say what its rows are", at: written.fileSpan, fixes: fixes)
  }
}

import Evaluation
import Semantics
import Store
import Syntax
import Values

/// Completion, ghost and colours: what the parser would accept, in the words of the catalogue and of the data.
final class Assistant: LineAssistant {
  private unowned let session: Session
  private var cachedWords: (version: Int, words: Set<String>)?

  init(_ session: Session) { self.session = session }

  private var catalogue: Catalogue { session.workspace.catalogue }

  func isUnfinished(_ text: String) -> Bool { Syntax.isUnfinished(text, lexicon: session.workspace.lexicon) }

  func ghost(for text: String) -> String? {
    guard text.utf8.count > 2, let last = session.accepted.last(where: { $0.hasPrefix(text) && $0 != text }) else {
      return nil
    }
    return String(last.dropFirst(text.count))
  }

  func highlights(in text: String) -> [Highlight] {
    let lexicon = session.workspace.lexicon
    return textRoles(in: text, lexicon: lexicon, isName: isName).map { range, role in
      let style: Highlight.Style =
        switch role {
        case .keyword: .keyword
        case .name: .name
        case .unknownWord: .unknown
        case .text: .text
        case .number: .number
        }
      return Highlight(range, style)
    }
  }

  /// A name, a part of one (`win` of `win_rate`), or one given in this statement.
  private func isName(_ word: String) -> Bool {
    let folded = word.lowercased()
    return knownWords.contains(folded) || catalogue.metric(folded) != nil || catalogue.dimension(folded) != nil
      || catalogue.entity(folded) != nil || catalogue.segment(folded) != nil || catalogue.scorecard(folded) != nil
  }

  private var knownWords: Set<String> {
    if let words = cachedWords, words.version == session.workspace.version { return words.words }
    let names = session.workspace.lexicon.names
    let words = names.union(names.flatMap { $0.split(separator: "_").map(String.init) })
    cachedWords = (session.workspace.version, words)
    return words
  }

  func completions(in text: String, at offset: Int) -> Completions {
    let expected = expectations(in: text, at: offset, lexicon: session.workspace.lexicon)
    let typed = String(decoding: text.utf8.prefix(expected.prefixSpan.start), as: UTF8.self)
    let candidates = CompletionCandidates(
      expected: expected, catalogue: catalogue, workspace: session.workspace,
      isChinese: expected.prefix.isEmpty
        ? session.workspace.language == .chinese || typed.hasChinese : expected.prefix.hasChinese,
      asked: session.asked
    ).all()
    let opening = expected.openQuote == nil ? 0 : 1
    return Completions(replaceFrom: expected.prefixSpan.start - opening, candidates: candidates)
  }
}

/// What TAB offers at one place.
struct CompletionCandidates {
  let expected: Expectations
  let catalogue: Catalogue
  let workspace: Workspace
  /// Whether names and keywords are offered by their Chinese words, where they have any.
  let isChinese: Bool
  /// The question that a follow-up is about.
  var asked: Statement?

  func all() -> [Completions.Candidate] {
    let prefix = expected.prefix.lowercased()
    var found: [Completions.Candidate] = []
    var seen: Set<String> = []
    func offer(_ insertion: String, _ meaning: String, blank: Bool = true) {
      guard insertion.lowercased().hasPrefix(prefix), seen.insert(insertion).inserted else { return }
      found.append(.init(insertion: blank ? insertion + " " : insertion, label: insertion, meaning: meaning))
    }
    func offer(_ words: [String], _ meaning: String) {
      for word in prefix.isEmpty ? words.prefix(1) : words[...] { offer(word, meaning) }
    }
    for period in usualComparisons { offer(period, "") }
    for role in ordered(expected.roles) {
      if role == .population, expected.openQuote == "\"" {
        found += namesToLookAt()
        continue
      }
      if let values = values(role) {
        for value in values {
          let quoted = value.inQuotes
          guard value.lowercased().hasPrefix(prefix), seen.insert(quoted).inserted else { continue }
          found.append(.init(insertion: quoted + " ", label: quoted))
        }
        continue
      }
      if role == .file, !workspace.isSafe {
        for file in FileNames.starting(with: expected.prefix) {
          let quoted = "\"" + file.path + (file.isFolder ? "" : "\" ")
          if seen.insert(quoted).inserted {
            found.append(.init(insertion: quoted, label: file.path, meaning: file.isFolder ? "folder" : ""))
          }
        }
        continue
      }
      if expected.openQuote == "\"" || expected.openQuote == "'" { continue }
      for (name, meaning) in names(role) { offer(words(of: name, role), meaning) }
      if takesAnswerFunctions(role) {
        for function in AnswerFunction.allCases { offer(function.rawValue + "(", function.usage.meaning, blank: false) }
      }
      if role == .column || role == .condition {
        for function in RecordFunction.allCases { offer(function.rawValue + "(", function.usage.meaning, blank: false) }
      }
    }
    if expected.openQuote == nil {
      for (_, rest) in expected.endings { offer(rest, "") }
      for period in chinesePeriods { offer(period, "") }
      for keyword in expected.keywords { offer(words(of: keyword), "") }
    }
    return found
  }

  /// What stands in quotes; `nil` for names.
  private func values(_ role: NameRole) -> [String]? {
    if case .value(let attribute) = role {
      return workspace.values(
        of: attribute.map(\.text), startingWith: expected.prefix, subject: expected.subject?.text)
    }
    if case .sheet(let file) = role { return workspace.sheets(of: file) }
    if role == .encoding { return ImportCatalogue.encodings }
    return nil
  }

  /// Where a number of a row is made.
  private func takesAnswerFunctions(_ role: NameRole) -> Bool {
    role == .definition || expected.statement == .show && (role == .item || role == .condition)
  }

  private func ordered(_ roles: [NameRole]) -> [NameRole] {
    roles.sorted { String(describing: $0) < String(describing: $1) }
  }

  private func names(_ role: NameRole) -> [(String, String)] {
    switch role {
    case .item: return metrics + (expected.items.isEmpty ? entities : [])
    case .condition:
      if let subject = expected.subject.flatMap({ catalogue.entity($0.text) }), expected.statement == .list {
        return subject.fields.map { ($0.name, Self.meaning($0)) } + cycles + metrics + followed(subject)
      }
      return compared + dimensions + cycles + metrics
    case .omission: return asked?.namesSaid.map { ($0, meaning(of: $0)) } ?? []
    case .entity: return entities
    case .dimension: return dimensions + grains
    case .behind(let path):
      return workspace.waysOn(from: path.map(\.text), for: expected.items.map { $0.map(\.text) })
    case .column:
      if let subject = expected.subject.flatMap({ catalogue.entity($0.text) }) {
        let fields = subject.fields.map { ($0.name, Self.meaning($0)) }
        return expected.statement == .list ? fields + followed(subject) : fields
      }
      return []
    case .field:
      guard let subject = expected.subject else { return [] }
      return ImportFields.of(subject.text).map { ($0.name, $0.about) }
    case .definition: return metrics
    case .defined:
      return catalogue.metrics.filter { !$0.isBuiltIn }.map { ($0.name, $0.about) }
        + catalogue.segments.map { ($0.name, $0.about) } + catalogue.scorecards.map { ($0.name, $0.about) }
        + (expected.statement == .describe ? metrics + entities + dimensions : [])
    case .setting:
      return SessionSetting.allCases.map { ($0.rawValue, $0.allowedText.english) }
        + Settings.Key.allCases.map { ($0.rawValue, $0.allowed) }
    case .unit: return ["count", "money", "percent", "ratio", "days", "minutes", "quantity", "date"].map { ($0, "") }
    case .scorecard: return catalogue.scorecards.map { ($0.name, $0.about) }
    case .perUnit:
      return ["workday", "day", "week", "month", "quarter", "year"].map { ($0, "") }
        + catalogue.entities.filter(\.isListed).map { ($0.singular, $0.about(in: workspace.language)) } + metrics
    case .cohortDate:
      guard let subject = expected.subject.flatMap({ catalogue.entity($0.text) }) else { return [] }
      return subject.fields.filter { $0.kind == .date }.map { ($0.name, Self.meaning($0)) }
    case .profiled:
      return Catalogue.profiles.map { ($0.name, $0.about) } + entities + catalogue.segments.map { ($0.name, $0.about) }
    case .population: return entities + catalogue.segments.map { ($0.name, $0.about) }
    case .parameter: return workspace.parameters.keys.sorted().map { ("$" + $0, "") }
    case .activityType: return workspace.activityTypes.map { ($0, "") }
    case .helpTopic: return Help.topics.map { ($0.name, $0.said(in: workspace.language).summary) }
    case .importNumber: return workspace.undoableImports()
    case .entryNumber: return workspace.undoableEntries()
    case .file, .newName, .value, .sheet, .encoding: return []
    }
  }

  /// What `vs` adds to the metrics named so far.
  private var compared: [(String, String)] {
    let names = expected.items.compactMap { parts in
      parts.count == 1 ? catalogue.metric(parts[0].text)?.name ?? parts[0].text : nil
    }
    return (0..<expected.comparatorCount).flatMap { position in
      names.flatMap { name in
        ["change", "change_pct", "before"].map { part in
          ("\(name)_\(part)" + (position == 0 ? "" : "_\(position + 1)"), "vs")
        }
      }
    }
  }

  private var metrics: [(String, String)] { catalogue.metrics.map { ($0.name, $0.about(in: workspace.language)) } }
  private var entities: [(String, String)] {
    catalogue.entities.filter(\.isListed).map { ($0.name, $0.about(in: workspace.language)) }
  }
  private var grains: [(String, String)] {
    Grain.allCases.map { ($0.rawValue, "time") }
      + (Grain.allCases.filter { !$0.isCycle }.map(CohortAxis.entered) + Lapse.allCases.map(CohortAxis.after)).map {
        ($0.name, "of a cohort")
      }
  }

  /// Of records with a day of their own about somebody whom the list may follow.
  private func followed(_ entity: Entity) -> [(String, String)] {
    guard entity.date != nil else { return [] }
    return (Lapse.allCases.map(CohortAxis.after) + [.entered(.day)]).map {
      ($0.name, "of a cohort, as in `for customers created in ...`")
    }
  }

  private var cycles: [(String, String)] {
    Grain.allCases.filter(\.isCycle).map { ($0.rawValue, "of the day that counts") }
  }

  /// Only what every metric named so far can be split by.
  private var dimensions: [(String, String)] {
    workspace.dimensions(for: expected.items.map { $0.map(\.text) }).map {
      ($0.name, $0.paths.first?.joined(separator: ".") ?? "")
    }
  }

  private func meaning(of name: String) -> String {
    catalogue.metric(name)?.about(in: workspace.language)
      ?? catalogue.dimension(name)?.paths.first?.joined(separator: ".") ?? ""
  }

  private static func meaning(_ field: Field) -> String {
    switch field.kind {
    case .reference(let entity): "one of \(entity)"
    case .text, .number, .money, .quantity, .percent, .days, .minutes, .date, .boolean: "\(field.kind)"
    }
  }
}

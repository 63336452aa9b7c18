import Evaluation
import Semantics
import Syntax
import Values

/// In which words something is offered.
extension CompletionCandidates {
  /// Those that begin as what is typed are offered, the first one where nothing is.
  func words(of keyword: Keyword) -> [String] {
    let chinese = isChinese ? keyword.spellings.chinese : []
    return chinese.isEmpty ? [keyword.spelling(in: .english)] : chinese
  }

  func words(of name: String, _ role: NameRole) -> [String] {
    let chinese = isChinese ? aliases(of: name, role).filter(\.hasChinese) : []
    return chinese.isEmpty ? [name] : chinese
  }

  private func aliases(of name: String, _ role: NameRole) -> [String] {
    let ofRecords = catalogue.entity(name)?.aliases ?? []
    let ofDimension = catalogue.dimension(name)?.aliases ?? []
    switch role {
    case .dimension:
      let grains = Catalogue.grainAliases.filter { $0.value.rawValue == name }.keys
      return ofDimension + grains.sorted { ($0.count, $0) < ($1.count, $1) }
    case .behind:
      let grains = Catalogue.grainAliases.filter { $0.value.rawValue == name }.keys
      let field = catalogue.entities.lazy.compactMap { $0.field(name) }.first?.aliases ?? ofDimension
      return grains.isEmpty ? field : grains.sorted { ($0.count, $0) < ($1.count, $1) }
    case .entity, .population, .profiled: return ofRecords
    case .item, .definition, .defined, .condition, .column, .perUnit, .cohortDate, .omission:
      let field = expected.subject.flatMap { catalogue.entity($0.text) }?.field(name)?.aliases
      return field ?? catalogue.metric(name)?.aliases ?? ofDimension + ofRecords
    case .field, .newName, .setting, .unit, .scorecard, .file, .sheet, .encoding, .parameter, .helpTopic, .importNumber,
      .entryNumber, .value, .activityType:
      return []
    }
  }

  /// What is compared with most, after `vs`.
  var usualComparisons: [String] {
    guard expected.openQuote == nil, expected.keywords.contains(.previousPeriod) else { return [] }
    let language: KeywordLanguage = isChinese ? .chinese : .english
    let last = [Keyword.month, .quarter].map { unit in
      [Keyword.last, unit].map { $0.spelling(in: language) }.joined(separator: isChinese ? "" : " ")
    }
    return last + [Keyword.lastYear, .samePeriodLastYear, .previousPeriod, .target].map { $0.spelling(in: language) }
  }

  /// `本月`, `上季度`: in Chinese one word.
  var chinesePeriods: [String] {
    guard isChinese, !expected.prefix.isEmpty else { return [] }
    return [Keyword.this, .last, .next].filter(expected.keywords.contains).flatMap { place in
      [Keyword.week, .month, .quarter, .year].map { place.spelling(in: .chinese) + $0.spelling(in: .chinese) }
    }
  }

  /// `for "`: somebody's name, with the words that it stands behind.
  func namesToLookAt() -> [Completions.Candidate] {
    ["reps", "teams", "customers", "products"].flatMap { records in
      workspace.values(of: ["name"], startingWith: expected.prefix, subject: records).map { name in
        let quoted = name.inQuotes
        return .init(insertion: "\(records) where name = \(quoted) ", label: quoted, meaning: records)
      }
    }
  }
}

extension String {
  var hasChinese: Bool { unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }

  /// As a statement writes it.
  var inQuotes: String { formatted(Expression(.text(self), .none)) }
}

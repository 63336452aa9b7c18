extension Printer {
  /// The whole clause.
  func text(_ comparators: [Comparator]) -> [String] {
    comparators.isEmpty ? [] : [word(.versus), joined(comparators) { text($0) }]
  }

  func text(_ comparator: Comparator) -> String {
    let text = self.text(comparator.kind)
    return switch comparator.alignment {
    case .dates: text
    case .workdays: text + blank + word(.byWorkdays)
    case .whole: word(.allOf) + blank + text
    }
  }

  func text(_ kind: Comparator.Kind) -> String {
    switch kind {
    case .period(let period): text(period)
    case .sameLastYear(nil): word(.samePeriodLastYear)
    case .sameLastYear(let unit?):
      word(.same) + blank + text(unit, count: 1) + (language == .chinese ? "" : blank + word(.lastYear))
    case .previousPeriod: word(.previousPeriod)
    case .target: word(.target)
    }
  }
}

/// The canonical text of what is compared with, without how it is aligned.
package func formatted(_ kind: Comparator.Kind, in language: KeywordLanguage = .english) -> String {
  Printer(language: language).text(kind)
}

/// The canonical text of a comparator.
package func formatted(_ comparator: Comparator, in language: KeywordLanguage = .english) -> String {
  Printer(language: language).text(comparator)
}

/// What the firm calls sales.
package enum SalesBasis: String, Hashable, Sendable, CaseIterable {
  case won, ordered, invoiced, collected
}

/// The language of the output and of the formatter; input may mix both.
package enum Language: String, Hashable, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"

  /// By its code, or by its name in either language.
  package init?(called name: String) {
    switch name.lowercased() {
    case "en", "english", "英文", "英语": self = .english
    case "zh", "chinese", "中文", "汉语": self = .chinese
    default: return nil
    }
  }
}

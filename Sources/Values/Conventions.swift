/// What the firm calls sales.
package enum SalesBasis: String, Hashable, Sendable, CaseIterable {
  case won, ordered, invoiced, collected
}

/// The language of the output and of the formatter; input may mix both.
package enum Language: String, Hashable, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"
}

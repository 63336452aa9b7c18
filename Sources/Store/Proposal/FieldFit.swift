/// How well the values of a column suit a field: 0 not at all, 1 entirely.
struct FieldFit {
  let field: ImportEntity.Field

  func of(_ column: ProposalSheet.Column) -> Double {
    let profile = column.profile
    if profile.isBlank { return field.isRequired || field.kind == .identity ? 0 : 0.4 }
    switch field.kind {
    case .identity: return identity(profile)
    case .text: return text(profile)
    case .word: return profile.isDate || profile.distinct.count > 60 ? 0.1 : 1
    case .choice("customer_status") where ValueWords.isChurn(column.reading.key): return profile.isBoolean ? 1 : 0
    case .choice(let list): return choice(list, profile)
    // 单位 may be 台, 箱 or kg.
    case .reference("customers") where column.reading.key == "单位" && profile.averageLength <= 2: return 0
    case .reference(let other): return reference(other, profile)
    case .boolean: return profile.isBoolean ? 1 : 0
    case .date, .moment:
      if profile.isDate && !profile.isClock { return 1 }
      return profile.isDayNumber ? 0.95 : profile.isOnlyPeriod ? 0.9 : 0
    case .period: return profile.isPeriod ? 1 : 0
    case .integer: return profile.isNumber && profile.isWhole && !profile.isCode ? 1 : 0
    case .share: return share(profile)
    case .money, .quantity, .rate, .plan: return profile.isNumber && !profile.isCode && !profile.isDate ? 1 : 0
    case .minutes: return profile.isDuration ? 1 : 0
    }
  }

  private func identity(_ profile: ColumnProfile) -> Double {
    guard profile.isUnique, profile.isComplete, profile.averageLength <= 60, !profile.isEmail else { return 0 }
    if profile.isDate && !profile.isWhole { return 0 }
    return profile.isNumber && !profile.isWholeOnce ? 0 : 1
  }

  private func text(_ profile: ColumnProfile) -> Double {
    switch field.name {
    case "currency": return profile.isNumber || profile.averageLength > 20 ? 0 : 1
    case "email": return profile.isEmail ? 1 : 0
    case "phone": return profile.isEmail || profile.isDate ? 0 : profile.isPhone ? 1 : 0.6
    case "note", "description": return 1
    default: break
    }
    if profile.isDate && !profile.isWhole { return 0.1 }
    if profile.isEmail { return field.name == "name" ? 0.5 : 0.2 }
    if field.name == "name" {
      if profile.isNumber { return 0.2 }
      return profile.averageLength > 90 ? 0.3 : 1
    }
    return profile.isNumber ? 0.6 : 1
  }

  /// Rows with a word that is not known would be refused.
  private func choice(_ list: String, _ profile: ColumnProfile) -> Double {
    guard let choice = ImportChoice.all[list] else { return 0 }
    if choice.isOpen { return profile.isWordList && !profile.isNumber ? 1 : profile.isDate ? 0 : 0.2 }
    let known = profile.distinct.filter { ValueWords.meaning(of: $0.value, in: list) != nil }
    let share = Double(known.reduce(0) { $0 + $1.count }) / Double(max(1, profile.filled))
    // What is owed and sold hangs on these: a word that is not known is asked.
    let least = ["invoice_status", "order_status", "expense_status"].contains(list) ? 0.5 : 0.75
    // A word that says that something was never sold or owed counts, however few bear it.
    let excludes =
      least == 0.5 && profile.distinct.count <= 12
      && known.contains { ["void", "cancelled", "rejected"].contains(ValueWords.meaning(of: $0.value, in: list)) }
    return share >= least || excludes ? max(share, 0.8) : 0
  }

  private func reference(_ other: String, _ profile: ColumnProfile) -> Double {
    if profile.isDate && !profile.isWhole { return 0 }
    if profile.isNumber && !profile.isWholeOnce || profile.isPhone && !profile.isNumber { return 0 }
    if profile.averageLength > 80 { return 0.1 }
    switch other {
    case "stages", "pipelines", "sources", "teams":
      return profile.distinct.count > 100 ? 0.1 : profile.isNumber ? 0.7 : 1
    case "opportunities", "orders", "invoices", "leads": return 1
    case "customers" where profile.isEmail: return field.name == "customer" ? 0.1 : 0.8
    case _: return profile.isBoolean && !profile.isNumber ? 0 : profile.isEmail ? 0.8 : 1
    }
  }

  private func share(_ profile: ColumnProfile) -> Double {
    // More than all of it nobody gives away and no state takes: that is an amount.
    let most: Double = ["discount", "tax"].contains(field.name) ? 100 : 1000
    return profile.isNumber && !profile.isCode && profile.smallest >= -100 && profile.largest <= most ? 1 : 0
  }
}

/// What the words of other systems mean in the words of a closed list.
enum ValueWords {
  /// One of the list's own words; `nil` when it is not known.
  static func meaning(of text: String, in list: String) -> String? {
    ImportChoice.all[list]?.value(of: text) ?? other(text, in: list)
  }

  /// In `已付款,等待发货` what is the case stands before the comma; in `Shipped - Returned to Seller` behind the dash where
  /// that is known, else before it.
  private static func other(_ text: String, in list: String) -> String? {
    let key = WordReading.key(text)
    let parts = key.replacing(" - ", with: "\n").split(separator: "\n").map { trimmed(String($0)) }
    if parts.count > 1 { return parts.reversed().lazy.compactMap { meaning(of: $0, in: list) }.first }
    return others[list]?[key] ?? key.split { ",，".contains($0) }.first.flatMap { others[list]?[String($0)] }
      ?? (list == "state" ? StageState.outset(of: key) : nil)
  }

  /// Replacements for the values that the import itself would refuse.
  static func map(_ values: [String], in list: String) -> [(from: String, to: String)] {
    guard let choice = ImportChoice.all[list] else { return [] }
    return values.compactMap { value in
      guard !choice.knows(value), let word = other(value, in: list) else { return nil }
      return (value, word)
    }
  }

  static func isKnown(_ value: String, in list: String) -> Bool { ImportChoice.all[list]?.knows(value) ?? false }

  /// Words of a closed list that nothing here understands.
  static func unknown(_ values: [String], in list: String) -> [String] {
    guard let choice = ImportChoice.all[list], !choice.isOpen else { return [] }
    return values.filter { meaning(of: $0, in: list) == nil }
  }

  /// Whether somebody left, with yes and no.
  static func isChurn(_ key: String) -> Bool { ["churn", "churned", "exited", "attrition"].contains(key) }

  /// Codes of currencies that are written as words.
  static func currencies(_ values: [String]) -> [(from: String, to: String)] {
    let lines = wordLines(HeaderTable.currencies)
    return values.compactMap { value in
      lines.first { $0.words.contains(WordReading.key(value)) }.map { (value, $0.name) }
    }
  }

  /// Stages whose names say won or lost in words that the import takes for an open one.
  static func stages(_ values: [String]) -> [(from: String, to: String)] {
    values.compactMap { value in
      guard StageState.told(by: value) == "open", let word = stageNames[WordReading.key(value)] else { return nil }
      return (value, word)
    }
  }

  private static let others: [String: [String: String]] = {
    var found: [String: [String: String]] = [:]
    for line in HeaderTable.allValues.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let list = trimmed(String(line[..<colon]))
      for part in line[line.index(after: colon)...].split(separator: ";") {
        let sides = part.split(separator: "=", maxSplits: 1).map { trimmed(String($0)) }
        guard sides.count == 2 else { continue }
        for word in sides[1].split(separator: ",") { found[list, default: [:]][trimmed(String(word))] = sides[0] }
      }
    }
    return found
  }()

  private static let stageNames: [String: String] = {
    var found: [String: String] = [:]
    for (name, words) in wordLines(HeaderTable.allStages) { for word in words { found[word] = name } }
    return found
  }()
}

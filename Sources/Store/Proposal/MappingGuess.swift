/// The best mapping of one sheet onto one entity.
struct MappingGuess {
  let words: EntityWords
  /// By field of the entity.
  private(set) var choices: [Int: Choice] = [:]
  /// Required fields that nothing in the file stands for.
  private(set) var missing: [ImportEntity.Field] = []

  struct Choice {
    var column: Int
    var weight: Double
    var fit: Double
    var bearsNoun = false
    var isOpposite = false
    var reason: ProposedField.Reason

    var strength: Double { weight * fit }
  }

  var entity: ImportEntity { words.entity }
  var usedColumns: Set<Int> { Set(choices.values.map(\.column)) }

  /// - Parameter free: columns that may be used.
  init(
    _ words: EntityWords, _ sheet: ProposalSheet, _ known: KnownRecords, free: Set<Int>,
    asksStore: Bool = false
  ) throws(StoreError) {
    self.words = words
    var pairs: [(column: Int, field: Int, choice: Choice)] = []
    for column in free.sorted() where !sheet.columns[column].reading.key.isEmpty {
      for match in words.matches(sheet.columns[column].reading.key) {
        let field = entity.fields[match.field]
        var fit = FieldFit(field: field).of(sheet.columns[column])
        if match.isOpposite, field.kind != .boolean { fit = 0 }
        if Self.isOfEachRow(sheet.columns[column], field, entity) { fit = 0 }
        // A day needs no time beside it.
        if field.kind == .date, case .joined = sheet.columns[column].value { fit = 0 }
        // What a blank column holds its header has to say clearly.
        guard fit > 0.15, match.weight > 0.9 || !sheet.columns[column].profile.isBlank else { continue }
        pairs.append(
          (
            column, match.field,
            Choice(
              column: column, weight: match.weight, fit: fit, bearsNoun: match.bearsNoun, isOpposite: match.isOpposite,
              reason: sheet.columns[column].isPair ? .twoColumns : fit < 0.9 ? .headerMostly : .header)
          ))
      }
    }
    preferReferred(&pairs, sheet)
    if asksStore {
      try prefer(&pairs, sheet, known)
      if try !known.hasRates() { Self.preferConverted(&pairs, sheet) }
    }
    assign(pairs, sheet)
    if asksStore { try ask(sheet, known, free) }
    takeByValues(sheet, free)
    missing = entity.fields.enumerated().filter { $0.element.isRequired && choices[$0.offset] == nil }.map(\.element)
  }

  /// Of two ids, `EmployeeKey` and `EmployeeID`, the one that another column of the sheet speaks of (`ParentEmployeeKey`);
  /// else the key, which the tables of facts beside it bear.
  private func preferReferred(_ pairs: inout [(column: Int, field: Int, choice: Choice)], _ sheet: ProposalSheet) {
    let ids = pairs.filter {
      entity.fields[$0.field].kind == .identity && words.isOwnID(sheet.columns[$0.column].reading.key)
    }
    guard ids.count > 1 else { return }
    let referred = ids.filter { pair in
      let own = Set(sheet.columns[pair.column].profile.distinct.map(\.value))
      let key = sheet.columns[pair.column].reading.key
      return sheet.columns.indices.contains { place in
        let column = sheet.columns[place]
        return place != pair.column && column.reading.key.hasSuffix(key) && !column.profile.isBlank
          && column.profile.distinct.allSatisfy { own.contains($0.value) }
      }
    }
    let keys = ids.filter { sheet.columns[$0.column].reading.key.hasSuffix("key") }
    // In front of a number that people know the id stands that other tables refer to.
    let first = ids.filter {
      $0.column == 0 && sheet.columns[0].reading.key.hasSuffix("id") && sheet.columns[0].profile.isWhole
    }
    guard let best = (referred.count == 1 ? referred : keys.count == 1 ? keys : first).first else { return }
    pairs.removeAll { entity.fields[$0.field].kind == .identity && $0.column != best.column }
  }

  /// An id that no two rows share is of what each row is about, not of who did it.
  static func isOfEachRow(
    _ column: ProposalSheet.Column, _ field: ImportEntity.Field, _ entity: ImportEntity
  ) -> Bool {
    guard field.name == "rep", entity.name != "reps", column.reading.key.hasSuffix("id") else { return false }
    return column.profile.isUnique && column.profile.filled >= 50
  }

  /// Of amounts in several currencies and what they are in one, `Amount (converted)`, the latter where no rate is known.
  private static func preferConverted(
    _ pairs: inout [(column: Int, field: Int, choice: Choice)], _ sheet: ProposalSheet
  ) {
    func place(_ key: String, _ unit: String?) -> Int? {
      sheet.columns.firstIndex { !$0.isPair && $0.reading.key == key && $0.reading.unit == unit }
    }
    for column in sheet.columns where column.reading.unit == "converted" && column.profile.isNumber {
      let key = column.reading.key
      guard let plain = place(key, nil), let currency = place(key + "currency", nil),
        let own = place(key + "currency", "converted"), sheet.columns[own].profile.distinct.count == 1,
        sheet.columns[currency].profile.distinct.count > 1
      else { continue }
      pairs.removeAll { $0.column == plain || $0.column == currency }
    }
  }

  /// A column that may name records of several kinds (`Regarding`) names those that are known.
  private func prefer(
    _ pairs: inout [(column: Int, field: Int, choice: Choice)], _ sheet: ProposalSheet, _ known: KnownRecords
  ) throws(StoreError) {
    var references: [Int: [(place: Int, entity: String)]] = [:]
    for (place, pair) in pairs.enumerated() {
      guard case .reference(let other) = entity.fields[pair.field].kind else { continue }
      references[pair.column, default: []].append((place, other))
    }
    var dropped: Set<Int> = []
    for (column, found) in references where Set(found.map(\.entity)).count > 1 {
      var matches: [(place: Int, matched: Int)] = []
      for (place, other) in found {
        matches.append((place, try known.match(sheet.columns[column].profile, other).matched))
      }
      guard let best = matches.max(by: { $0.matched < $1.matched }), best.matched > 0 else { continue }
      for match in matches where match.matched * 2 < best.matched { dropped.insert(match.place) }
      pairs[best.place].choice.weight = 1
    }
    pairs = pairs.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
  }

  /// The strongest first; a column and a field each once. A pair goes before its parts.
  private mutating func assign(_ pairs: [(column: Int, field: Int, choice: Choice)], _ sheet: ProposalSheet) {
    func rank(_ choice: Choice) -> Double {
      let column = sheet.columns[choice.column]
      // Beside `Associated Company` with several of them, `Associated Company (Primary)` is the one.
      return choice.strength + (column.isPair || column.reading.unit == "primary" ? 0.02 : 0)
    }
    let sorted = pairs.enumerated().sorted { left, right in
      let (first, second) = (rank(left.element.choice), rank(right.element.choice))
      return first == second ? left.offset < right.offset : first > second
    }
    var taken: Set<Int> = []
    for (_, pair) in sorted where choices[pair.field] == nil {
      let parts = sheet.columns[pair.column].parts
      guard parts.allSatisfy({ !taken.contains($0) }) else { continue }
      choices[pair.field] = pair.choice
      taken.formUnion(parts)
    }
  }

  /// References that the values confirm, and columns whose values are known names though their header says nothing.
  private mutating func ask(_ sheet: ProposalSheet, _ known: KnownRecords, _ free: Set<Int>) throws(StoreError) {
    for (index, field) in entity.fields.enumerated() {
      guard case .reference(let other) = field.kind else { continue }
      if let choice = choices[index] {
        let match = try known.match(sheet.columns[choice.column].profile, other)
        if match.matched < match.of, !ReferenceTable.creatable.contains(other),
          !ReferenceTable.areMade(by: entity.name, field: field.name)
        {
          let reason: ProposedField.Reason =
            match.matched == 0 && isKeptWithout(field)
            ? .blankYet(other)
            : match.matched == 0 || field.isRequired
              ? .unknownYet(other) : .knownPartly(matched: match.matched, of: match.of, entity: other)
          choices[index]?.reason = reason
        } else if match.isStrong {
          choices[index]?.reason = .known(matched: match.matched, of: match.of, entity: other)
          choices[index]?.fit = 1
          choices[index]?.weight = 1
        }
        continue
      }
      // A team of one each, by whose number facts name it.
      if other == "reps", field.name == "rep", let column = free.first(where: { Self.isTeamID(sheet.columns[$0]) }) {
        let match = try known.match(sheet.columns[column].profile, other)
        if match.isStrong {
          choices[index] = Choice(
            column: column, weight: 0.9, fit: 1, reason: .known(matched: match.matched, of: match.of, entity: other))
          continue
        }
      }
      guard Self.foundByValues.contains(other), field.name != "parent", field.name != "manager" else { continue }
      let used = usedParts(sheet)
      for column in free.sorted() where !sheet.columns[column].isPair && !used.contains(column) {
        let profile = sheet.columns[column].profile
        guard !profile.isNumber, !profile.isDate, !profile.isBoolean, profile.averageLength <= 60,
          !Self.writers.contains(where: sheet.columns[column].reading.key.hasPrefix)
        else { continue }
        let match = try known.match(profile, other)
        guard match.isStrong, match.matched >= 3 else { continue }
        choices[index] = Choice(
          column: column, weight: 0.9, fit: 1,
          reason: .known(matched: match.matched, of: match.of, entity: other))
        break
      }
    }
  }

  private static func isTeamID(_ column: ProposalSheet.Column) -> Bool {
    !column.isPair && ["salesteamid", "salesteamkey", "salesteamno", "salesteamcode"].contains(column.reading.key)
  }

  /// Money that was paid is an advance until what it was paid for is known.
  private func isKeptWithout(_ field: ImportEntity.Field) -> Bool {
    switch (entity.name, field.name) {
    case ("payments", "invoice"), ("payments", "order"): choice("paid") != nil
    case ("invoices", "order"), ("credit_notes", "invoice"): true
    case _: false
    }
  }

  /// Who wrote a row down need not be whose it is.
  private static let writers = [
    "createdby", "modifiedby", "lastmodifiedby", "updatedby", "changedby", "创建人", "修改人", "最后修改人", "录入人",
  ]

  private static let foundByValues: Set = [
    "customers", "reps", "products", "contacts", "orders", "opportunities", "leads",
  ]

  /// E-mail addresses and telephone numbers are known by their looks.
  private mutating func takeByValues(_ sheet: ProposalSheet, _ free: Set<Int>) {
    for (index, field) in entity.fields.enumerated() where choices[index] == nil {
      guard field.name == "email" || field.name == "phone" else { continue }
      let used = usedParts(sheet)
      let found = free.sorted().first { column in
        let profile = sheet.columns[column].profile
        return !used.contains(column) && !sheet.columns[column].isPair
          && (field.name == "email" ? profile.isEmail : profile.isPhone && !profile.isNumber && !profile.isDate)
          && words.matches(sheet.columns[column].reading.key).isEmpty
      }
      if let found { choices[index] = Choice(column: found, weight: 0.5, fit: 1, reason: .values(field.name)) }
    }
  }

  private func usedParts(_ sheet: ProposalSheet) -> Set<Int> {
    Set(choices.values.flatMap { sheet.columns[$0.column].parts })
  }

  /// Whether people write there what they like.
  func isRemark(_ column: ProposalSheet.Column) -> Bool {
    words.matches(column.reading.key).contains { ["note", "subject"].contains(entity.fields[$0.field].name) }
  }

  func choice(_ field: String) -> Choice? {
    entity.fields.firstIndex { $0.name == field }.flatMap { choices[$0] }
  }

  /// - Parameter reason: `.needed` for a field that needs a value and has no column of its own.
  mutating func take(_ field: String, column: Int, _ reason: ProposedField.Reason = .header) {
    guard let index = entity.fields.firstIndex(where: { $0.name == field }) else { return }
    choices[index] = Choice(column: column, weight: reason == .needed ? 0.3 : 1, fit: 1, reason: reason)
    missing.removeAll { $0.name == field }
  }

  mutating func drop(_ field: String) { keep { found, _ in found.name != field } }

  /// Keeps only some of the fields.
  mutating func keep(_ isKept: (ImportEntity.Field, Choice) -> Bool) {
    for (index, choice) in choices where !isKept(entity.fields[index], choice) { choices[index] = nil }
    missing = entity.fields.enumerated().filter { $0.element.isRequired && choices[$0.offset] == nil }.map(\.element)
  }
}

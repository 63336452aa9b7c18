/// How the columns of one entity are headed: `HeaderTable` and `ImportFields` made into one look-up.
struct EntityWords: Sendable {
  let entity: ImportEntity
  /// Keys of the nouns of its records: `deal`.
  let nouns: [String]
  private var byKey: [String: [Place]] = [:]
  /// Dates again, without words such as `date` and `time`.
  private var timeless: [String: [Place]] = [:]

  /// Where a word stands in the line of its field.
  private struct Place: Hashable {
    var field: Int
    var order: Int
    var isOpposite = false
    var isWeak = false
  }

  /// A field that a header could mean. `weight` is at most 1.
  struct Match: Hashable {
    var field: Int
    var weight: Double
    /// A noun of the entity stood in front.
    var bearsNoun = false
    var isOpposite = false
  }

  static let all: [EntityWords] = {
    let sections = Self.sections
    let nouns = Dictionary(uniqueKeysWithValues: sections.map { ($0.entity, $0.nouns) })
    return ImportEntity.all.map { entity in
      let section = sections.first { $0.entity == entity.name }
      return EntityWords(entity, section, nouns)
    }
  }()

  static func of(_ entity: String) -> EntityWords? { all.first { $0.entity.name == entity } }

  static let strangers = HeaderTable.strangers.split(separator: ",").map { HeaderReading(String($0)).key }

  private struct Section {
    var entity: String
    var nouns: [String]
    var lines: [(field: String, words: [String])] = []
  }

  private static var sections: [Section] {
    var found = sections(of: HeaderTable.text)
    for more in sections(of: HeaderTable.otherLanguages) {
      guard let place = found.firstIndex(where: { $0.entity == more.entity }) else { continue }
      found[place].nouns += more.nouns
      for (field, words) in more.lines {
        if let line = found[place].lines.firstIndex(where: { $0.field == field }) {
          found[place].lines[line].words += words
        } else {
          found[place].lines.append((field, words))
        }
      }
    }
    return found
  }

  private static func sections(of text: String) -> [Section] {
    var found: [Section] = []
    for line in text.split(separator: "\n") {
      let sides = line.split(separator: "|", maxSplits: 1).map { trimmed(String($0)) }
      let words = sides.count == 2 ? sides[1].split(separator: ",").map { trimmed(String($0)) } : []
      if sides[0].hasPrefix("== ") {
        found.append(Section(entity: String(sides[0].dropFirst(3)), nouns: words.map { HeaderReading($0).key }))
      } else if !found.isEmpty {
        found[found.count - 1].lines.append((sides[0], words))
      }
    }
    return found
  }

  private static let marks = [
    "s",
    "id", "ids", "name", "names", "no", "code", "key", "email", "编号", "编码", "名称", "姓名", "代码", "号",
    "名", "コード", "番号",
  ]
  private static let plainIDs = [
    "id", "no", "code", "key", "recordid", "externalid", "guid", "uuid", "nameid", "internalid", "crmid", "systemid",
    "salesforceid", "hubspotid", "copperid", "netsuiteid", "legacyid", "uniqueid", "编号", "编码", "代码", "号",
  ]
  private static let times = ["date", "time", "datetime", "at", "on", "day", "日期", "时间", "日"]
  private static let fillers = [
    "associated", "primary", "related", "current", "main", "dates", "hq", "headquarters", "assigned", "responsible",
    "handling", "所属", "关联",
  ]

  private init(_ entity: ImportEntity, _ section: Section?, _ nounsOf: [String: [String]]) {
    self.entity = entity
    self.nouns = section?.nouns ?? []
    for (index, field) in entity.fields.enumerated() {
      var words = [field.name] + (section?.lines.first { $0.field == field.name }?.words ?? []) + field.aliases
      var order = 0
      func add(_ word: String, to words: inout [String: [Place]], _ place: Place) {
        let key = word.hasPrefix("!") ? String(word.dropFirst()) : word
        guard !key.isEmpty, words[key]?.contains(where: { $0.field == index }) != true else { return }
        words[key, default: []].append(place)
      }
      // The company of a lead is what it calls itself, not what became of it.
      let isOwn = entity.name == "leads" && field.name == "customer"
      if case .reference(let other) = field.kind, Self.isUsual(field, other), !isOwn { words += nounsOf[other] ?? [] }
      if field.kind == .identity { words += Self.plainIDs }
      if field.name == "name" { words += ["name", "名称"] }
      for word in words {
        let isOpposite = word.hasPrefix("!")
        let key = HeaderReading(word).key
        let place = Place(field: index, order: order, isOpposite: isOpposite, isWeak: word.hasPrefix("~"))
        add(key, to: &byKey, place)
        if field.isTime { add(Self.withoutTime(key), to: &timeless, place) }
        order += 1
      }
    }
  }

  /// Whether the nouns of the other entity head this field: not those of a parent or a manager.
  private static func isUsual(_ field: ImportEntity.Field, _ other: String) -> Bool {
    other.hasPrefix(field.name) || field.name == "rep" || field.name == "owner" || field.name == "opportunity"
      || field.name == "territory"
  }

  private static func withoutTime(_ key: String) -> String {
    var rest = key
    if let shorter = rest.without(suffixes: times).first { rest = shorter }
    if let shorter = rest.without(prefixes: ["date", "time"]).first { rest = shorter }
    return rest
  }

  /// The fields that a header could mean, each once with its best weight.
  func matches(_ key: String) -> [Match] {
    var found: [Int: Match] = [:]
    func take(
      _ places: [Place]?, _ weight: Double, bearsNoun: Bool = false,
      _ fits: (ImportEntity.Field) -> Bool = { _ in true }
    ) {
      for place in places ?? [] where fits(entity.fields[place.field]) {
        let match = Match(
          field: place.field, weight: (place.isWeak ? 0.8 : 1) * weight - Double(min(place.order, 40)) * 0.001,
          bearsNoun: bearsNoun,
          isOpposite: place.isOpposite)
        if (found[place.field]?.weight ?? 0) < match.weight { found[place.field] = match }
      }
    }
    let bare = withoutNoun(key)
    take(byKey[key], 1, bearsNoun: !bare.isEmpty || nouns.contains(key))
    for rest in bare { take(byKey[rest], 0.99, bearsNoun: true) }
    if nouns.contains(key) { take(byKey["name"], 0.95, bearsNoun: true) { $0.name == "name" } }
    for rest in key.without(suffixes: Self.marks) {
      take(byKey[rest], 0.95) { $0.kind.isReference }
    }
    for rest in [key] + bare {
      take(timeless[Self.withoutTime(rest)], 0.85, bearsNoun: rest != key) { $0.isTime }
      for shorter in rest.without(prefixes: Self.fillers) {
        take(byKey[shorter], 0.85, bearsNoun: rest != key)
        for shortest in shorter.without(suffixes: Self.marks) { take(byKey[shortest], 0.85) { $0.kind.isReference } }
      }
    }
    return found.values.sorted { $0.field < $1.field }
  }

  /// Whether the header is the noun with `id` or the like: `deal id`, `商机编号`.
  func isOwnID(_ key: String) -> Bool {
    withoutNoun(key).contains { Self.plainIDs.contains($0) }
      || matches(key).contains {
        entity.fields[$0.field].kind == .identity && $0.weight > 0.99 && !Self.plainIDs.contains(key)
      }
  }

  /// What stays of `Deal - Stage`, `Order Lines/Product`.
  func withoutNoun(_ key: String) -> [String] { key.without(prefixes: nouns + nouns.map { $0 + "s" }) }

  /// What an id is the id of, when the header says so: `supplier` of `supplier_id`.
  static func owner(ofID key: String) -> String? {
    key.without(suffixes: ["id", "no", "code", "编号", "编码"]).first {
      $0.count > 1 && $0 != "record" && $0 != "external"
    }
  }
}

extension ImportEntity.Field {
  var isTime: Bool { kind == .date || kind == .moment }
}

extension ImportEntity.Kind {
  var isReference: Bool { if case .reference = self { true } else { false } }
}

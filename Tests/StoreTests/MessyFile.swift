import Foundation
import Values

/// A file with every kind of mess at once, and the truth of each of its rows. Made from the truth, with no part of the
/// reader.
struct MessyFile {
  struct Row {
    var line: Int
    /// Column and value of what nobody can read; `nil` for a row that is right.
    var mistake: (column: String?, value: String?)?
    var id: String
    var owner: String?
    var account: String
    var cents: Int?
    var created: String?
    var basisPoints: Int?
    var note: String

    /// As `ImportDesk.rows` prints it.
    var text: String {
      let cells: [String?] = [
        id, owner, account, cents.map(String.init), created, basisPoints.map(String.init), note.isEmpty ? nil : note,
      ]
      return cells.map { $0 ?? "" }.joined(separator: "|")
    }
  }

  private(set) var text = "\u{FEFF}Deal ID;Owner;Account;Net Value;Created;Prob;Notes;;\r\n"
  private(set) var rows: [Row] = []
  private var random: Dice
  private var line = 2

  init(rows count: Int, seed: UInt64) {
    random = Dice(state: seed)
    for number in 0..<count { add(number) }
  }

  static let owners = ["Li Na", "Tom Becker", "Zoë Ångström", "王小明", "O'Brien, Pat", "Na Null"]
  static let accounts = ["Acme", "Globex", "上海(集团)", "Müller & Söhne", "Ion Ltd"]
  private static let nothing = ["", "N/A", "null", "NULL", "-", "--", "—", "#N/A", "NaN", "无"]
  private static let mistakes: [(column: String, values: [String])] = [
    ("Deal ID", ["1.23457E+16", "9.99E+12"]), ("Account", ["1.23457E+16"]),
    ("Net Value", ["twelve", "1.2.3", "12 34", "1,234.5.6", "--5", "12abc", "€"]),
    (
      "Created",
      ["2024-02-30", "31/04/2021", "2021-13-01", "yesterday", "1850-01-01", "44301", "15 Foo 2021", "2021-04-15 25:00"]
    ), ("Prob", ["lots", "50%%", "abc%"]),
  ]

  private mutating func add(_ number: Int) {
    var row = Row(
      line: line, id: random.pick([String(90_000_000_000_000_000 + number), "000\(number)", "D-\(number)"]),
      owner: random.pick(Self.owners), account: random.pick(Self.accounts),
      cents: random.pick([random.below(9_000_000) - 90_000, random.below(100_000) * 100, random.below(900) * 1_000_000]
      ),
      created: "", basisPoints: random.pick([random.below(101) * 100, random.below(10_001)]),
      note: random.pick(["", "plain", "a; b, c", "said \"no\"", "two\nlines", "👨‍👩‍👧 &amp; \u{1}\u{1B}[31m", "NA", "=1+1"]))
    let day = CivilDate(dayNumber: 17_900 + random.below(2_500))
    row.created = day.iso
    var cells = [
      row.id, disguised(row.owner ?? ""), disguised(row.account), money(row.cents ?? 0), written(day),
      percent(row.basisPoints ?? 0), row.note,
    ]
    if random.chance(5) {
      cells[1] = random.pick(Self.nothing)
      row.owner = nil
    }
    if random.chance(5) {
      cells[3] = random.pick(Self.nothing + ["NA", "?"])
      row.cents = nil
    }
    if random.chance(5) {
      cells[4] = random.pick(Self.nothing + ["NA", "TBD", "0000-00-00"])
      row.created = nil
    }
    if random.chance(12) {
      let (column, values) = random.pick(Self.mistakes)
      let place = ["Deal ID", "Owner", "Account", "Net Value", "Created", "Prob"].firstIndex(of: column) ?? 0
      cells[place] = random.pick(values)
      row.mistake = (column, cells[place])
    }
    var record = cells.map { quoted($0) }.joined(separator: ";")
    switch random.below(40) {
    case 0:
      record = cells.prefix(4).map { quoted($0) }.joined(separator: ";")
      row.mistake = (nil, nil)
    case 1:
      record += ";too;much;here"
      row.mistake = (nil, nil)
    case 2: record += ";;"
    default: break
    }
    text += record + "\r\n"
    line += 1 + record.count { $0 == "\n" }
    if random.chance(2) {
      text += "\r\n"
      line += 1
    }
    rows.append(row)
  }

  private mutating func quoted(_ cell: String) -> String {
    guard cell.contains(where: { ";\"\n".contains($0) }) || random.chance(20) else { return cell }
    return "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }

  /// The same name, as hands and programs write it.
  private mutating func disguised(_ name: String) -> String {
    random.pick([
      name, name, " \(name) ", name + "\u{A0}", "\u{200B}" + name, name.uppercased(), name.lowercased(),
      name.replacingOccurrences(of: " ", with: "  "), wide(name),
    ])
  }

  private func wide(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { ("!"..."~").contains($0) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 }))
  }

  private mutating func money(_ cents: Int) -> String {
    let (whole, rest) = (cents.magnitude / 100, cents.magnitude % 100)
    let point = "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    func grouped(_ mark: String) -> String {
      var digits = String(whole)
      var groups: [String] = []
      while digits.count > 3 {
        groups.insert(String(digits.suffix(3)), at: 0)
        digits.removeLast(3)
      }
      return ([digits] + groups).joined(separator: mark) + point.suffix(3)
    }
    var forms = [
      point, grouped(","), "$" + grouped(","), "USD " + grouped(","), grouped("'") + " USD", wide(point),
      grouped("\u{A0}"),
      grouped("\u{202F}"), "US$" + grouped("’"), "\u{200E}" + point,
    ]
    if rest == 0 { forms += ["\(whole)", "\(whole).-", "$\(grouped(",").dropLast(3))"] }
    if cents.magnitude.isMultiple(of: 1_000_000), whole > 0 { forms += ["\(whole / 10_000)万", "$\(whole / 1000)K"] }
    let amount = random.pick(forms)
    guard cents < 0 else { return amount }
    return random.pick(["(\(amount))", "-\(amount)", "\u{2212}\(amount)", "- \(amount)"])
  }

  private mutating func written(_ date: CivilDate) -> String {
    let (year, month, day) = date.components
    let two = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
    let short = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1]
    let german = [
      "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
      "Dezember",
    ][month - 1]
    return random.pick([
      date.iso, "\(year)/\(month)/\(day)", "\(two(day))/\(two(month))/\(year)", "\(day)/\(month)/\(year) 3:05 PM",
      "\(two(day)).\(two(month)).\(year)", "\(day).\(month).\(two(year % 100))", "\(day) \(short), \(year) 00:02:00",
      "\(short) \(day), \(year)", "\(day). \(german) \(year)", "\(year)年\(month)月\(day)日",
      "\(year)\(two(month))\(two(day))",
      date.iso + "T09:30:00.000+08:00", wide(date.iso), "\(day)-\(short)-\(two(year % 100))", "\u{A0}\(date.iso)",
    ])
  }

  private mutating func percent(_ basisPoints: Int) -> String {
    let (whole, rest) = (basisPoints / 100, basisPoints % 100)
    let exact = "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    return random.pick(["\(exact)%", "\(exact) %", wide(exact + "%")] + (rest == 0 ? ["\(whole)%"] : []))
  }
}

/// Numbers that are the same in every run.
struct Dice {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }
}

import Evaluation
import Semantics
import Syntax
import Testing
import Values

@testable import Shell

/// Damaged and hostile questions end in an answer or in an error at a place, quickly, all the way through the store.
@Suite struct SlipsDamageTests {
  static let sentences: [String] = [
    "show visits by rep", "show visits, closes, visits/closes by rep this quarter top 5 by closes",
    "show reps where visits/closes > 12 by source this month",
    "show revenue, target, attainment by rep, month this year",
    "show hit_rate = closes / proposals, share{revenue} by team last month",
    "show visits per workday by rep this month",
    "show revenue per rep by team", "list customers with name, city where industry = \"retail\" sort name",
    "list customers where industry = \"retail\" and last_visit before 30 days ago sort last_visit",
    "list opportunities where stage changed from proposal to negotiation this month",
    "list opportunities where stage was proposal",
    "list opportunities where amount between 1000 and 5000 top 10 by amount",
    "show visits where source in (\"fair\", \"web\") or not (city contains \"on\")", "show visits by month, rep 2026",
    "show pipeline, receivable by month 2026", "show stock by product, location as of 2026-09-30",
    "show count distinct(activities.customer where type = \"visit\") by rep",
    "show sum(opportunities.amount on closed) by team",
    "show visits for reps with visits/closes > 12", "show revenue for customers where industry = \"retail\" by region",
    "show customers by size in bands 10, 50, 200", "show visits by rep top 2 in each team",
    "show visits by weekday ytd",
    "show closes by rep having closes > 3 sort closes desc, rep", "show visits from 2026-01-05 to 2026-02-10 as line",
    "show visits since 2026-03 by week", "show visits 2026-Q1..2026-Q2 by quarter",
    "explain show win_rate by rep last month",
    "explain sql show visits by rep", "describe win_rate", "metrics visit", "dimensions", "entities",
    "define hit_rate \"Hit rate\" = closes / proposals as percent higher is better",
    "define segment key = customers where employees >= 1000", "show -visits + 2 * calls by rep",
    "show visits where rep is not empty and source != \"fair\"", "list activities with rep, done, type last week",
    "看 拜访量, closes 按 销售 本月", "看 拜访量/成交量 按 来源 其中 行业 = \"零售\" 本季度", "列出 客户 其中 城市 包含 \"北\" 排序 名称",
    "看 业绩 按 销售 前 5", "看 完成率 按 团队 今年", "show expenses, budget, budget_use by team this year",
    "show visits where attainment >= 80% by rep this month", "show overdue by customer as of today",
    "list invoices where due before today and amount > 1.2k", "show win_rate by source last 90 days as bars",
    "show reps, visits, closes last 3 months", "show visits by customer.industry, customer.city this year",
    "show avg(opportunities.amount) by stage", "show new_leads by campaign last 2 quarters",
    "show dso by month this year",
    "list customers where created in 2026-Q1 with name, created, employees", "show median(opportunities.cycle) by rep",
    "show activities = count(activities) by type, direction yesterday", "show visits by rep in 2026-W07 as csv",
    "list leads where source starts with \"f\" top 5", "show margin_rate by category, year",
    "show roi by campaign this year",
  ]

  static func check(_ text: String, _ session: Session) {
    let workspace = session.workspace
    let length = text.utf8.count
    let result = parse(text, lexicon: workspace.lexicon)
    #expect(!result.statements.isEmpty || !result.diagnostics.isEmpty || text.allSatisfy { $0 == " " || $0 == ";" })
    for mistake in result.diagnostics {
      #expect(mistake.span.start >= 0 && mistake.span.end <= length, "\(text)\n\(mistake)")
    }
    guard result.diagnostics.isEmpty else { return }
    if let mistake = SlipsTests.mistake(in: text, session) {
      #expect(
        mistake.span.start >= 0 && mistake.span.end <= length && !mistake.message.english.isEmpty, "\(text)\n\(mistake)"
      )
    }
  }

  /// One word or sign each.
  static func pieces(_ text: String) -> [String] {
    var found: [String] = []
    var quote: Character?
    for character in text {
      if let open = quote {
        found[found.count - 1].append(character)
        if character == open { quote = nil }
      } else if character == "\"" {
        quote = character
        found.append("\"")
      } else if character == " " {
        found.append("")
      } else if "(){},/".contains(character) {
        found += [String(character), ""]
      } else if found.isEmpty {
        found.append(String(character))
      } else {
        found[found.count - 1].append(character)
      }
    }
    return found.filter { !$0.isEmpty }
  }

  @Test func undamagedSentencesAreAnswered() throws {
    let session = try TourTests.session(path: ":memory:", today: TourTests.today, TourTests.Capture())
    #expect(Self.sentences.count >= 60)
    for sentence in Self.sentences {
      #expect(SlipsTests.mistake(in: sentence, session) == nil, "\(sentence)")
    }
  }

  @Test(arguments: 0..<6)
  func damagedSentencesEndSomewhere(_ part: Int) throws {
    let session = try TourTests.session(path: ":memory:", today: TourTests.today, TourTests.Capture())
    for (index, sentence) in Self.sentences.enumerated() where index % 6 == part {
      let words = Self.pieces(sentence)
      for place in words.indices {
        var changed = words
        changed.remove(at: place)
        Self.check(changed.joined(separator: " "), session)
        changed = words
        changed.insert(words[place], at: place)
        Self.check(changed.joined(separator: " "), session)
        changed = words
        changed.swapAt(place, (place + 1) % words.count)
        Self.check(changed.joined(separator: " "), session)
      }
    }
  }

  /// Words of one sentence in the places of another.
  @Test func mixedSentencesEndSomewhere() throws {
    let session = try TourTests.session(path: ":memory:", today: TourTests.today, TourTests.Capture())
    for (index, sentence) in Self.sentences.enumerated() {
      var words = Self.pieces(sentence)
      let others = Self.pieces(Self.sentences[(index * 7 + 3) % Self.sentences.count])
      for place in stride(from: 1, to: words.count, by: 2) { words[place] = others[place % others.count] }
      Self.check(words.joined(separator: " "), session)
      Self.check((Self.pieces(sentence).prefix(4) + others.dropFirst()).joined(separator: " "), session)
    }
  }

  static func chain(_ part: (Int) -> String, _ joint: String, _ count: Int) -> String {
    (0..<count).map(part).joined(separator: joint)
  }

  /// What it is, the text, and whether it can be answered.
  static let hostile: [(name: String, text: String, isAnswered: Bool)] = [
    ("2400 or", "show visits where " + chain({ "source = \"a\($0)\"" }, " or ", 2400), true),
    ("2400 or of a list", "list customers where " + chain({ "city = \"a\($0)\"" }, " or ", 2400), true),
    ("2400 and", "show visits where " + chain({ "city != \"a\($0)\"" }, " and ", 2400), true),
    ("2400 or on rows", "show visits by rep where " + chain({ "visits > \($0)" }, " or ", 2400), true),
    ("4900 values", "show visits where city in (" + chain({ "\"a\($0)\"" }, ", ", 4900) + ")", true),
    ("4900 periods", "list customers where created in (" + chain({ "\(1900 + $0 % 300)" }, ", ", 4900) + ")", true),
    ("20000 and", "show visits where " + chain({ _ in "source = \"a\"" }, " and ", 20_000), false),
    ("more than 64 KiB", "show visits where source = \"" + String(repeating: "a", count: 70_000) + "\"", false),
    ("100000 brackets", "show " + String(repeating: "(", count: 100_000), false),
    (
      "100000 brackets around",
      "show " + chain({ _ in "(" }, "", 100_000) + "visits" + chain({ _ in ")" }, "", 100_000), false
    ),
    (
      "150 brackets",
      "list customers where " + chain({ _ in "(" }, "", 150) + "city = \"a\"" + chain({ _ in ")" }, "", 150), true
    ),
    ("150 not", "list customers where " + chain({ _ in "not " }, "", 150) + "city = \"a\"", true),
    ("5000 not", "show visits where " + chain({ _ in "not " }, "", 5000) + "source = \"a\"", false),
    ("150 minus", "list customers where employees > " + chain({ _ in "- " }, "", 150) + "5", true),
    ("20000 minus", "show " + chain({ _ in "- " }, "", 20_000) + "visits", false),
    ("40 levels of and and or", nested(40), false), ("4 levels of and and or", nested(4), true),
    (
      "150 not not",
      "list customers where " + chain({ _ in "not (not " }, "", 60) + "city = \"a\"" + chain({ _ in ")" }, "", 60), true
    ),
    (
      "negated conjunctions",
      "list customers where " + chain({ _ in "not (city = \"b\" and " }, "", 60) + "city = \"a\""
        + chain({ _ in ")" }, "", 60), false
    ),
    ("150 fields added", "list customers where " + chain({ _ in "employees" }, " + ", 150) + " > 5", false),
    ("30 fields added", "list customers where " + chain({ _ in "employees" }, " + ", 30) + " > 5", true),
    ("190 metrics added", "show " + chain({ _ in "visits" }, " + ", 190), true),
    ("2000 metrics added", "show " + chain({ _ in "visits" }, " + ", 2000), false),
    ("2000 columns", "show " + chain({ "x\($0) = visits" }, ", ", 2000), false),
    ("2000 columns of a list", "list customers with " + chain({ "x\($0) = name" }, ", ", 2000), false),
    ("4000 sort keys", "list customers sort " + chain({ _ in "name" }, ", ", 4000), false),
    ("4000 bands", "show customers by size in bands " + chain({ "\($0)" }, ", ", 4000), false),
    ("4000 groupings", "show visits by " + chain({ _ in "rep" }, ", ", 4000), true),
    ("a long pattern", "list customers where name contains \"" + String(repeating: "ab", count: 30_000) + "\"", true),
    ("a long period", "show visits by day last 100000 years", false),
    ("days of a snapshot", "show pipeline by day 2026", false),
    ("far away", "show visits by year last 100000 days", true),
    ("before the calendar", "show visits last 90000 months", false),
    ("after the calendar", "show visits next 90000 years", false),
    ("long ago", "list customers where created after 99999 months ago", false),
    ("explain of explain", chain({ _ in "explain " }, "", 150) + "show visits", true),
    ("5000 explain", chain({ _ in "explain " }, "", 5000) + "show visits", false),
  ]

  static func nested(_ levels: Int) -> String {
    "list customers where " + chain({ _ in "(city = \"a\" or (city = \"b\" and " }, "", levels) + "city = \"c\""
      + chain({ _ in "))" }, "", levels)
  }

  @Test(arguments: hostile.indices)
  func hostileTextsEndSoon(_ index: Int) throws {
    let (name, text, isAnswered) = Self.hostile[index]
    let capture = TourTests.Capture()
    let session = try TourTests.session(path: ":memory:", today: TourTests.today, capture)
    let clock = ContinuousClock()
    var status = ExitStatus.success
    let time = clock.measure { status = session.run(text, file: nil) }
    #expect(status == (isAnswered ? .success : .wrongStatement), "\(name): \(capture.notesText.prefix(300))")
    // Far more than a loaded machine needs, far less than what doubles with each part would take.
    #expect(time < .seconds(60), "\(name): \(time)")
  }

  /// Definitions that double with each step, and a chain of deep ones, are refused before they are written out.
  @Test func definitionsCannotExplode() throws {
    let capture = TourTests.Capture()
    let session = try TourTests.session(path: ":memory:", today: TourTests.today, capture)
    #expect(session.run("define d0 = visits", file: nil) == .success)
    var refused: Int?
    for step in 1..<40 where refused == nil {
      if session.run("define d\(step) = d\(step - 1) + d\(step - 1)", file: nil) != .success { refused = step }
    }
    #expect((8...16).contains(refused ?? 0))
    #expect(capture.notesText.contains("too-large"))

    #expect(session.run("define e0 = visits", file: nil) == .success)
    refused = nil
    let stairs = String(repeating: "- ", count: 90)
    for step in 1..<12 where refused == nil {
      if session.run("define e\(step) = \(stairs)e\(step - 1)", file: nil) != .success { refused = step }
    }
    // 90 signs and the name itself each: the fifth would be 455 levels deep, more than the 400 allowed.
    #expect(refused == 5)
  }

  /// What a definition is kept as is read again when the store is opened; what could not be is refused at once.
  @Test func definitionsThatCannotBeReadAgainAreRefused() throws {
    let capture = TourTests.Capture()
    let session = try TourTests.session(path: ":memory:", today: TourTests.today, capture)
    let stairs = String(repeating: "- ", count: 150)
    #expect(session.run("define deep = \(stairs)visits", file: nil) == .wrongStatement)
    #expect(capture.notesText.contains("too-deep"))
  }
}

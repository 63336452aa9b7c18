import Syntax
import Testing

struct CompletionTests {
  /// What is expected where `|` stands.
  static func expected(_ text: String, knowing names: Set<String> = []) -> Expectations {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    let whole = parts.joined()
    return expectations(in: whole, at: parts[0].utf8.count, lexicon: Lexicon(names: names))
  }

  static let nameCases: [(String, Set<NameRole>)] = [
    ("show |", [.item]), ("show vis|", [.item]), ("show visits, |", [.item]),
    ("show visits / |", [.item]),
    ("show visits by |", [.dimension]), ("show visits by rep, mo|", [.dimension]), ("list |", [.entity]),
    ("show visits where |", [.condition]), ("show visits where not |", [.condition]),
    ("show visits sort |", [.condition]), ("show visits top 5 by |", [.condition]), ("show visits per |", [.perUnit]),
    ("list customers with |", [.column]), ("describe |", [.defined]), ("set |", [.setting]), ("run |", [.file]),
    ("export show visits by |", [.dimension]), ("export show visits by rep to |", [.file]),
    ("export to \"|", [.file]), ("export list a where owner changed to |", [.file]),
    ("show visits for |", [.population]), ("define x = |", [.definition]), ("define x = a as |", [.unit]),
    ("import \"a.xlsx\" sheet |", [.sheet(of: "a.xlsx")]), ("import \"a.csv\" as |", [.entity]),
    ("import \"a.csv\" encoding |", [.encoding]), ("import \"a.csv\" unpivot a, |", [.column]),
    ("import \"a.csv\" as b ( |", [.field]),
    ("import \"a.csv\" as b ( c = |", [.column]),
    ("define x = count(|", [.entity, .column]), ("define x = median(|", [.entity, .column, .definition]),
    ("define x = median(sales by |", [.dimension]), ("define x = count(a where |", [.column]), ("help |", [.helpTopic]),
    ("list a where source = |", [.condition, .value(of: [Name("source")])]),
    ("list a where customer.city in (\"a\", |", [.condition, .value(of: [Name("customer"), Name("city")])]),
    ("funnel |", [.item]), ("funnel visits -> |", [.item]), ("profile |", [.profiled]),
    ("profile a by b vs |", [.profiled]), ("profile a by b x |", [.dimension]),
    ("看 拜访量 按 |", [.dimension]), ("check |", [.definition]), ("score |", [.entity]),
    ("score reps with |", [.scorecard]), ("lock |", [.scorecard, .entity]), ("lock teams with |", [.scorecard]),
    ("undo import |", [.importNumber]),
    ("undo |", [.entryNumber]),
    ("alias |", [.entity]),
    ("alias product \"a\" = |", [.value(of: [Name("product")])]), ("unalias product |", [.value(of: [Name("alias")])]),
    ("define scorecard x = |", [.definition]), ("define scorecard x = a weight 40% target |", [.definition]),
    ("check visits >= 1 by |", [.dimension]),
    ("log |", [.activityType]),
    ("log visit to |", [.value(of: [Name("customer")]), .value(of: [Name("lead")]), .parameter]),
    ("log visit to \"Acme\" by |", [.value(of: [Name("rep")]), .parameter]),
    ("log won |", [.value(of: [Name("opportunity")]), .parameter]),
    ("set me |", [.value(of: [Name("rep")])]),
    ("benchmark visits against |", [.definition]), ("benchmark visits against closes where |", [.condition]),
  ]

  @Test(arguments: nameCases)
  func names(_ text: String, _ roles: Set<NameRole>) {
    #expect(Self.expected(text).names == roles)
  }

  static let keywordCases: [(String, present: [Keyword], absent: [Keyword])] = [
    ("|", [.show, .list, .quit], [Keyword.by]),
    ("show visits\n|", [.show, .list], [.by]),
    ("show visits\n  |", [.by, .condition], [.show]),
    ("show visits; |", [.show, .list], [.by]),
    (
      "show visits |", [.by, .population, .condition, .top, .presentation, .per, .this, .last, .thisYear, .asOf],
      [.show, .inEach]
    ),
    ("show visits by rep |", [.condition, .inBands, .top], [.by, .per]),
    ("list customers |", [.presentation, .condition, .with, .sort], [.by, .having]),
    ("show visits where source |", [.equals, .contains, .isEmpty, .within, .and, .or, .was], [.condition]),
    ("show visits this month vs |", [.last, .target, .allOf, .same, .previousPeriod, .samePeriodLastYear], [.by]),
    ("show visits this month vs last month |", [.byWorkdays, .by, .having, .sort], [.versus]),
    ("show visits this |", [.day, .month, .fiscalYear], [.by]),
    ("show visits last 3 |", [.day, .month], [.today]),
    ("show visits as |", [.bars, .table], [.by]),
    ("show visits top 5 |", [.by, .inEach], [.top]),
    ("define x = a |", [.presentation, .about, .higherIsBetter], [.by]),
    ("explain |", [.sql, .show], [.by]), ("export |", [.to, .show, .run], [.by]),
    ("export show visits |", [.to, .by], [.replace]), ("export to \"a.csv\" |", [.replace, .raw], [.to]),
    ("define scorecard x = a |", [.weight, .target, .per], [.grades]),
    ("define scorecard x = a weight 40% |", [.target, .against, .bands, .byRank, .floor, .cap, .grades], [.weight]),
    ("define |", [.segment, .scorecard], [.weight]), ("score reps |", [.with, .population, .this], [.by]),
    ("check visits >= 1 |", [.by, .strict, .this, .and], [.top, .minimumVolume]),
    ("benchmark visits |", [.against, .per], [.by]),
    ("log |", [.note, .task, .order, .won, .lead, .opportunity], [.by, .minutes]),
    ("log visit |", [.to, .companion, .by, .today, .due, .note, .noShow, .contact], [.category, .amount, .show]),
    ("log visit to \"Acme\" 45 |", [.minutes, .hours], [.by]), ("log won \"x\" |", [.amount, .by, .yesterday], [.to]),
    ("log order from \"x\" |", [.product, .population, .amount], [.minutes]),
    ("funnel visits -> closes |", [.by, .population, .condition, .this, .presentation], [.having, .sort]),
    ("funnel |", [.stages], [.by]), ("funnel a -> b for c created in 2026 |", [.window, .condition, .by], [.having]),
    ("profile a by b |", [.cross, .versus, .with, .condition, .this], [.population, .sort]),
    ("benchmark visits against closes |", [.by, .minimumVolume, .per], [.strict, .top]),
    ("check |", [.store], [.repair]), ("check store |", [.repair], [.replace]), ("backup |", [.to], [.replace]),
    ("backup to \"a.db\" |", [.replace], [.to]),
  ]

  @Test(arguments: keywordCases)
  func keywords(_ text: String, _ present: [Keyword], _ absent: [Keyword]) {
    let found = Set(Self.expected(text).keywords)
    #expect(found.isSuperset(of: present), "\(found)")
    #expect(found.isDisjoint(with: absent))
  }

  @Test func prefixes() {
    let word = Self.expected("show 拜访量 by sou|rce")
    #expect(word.prefix == "sou")
    #expect(word.prefixSpan.start == 18 && word.prefixSpan.end == 21)
    let value = Self.expected("list a where source = \"ex|")
    #expect(value.prefix == "ex" && value.openQuote == "\"")
    #expect(value.names.contains(.value(of: [Name("source")])))
    #expect(value.prefixSpan.start == 23 && value.prefixSpan.end == 25)
    #expect(Self.expected("show visits where a = $re|").prefix == "$re")
    #expect(Self.expected("show visits |").prefix.isEmpty)
    let run = Self.expected("看拜|", knowing: ["拜访量"])
    #expect(run.prefix == "拜" && run.names == [.item])
    #expect(run.prefixSpan.start == 3 && run.prefixSpan.end == 6)
    #expect(Self.expected("show `odd na|").openQuote == "`")
    #expect(Self.expected("show `odd na|").names == [.item])
  }

  @Test func whatStandsThere() {
    let found = Self.expected("show visits, a.b / closes by rep, month where |")
    #expect(found.statement == .show)
    #expect(found.items == [[Name("visits")], [Name("a"), Name("b")], [Name("closes")]])
    #expect(found.groupings == [[Name("rep")], [Name("month")]])
    #expect(Self.expected("show visits this month vs last month, target sort |").comparatorCount == 2)
    #expect(Self.expected("explain list customers where |").subject == Name("customers"))
    #expect(Self.expected("explain list customers where |").statement == .list)
  }

  /// The rest of a phrase, and of a name of several words.
  @Test func endings() {
    let phrase = Self.expected("list a where b starts |")
    #expect(phrase.endings.contains { $0 == (.startsWith, "with") })
    #expect(Self.expected("show visits year to |").endings.contains { $0 == (.yearToDate, "date") })
    let begun = Self.expected("show win |")
    #expect(begun.begun == "win" && begun.begunRoles == [.item])
  }

  @Test func nothingAfterAMistake() {
    let found = Self.expected("show visits ] by |")
    #expect(found.names.isEmpty && found.keywords.isEmpty)
  }
}

import Values

extension Diagnostic.Example {
  /// A sentence that begins as `text` does; of a question the one that is nearest to its words.
  package static func ofStatement(_ text: String) -> Self {
    var parser = Parser(text, lexicon: Lexicon())
    if parser.take(.range) { return Self("show visits by rep this month; .. by team") }
    let form = StatementForm.allCases.first { parser.takeWord(of: $0) }
    let topic = form?.isQuestion ?? true ? ExampleTopic.nearest(to: text) : nil
    return Self(topic?.sentence ?? (form ?? .show).example)
  }
}

extension StatementForm {
  /// A sentence that can be asked in every store; what names records of one's own can at least be read.
  var example: String {
    switch self {
    case .show: "show visits, closes by rep this month"
    case .list: "list customers with name, city where created in this year"
    case .check: "check visits >= 10 by rep this month"
    case .benchmark: "benchmark visits against closes by rep this quarter"
    case .correlate: "correlate visits with closes by rep this quarter"
    case .funnel: "funnel visits -> proposals -> closes by rep this quarter"
    case .profile: "profile won customers by industry, size this year"
    case .score: "score reps with monthly last month"
    case .lock: "lock monthly last month"
    case .define: "define hit_rate = closes / proposals as percent"
    case .undefine: "undefine hit_rate"
    case .importFile: "import \"customers.csv\""
    case .alias: "alias product \"GTXPro\" = \"GTX Pro\""
    case .unalias: "unalias product \"GTXPro\""
    case .undo: "list log"
    case .log: "log visit to \"Acme\" by \"Li Na\" today 45 minutes"
    case .explain: "explain show visits by rep this month"
    case .drill: "show visits this month; drill 1"
    case .why: "show visits this month; why 1"
    case .lastAnswer: "show visits by rep this month; last"
    case .describe: "describe win_rate"
    case .metrics: "metrics"
    case .dimensions: "dimensions"
    case .entities: "entities"
    case .set: "set language zh"
    case .parameter: "param $rep = \"Li Na\""
    case .assignment: "let $least = 5"
    case .export: "export show visits by rep this month to \"visits.csv\""
    case .run: "run \"review.crmql\""
    case .save: "save \"review.crmql\""
    case .open: "open \"company.db\""
    case .backup: "backup to \"copy.db\""
    case .help: "help show"
    case .quit: "quit"
    }
  }
}

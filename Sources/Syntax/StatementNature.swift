extension Statement.Kind {
  /// What a statement does beside its answer; one row a kind.
  package var nature: StatementNature {
    switch self {
    case .show: .question
    case .list: .question
    case .check: .question
    case .checkStore(let repair): repair ? .change : .question
    case .benchmark: .question
    case .correlate: .question
    case .funnel, .profile: .question
    case .score: .question
    case .lock: .change
    case .explain: .question
    case .drill: .question
    case .why: .question
    case .last: .shell
    case .followUp: .question
    case .describe: .question
    case .catalogue: .question
    case .define: .definition
    case .undefine: .change
    case .importFile: .change
    case .alias, .unalias: .change
    case .undo: .change
    case .log: .change
    case .set: .setting
    case .parameter: .binding
    case .assignment: .binding
    case .export, .backup: .output
    case .run: .shell
    case .save: .shell
    case .open: .shell
    case .help: .shell
    case .quit: .shell
    }
  }
}

package enum StatementNature: Hashable, Sendable {
  /// Reads the store and answers.
  case question
  /// Answers, or copies the store, into a file.
  case output
  /// Adds a word of one's own to the store.
  case definition
  /// Changes what the store holds.
  case change
  /// Shows or changes a setting, of the session or of the store.
  case setting
  /// Gives a parameter its value.
  case binding
  /// The shell's own word.
  case shell
}

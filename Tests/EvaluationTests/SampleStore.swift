import Evaluation
import Foundation
import Store
import Syntax
import Values

/// The day that every test asks on: a Monday, three quarters through a month.
let today = CivilDate(dayNumber: 20_780)  // 2026-11-23

/// One sample company for the whole run, and a copy for each test that changes it.
enum SampleStore {
  static let folder: String = {
    let path = NSTemporaryDirectory() + "crmql-evaluation-\(ProcessInfo.processInfo.processIdentifier)"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    atexit {
      try? FileManager.default.removeItem(
        atPath: NSTemporaryDirectory() + "crmql-evaluation-\(ProcessInfo.processInfo.processIdentifier)")
    }
    return path
  }()

  private static let made = Result {
    let path = folder + "/sample.db"
    try SampleCompany.create(at: path, today: today)
    return path
  }

  static func path() throws -> String { try made.get() }

  static func workspace() throws -> Workspace { try Workspace(path: path(), today: today) }

  static func copy() throws -> String {
    let copy = folder + "/\(UUID().uuidString).db"
    try FileManager.default.copyItem(atPath: path(), toPath: copy)
    return copy
  }

  /// An empty store of the usual day, made once.
  private static let blank = Result {
    let path = folder + "/blank.db"
    _ = try Store.open(path: path, mode: .create, today: today)
    return path
  }

  /// An empty store in a file of its own, filled by `script`.
  static func store(_ script: String, today: CivilDate = today) throws -> String {
    let path = folder + "/\(UUID().uuidString).db"
    let isUsual = today == EvaluationTests.today
    if isUsual { try FileManager.default.copyItem(atPath: blank.get(), toPath: path) }
    let connection = try Store.open(path: path, mode: isUsual ? .write : .create, today: today)
    try connection.execute("PRAGMA foreign_keys = OFF")
    try connection.execute(script)
    try Derived.refresh(connection)
    return path
  }
}

/// Keeps everything that an answer says.
final class Collector: AnswerSink {
  var head: Answer.Head?
  var rows: [[Value]] = []
  var tail: Answer.Tail?
  var lines: [String] = []
  var notes: [Answer.Note] = []
  let isForPrograms: Bool

  init(isForPrograms: Bool = false) { self.isForPrograms = isForPrograms }

  func begin(_ head: Answer.Head) { self.head = head }
  func row(_ cells: [Value]) { rows.append(cells) }
  func end(_ tail: Answer.Tail) { self.tail = tail }
  func text(_ text: String) { lines.append(text) }
  func note(_ note: Answer.Note) { notes.append(note) }

  var columns: [Answer.Column] { head?.columns ?? [] }
  var measures: [Int] { columns.indices.filter { columns[$0].role != .dimension } }
}

extension Workspace {
  /// The answer of the last statement of `text`; those before it are run.
  @discardableResult func answer(_ text: String) throws -> Collector {
    var last = Collector()
    try answer(text) {
      last = Collector()
      return last
    }
    return last
  }

  func answer(_ text: String, into sink: Collector) throws { try answer(text) { sink } }

  private func answer(_ text: String, sink: () -> Collector) throws {
    let result = parse(text, lexicon: lexicon)
    if let mistake = result.diagnostics.first { throw mistake }
    for statement in result.statements {
      do { try run(statement, sink: sink()) } catch .statement(let mistake) { throw mistake }
    }
  }
}

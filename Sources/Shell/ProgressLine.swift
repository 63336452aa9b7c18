import Rendering
import Store
import Values
internal import Glibc

/// One line that says how far something is, drawn over itself and gone when it is done.
///
/// It appears after a second and changes at most ten times a second; there is none where standard error is no terminal.
final class ProgressLine {
  private let columns: () -> Int
  private let seconds: () -> Double
  private let draw: (String) -> Void
  var language = Language.english

  /// When the work began, and the part of it that is going on.
  private var start: Double?
  private var part: (work: Progress.Work, start: Double, done: Int, rows: Int)?
  private var lastDrawn = 0.0
  /// Columns that the line takes on the screen.
  private var shown = 0

  /// Rows are being written; a line between them would tear them.
  private var isResting = false

  static let patience = 1.0
  static let pause = 0.1

  init(columns: @escaping () -> Int, seconds: @escaping () -> Double, draw: @escaping (String) -> Void) {
    self.columns = columns
    self.seconds = seconds
    self.draw = draw
  }

  /// `nil` when standard error is no terminal.
  static func onStandardError(_ notes: OutputBuffer) -> ProgressLine? {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    return ProgressLine(columns: { Terminal.width(STDERR_FILENO) ?? 80 }, seconds: Session.seconds) { text in
      try? notes.append(text)
      try? notes.flush()
    }
  }

  func follow(_ progress: Progress) {
    let now = seconds()
    let start = self.start ?? now
    self.start = start
    if part?.work != progress.work { part = (progress.work, now, progress.done, progress.rows ?? 0) }
    guard now - start >= Self.patience, shown == 0 || now - lastDrawn >= Self.pause, let part else { return }
    lastDrawn = now
    let words = ProgressWords(
      progress: progress, elapsed: now - part.start, doneBefore: part.done, rowsBefore: part.rows, language: language)
    // The last column stays free: some terminals go to the next line when it is filled.
    let text = words.line(columns: max(1, columns() - 1))
    let width = TerminalWidth.of(text)
    // The cursor waits at the start, so that an echoed ^C stands where the line is cleared.
    draw("\r" + text + String(repeating: " ", count: max(0, shown - width)) + "\r")
    shown = width
  }

  /// A question has been asked at `asked` and is not answered.
  func answering(since asked: Double) {
    guard !isResting, part == nil || part?.work == .answering, seconds() - asked >= Self.patience else { return }
    if start == nil {
      start = asked
      part = (.answering, asked, 0, 0)
    }
    follow(Progress(.answering))
  }

  /// Until the statement is over.
  func rest() {
    clear()
    isResting = true
  }

  /// Before anything else is written, and when the work is over.
  func clear() {
    if shown > 0 { draw("\r" + String(repeating: " ", count: shown) + "\r") }
    shown = 0
  }

  /// The next work is a new one.
  func end() {
    clear()
    isResting = false
    start = nil
    part = nil
  }
}

/// How far something is, in words: what does not fit on the line is left out from its end.
struct ProgressWords {
  let progress: Progress
  /// Seconds since this part of the work began, with so much done and so many rows.
  let elapsed: Double
  let doneBefore: Int
  let rowsBefore: Int
  let language: Language

  func line(columns: Int) -> String {
    guard let first = parts.first else {
      return TerminalWidth.fitted(say("\(name.english) ...", "正在\(name.chinese)……"), columns: columns)
    }
    var line = say("\(name.english): ", "正在\(name.chinese):")
    if TerminalWidth.of(line + first) > columns { line = "" }
    for (position, part) in parts.enumerated() {
      let longer = line + (position == 0 ? "" : say(", ", ",")) + part
      if position > 0, TerminalWidth.of(longer) > columns { break }
      line = longer
    }
    return TerminalWidth.fitted(line, columns: columns)
  }

  private func say(_ english: String, _ chinese: String) -> String { language == .chinese ? chinese : english }

  private var name: (english: String, chinese: String) {
    switch progress.work {
    case .checking: ("looking through the file", "查看文件")
    case .unpacking: ("unpacking", "解包")
    case .importing: ("importing", "导入")
    case .finishing: ("bringing indexes and totals up to date", "更新索引与汇总")
    case .exporting: ("exporting", "导出")
    case .copying: ("copying", "复制")
    case .examining: ("reading every page", "核对文件")
    case .comparing: ("comparing records", "核对数据")
    case .updating: ("bringing the store up to date", "升级数据库")
    case .making: ("making the sample company", "生成示例公司")
    case .answering: ("answering", "计算")
    }
  }

  private var parts: [String] {
    var parts: [String] = []
    if progress.work == .answering {
      return [duration(elapsed.rounded(.down)), say("Ctrl-C stops it", "按 Ctrl-C 停止")]
    }
    if let rows = progress.rows {
      parts.append(say("\(grouped(rows)) rows", "\(grouped(rows)) 行"))
      if elapsed > 0.5, rows > rowsBefore {
        let rate = grouped(Int(Double(rows - rowsBefore) / elapsed))
        parts.append(say("\(rate) a second", "每秒 \(rate) 行"))
      }
    } else if let total = progress.total, total > 0 {
      parts.append("\(min(100, progress.done * 100 / total))%")
    }
    if let total = progress.total, elapsed > 0.5, progress.done > doneBefore, progress.done < total {
      let left = Double(total - progress.done) * elapsed / Double(progress.done - doneBefore)
      parts.append(say("\(duration(left)) left", "还需 \(duration(left))"))
    }
    return parts
  }

  /// `12 s`, `3 min 5 s`, `2 h 10 min`
  private func duration(_ time: Double) -> String {
    let seconds = Int(min(time, 1e9).rounded(.up))
    if seconds < 60 { return say("\(seconds) s", "\(seconds) 秒") }
    if seconds < 3600 { return say("\(seconds / 60) min \(seconds % 60) s", "\(seconds / 60) 分 \(seconds % 60) 秒") }
    return say("\(seconds / 3600) h \(seconds % 3600 / 60) min", "\(seconds / 3600) 小时 \(seconds % 3600 / 60) 分")
  }

  private func grouped(_ number: Int) -> String {
    NumberFormat(language: language).display(.integer(number), unit: .count)
  }
}

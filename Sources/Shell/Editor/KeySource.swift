internal import CEditline

/// Keys and signals of the terminal in the order they came.
final class KeySource {
  enum Event: Equatable {
    case key(Key)
    case interrupt, resize, suspend
    /// The process was stopped and goes on; another program may have changed the terminal meanwhile.
    case resume
    case endOfInput
  }

  /// How long the rest of a sequence may take before what came is a key of its own, in milliseconds.
  private static let patience: Int32 = 50

  private var decoder = KeyDecoder()
  private var events: [Event] = []
  private var chunk = [UInt8](repeating: 0, count: 4096)

  /// - Parameter idle: called when nothing is waiting to be read: the time to draw.
  func next(idle: () -> Void) -> Event {
    while true {
      if !events.isEmpty { return events.removeFirst() }
      if let key = decoder.next() { return .key(key) }
      var reported = terminal_wait(decoder.isWaiting ? Self.patience : 0)
      if reported == 0 {
        if let key = decoder.expire() { return .key(key) }
        idle()
        reported = terminal_wait(-1)
      }
      collect(reported)
    }
  }

  /// The event will come once more.
  func putBack(_ event: Event) { events.insert(event, at: 0) }

  private func collect(_ reported: Int32) {
    if reported & TERMINAL_INTERRUPT != 0 {
      // What was typed before Ctrl-C is given up with the line.
      decoder.clear()
      events.append(.interrupt)
    }
    if reported & TERMINAL_SUSPEND != 0 { events.append(.suspend) }
    if reported & TERMINAL_CONTINUE != 0 { events.append(.resume) }
    if reported & TERMINAL_RESIZE != 0 { events.append(.resize) }
    guard reported & TERMINAL_INPUT != 0 else { return }
    let count = chunk.withUnsafeMutableBufferPointer { terminal_read($0.baseAddress, $0.count) }
    if count > 0 { decoder.feed(chunk[..<count]) } else { events.append(.endOfInput) }
  }
}

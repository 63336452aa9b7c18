import Glibc

/// What comes in beside the statements. It is kept, so that several imports of a script may read it.
package final class StandardInput {
  /// Why it cannot be imported.
  package enum Use: Hashable, Sendable {
    case data
    /// The statements themselves come from it.
    case statements
    case terminal
  }

  private let use: Use
  private let descriptor: Int32
  private var kept: ScratchFile?

  package init(_ use: Use, descriptor: Int32 = STDIN_FILENO) {
    self.use = use
    self.descriptor = descriptor
  }

  /// Reads it to its end, the first time.
  func file(tick: (Int) throws(ImportError) -> Void) throws(ImportError) -> ImportFile {
    switch use {
    case .data: break
    case .statements: throw .inputHoldsStatements
    case .terminal: throw .inputIsTerminal
    }
    if let kept { return ImportFile(kept, path: ImportPlan.standardInput) }
    let scratch = try ScratchFile()
    let capacity = 64 * 1024
    let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    defer { buffer.deallocate() }
    var done = 0
    while true {
      // Whoever sends may take long; it can be stopped meanwhile.
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let isReady = poll(&waiting, 1, 100) > 0
      try tick(done)
      guard isReady else { continue }
      let count = read(descriptor, buffer, capacity)
      if count == 0 { break }
      if count < 0 {
        let code = errno
        if code == EINTR { continue }
        throw .unreadable(path: ImportPlan.standardInput, reason: String(cString: strerror(code)))
      }
      try scratch.append(UnsafeBufferPointer(start: buffer, count: count))
      done += count
    }
    try scratch.flush()
    kept = scratch
    return ImportFile(scratch, path: ImportPlan.standardInput)
  }
}

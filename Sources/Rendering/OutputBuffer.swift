/// Why output could not be delivered.
package enum OutputError: Error, Hashable, Sendable {
  /// The reader went away (`| head`): quiet, exit status 141.
  case closedPipe
  /// Bytes were lost, with the system's reason: exit status 74.
  case lost(String)
}

/// Bytes on their way out, handed over in pieces of 64 KiB.
///
/// After the first failure nothing more is written, and every later `flush` throws that failure again, so that lost
/// output cannot be mistaken for success. The owner flushes before it lets go: what is still held then is dropped.
package final class OutputBuffer {
  private let storage: UnsafeMutableBufferPointer<UInt8>
  private var count = 0
  package private(set) var failure: OutputError?
  private let write: (UnsafeRawBufferPointer) throws(OutputError) -> Void

  package init(
    capacity: Int = 65_536, flush write: @escaping (UnsafeRawBufferPointer) throws(OutputError) -> Void
  ) {
    storage = .allocate(capacity: max(1, capacity))
    self.write = write
  }

  deinit { storage.deallocate() }

  package func append(byte: UInt8) throws(OutputError) {
    if count == storage.count { try flush() }
    storage[count] = byte
    count += 1
  }

  package func append(_ text: String) throws(OutputError) {
    try append(text.utf8.span)
  }

  package func append(_ bytes: Span<UInt8>) throws(OutputError) {
    if bytes.count > storage.count - count { try flush() }
    try bytes.withUnsafeBytes { (piece) throws(OutputError) in
      guard piece.count <= storage.count else { return try deliver(piece) }
      guard let source = piece.baseAddress, let target = storage.baseAddress else { return }
      UnsafeMutableRawPointer(target + count).copyMemory(from: source, byteCount: piece.count)
      count += piece.count
    }
  }

  /// Decimal digits, with `-` before a negative number.
  package func append(integer: Int) throws(OutputError) {
    if integer < 0 { try append(byte: 0x2D) }
    try append(digits: integer.magnitude)
  }

  /// Decimal digits, with zeros in front up to `width`; never more than 20.
  package func append(digits number: UInt, width: Int = 1) throws(OutputError) {
    var divisor: UInt = 1
    var length = 1
    while number / divisor >= 10 {
      divisor *= 10
      length += 1
    }
    while length < width {
      try append(byte: 0x30)
      length += 1
      if length == 20 { break }
    }
    var rest = number
    while divisor > 0 {
      try append(byte: 0x30 + UInt8(truncatingIfNeeded: rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }

  /// Hands everything held to the destination.
  package func flush() throws(OutputError) {
    let held = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: storage[..<count]))
    count = 0
    try deliver(held)
  }

  private func deliver(_ piece: UnsafeRawBufferPointer) throws(OutputError) {
    if let failure { throw failure }
    guard !piece.isEmpty else { return }
    do {
      try write(piece)
    } catch {
      failure = error
      throw error
    }
  }
}

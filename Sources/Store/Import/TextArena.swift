/// The texts of one row, where they stay until the statement that they are bound to has run: SQLite need not copy them.
final class TextArena {
  private var pieces: [UnsafeMutablePointer<UInt8>] = []
  private var capacity = 4096
  private var used = 0

  init() { pieces = [.allocate(capacity: capacity)] }

  deinit { for piece in pieces { piece.deallocate() } }

  /// Forgets what is kept.
  func clear() {
    used = 0
    guard pieces.count > 1 else { return }
    for piece in pieces.dropLast() { piece.deallocate() }
    pieces = [pieces[pieces.count - 1]]
  }

  /// The same bytes, at an address that is good until `clear`.
  func keep(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    if used + text.count > capacity {
      capacity = max(capacity * 2, text.count)
      used = 0
      pieces.append(.allocate(capacity: capacity))
    }
    let place = pieces[pieces.count - 1] + used
    if let base = text.baseAddress { place.update(from: base, count: text.count) }
    used += text.count
    return place
  }
}

import Glibc

/// A private file without a name, gone with the last who holds it. For what has to be read again and may be larger than
/// memory. It lies in `$TMPDIR`, else in `/tmp`.
final class ScratchFile {
  let descriptor: Int32
  /// Without what waits to be written.
  private(set) var written = 0
  private var waiting: [UInt8] = []
  private static let capacity = 256 * 1024

  static var folder: String {
    guard let named = getenv("TMPDIR"), named.pointee != 0 else { return "/tmp" }
    return String(cString: named)
  }

  init() throws(ImportError) {
    var path = Array("\(Self.folder)/crmql-XXXXXX".utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw Self.failure() }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(path)
    waiting.reserveCapacity(Self.capacity)
  }

  deinit { close(descriptor) }

  func append(_ byte: UInt8) throws(ImportError) {
    if waiting.count == Self.capacity { try flush() }
    waiting.append(byte)
  }

  func append(_ bytes: UnsafeBufferPointer<UInt8>) throws(ImportError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      if waiting.count == Self.capacity { try flush() }
      let part = rest.prefix(Self.capacity - waiting.count)
      waiting.append(contentsOf: part)
      rest = rest.dropFirst(part.count)
    }
  }

  func flush() throws(ImportError) {
    var done = 0
    while done < waiting.count {
      let count = waiting.withUnsafeBytes { bytes in
        pwrite(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw Self.failure()
      }
      done += count
      written += count
    }
    waiting.removeAll(keepingCapacity: true)
  }

  private static func failure() -> ImportError {
    .noScratch(folder: folder, reason: String(cString: strerror(errno)))
  }
}

internal import CPacking
internal import Glibc

/// Bytes packed as gzip on their way to a file.
package final class PackedOutput {
  /// `nil` when it is finished.
  private var file: OpaquePointer?

  /// `descriptor` stays the caller's to close.
  package init(descriptor: Int32) throws(DocumentError) {
    guard packing_load() else { throw .unavailable("zlib") }
    guard let file = gzip_create(descriptor) else { throw .output(.lost(Self.reason)) }
    self.file = file
  }

  deinit {
    if let file { _ = gzip_finish(file) }
  }

  package func buffer() -> OutputBuffer {
    OutputBuffer { (bytes) throws(OutputError) in
      guard let file = self.file, gzip_append(file, bytes.baseAddress, bytes.count) else { throw .lost(Self.reason) }
    }
  }

  /// Everything is handed over.
  package func finish() throws(OutputError) {
    guard let file else { return }
    self.file = nil
    if !gzip_finish(file) { throw .lost(Self.reason) }
  }

  private static var reason: String { String(cString: strerror(errno)) }
}

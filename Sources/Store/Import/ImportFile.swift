import Glibc

/// A file opened for an import. Read several times from its start through one descriptor, so that every pass sees the
/// same file.
final class ImportFile {
  let path: String
  let byteCount: Int
  private let descriptor: Int32
  private let modified: (Int, Int)
  /// Holds the descriptor when this is a copy of our own.
  private let scratch: ScratchFile?
  /// Of what it was made from, when this is no copy byte by byte.
  var sourceDigest: String?
  /// What is known of records that were made from another format; `nil` when they are to be cut out of text.
  var conversion: Conversion?

  struct Conversion {
    /// When the format names them; else a record is the header.
    var headers: [String]?
    var notes: [ImportNote] = []
    /// Numbers come from a format that knows them.
    var hasTypedNumbers = true
    /// What stood between the values in the source.
    var separator: UInt8 = 0x2C
    /// What stood above the header.
    var titles: [String] = []
  }

  /// Refuses what is no ordinary file before reading from it.
  init(path: String) throws(ImportError) {
    // Without waiting: opening a fifo would otherwise hang.
    let found = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard found >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw .fileNotFound(path: path)
      case let code: throw .unreadable(path: path, reason: String(cString: strerror(code)))
      }
    }
    var status = stat()
    guard fstat(found, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(found)
      throw .notAFile(path: path)
    }
    self.path = path
    self.descriptor = found
    self.byteCount = Int(status.st_size)
    self.modified = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    self.scratch = nil
  }

  /// A copy that is written completely.
  init(_ scratch: ScratchFile, path: String) {
    self.path = path
    self.scratch = scratch
    descriptor = scratch.descriptor
    byteCount = scratch.written
    var status = stat()
    fstat(descriptor, &status)
    modified = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
  }

  deinit { if scratch == nil { close(descriptor) } }

  /// Another descriptor of the same file.
  func duplicate() -> Int32 { fcntl(descriptor, F_DUPFD_CLOEXEC, 0) }

  /// Its first bytes.
  func head(_ count: Int) throws(ImportError) -> [UInt8] {
    try rewind()
    let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: count)
    defer { buffer.deallocate() }
    let got = try read(into: buffer, count: count)
    return Array(UnsafeBufferPointer(start: buffer, count: got))
  }

  func rewind() throws(ImportError) {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw failure(errno) }
  }

  /// Fills the buffer as far as the file reaches; 0 at its end.
  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int) throws(ImportError) -> Int {
    var filled = 0
    while filled < count {
      let got = Glibc.read(descriptor, buffer + filled, count - filled)
      if got == 0 { break }
      if got < 0 {
        if errno == EINTR { continue }
        throw failure(errno)
      }
      filled += got
    }
    return filled
  }

  /// Refuses a file that was written to since it was opened.
  func checkUnchanged() throws(ImportError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, Int(status.st_size) == byteCount,
      modified == (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    else { throw .changedWhileReading(path: path) }
  }

  private func failure(_ code: Int32) -> ImportError {
    .unreadable(path: path, reason: String(cString: strerror(code)))
  }
}

import CSQLite
import Glibc

/// The file of a store in its folder: what it is, and how a new one appears there.
package enum StoreFile {
  enum Kind {
    case missing, empty, regular, folder
    /// A device, a pipe, a socket: opening it could block.
    case special
    case unreachable(reason: String)
  }

  static func kind(at path: String) -> Kind { kind(at: path, followingLinks: true) }

  /// What bears the name itself: a link is `.special`, wherever it leads.
  static func entry(at path: String) -> Kind { kind(at: path, followingLinks: false) }

  private static func kind(at path: String, followingLinks: Bool) -> Kind {
    guard !path.utf8.contains(0) else { return .unreachable(reason: "not a file name") }
    var status = stat()
    guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else {
      return errno == ENOENT ? .missing : .unreachable(reason: words(errno))
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return status.st_size == 0 ? .empty : .regular
    case S_IFDIR: return .folder
    default: return .special
    }
  }

  /// 0 when there is no such file.
  package static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Whether two names are of one file.
  static func isSame(_ path: String, _ other: String) -> Bool {
    var first = stat()
    var second = stat()
    return stat(path, &first) == 0 && stat(other, &second) == 0 && first.st_ino == second.st_ino
      && first.st_dev == second.st_dev
  }

  /// What a copy of the file may be read and written by; what a new file may be when there is none.
  static func permissions(of path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o666 : 0o666
  }

  static func words(_ code: Int32) -> String { String(cString: strerror(code)) }

  /// Sees a finished file, which nobody has open, onto the disk.
  static func flush(_ path: String) throws(StoreError) {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: words(errno)) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .cannotWrite(path: path, reason: words(errno)) }
  }

  /// Makes an empty file under a name that nobody has.
  static func create(_ path: String, permissions: mode_t) throws(StoreError) {
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, permissions)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: words(errno)) }
    close(descriptor)
  }

  /// Gives a finished file its name for good. Without `replacing` a file that got the name meanwhile stays.
  static func rename(_ draft: String, to path: String, replacing: Bool) throws(StoreError) {
    if replacing {
      guard Glibc.rename(draft, path) == 0 else { throw .cannotWrite(path: path, reason: words(errno)) }
    } else {
      guard link(draft, path) == 0 else {
        throw errno == EEXIST ? .occupied(path: path) : .cannotWrite(path: path, reason: words(errno))
      }
      unlink(draft)
    }
    flushFolder(of: path)
  }

  static func flushFolder(of path: String) {
    let descriptor = Glibc.open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Writes a store that was built in memory to `path`, whole or not at all, even if the process is killed: the bytes
  /// go to a file without a name, which gets its name when they are on the disk.
  ///
  /// When somebody else made the file meanwhile, theirs stays, unless `replacing`. `permissions` are narrowed by the
  /// umask.
  static func publish(
    _ store: Connection, at path: String, replacing: Bool = false, permissions: mode_t = 0o666
  ) throws(StoreError) {
    var size: sqlite3_int64 = 0
    guard let image = sqlite3_serialize(store.handle, "main", &size, 0) else {
      throw .cannotWrite(path: path, reason: "out of memory")
    }
    defer { sqlite3_free(image) }
    // Bytes 18 and 19 of the header: the file is written and read through a write-ahead log.
    image[18] = 2
    image[19] = 2
    let bytes = UnsafeRawBufferPointer(start: image, count: Int(size))
    let draft = try Draft(beside: path, permissions: permissions)
    defer { draft.discard() }
    try draft.write(bytes)
    try draft.name(replacing: replacing)
  }
}

/// A file in the making, in the folder where it will stand.
private struct Draft {
  private let path: String
  private let descriptor: Int32
  /// `nil` where the file system can hold a file without a name.
  private let temporaryName: String?

  init(beside path: String, permissions: mode_t) throws(StoreError) {
    self.path = path
    let folder = StoreFile.folder(of: path)
    // O_TMPFILE, which is not imported.
    let nameless = open(folder, O_WRONLY | O_CLOEXEC | O_DIRECTORY | 0o20_000_000, permissions)
    if nameless >= 0, access("/proc/self/fd/\(nameless)", F_OK) == 0 {
      self.descriptor = nameless
      self.temporaryName = nil
      return
    }
    if nameless < 0, errno == ENOENT { throw .cannotWrite(path: path, reason: "there is no folder \(folder)") }
    if nameless >= 0 { close(nameless) }
    let name = "\(path).new-\(getpid())-\(UInt32.random(in: .min ... .max))"
    let named = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, permissions)
    guard named >= 0 else { throw .cannotWrite(path: path, reason: StoreFile.words(errno)) }
    self.descriptor = named
    self.temporaryName = name
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(StoreError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      rest = rest.dropFirst(count)
    }
    guard fsync(descriptor) == 0 else { throw failure() }
  }

  func name(replacing: Bool) throws(StoreError) {
    let origin = temporaryName ?? "/proc/self/fd/\(descriptor)"
    if linkat(AT_FDCWD, origin, AT_FDCWD, path, AT_SYMLINK_FOLLOW) != 0 {
      guard errno == EEXIST else { throw failure() }
      guard replacing else { return }
      let name = temporaryName ?? "\(path).new-\(getpid())-\(UInt32.random(in: .min ... .max))"
      if temporaryName == nil, linkat(AT_FDCWD, origin, AT_FDCWD, name, AT_SYMLINK_FOLLOW) != 0 { throw failure() }
      guard Glibc.rename(name, path) == 0 else {
        let error = failure()
        unlink(name)
        throw error
      }
    }
    StoreFile.flushFolder(of: path)
  }

  func discard() {
    close(descriptor)
    if let temporaryName { unlink(temporaryName) }
  }

  private func failure() -> StoreError {
    errno == ENOSPC || errno == EDQUOT || errno == EFBIG
      ? .full(path: path) : .cannotWrite(path: path, reason: StoreFile.words(errno))
  }
}

import Rendering
import Values
internal import Glibc

/// A file that appears under its name only when it is whole: until `commit` nothing is seen of it, and a file that was
/// there stays. Never through a link, never over a device or a folder.
final class NewFile {
  enum Failure: Error, Hashable {
    /// It is there and `replace` was not said.
    case exists
    /// A link, a folder or a device has the name.
    case notAFile
    case cannotWrite(String)
    /// Bytes were lost on the way.
    case lost(OutputError)

    func message(_ path: String) -> Wording {
      switch self {
      case .exists: "\(path) is there already; say `replace` to write over it"
      case .notAFile: "\(path) is not a file that could be written over"
      case .cannotWrite(let reason): "cannot write \(path): \(reason)"
      case .lost(.lost(let reason)): "\(path) could not be written: \(reason)"
      case .lost(.closedPipe): "\(path) could not be written"
      }
    }

    var status: ExitStatus {
      switch self {
      case .exists, .notAFile, .cannotWrite: .storeUnusable
      case .lost: .outputLost
      }
    }
  }

  let descriptor: Int32
  private let folder: Int32
  private let name: String
  private let isReplacing: Bool
  /// Its name until it is whole, where the file system knows no files without one.
  private var temporary: String?
  private var isOpen = true

  /// `isNamed` works as on a file system that knows no files without a name.
  init(_ path: String, replace: Bool, isNamed: Bool = false) throws(Failure) {
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    guard !name.isEmpty, name != ".", name != ".." else { throw .notAFile }
    folder = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .cannotWrite(Self.reason) }
    do {
      (descriptor, temporary, isReplacing) = try Self.make(name, in: folder, replace: replace, isNamed: isNamed)
    } catch {
      Glibc.close(folder)
      throw error
    }
  }

  private static func make(_ name: String, in folder: Int32, replace: Bool, isNamed: Bool) throws(Failure) -> (
    Int32, temporary: String?, isReplacing: Bool
  ) {
    var there = stat()
    let isThere = fstatat(folder, name, &there, AT_SYMLINK_NOFOLLOW) == 0
    if isThere {
      guard there.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
      guard replace else { throw .exists }
    }
    var temporary: String?
    var descriptor = isNamed ? -1 : openat(folder, ".", unnamed | O_RDWR | O_CLOEXEC, 0o666)
    if isNamed || descriptor < 0 && [EOPNOTSUPP, EISDIR, EINVAL, ENOENT].contains(errno) {
      temporary = spareName(folder)
      descriptor = openat(
        folder, temporary ?? spareName(folder), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    }
    guard descriptor >= 0 else { throw .cannotWrite(reason) }
    if isThere { fchmod(descriptor, there.st_mode & 0o777) }
    return (descriptor, temporary, isThere)
  }

  /// `O_TMPFILE`: the file vanishes with the process unless it is given a name.
  private static let unnamed: Int32 = 0o20_000_000 | O_DIRECTORY

  private static func spareName(_ folder: Int32) -> String { ".crmql-\(getpid())-\(folder).tmp" }

  private static var reason: String { String(cString: strerror(errno)) }

  /// A name by which libraries can open the file that is being made.
  var path: String { "/proc/self/fd/\(descriptor)" }

  var size: Int {
    var info = stat()
    return fstat(descriptor, &info) == 0 ? Int(info.st_size) : 0
  }

  /// Makes it durable and gives it its name.
  func commit() throws(Failure) {
    guard fsync(descriptor) == 0 else { throw lost }
    if isReplacing {
      if temporary == nil {
        let spare = Self.spareName(folder)
        unlinkat(folder, spare, 0)
        guard linkat(AT_FDCWD, path, folder, spare, AT_SYMLINK_FOLLOW) == 0 else { throw lost }
        temporary = spare
      }
      guard let temporary, renameat(folder, temporary, folder, name) == 0 else { throw lost }
      self.temporary = nil
    } else {
      // A link is refused when somebody else took the name meanwhile.
      let isNamed =
        if let temporary {
          linkat(folder, temporary, folder, name, 0) == 0
            // Some file systems know no links.
            || errno == EPERM && faccessat(folder, name, F_OK, 0) != 0
              && renameat(folder, temporary, folder, name) == 0
        } else {
          linkat(AT_FDCWD, path, folder, name, AT_SYMLINK_FOLLOW) == 0
        }
      guard isNamed else { throw errno == EEXIST ? .exists : lost }
    }
    guard fsync(folder) == 0 || errno == EINVAL else { throw lost }
  }

  private var lost: Failure { .lost(.lost(Self.reason)) }

  /// Lets go; without `commit` nothing is left.
  func close() {
    guard isOpen else { return }
    isOpen = false
    if let temporary { unlinkat(folder, temporary, 0) }
    Glibc.close(descriptor)
    Glibc.close(folder)
  }
}

import CUnpacking
import Glibc

/// The parts of a workbook, unpacked piece by piece.
final class ZipArchive {
  let path: String
  private let archive: OpaquePointer
  private var expansion: ExpansionGuard
  private static let chunk = 64 * 1024

  private let tick: () throws(ImportError) -> Void

  init(_ file: ImportFile, _ limits: ExpansionGuard.Limits, tick: @escaping () throws(ImportError) -> Void)
    throws(ImportError)
  {
    guard unpacking_has_libzip() else { throw .noLibrary(name: "libzip", package: "libzip4") }
    path = file.path
    self.tick = tick
    expansion = ExpansionGuard(file, limits)
    let descriptor = file.duplicate()
    guard descriptor >= 0, let opened = zip_archive_open(descriptor) else {
      if descriptor >= 0 { close(descriptor) }
      throw .damaged(path: file.path, detail: .archive)
    }
    archive = opened
  }

  deinit { zip_archive_close(archive) }

  /// `nil` when there is no such part.
  func find(_ name: String) -> Int64? {
    let index = zip_archive_find(archive, name)
    return index >= 0 ? index : nil
  }

  /// Unpacks a part to its end, or until `body` has enough of it and returns `false`.
  func read(_ index: Int64, _ body: (UnsafeBufferPointer<UInt8>) throws(ImportError) -> Bool) throws(ImportError) {
    if zip_archive_is_encrypted(archive, index) { throw .foreignFormat(path: path, .encryptedWorkbook) }
    guard let entry = zip_entry_open(archive, index) else { throw .damaged(path: path, detail: .archive) }
    defer { zip_entry_close(entry) }
    let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: Self.chunk)
    defer { buffer.deallocate() }
    while true {
      let count = zip_entry_read(entry, buffer, Self.chunk)
      guard count >= 0 else { throw .damaged(path: path, detail: .archive) }
      if count == 0 { return }
      try expansion.add(Int(count))
      try tick()
      if try !body(UnsafeBufferPointer(start: buffer, count: Int(count))) { return }
    }
  }
}

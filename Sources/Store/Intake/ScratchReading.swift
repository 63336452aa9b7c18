import Glibc

/// Reads anywhere in a scratch file that is written completely, in pages of which a few are kept.
struct ScratchReading {
  private let file: ScratchFile
  private static let pageSize = 64 * 1024
  private static let pages = 64
  /// The page that each place holds; -1 for none.
  private var held = [Int](repeating: -1, count: pages)
  private var memory = [UInt8](repeating: 0, count: pages * pageSize)

  init(_ file: ScratchFile) { self.file = file }

  /// Appends `count` bytes from `offset` on to `target`.
  mutating func read(at offset: Int, count: Int, into target: inout [UInt8]) throws(ImportError) {
    var at = offset
    let end = offset + count
    while at < end {
      let page = at / Self.pageSize
      let place = page % Self.pages
      if held[place] != page { try load(page, place) }
      let within = at % Self.pageSize
      let part = min(end - at, Self.pageSize - within)
      let start = place * Self.pageSize + within
      target.append(contentsOf: memory[start..<(start + part)])
      at += part
    }
  }

  private mutating func load(_ page: Int, _ place: Int) throws(ImportError) {
    held[place] = -1
    var filled = 0
    while filled < Self.pageSize {
      let count = memory.withUnsafeMutableBytes { bytes in
        pread(
          file.descriptor, bytes.baseAddress.map { $0 + place * Self.pageSize + filled }, Self.pageSize - filled,
          page * Self.pageSize + filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw .noScratch(folder: ScratchFile.folder, reason: String(cString: strerror(errno)))
      }
      if count == 0 { break }
      filled += count
    }
    held[place] = page
  }
}

import CUnpacking
import Glibc

/// Unpacks gzip, also several members in a row.
enum Gzip {
  private static let chunk = 256 * 1024

  static func unpacked(_ file: ImportFile, _ limits: ExpansionGuard.Limits, tick: (Int) throws(ImportError) -> Void)
    throws(ImportError) -> ImportFile
  {
    guard unpacking_has_zlib() else { throw .noLibrary(name: "zlib", package: "zlib1g") }
    guard let stream = gzip_open() else { throw .damaged(path: file.path, detail: .gzip) }
    defer { gzip_close(stream) }
    var expansion = ExpansionGuard(file, limits)
    let scratch = try ScratchFile()
    let input = UnsafeMutablePointer<UInt8>.allocate(capacity: chunk)
    let output = UnsafeMutablePointer<UInt8>.allocate(capacity: chunk)
    defer {
      input.deallocate()
      output.deallocate()
    }
    try file.rewind()
    var done = 0
    var isWithinMember = true
    while true {
      let count = try file.read(into: input, count: chunk)
      if count == 0 { break }
      var start = 0
      while start < count {
        if !isWithinMember {
          // Some writers fill the end up with zeros.
          guard input[start] != 0 else {
            start += 1
            continue
          }
          guard gzip_restart(stream) else { throw .damaged(path: file.path, detail: .gzip) }
          isWithinMember = true
        }
        var used = count - start
        var made = chunk
        let result = gzip_unpack(stream, input + start, &used, output, &made)
        start += used
        try expansion.add(made)
        try scratch.append(UnsafeBufferPointer(start: output, count: made))
        switch result {
        case GZIP_MORE: if used == 0, made == 0 { throw .damaged(path: file.path, detail: .gzip) }
        case GZIP_MEMBER_ENDS: isWithinMember = false
        default: throw .damaged(path: file.path, detail: .gzip)
        }
        try tick(done + start)
      }
      // What is held back when the output was full.
      while isWithinMember {
        var used = 0
        var made = chunk
        let result = gzip_unpack(stream, input, &used, output, &made)
        try expansion.add(made)
        try scratch.append(UnsafeBufferPointer(start: output, count: made))
        if result == GZIP_MEMBER_ENDS { isWithinMember = false }
        if result == GZIP_DAMAGED { throw .damaged(path: file.path, detail: .gzip) }
        if made < chunk { break }
      }
      done += count
    }
    if isWithinMember { throw .damaged(path: file.path, detail: .cutOff) }
    try scratch.flush()
    return ImportFile(scratch, path: file.path)
  }
}

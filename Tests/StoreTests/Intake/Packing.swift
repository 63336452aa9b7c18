/// Zip archives and gzip as their specifications have them, with nothing compressed.
enum Packing {
  static func zip(_ entries: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for (name, bytes) in entries {
      let start = archive.count
      let name = Array(name.utf8)
      let common =
        little(20, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(0x21, 2) + little(Int(checksum(bytes)), 4)
        + little(bytes.count, 4) + little(bytes.count, 4) + little(name.count, 2) + little(0, 2)
      archive += little(0x0403_4B50, 4) + common + name + bytes
      directory +=
        little(0x0201_4B50, 4) + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4)
        + little(start, 4) + name
    }
    return archive + directory + little(0x0605_4B50, 4) + little(0, 2) + little(0, 2) + little(entries.count, 2)
      + little(entries.count, 2) + little(directory.count, 4) + little(archive.count, 4) + little(0, 2)
  }

  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    frame([0x01] + little(bytes.count, 2) + little(~bytes.count & 0xFFFF, 2) + bytes, of: bytes)
  }

  /// `count` times 258 letters and one more, in 13 bits each.
  static func gzipOfOneLetter(times count: Int) -> [UInt8] {
    var bits: [Bool] = [true, true, false]
    func put(_ code: Int, _ width: Int) {
      for bit in stride(from: width - 1, through: 0, by: -1) { bits.append(code >> bit & 1 == 1) }
    }
    put(0x30 + 0x61, 8)
    for _ in 0..<count {
      put(0b1100_0101, 8)
      put(0, 5)
    }
    put(0, 7)
    var packed: [UInt8] = []
    for start in stride(from: 0, to: bits.count, by: 8) {
      let byte = bits[start..<min(start + 8, bits.count)].enumerated()
      packed.append(byte.reduce(0) { $0 | ($1.element ? 1 << UInt8($1.offset) : 0) })
    }
    return frame(packed, of: [UInt8](repeating: 0x61, count: 258 * count + 1))
  }

  private static func frame(_ packed: [UInt8], of bytes: [UInt8]) -> [UInt8] {
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + packed + little(Int(checksum(bytes)), 4) + little(bytes.count, 4)
  }

  static func little(_ number: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
  }
}

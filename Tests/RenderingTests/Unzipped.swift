/// What a zip archive holds, by name; a small reader of its own, so that files are tested by what is in them.
func unzipped(_ bytes: [UInt8]) throws -> [String: String] {
  struct Damaged: Error {}
  func number(_ at: Int, _ count: Int) throws -> Int {
    guard at >= 0, at + count <= bytes.count else { throw Damaged() }
    return (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
  }
  guard
    let end = (0...max(0, bytes.count - 22)).last(where: {
      Array(bytes[$0..<min(bytes.count, $0 + 4)]) == [80, 75, 5, 6]
    })
  else { throw Damaged() }
  var found: [String: String] = [:]
  var entry = try number(end + 16, 4)
  for _ in 0..<(try number(end + 10, 2)) {
    let packed = try number(entry + 20, 4)
    let nameLength = try number(entry + 28, 2)
    let name = String(decoding: bytes[(entry + 46)..<(entry + 46 + nameLength)], as: UTF8.self)
    let local = try number(entry + 42, 4)
    let start = local + 30 + (try number(local + 26, 2)) + (try number(local + 28, 2))
    guard start + packed <= bytes.count else { throw Damaged() }
    let body = Array(bytes[start..<(start + packed)])
    var inflater = Inflater(body)
    let data = try number(entry + 10, 2) == 0 ? body : try inflater.inflate()
    guard data.count == (try number(entry + 24, 4)) else { throw Damaged() }
    found[name] = String(decoding: data, as: UTF8.self)
    entry += 46 + nameLength + (try number(entry + 30, 2)) + (try number(entry + 32, 2))
  }
  return found
}

/// What one gzip member without a name holds, by its length.
func gunzipped(_ bytes: [UInt8]) throws -> String {
  struct Damaged: Error {}
  guard bytes.count > 18, bytes.starts(with: [0x1F, 0x8B, 8, 0]) else { throw Damaged() }
  var inflater = Inflater(Array(bytes[10..<(bytes.count - 8)]))
  let data = try inflater.inflate()
  let length = (0..<4).reduce(0) { $0 | Int(bytes[bytes.count - 4 + $1]) << (8 * $1) }
  guard data.count == length else { throw Damaged() }
  return String(decoding: data, as: UTF8.self)
}

/// RFC 1951.
private struct Inflater {
  struct Damaged: Error {}
  let bytes: [UInt8]
  var position = 0
  var bit = 0
  var output: [UInt8] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func bits(_ count: Int) throws -> Int {
    var value = 0
    for place in 0..<count {
      guard position < bytes.count else { throw Damaged() }
      value |= Int(bytes[position] >> bit & 1) << place
      bit += 1
      if bit == 8 { (bit, position) = (0, position + 1) }
    }
    return value
  }

  /// Codes of one alphabet: by length and code, the symbol.
  struct Codes {
    var symbols: [Int: Int] = [:]
    init(_ lengths: [Int]) {
      var code = 0
      for length in 1...15 {
        for (symbol, own) in lengths.enumerated() where own == length {
          symbols[length << 16 | code] = symbol
          code += 1
        }
        code <<= 1
      }
    }
  }

  mutating func symbol(_ codes: Codes) throws -> Int {
    var code = 0
    for length in 1...15 {
      code = code << 1 | (try bits(1))
      if let symbol = codes.symbols[length << 16 | code] { return symbol }
    }
    throw Damaged()
  }

  mutating func inflate() throws -> [UInt8] {
    var isLast = false
    while !isLast {
      isLast = try bits(1) == 1
      switch try bits(2) {
      case 0:
        if bit > 0 { (bit, position) = (0, position + 1) }
        let count = try bits(16)
        _ = try bits(16)
        for _ in 0..<count { output.append(UInt8(try bits(8))) }
      case 1:
        let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
        try block(Codes(lengths), Codes([Int](repeating: 5, count: 30)))
      case 2:
        let (literals, distances, given) = (try bits(5) + 257, try bits(5) + 1, try bits(4) + 4)
        var own = [Int](repeating: 0, count: 19)
        for place in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15].prefix(given) {
          own[place] = try bits(3)
        }
        let codes = Codes(own)
        var lengths: [Int] = []
        while lengths.count < literals + distances {
          switch try symbol(codes) {
          case 16: lengths += [Int](repeating: lengths.last ?? 0, count: try bits(2) + 3)
          case 17: lengths += [Int](repeating: 0, count: try bits(3) + 3)
          case 18: lengths += [Int](repeating: 0, count: try bits(7) + 11)
          case let length: lengths.append(length)
          }
        }
        try block(Codes(Array(lengths[..<literals])), Codes(Array(lengths[literals...])))
      default: throw Damaged()
      }
    }
    return output
  }

  private mutating func block(_ literals: Codes, _ distances: Codes) throws {
    while true {
      let symbol = try symbol(literals)
      if symbol < 256 {
        output.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return }
      let step = symbol - 257
      let extra = step < 8 || step == 28 ? 0 : step / 4 - 1
      let base = step < 8 ? step + 3 : step == 28 ? 258 : (4 + step % 4) << extra + 3
      let length = base + (try bits(extra))
      let far = try self.symbol(distances)
      let more = far < 4 ? 0 : far / 2 - 1
      let distance = (far < 4 ? far + 1 : (2 + far % 2) << more + 1) + (try bits(more))
      guard distance <= output.count else { throw Damaged() }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }
}

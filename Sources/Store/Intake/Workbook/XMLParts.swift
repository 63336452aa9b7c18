import CUnpacking
import Glibc

/// What a part of a workbook is told about while it is read. Names come without their prefix.
protocol XMLPart: AnyObject {
  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(ImportError)
  func end(_ name: XMLName) throws(ImportError)
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(ImportError)
  /// Nothing more is of interest.
  var isDone: Bool { get }
}

extension XMLPart {
  func end(_ name: XMLName) throws(ImportError) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(ImportError) {}
  var isDone: Bool { false }
}

/// The name of an element or attribute, valid while it is told about.
struct XMLName {
  let start: UnsafePointer<CChar>

  init(_ qualified: UnsafePointer<CChar>) {
    var start = qualified
    var at = qualified
    while at.pointee != 0 {
      if at.pointee == 0x3A { start = at + 1 }
      at += 1
    }
    self.start = start
  }

  static func == (name: XMLName, word: StaticString) -> Bool {
    word.utf8Start.withMemoryRebound(to: CChar.self, capacity: word.utf8CodeUnitCount) { strcmp(name.start, $0) == 0 }
  }
}

struct XMLAttributes {
  let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The value as C text, `nil` when it is not there.
  func raw(_ wanted: StaticString) -> UnsafePointer<CChar>? {
    guard var at = list else { return nil }
    while let name = at[0], let value = at[1] {
      if XMLName(name) == wanted { return value }
      at += 2
    }
    return nil
  }

  subscript(_ wanted: StaticString) -> String? { raw(wanted).map { String(cString: $0) } }

  /// As XML writes truth.
  func isTrue(_ wanted: StaticString) -> Bool { self[wanted] == "1" || self[wanted] == "true" }

  func number(_ wanted: StaticString) -> Int? { self[wanted].flatMap { Int($0) } }
}

extension ZipArchive {
  /// Reads a part as XML.
  func parse(_ index: Int64, _ part: any XMLPart) throws(ImportError) {
    guard unpacking_has_expat() else { throw .noLibrary(name: "expat", package: "libexpat1") }
    let reading = XMLReading(part, path: path)
    guard
      let parser = xml_open(
        Unmanaged.passUnretained(reading).toOpaque(),
        { XMLReading.of($0)?.started($1, $2) }, { XMLReading.of($0)?.ended($1) },
        { XMLReading.of($0)?.wrote($1, $2) }, { XMLReading.of($0)?.declared() })
    else { throw .damaged(path: path, detail: .xml) }
    defer { xml_close(parser) }
    reading.parser = parser
    try read(index) { (bytes) throws(ImportError) in
      let isRead = xml_read(parser, bytes.baseAddress, Int32(bytes.count), false)
      if let failure = reading.failure { throw failure }
      if reading.isStopped { return false }
      if !isRead { throw .damaged(path: path, detail: .xml) }
      return true
    }
    if reading.isStopped { return }
    let isWhole = xml_read(parser, nil, 0, true)
    if let failure = reading.failure { throw failure }
    if !isWhole, !reading.isStopped { throw .damaged(path: path, detail: .xml) }
  }
}

/// Stands between the parser's call-backs and a part.
private final class XMLReading {
  private let part: any XMLPart
  private let path: String
  var parser: OpaquePointer?
  private(set) var failure: ImportError?
  private(set) var isStopped = false

  init(_ part: any XMLPart, path: String) {
    self.part = part
    self.path = path
  }

  static func of(_ context: UnsafeMutableRawPointer?) -> XMLReading? {
    context.map { Unmanaged<XMLReading>.fromOpaque($0).takeUnretainedValue() }
  }

  func started(_ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    guard let name else { return }
    attempt { () throws(ImportError) in try part.start(XMLName(name), XMLAttributes(list: attributes)) }
  }

  func ended(_ name: UnsafePointer<CChar>?) {
    guard let name else { return }
    attempt { () throws(ImportError) in try part.end(XMLName(name)) }
  }

  func wrote(_ text: UnsafePointer<CChar>?, _ count: Int32) {
    guard let text else { return }
    text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
      attempt { () throws(ImportError) in try part.text(UnsafeBufferPointer(start: bytes, count: Int(count))) }
    }
  }

  func declared() { attempt { () throws(ImportError) in throw .damaged(path: path, detail: .entities) } }

  private func attempt(_ body: () throws(ImportError) -> Void) {
    guard failure == nil, !isStopped else { return }
    do { try body() } catch { failure = error }
    guard failure != nil || part.isDone else { return }
    isStopped = failure == nil
    xml_stop(parser)
  }
}

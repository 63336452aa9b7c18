import Foundation
import Rendering
import Testing
import Values

@Suite struct FileDescriptorOutputTests {
  @Test func aFullDiskIsLostOutput() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let buffer = OutputBuffer(descriptor: descriptor)
    try buffer.append("x")
    #expect(throws: OutputError.lost("No space left on device")) { try buffer.flush() }
  }

  @Test func everyFormatNoticesAFullDiskAtItsEnd() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    for format in OutputFormat.allCases {
      var writer = makeWriter(
        format, options: RenderingOptions(), output: OutputBuffer(descriptor: descriptor), notes: Sink().buffer())
      #expect(throws: OutputError.lost("No space left on device"), "\(format)") {
        try writer.begin(Answer.Head(columns: [dimension("rep", "Rep")], caption: ""))
        try writer.row([.text("Li Na")])
        try writer.end(Answer.Tail())
      }
    }
  }

  @Test func aReaderThatWentAwayIsAClosedPipe() throws {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    let buffer = OutputBuffer(descriptor: ends[1])
    try buffer.append("x")
    #expect(throws: OutputError.closedPipe) { try buffer.flush() }
  }

  @Test func aPipeThatIsFullForNowIsWaitedFor() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    let reader = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
    let read = DispatchQueue(label: "reader")
    nonisolated(unsafe) var received = 0
    let done = DispatchSemaphore(value: 0)
    read.async {
      while true {
        let data = reader.readData(ofLength: 10_000)
        if data.isEmpty { break }
        received += data.count
      }
      done.signal()
    }
    let buffer = OutputBuffer(descriptor: ends[1])
    for _ in 0..<30_000 { try buffer.append("0123456789") }
    try buffer.flush()
    close(ends[1])
    done.wait()
    #expect(received == 300_000)
  }
}

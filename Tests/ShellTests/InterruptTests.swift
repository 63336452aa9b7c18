import Foundation
import Testing

@testable import Shell

/// Tests that change what signals do, for the whole process: one after the other.
@Suite(.serialized) struct SignalTests {
  /// The signal goes to the process: threads of the tests may have it blocked, and it may arrive a little later.
  static func isRaisedBySignal() -> Bool {
    kill(getpid(), SIGINT)
    for _ in 0..<5000 where !Interrupt.isRaised { usleep(1000) }
    return Interrupt.isRaised
  }

  @Test func sigintRaisesAFlag() {
    Interrupt.install()
    Interrupt.clear()
    #expect(!Interrupt.isRaised)
    #expect(Self.isRaisedBySignal())
    Interrupt.clear()
    #expect(!Interrupt.isRaised)
  }
}

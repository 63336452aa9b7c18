import Foundation
import Testing

@testable import Shell

/// Tests that change what signals do, for the whole process: one after the other.
@Suite(.serialized) struct SignalTests {
  @Test func sigintRaisesAFlag() {
    Interrupt.install()
    Interrupt.clear()
    #expect(!Interrupt.isRaised)
    raise(SIGINT)
    #expect(Interrupt.isRaised)
    Interrupt.clear()
    #expect(!Interrupt.isRaised)
  }
}

/// A number for the bytes of a word, by which a table finds it sooner than a dictionary is made. For words of the house's
/// own: others could be chosen to be alike.
package func fingerprint(_ word: UnsafeBufferPointer<UInt8>) -> Int {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in word { hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3 }
  return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7FFF_FFFF)
}

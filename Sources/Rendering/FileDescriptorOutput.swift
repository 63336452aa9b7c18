internal import Glibc

extension OutputBuffer {
  /// A buffer that writes to an open file descriptor, which stays the caller's to close.
  package convenience init(descriptor: Int32) {
    self.init { (bytes) throws(OutputError) in try writeAll(bytes, to: descriptor) }
  }
}

/// Writes every byte: goes on after an interrupted or partial write, and waits for a descriptor that is not ready.
/// The program ignores SIGPIPE, so that a closed pipe arrives here as an error.
package func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(OutputError) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
    if written > 0 {
      rest = rest.dropFirst(written)
      continue
    }
    switch written == 0 ? EIO : errno {
    case EINTR: continue
    case EAGAIN:
      var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      _ = poll(&waiting, 1, -1)
    case EPIPE: throw .closedPipe
    case let code: throw .lost(String(cString: strerror(code)))
    }
  }
}

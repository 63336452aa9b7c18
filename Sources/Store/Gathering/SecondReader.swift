import CSQLite
import Glibc

/// Reads a part of many records on a thread of its own while another connection reads the rest: what SQLite reads on one
/// core, two bring together in little more than half of the time.
///
/// It has a connection of its own, which the thread that starts it uses before and after, and its own thread meanwhile;
/// a lock is not needed, since the one ends before the other goes on.
package final class SecondReader {
  /// A statement that keeps what it gathers, `gathered_kept(number, ...)`.
  package struct Part: Sendable {
    let text: String
    let bindings: [SQLValue]

    package init(text: String, bindings: [SQLValue]) {
      (self.text, self.bindings) = (text, bindings)
    }
  }

  /// What the thread does, and what became of it.
  private final class Job: @unchecked Sendable {
    let connection: Connection
    let parts: [Part]
    var failure: StoreError?
    /// Posted at the end.
    let ended: UnsafeMutablePointer<sem_t>

    init(_ connection: Connection, _ parts: [Part]) {
      (self.connection, self.parts) = (connection, parts)
      ended = .allocate(capacity: 1)
      sem_init(ended, 0, 0)
    }

    deinit {
      sem_destroy(ended)
      ended.deallocate()
    }

    func run() {
      do throws(StoreError) {
        for part in parts {
          let statement = try connection.prepare(part.text)
          try statement.bind(part.bindings)
          while try statement.step() {}
        }
      } catch { failure = error }
      sem_post(ended)
    }
  }

  private let connection: Connection
  private var running: (job: Job, thread: pthread_t)?
  /// Whether both have begun a view.
  private var isInView = false

  /// Whether fewer threads of the machine want to run than it has cores, as the system says at this moment; this one is
  /// among them.
  package static var hasFreeCore: Bool {
    guard let file = fopen("/proc/loadavg", "r") else { return false }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, Int32(line.count), file) != nil else { return false }
    // 0.52 0.58 0.59 1/467 12045
    let words = line.prefix { $0 != 0 }.split(separator: 0x20)
    guard words.count > 3, let number = words[3].split(separator: 0x2F).first,
      let running = Int(String(decoding: number.map(UInt8.init(bitPattern:)), as: UTF8.self))
    else { return false }
    return running < sysconf(Int32(_SC_NPROCESSORS_ONLN))
  }

  /// Nothing beside a store in memory, which nobody else sees.
  package init?(beside reader: Connection) throws(StoreError) {
    guard reader.path != ":memory:" else { return nil }
    connection = try Connection(path: reader.path, mode: .read, immutable: reader.isImmutable)
    try connection.execute("PRAGMA cell_size_check = ON; PRAGMA query_only = ON")
  }

  deinit { stop() }

  package func rows(_ sql: String, _ bindings: [SQLValue] = []) throws(StoreError) -> [[SQLValue]] {
    try connection.rows(sql, bindings)
  }

  /// Sees what `reader` sees in the transaction that it has begun; `false` where that cannot be had.
  ///
  /// What a connection sees is settled when it first reads. The number that SQLite gives to the store's contents, as this
  /// connection sees them, is the same before and after `reader` began only where nothing was written meanwhile.
  package func begin(with reader: Connection) throws(StoreError) -> Bool {
    if isInView { return true }
    guard sqlite3_get_autocommit(reader.handle) == 0, sqlite3_txn_state(reader.handle, "main") == SQLITE_TXN_NONE
    else { return false }
    let version = "PRAGMA data_version"
    let before = try connection.scalar(version)
    _ = try reader.scalar(version)
    try connection.execute("BEGIN")
    isInView = true
    if try connection.scalar(version) == before { return true }
    end()
    return false
  }

  /// Ends the view.
  package func end() {
    stop()
    if isInView { try? connection.execute("COMMIT") }
    isInView = false
  }

  /// Reads `parts` beside `reader`, whose statement calls `gathered_together` for each number of them.
  package func start(_ parts: [Part], beside reader: Connection) {
    stop()
    let job = Job(connection, parts)
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, Unmanaged.passRetained(job).toOpaque())
    reader.second = self
    if code == 0 {
      running = (job, thread)
    } else {
      // Then it is done here first.
      Unmanaged.passUnretained(job).release()
      job.run()
      failure = job.failure
    }
  }

  private var failure: StoreError?

  /// What was gathered under `number`, once all is; `shouldStop` is asked meanwhile.
  func parts(_ number: Int, shouldStop: () -> Bool) throws(StoreError) -> [GatheredPart] {
    if let running {
      while !Self.wait(for: running.job.ended) { if shouldStop() { throw .interrupted } }
      pthread_join(running.thread, nil)
      self.running = nil
      failure = running.job.failure
    }
    if let failure { throw failure }
    return connection.keptParts.removeValue(forKey: number) ?? []
  }

  /// A twentieth of a second at most; whether it has come to its end.
  private static func wait(for end: UnsafeMutablePointer<sem_t>) -> Bool {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    time.tv_nsec += 50_000_000
    if time.tv_nsec >= 1_000_000_000 { (time.tv_sec, time.tv_nsec) = (time.tv_sec + 1, time.tv_nsec - 1_000_000_000) }
    return sem_timedwait(end, &time) == 0
  }

  /// Gives up what is still read, and what nobody fetched.
  package func stop() {
    if let running {
      sqlite3_interrupt(connection.handle)
      pthread_join(running.thread, nil)
    }
    (running, failure) = (nil, nil)
    connection.keptParts = [:]
  }
}

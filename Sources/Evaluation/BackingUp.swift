import Store
import Values

extension Workspace {
  /// Copies the store as it is at this moment; others go on working with it.
  func backup(to path: String, replacing: Bool, sink: any AnswerSink) throws(EvaluationError) {
    try refuseIfSafe("backup writes a file")
    let size = try storing { () throws(StoreError) in
      try StoreBackup.write(reader, to: path, replacing: replacing, watcher: watcher)
    }
    try writing {
      try sink.note(
        .init(say("copied to \(path): \(bytes(size)), read once and found whole", "已备份到 \(path):\(bytes(size)),已核对完整")))
    }
  }

  /// `27.4 MB`
  func bytes(_ count: Int) -> String {
    for (unit, size) in [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000)] where count >= size {
      let tenths = (count * 10 + size / 2) / size
      return "\(tenths / 10).\(tenths % 10) \(unit)"
    }
    return "\(count) B"
  }
}

/// An entity that was read, or the block that it can be read from.
enum EntityEntry: Sendable {
  indirect case read(Entity)
  case block(EntityBlock)

  var entity: Entity {
    switch self {
    case .read(let entity): entity
    case .block(let block): block.entity
    }
  }

  /// Names and aliases of its fields.
  var fieldNames: [String] {
    switch self {
    case .read(let entity):
      entity.fields.flatMap { field in
        [field.name] + field.aliases.filter { $0 != FieldWords.chinese(field.name) }
      }
    case .block(let block): block.fieldNames
    }
  }
}

/// A dimension that was read, or the line that it can be read from.
enum DimensionEntry: Sendable {
  indirect case read(Dimension)
  case line(DimensionLine)

  var dimension: Dimension {
    switch self {
    case .read(let dimension): dimension
    case .line(let line): line.dimension
    }
  }
}

/// A metric that was read, or the line that it can be read from.
enum MetricEntry: Sendable {
  indirect case read(Metric)
  case line(MetricLine)

  var name: String {
    switch self {
    case .read(let metric): metric.name
    case .line(let line): line.name
    }
  }

  var aliases: [String] {
    switch self {
    case .read(let metric): metric.aliases
    case .line(let line): line.aliases
    }
  }

  var isBuiltIn: Bool {
    switch self {
    case .read(let metric): metric.isBuiltIn
    case .line: true
    }
  }

  var metric: Metric {
    switch self {
    case .read(let metric): metric
    case .line(let line): line.metric
    }
  }
}

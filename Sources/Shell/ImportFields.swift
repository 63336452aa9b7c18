/// Fields an import can fill, once the entity is known by any of its names.
enum ImportFields {
  static func of(_ entity: String) -> [(name: String, about: String)] { [] }
}

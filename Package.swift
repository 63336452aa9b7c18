// swift-tools-version: 6.1
import PackageDescription

/// The house rules every Swift target keeps: existentials are spelled `any`, imports are internal unless they say
/// otherwise, and a member is visible only through the module that declares it.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// What a start costs before the first line of ours runs: the program lies at a fixed place, so that none of its addresses
/// has to be written and no page of them copied; its names are offered to nobody; and `Linking` takes the C++ library in.
let quickStart = [
  "-use-ld=lld", "-Xclang-linker", "-no-pie", "-Xlinker", "--no-export-dynamic", "-Xlinker", "--exclude-libs=ALL",
  "-L\(Context.packageDirectory)/Sources/crmql/Linking",
]

/// A library target of the house; `dependencies` are the arrows of the stage table in README.md.
func stage(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: house)
}

/// The tests of one stage; `exclude` names what they read and nothing compiles.
func tests(of name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: ["CTestMemory"] + dependencies, exclude: exclude, swiftSettings: house)
}

let package = Package(
  name: "crmql",
  products: [.executable(name: "crmql", targets: ["crmql"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    stage("Values", []),
    stage("Syntax", ["Values"]),
    stage("Semantics", ["Syntax", "Values"]),
    stage("SQL", ["Semantics", "Values"]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "CUnpacking"),
    stage("Store", ["CSQLite", "CUnpacking", "Values"]),
    stage("Evaluation", ["SQL", "Semantics", "Store", "Syntax", "Values"]),
    .target(name: "CXLSXWriter"),
    .target(name: "CPacking"),
    stage("Rendering", ["CPacking", "CXLSXWriter", "Values"]),
    .target(name: "CEditline"),
    stage("Shell", ["CEditline", "Evaluation", "Rendering", "Semantics", "Store", "Syntax", "Values"]),
    .executableTarget(
      name: "crmql",
      dependencies: ["Shell", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      exclude: ["Linking"],
      swiftSettings: house, linkerSettings: [.unsafeFlags(quickStart, .when(configuration: .release))]),
    .executableTarget(name: "crmql-benchmark", dependencies: ["crmql", "Store", "Values"], swiftSettings: house),
    .target(name: "CTestMemory", dependencies: ["CSQLite"], path: "Tests/CTestMemory"),
    tests(of: "crmql", ["crmql", "Shell", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
    tests(of: "Values", ["Values"]),
    tests(of: "Syntax", ["Syntax", "Values"]),
    tests(of: "Semantics", ["Semantics", "Syntax", "Values"]),
    tests(of: "SQL", ["SQL", "Semantics", "Syntax", "Values"], exclude: ["Golden"]),
    tests(of: "Store", ["Store", "CSQLite", "Values"]),
    tests(of: "Evaluation", ["Evaluation", "SQL", "Semantics", "Store", "Syntax", "Values"]),
    tests(of: "Rendering", ["Rendering", "Values"]),
    tests(
      of: "Shell", ["Shell", "Evaluation", "Rendering", "Semantics", "Store", "Syntax", "Values"], exclude: ["Golden"]),
  ]
)

// swift-tools-version: 6.1
import PackageDescription

// Fuzzing has a package of its own: its targets are built with libFuzzer's main function and
// instrumentation (see `run`), which nothing else may be.

func fuzzer(_ name: String) -> Target {
  .executableTarget(
    name: name,
    dependencies: ["Invariants", .product(name: "BulwarkCore", package: "bulwark")],
    swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library"])],
    // gold, the toolchain's default here, stumbles over the sanitizers' debug information.
    linkerSettings: [.unsafeFlags(["-use-ld=lld"])])
}

let package = Package(
  name: "fuzzing",
  dependencies: [.package(name: "bulwark", path: "..", traits: [])],
  targets: [
    .target(
      name: "Invariants",
      dependencies: [.product(name: "BulwarkCore", package: "bulwark")],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    fuzzer("FuzzYAML"), fuzzer("FuzzJSON"), fuzzer("FuzzScan"), fuzzer("FuzzAudit"),
  ]
)

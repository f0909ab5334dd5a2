// swift-tools-version: 6.1
import PackageDescription

// What cannot be measured from outside of the program, such as one question of many to an engine.

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "bulwark", path: "..")],
  targets: [
    .executableTarget(
      name: "AccessBenchmark",
      dependencies: [.product(name: "BulwarkAccess", package: "bulwark")],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "ParseBenchmark",
      dependencies: [.product(name: "BulwarkAccess", package: "bulwark")],
      swiftSettings: [.swiftLanguageMode(.v6)]),
  ]
)

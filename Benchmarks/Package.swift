// swift-tools-version: 6.1
import PackageDescription

// What cannot be measured from outside of the program, such as one question of many to an engine.

let package = Package(
  name: "benchmarks",
  dependencies: [
    .package(name: "bulwark", path: "..", traits: []),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
  ],
  targets: [
    .executableTarget(
      name: "AccessBenchmark",
      dependencies: [.product(name: "BulwarkAccess", package: "bulwark")],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    // Beside the webhook: the same requests without a review.
    .executableTarget(
      name: "AdmissionEcho",
      dependencies: [
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "ParseBenchmark",
      dependencies: [.product(name: "BulwarkAccess", package: "bulwark")],
      swiftSettings: [.swiftLanguageMode(.v6)]),
  ]
)

// swift-tools-version: 6.1
import PackageDescription

// The rooms of the program. A room knows only the rooms it names here, so the compiler guards the
// walls and an edit rebuilds little. The core (all but `bulwark`) depends on no package at all.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
]

func room(_ name: String, knows rooms: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: rooms, swiftSettings: strict)
}

func tests(_ name: String, of rooms: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: rooms, swiftSettings: strict)
}

let package = Package(
  name: "bulwark",
  products: [
    .executable(name: "bulwark", targets: ["bulwark"]),
    // For the fuzzers, which have a package of their own.
    .library(
      name: "BulwarkCore",
      targets: [
        "Documents", "Kubernetes", "AccessControl", "Connectivity", "Findings", "Components", "Checks",
        "Judgement", "Assessment", "Reporting", "Detections",
      ]),
    // For what the benchmarks measure from within, which have one too.
    .library(name: "BulwarkAccess", targets: ["Documents", "Kubernetes", "AccessControl"]),
  ],
  traits: [
    .trait(name: "Cluster", description: "Reads live clusters (scan --cluster)"),
    .trait(name: "Server", description: "The admission webhook (admit)", enabledTraits: ["Certificates"]),
    .trait(name: "Certificates", description: "Reads and makes X.509 certificates"),
    .default(enabledTraits: ["Cluster", "Server", "Certificates"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
  ],
  targets: [
    .systemLibrary(name: "CLibYAML"),
    .systemLibrary(name: "CZlib"),
    .systemLibrary(name: "CZstandard"),
    .systemLibrary(name: "CExtendedAttributes"),
    .systemLibrary(name: "CProcesses"),
    room("Documents", knows: ["CLibYAML"]),
    room("Guide"),
    room("Findings", knows: ["Documents", "Guide"]),
    room("Kubernetes", knows: ["Documents"]),
    room("Components", knows: ["Findings", "Kubernetes", "Documents"]),
    room("AccessControl", knows: ["Kubernetes", "Documents", "Guide"]),
    room("Connectivity", knows: ["Kubernetes", "Documents"]),
    room(
      "Checks",
      knows: [
        "AccessControl", "AuditPolicies", "Connectivity", "Components", "Findings", "Kubernetes", "Documents",
        "Guide",
      ]),
    room("Detections", knows: ["Kubernetes", "Documents", "Guide"]),
    room("Judgement", knows: ["Kubernetes", "Documents", "Findings", "Guide"]),
    room(
      "Assessment",
      knows: [
        "CExtendedAttributes", "CProcesses", "Checks", "Components", "Detections", "Judgement", "Findings",
        "Connectivity",
        "Kubernetes", "Documents", "Guide",
      ]),
    room("ClusterAPI", knows: ["Kubernetes", "Documents"]),
    // The part that speaks to the network.
    .target(
      name: "ClusterTransport",
      dependencies: [
        "Assessment", "ClusterAPI",
        .product(
          name: "AsyncHTTPClient", package: "async-http-client", condition: .when(traits: ["Cluster"])),
        .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Cluster"])),
        .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["Cluster"])),
        .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["Cluster"])),
        .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["Cluster"])),
      ],
      swiftSettings: strict),
    room("AuditPolicies", knows: ["Detections", "Kubernetes", "Documents"]),
    room("AuditLogs", knows: ["CZlib", "CZstandard", "Assessment", "Detections", "Findings", "Judgement"]),
    room(
      "Remediation",
      knows: [
        "Assessment", "Checks", "Components", "Findings", "Connectivity", "Kubernetes", "Documents", "Guide",
      ]),
    room(
      "Reporting",
      knows: [
        "Remediation", "Assessment", "Judgement", "AccessControl", "AuditLogs", "AuditPolicies",
        "Connectivity",
        "Detections",
        "Findings", "Kubernetes", "Documents", "Guide",
      ]),
    room(
      "Admission",
      knows: [
        "Reporting", "Assessment", "Checks", "Judgement", "Findings", "Kubernetes", "Documents", "Guide",
      ]),
    .target(
      name: "AdmissionServer",
      dependencies: [
        "Admission",
        .product(name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Server"])),
        .product(name: "HummingbirdCore", package: "hummingbird", condition: .when(traits: ["Server"])),
        .product(
          name: "ServiceLifecycle", package: "swift-service-lifecycle", condition: .when(traits: ["Server"])),
        .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["Server"])),
        .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["Server"])),
        .product(name: "Metrics", package: "swift-metrics", condition: .when(traits: ["Server"])),
        .product(name: "X509", package: "swift-certificates", condition: .when(traits: ["Server"])),
        .product(name: "Crypto", package: "swift-crypto", condition: .when(traits: ["Server"])),
      ],
      swiftSettings: strict),
    .target(
      name: "Certificates",
      dependencies: [
        "Assessment",
        .product(name: "X509", package: "swift-certificates", condition: .when(traits: ["Certificates"])),
        .product(name: "SwiftASN1", package: "swift-asn1", condition: .when(traits: ["Certificates"])),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "bulwark",
      dependencies: [
        .target(name: "Certificates", condition: .when(traits: ["Certificates"])),
        "Assessment", "Remediation", "Reporting", "Judgement", "AccessControl", "Connectivity", "Checks",
        "AuditLogs", "AuditPolicies", "Detections", "Findings", "Guide", "Documents", "Kubernetes",
        "CProcesses",
        .target(name: "Admission", condition: .when(traits: ["Server"])),
        .target(name: "AdmissionServer", condition: .when(traits: ["Server"])),
        .target(name: "ClusterAPI", condition: .when(traits: ["Cluster"])),
        .target(name: "ClusterTransport", condition: .when(traits: ["Cluster"])),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // What the tests of several rooms use.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests("DocumentsTests", of: ["TestSupport", "Documents"]),
    tests("GuideTests", of: ["Guide"]),
    tests("KubernetesTests", of: ["Kubernetes", "Documents"]),
    tests(
      "DetectionsTests",
      of: [
        "TestSupport", "AuditLogs", "AuditPolicies", "Detections", "Reporting", "Kubernetes", "Documents",
        "Guide",
      ]),
    tests("ComponentsTests", of: ["Components", "Kubernetes", "Documents"]),
    tests("AccessControlTests", of: ["TestSupport", "AccessControl", "Kubernetes", "Documents", "Guide"]),
    tests("ConnectivityTests", of: ["Connectivity", "Kubernetes", "Documents"]),
    tests(
      "AssessmentTests", of: ["TestSupport", "Assessment", "Checks", "Findings", "Kubernetes", "Documents"]),
    tests(
      "JudgementTests",
      of: [
        "Judgement", "Reporting", "Assessment", "Checks", "Findings", "Kubernetes", "Documents", "Guide",
      ]),
    tests(
      "ChecksTests",
      of: [
        "AccessControl", "Checks", "Judgement", "Remediation", "Assessment", "Findings", "Kubernetes",
        "Documents", "Guide",
      ]),
    // An API server over a recording, for the tests of what speaks to one.
    .target(
      name: "ClusterTestKit",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Cluster"])),
        .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["Cluster"])),
        .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["Cluster"])),
        .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["Cluster"])),
      ],
      path: "Tests/ClusterTestKit", swiftSettings: strict),
    tests(
      "ClusterAPITests",
      of: ["ClusterTestKit", "ClusterAPI", "Assessment", "Checks", "Kubernetes", "Findings", "Documents"]),
    tests("CommandTests", of: ["bulwark", "ClusterTestKit"]),
    tests(
      "AdmissionTests",
      of: [
        "TestSupport", "Admission", "Assessment", "Checks", "Judgement", "Findings", "Kubernetes",
        "Documents",
        "Guide",
      ]),
    .testTarget(
      name: "AdmissionServerTests",
      dependencies: [
        "TestSupport", "Admission", "AdmissionServer", "Assessment", "Checks", "Judgement", "Findings",
        "Kubernetes",
        "Guide",
        .product(name: "HummingbirdTesting", package: "hummingbird", condition: .when(traits: ["Server"])),
        .product(name: "AsyncHTTPClient", package: "async-http-client", condition: .when(traits: ["Server"])),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CertificatesTests",
      dependencies: [
        "TestSupport", "Assessment", "Checks", "Findings",
        .target(name: "Certificates", condition: .when(traits: ["Certificates"])),
        .product(name: "X509", package: "swift-certificates", condition: .when(traits: ["Certificates"])),
      ],
      swiftSettings: strict),
    tests(
      "RemediationTests",
      of: [
        "TestSupport", "Remediation", "Assessment", "Checks", "Findings", "Connectivity", "Kubernetes",
        "Documents",
      ]),
    tests(
      "ReportingTests",
      of: ["Reporting", "Assessment", "Checks", "Findings", "Connectivity", "Kubernetes", "Documents"]),
  ]
)

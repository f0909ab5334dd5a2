#if Cluster
  internal import Foundation

  /// A certificate authority with a server and clients, made for one test run by `openssl`.
  public final class TestCertificates: Sendable {
    public let folder: String

    public static var isPossible: Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl") }

    public init() throws {
      let url = FileManager.default.temporaryDirectory.appending(path: "bulwark-pki-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      folder = url.path
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-ec", Self.script]
      process.currentDirectoryURL = url
      process.standardError = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    public func path(_ name: String) -> String { "\(folder)/\(name)" }

    public func base64(_ name: String) throws -> String {
      try Data(contentsOf: URL(filePath: path(name))).base64EncodedString()
    }

    private static let script = """
      key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out $1.key; }
      authority() {
        key $1
        openssl req -x509 -new -key $1.key -subj /CN=$1 -days 2 -out $1.crt
      }
      sign() {
        openssl req -new -key $1.key -subj "$2" -out $1.csr
        printf '%s' "$3" > $1.ext
        openssl x509 -req -in $1.csr -CA ca.crt -CAkey ca.key -CAcreateserial $4 -extfile $1.ext -out $1.crt
      }
      authority ca
      authority other
      key server
      sign server /CN=apiserver subjectAltName=IP:127.0.0.1,DNS:localhost "-days 2"
      key named
      sign named /CN=apiserver subjectAltName=DNS:kubernetes.default.svc "-days 2"
      key stale
      sign stale /CN=apiserver subjectAltName=IP:127.0.0.1,DNS:localhost "-days -1" ||
        sign stale /CN=apiserver subjectAltName=IP:127.0.0.1,DNS:localhost "-days 0"
      key admin
      sign admin /O=system:masters/CN=admin extendedKeyUsage=clientAuth "-days 2"
      openssl ec -in admin.key -out admin.sec1
      openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out rsa.key
      sign rsa /O=system:masters/CN=admin extendedKeyUsage=clientAuth "-days 2"
      openssl rsa -in rsa.key -traditional -out rsa.pkcs1
      """
  }
#endif

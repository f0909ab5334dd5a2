#if Server
  internal import Assessment
  internal import NIOSSL
  internal import Synchronization

  /// The certificate that new connections get. Files that change are read anew; where they cannot be used, the
  /// certificate that is known keeps serving.
  public final class CertificateStore: Sendable {
    private let files: CertificateFiles
    private let state: Mutex<State>

    private struct State {
      var context: NIOSSLContext
      var contents: [[UInt8]]
    }

    /// Why the files cannot be used.
    public struct Unusable: Error {
      public let message: String
    }

    public init(_ files: CertificateFiles) throws(Unusable) {
      self.files = files
      let contents = try Self.read(files)
      state = Mutex(State(context: try Self.context(files, contents), contents: contents))
    }

    var context: NIOSSLContext { state.withLock { $0.context } }

    /// Takes over files that have changed.
    ///
    /// - Returns: Whether they had.
    func reload() throws(Unusable) -> Bool {
      let contents = try Self.read(files)
      guard state.withLock({ $0.contents != contents }) else { return false }
      let context = try Self.context(files, contents)
      state.withLock { $0 = State(context: context, contents: contents) }
      return true
    }

    private static func read(_ files: CertificateFiles) throws(Unusable) -> [[UInt8]] {
      var contents: [[UInt8]] = []
      for path in [files.certificate, files.key] + (files.clientAuthority.map { [$0] } ?? []) {
        do throws(FileError) {
          contents.append(try readFile(named: path, limit: 1 << 20))
        } catch {
          throw Unusable(message: "\(path): \(error.message)")
        }
      }
      return contents
    }

    private static func context(
      _ files: CertificateFiles, _ contents: [[UInt8]]
    ) throws(Unusable) -> NIOSSLContext {
      func attempt<R>(_ path: String, _ body: () throws -> R) throws(Unusable) -> R {
        do { return try body() } catch {
          throw Unusable(message: "\(path) cannot be used: \(error)")
        }
      }
      let chain = try attempt(files.certificate) { try NIOSSLCertificate.fromPEMBytes(contents[0]) }
      guard !chain.isEmpty else { throw Unusable(message: "\(files.certificate) holds no certificate") }
      let key = try attempt(files.key) { try NIOSSLPrivateKey(bytes: contents[1], format: .pem) }
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
      configuration.minimumTLSVersion = .tlsv12
      configuration.applicationProtocols = ["http/1.1"]
      if let authority = files.clientAuthority {
        let trusted = try attempt(authority) { try NIOSSLCertificate.fromPEMBytes(contents[2]) }
        configuration.trustRoots = .certificates(trusted)
        // The kubelet's probes have no certificate; reviews without one are turned away by their path.
        configuration.certificateVerification = .optionalVerification
      }
      return try attempt(files.certificate) { try NIOSSLContext(configuration: configuration) }
    }
  }
#endif

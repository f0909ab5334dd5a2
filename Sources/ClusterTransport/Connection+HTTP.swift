#if Cluster
  internal import Assessment
  internal import AsyncHTTPClient
  internal import ClusterAPI
  internal import NIOCore
  internal import NIOSSL

  extension Connection {
    /// The name that the certificate must have stands in the URL; where that is another one than the host's, the
    /// connection is led to the host.
    private var nameInURL: String { tlsServerName ?? server.host }

    func url(of request: Request) -> String {
      let scheme = server.isSecure ? "https" : "http"
      return "\(scheme)://\(ServerAddress.inURL(nameInURL)):\(server.port)\(server.prefix)\(request.path)"
    }

    var hostHeader: String { "\(ServerAddress.inURL(server.host)):\(server.port)" }

    /// Between programs of one machine it costs time and saves nothing.
    var wantsCompression: Bool { !disablesCompression && !server.isLoopback }

    func configuration(
      _ identity: Identity?, _ limits: HTTPExchange.Limits
    ) throws(TransportFailure) -> HTTPClient.Configuration {
      var configuration = HTTPClient.Configuration(
        tlsConfiguration: try tls(identity), redirectConfiguration: .disallow,
        timeout: .init(connect: TimeAmount(limits.connect), read: TimeAmount(limits.request)),
        decompression: .enabled(limit: .size(limits.body)))
      configuration.httpVersion = .http1Only
      configuration.connectionPool.retryConnectionEstablishment = false
      if let tlsServerName, tlsServerName != server.host {
        configuration.dnsOverride = [tlsServerName: server.host]
      }
      switch proxy?.kind {
      case .http?:
        configuration.proxy = proxy.map { proxy in
          .server(host: proxy.host, port: proxy.port, authorization: proxy.login.map(Self.authorization))
        }
      case .socks5?: configuration.proxy = proxy.map { .socksServer(host: $0.host, port: $0.port) }
      case nil: break
      }
      return configuration
    }

    private static func authorization(_ login: String) -> HTTPClient.Authorization {
      let parts = login.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return .basic(username: parts[0], password: parts.count > 1 ? parts[1] : "")
    }

    // MARK: TLS

    private func tls(_ identity: Identity?) throws(TransportFailure) -> TLSConfiguration {
      var tls = TLSConfiguration.makeClientConfiguration()
      tls.minimumTLSVersion = .tlsv12
      tls.certificateVerification = skipsVerification ? .none : .fullVerification
      if let authority {
        tls.trustRoots = .certificates(try Self.certificates(authority, "the certificate authority"))
      }
      guard let identity else { return tls }
      tls.certificateChain = try Self.certificates(identity.certificate, "the client certificate").map {
        .certificate($0)
      }
      do {
        let key = try Self.bytes(identity.key, "the client key")
        tls.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: key, format: .pem))
      } catch let failure as TransportFailure {
        throw failure
      } catch {
        throw .credential(
          "the client key\(Self.source(identity.key)) is no private key in PEM without a password")
      }
      return tls
    }

    private static func certificates(
      _ material: Material, _ what: String
    ) throws(TransportFailure) -> [NIOSSLCertificate] {
      let bytes = try bytes(material, what)
      guard let certificates = try? NIOSSLCertificate.fromPEMBytes(bytes), !certificates.isEmpty else {
        throw .credential("\(what)\(source(material)) is no certificate in PEM")
      }
      return certificates
    }

    private static func bytes(_ material: Material, _ what: String) throws(TransportFailure) -> [UInt8] {
      switch material {
      case .bytes(let bytes): return bytes
      case .file(let path):
        do throws(FileError) {
          return try readFile(named: path, limit: 4 << 20)
        } catch {
          throw .credential("\(what) \(path): \(error.message)")
        }
      }
    }

    private static func source(_ material: Material) -> String {
      if case .file(let path) = material { " \(path)" } else { " of the kubeconfig" }
    }
  }
#endif

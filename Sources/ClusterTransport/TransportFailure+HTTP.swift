#if Cluster
  internal import AsyncHTTPClient
  internal import ClusterAPI
  internal import Glibc
  internal import NIOCore
  internal import NIOPosix
  internal import NIOSSL

  extension TransportFailure {
    /// What an error of the libraries below means.
    init(_ error: any Error, server: ServerAddress) {
      switch error {
      case let failure as TransportFailure: self = failure
      case is CancellationError: self = .cancelled
      case let error as HTTPClientError: self = Self.of(error, server)
      case NIOSSLError.uncleanShutdown, BoringSSLError.zeroReturn:
        self = .connection("\(server) broke the connection off")
      case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError:
        self = .trust("no trusted connection to \(server): \(Self.trustReason(error))")
      case let error as NIOConnectionError:
        let code = (error.connectionErrors.first?.error as? IOError)?.errnoCode
        let reason = code.map { String(cString: strerror($0)) } ?? "its name has no address that answers"
        self = .connection("\(server) cannot be reached: \(reason)")
      case let error as IOError:
        self = .connection("\(server) cannot be reached: \(String(cString: strerror(error.errnoCode)))")
      default: self = .connection("\(server): \(error)")
      }
    }

    private static func of(_ error: HTTPClientError, _ server: ServerAddress) -> TransportFailure {
      switch error {
      case .cancelled: .cancelled
      case .readTimeout, .deadlineExceeded: .timeLimit("\(server) did not answer in time")
      case .connectTimeout, .tlsHandshakeTimeout, .socksHandshakeTimeout, .httpProxyHandshakeTimeout,
        .getConnectionFromPoolTimeout:
        .timeLimit("\(server) cannot be reached in time")
      case .remoteConnectionClosed, .uncleanShutdown: .connection("\(server) broke the connection off")
      case .proxyAuthenticationRequired: .credential("the proxy asks for a password")
      default: .connection("\(server): \(error)")
      }
    }

    /// BoringSSL's words, as far as people know them.
    private static func trustReason(_ error: any Error) -> String {
      let text = "\(error)"
      let words: [(String, String)] = [
        (
          "CERTIFICATE_VERIFY_FAILED",
          "its certificate has expired, or nobody has signed it whom the kubeconfig's certificate-authority, or else "
            + "this machine, trusts"
        ),
        ("CERTIFICATE_EXPIRED", "it says that the client certificate has expired"),
        ("CERTIFICATE_REQUIRED", "it asks for a client certificate"),
        ("UNKNOWN_CA", "it does not know who signed the client certificate"),
        ("BAD_CERTIFICATE", "it does not take the client certificate"),
        ("CERTIFICATE_UNKNOWN", "it does not take the client certificate"),
        ("failedToValidateHostname", "its certificate is for another name"),
        ("UnableToValidateHostname", "its certificate is for another name"),
        ("WRONG_VERSION_NUMBER", "it does not speak TLS"),
      ]
      return words.first { text.contains($0.0) }?.1 ?? text
    }
  }
#endif

import Foundation
import Hummingbird
import HummingbirdTLS
import Logging
import NIOSSL

/// A bare Hummingbird server over TLS that gives each body back: what the webhook's requests cost without a review.
///
/// Arguments: port, certificate, key.
@main
struct AdmissionEcho {
  static func main() async throws {
    let arguments = CommandLine.arguments
    let chain = try NIOSSLCertificate.fromPEMFile(arguments[2]).map {
      NIOSSLCertificateSource.certificate($0)
    }
    let key = try NIOSSLPrivateKey(file: arguments[3], format: .pem)
    let router = Router()
    router.post("validate") { request, _ in
      let body = try await request.body.collect(upTo: 8 << 20)
      return Response(
        status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: body))
    }
    let application = Application(
      router: router,
      server: try .tls(
        tlsConfiguration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key))),
      configuration: .init(address: .hostname("127.0.0.1", port: Int(arguments[1]) ?? 0)),
      logger: Logger(label: "echo") { _ in SwiftLogNoOpLogHandler() })
    try await application.runService()
  }
}

#if Server
  internal import HummingbirdCore
  internal import Logging
  internal import NIOCore
  internal import NIOSSL

  /// TLS in front of another channel, with the certificate that is known when a connection comes.
  struct ReloadingTLSChannel<Base: ServerChildChannel>: ServerChildChannel {
    let base: Base
    let certificates: CertificateStore

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
      let context = certificates.context
      return channel.eventLoop.makeCompletedFuture {
        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
      }.flatMap { base.setup(channel: channel, logger: logger) }
    }

    func handle(value: Base.Value, logger: Logger) async { await base.handle(value: value, logger: logger) }
  }
#endif

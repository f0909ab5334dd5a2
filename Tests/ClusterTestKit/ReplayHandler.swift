#if Cluster
  internal import Foundation
  internal import NIOCore
  internal import NIOHTTP1
  internal import NIOSSL

  /// Answers the requests of one connection.
  final class ReplayHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let box: ReplayServer.ServerBox
    private var head: HTTPRequestHead?

    init(_ box: ReplayServer.ServerBox) { self.box = box }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head(let head): self.head = head
      case .body: break
      case .end:
        if let head { answer(head, context) }
        head = nil
      }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func answer(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
      guard let server = box.server else { return context.close(promise: nil) }
      guard head.method == .GET else {
        return write(.init(status: 405, headers: [], body: []), head, context)
      }
      let user = user(head, server, context)
      let accept = head.headers.first(name: "accept") ?? ""
      let headers = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first }
      let seen = server.note(path: head.uri, accept: accept, user: user ?? "", headers: headers)
      switch server.fault(seen) {
      case .status(let status, let headers, let body)?:
        return write(.init(status: status, headers: headers, body: Array(body.utf8)), head, context)
      case .stall?:
        let head = HTTPResponseHead(
          version: head.version, status: .ok, headers: ["Transfer-Encoding": "chunked"])
        context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
        return
      case .truncate?:
        let answer = server.recording.answer(user: "admin", path: head.uri, accept: accept)
        let head = HTTPResponseHead(
          version: head.version, status: .ok, headers: ["Transfer-Encoding": "chunked"])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        let half = ByteBuffer(bytes: answer.body.prefix(answer.body.count / 2))
        // The end of the connection comes without the end of the message.
        nonisolated(unsafe) let context = context
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(half)))).whenComplete { _ in
          context.close(mode: .all, promise: nil)
        }
        return
      case .body(let text)?:
        return write(.init(status: 200, headers: [], body: Array(text.utf8)), head, context)
      case nil: break
      }
      guard let user else {
        let body =
          #"{"kind":"Status","apiVersion":"v1","status":"Failure","message":"Unauthorized","code":401}"#
        return write(.init(status: 401, headers: [], body: Array(body.utf8)), head, context)
      }
      let whole = server.recording.answer(user: user, path: head.uri, accept: accept)
      write(Paging(head.uri).page(of: whole), head, context)
    }

    /// By the client certificate, which the handshake has verified, or the token; nobody has a name of its own, and
    /// a token that is unknown has none at all.
    private func user(_ head: HTTPRequestHead, _ server: ReplayServer, _ context: ChannelHandlerContext)
      -> String?
    {
      if let value = head.headers.first(name: "authorization") {
        return value.hasPrefix("Bearer ") ? server.tokens[String(value.dropFirst(7))] : nil
      }
      let handler = try? context.pipeline.syncOperations.handler(type: NIOSSLServerHandler.self)
      return handler?.peerCertificate == nil ? "none" : "admin"
    }

    /// In chunks, as an API server sends what is long.
    private func write(
      _ answer: Recording.Answer, _ request: HTTPRequestHead, _ context: ChannelHandlerContext
    ) {
      var headers = HTTPHeaders(answer.headers)
      let isChunked = answer.body.count > 4096
      headers.replaceOrAdd(
        name: isChunked ? "Transfer-Encoding" : "Content-Length",
        value: isChunked ? "chunked" : "\(answer.body.count)")
      let head = HTTPResponseHead(
        version: request.version, status: HTTPResponseStatus(statusCode: answer.status), headers: headers)
      context.write(wrapOutboundOut(.head(head)), promise: nil)
      let size = isChunked ? 8192 : max(1, answer.body.count)
      for start in stride(from: 0, to: answer.body.count, by: size) {
        let part = ByteBuffer(bytes: answer.body[start..<min(start + size, answer.body.count)])
        context.write(wrapOutboundOut(.body(.byteBuffer(part))), promise: nil)
      }
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
  }
#endif

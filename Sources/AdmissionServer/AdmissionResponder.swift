#if Server
  internal import Admission
  internal import HTTPTypes
  internal import Hummingbird
  internal import NIOCore
  internal import NIOSSL

  /// Answers the webhook's requests. Bodies are read within bounds, reviews judged by other threads, and what is no
  /// review never gets an answer that could be taken for one.
  struct AdmissionResponder: HTTPResponder {
    let desk: ReviewDesk
    let settings: ServerSettings
    let readiness: Readiness
    let metrics: ServerMetrics
    private let budget: BodyBudget

    init(_ desk: ReviewDesk, _ settings: ServerSettings, _ readiness: Readiness, _ metrics: ServerMetrics) {
      self.desk = desk
      self.settings = settings
      self.readiness = readiness
      self.metrics = metrics
      budget = BodyBudget(settings.bodyBudget)
    }

    func respond(to request: Request, context: AdmissionContext) async throws -> Response {
      var response = await answer(request, context)
      if readiness.isDraining { response.headers[.connection] = "close" }
      return response
    }

    private func answer(_ request: Request, _ context: AdmissionContext) async -> Response {
      let target = request.head.path ?? "/"
      let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      let query = parts.count > 1 ? parts[1] : nil
      switch parts[0] {
      case "/validate": return await review(.validate(label: nil), request, query, context)
      case let path where path.hasPrefix("/validate/"):
        let label = String(path.dropFirst("/validate/".count))
        guard desk.judge.labels.contains(label) else {
          return refuse(.notFound, "admission.namespaces of the configuration names no '\(label)'")
        }
        return await review(.validate(label: label), request, query, context)
      case "/mutate": return await review(.mutate, request, query, context)
      case "/livez", "/readyz", "/metrics":
        guard request.method == .get || request.method == .head else {
          return refuse(.methodNotAllowed, "use GET")
        }
        return status(of: parts[0])
      default: return refuse(.notFound, "there is /validate, /mutate, /livez, /readyz and /metrics")
      }
    }

    private func status(of path: Substring) -> Response {
      switch path {
      case "/metrics": return text(.ok, metrics.text, type: "text/plain; version=0.0.4; charset=utf-8")
      case "/readyz" where readiness.isDraining: return text(.serviceUnavailable, "draining\n")
      default: return text(.ok, "ok\n")
      }
    }

    // MARK: Reviews

    private func review(
      _ deed: ReviewDesk.Deed, _ request: Request, _ query: Substring?, _ context: AdmissionContext
    ) async -> Response {
      guard request.method == .post else { return refuse(.methodNotAllowed, "use POST") }
      guard await isKnown(context) else { return refuse(.unauthorized, "a client certificate is required") }
      let type = request.headers[.contentType]?.split(separator: ";").first?.lowercased()
      guard type?.trimmed == "application/json" else {
        return refuse(.unsupportedMediaType, "the body must be application/json")
      }
      if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > settings.maxBody {
        return refuse(.contentTooLarge, "the body may have \(settings.maxBody) bytes")
      }
      let time = Deadline.budget(query: query)
      let end = ContinuousClock.now + time
      var body: [UInt8] = []
      defer { budget.give(body.count) }
      do {
        for try await part in request.body {
          let bytes = part.readableBytesView
          guard body.count + bytes.count <= settings.maxBody else {
            return refuse(.contentTooLarge, "the body may have \(settings.maxBody) bytes")
          }
          guard ContinuousClock.now < end else { return refuse(.requestTimeout, "the body came too slowly") }
          guard budget.take(bytes.count) else { return shed() }
          body.append(contentsOf: bytes)
        }
      } catch {
        return refuse(.badRequest, "the body ended early")
      }
      switch await desk.answer(deed, body, on: context.channel.eventLoop, within: end - .now) {
      case .answered(let answer): return json(answer)
      case .invalid(let error): return refuse(.badRequest, error.message)
      case .full: return shed()
      case .overrun: return refuse(.serviceUnavailable, "the review could not be read in time")
      }
    }

    /// Whether the client may ask for reviews: where certificates are asked for, it must have shown one that was
    /// verified.
    private func isKnown(_ context: AdmissionContext) async -> Bool {
      guard settings.certificates?.clientAuthority != nil else { return true }
      return (try? await context.channel.nioSSL_peerCertificate().get()) != nil
    }

    // MARK: Responses

    private func json(_ body: [UInt8]) -> Response {
      Response(
        status: .ok, headers: [.contentType: "application/json"],
        body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }

    private func shed() -> Response {
      metrics.shed.increment()
      var response = text(.tooManyRequests, "too many reviews at a time\n")
      response.headers[.retryAfter] = "1"
      return response
    }

    private func refuse(_ status: HTTPResponse.Status, _ reason: String) -> Response {
      metrics.count(refusal: status.code)
      return text(status, reason + "\n")
    }

    private func text(
      _ status: HTTPResponse.Status, _ text: String, type: String = "text/plain; charset=utf-8"
    ) -> Response {
      Response(
        status: status, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(string: text)))
    }
  }

  extension String {
    fileprivate var trimmed: Substring {
      let start = drop { $0 == " " }
      return start.prefix(start.count - start.reversed().prefix { $0 == " " }.count)
    }
  }
#endif

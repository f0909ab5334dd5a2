extension ClusterReading {
  /// An answer without which there is nothing to read.
  func ask(_ request: Request) async throws(ClusterFailure) -> Response {
    var attempts = Attempts()
    while true {
      let verdict: Attempts.Verdict
      var answer: Response?
      do throws(TransportFailure) {
        let response = try await exchange.send(request)
        verdict = attempts.judge(response)
        answer = response
      } catch {
        if error == .cancelled { throw ClusterFailure(error.message, isCancelled: true) }
        verdict = attempts.judge(error)
      }
      switch verdict {
      case .accepted: if let answer { return answer }
      case .failed(let reason): throw ClusterFailure(reason)
      case .again(let pause): try await wait(pause)
      case .renewCredential:
        // Where there is no other credential, the answer stays what it is.
        guard try await renew() else {
          throw ClusterFailure("the server does not know who asks (401 Unauthorized)")
        }
      }
    }
  }

  func wait(_ pause: Duration) async throws(ClusterFailure) {
    do throws(TransportFailure) {
      try await exchange.pause(pause)
    } catch {
      throw ClusterFailure(error.message, isCancelled: error == .cancelled)
    }
  }

  func renew() async throws(ClusterFailure) -> Bool {
    do throws(TransportFailure) {
      return try await exchange.renewCredential()
    } catch {
      throw ClusterFailure(error.message, isCancelled: error == .cancelled)
    }
  }

  func discover() async throws(ClusterFailure) -> Discovery {
    var discovery = Discovery()
    for path in ["/api", "/apis"] {
      let response = try await ask(Request(path, accept: Discovery.accept))
      do throws(DiscoveryError) {
        try discovery.take(response)
      } catch {
        throw ClusterFailure(error.message)
      }
    }
    for version in discovery.open {
      do throws(TransportFailure) {
        let response = try await exchange.send(Request(version.path))
        // A group that does not answer hides no other one.
        guard response.status == 200, (try? discovery.take(response, of: version)) != nil else {
          discovery.takeDead(version)
          continue
        }
      } catch {
        if error == .cancelled { throw ClusterFailure(error.message, isCancelled: true) }
        discovery.takeDead(version)
      }
    }
    return discovery
  }
}

#if Cluster
  import ClusterTestKit
  import Foundation
  import Testing

  /// The program against an API server over real TLS, which answers as a real one did.
  @Suite(
    "bulwark scan --cluster",
    .enabled(if: Recording.isThere, "NOT RUN: there is no ../shared/recorded"),
    .enabled(if: TestCertificates.isPossible, "NOT RUN: there is no openssl"), .serialized)
  struct ClusterCommandTests {
    /// A server and a kubeconfig that leads to it.
    private struct Cluster {
      let sandbox: Sandbox
      let server: ReplayServer
      let certificates: TestCertificates

      init(
        user: String? = nil, certificate: String = "server", authority: String = "ca", cluster: String = "",
        fault: @escaping @Sendable (ReplayServer.Seen) -> ReplayServer.Fault? = { _ in nil }
      ) throws {
        certificates = try TestCertificates()
        server = try ReplayServer(
          try Recording(), certificates, certificate: certificate,
          tokens: ["admin-token-71": "admin", "mallory-token-72": "mallory"], fault: fault)
        let user =
          user
          ?? "client-certificate: \(certificates.path("admin.crt")), client-key: \(certificates.path("admin.key"))"
        sandbox = try Sandbox([
          "config": """
          current-context: x
          clusters:
          - name: c
            cluster:
              server: https://127.0.0.1:\(server.port)
              certificate-authority: \(certificates.path("\(authority).crt"))
              \(cluster)
          users: [{name: u, user: {\(user)}}]
          contexts: [{name: x, context: {cluster: c, user: u}}]
          """
        ])
      }

      /// By one check, where a test is about how things are read.
      func scan(_ arguments: String..., check: String = "pod/no-privileged") throws -> Sandbox.Run {
        try sandbox.bulwark(
          ["scan", "--cluster", "--kubeconfig", "config", "--fail-on", "none", "--check", check] + arguments)
      }
    }

    #if Server
      @Test("rehearses admission with what runs")
      func rehearsal() throws {
        let cluster = try Cluster()
        let run = try cluster.sandbox.bulwark([
          "admit", "--rehearse", "--cluster", "--kubeconfig", "config", "--format", "json",
        ])
        #expect(run.code == 1, "\(run.errors)")
        #expect(run.output.contains("\"refused\":[\"") && run.output.contains("pod/no-privileged"))
        #expect(try cluster.sandbox.bulwark(["admit", "--rehearse"]).code == 2)
        #expect(try cluster.sandbox.bulwark(["admit", "--cluster"]).code == 2)
      }
    #endif

    @Test("shows findings on what people write, with the field in place of a line")
    func findings() throws {
      let cluster = try Cluster()
      let run = try cluster.scan()
      #expect(run.code == 0, "\(run.errors)")
      #expect(run.output.contains("--> spec.template.spec.containers[0]"))
      #expect(!run.output.contains("<cluster>"))
      #expect(run.output.contains("metrics.k8s.io/v1beta1 does not answer"))
      #expect(cluster.server.requests.allSatisfy { $0.user == "admin" })
    }

    @Test("as JSON: no file, no line, the path of the field")
    func json() throws {
      let run = try Cluster().scan("--format", "json", check: "pod")
      let report = try #require(
        try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      #expect(report["kubernetesVersion"] as? String == "1.36")
      let findings = try #require(report["findings"] as? [[String: Any]])
      let locations = findings.compactMap { $0["location"] as? [String: Any] }
      #expect(locations.count > 300 && locations.allSatisfy { $0["file"] is NSNull && $0["line"] is NSNull })
    }

    @Test(
      "a client certificate in the kubeconfig itself, of either sort and either form",
      arguments: ["rsa", "admin"])
    func inlineCertificates(name: String) throws {
      let pki = try TestCertificates()
      for key in ["\(name).key", name == "rsa" ? "rsa.pkcs1" : "admin.sec1"] {
        let server = try ReplayServer(try Recording(), pki)
        let sandbox = try Sandbox([
          "config": """
          current-context: x
          clusters: [{name: c, cluster: {server: "https://127.0.0.1:\(server.port)", certificate-authority-data: \(try pki.base64("ca.crt"))}}]
          users: [{name: u, user: {client-certificate-data: \(try pki.base64("\(name).crt")), client-key-data: \(try pki.base64(key))}}]
          contexts: [{name: x, context: {cluster: c, user: u}}]
          """
        ])
        let run = try sandbox.bulwark(
          "scan", "--cluster", "-q", "--fail-on", "none", "--check", "pod/no-privileged",
          environment: ["KUBECONFIG": "config"])
        #expect(run.code == 0, "\(key): \(run.errors)")
      }
    }

    @Test("who may read little gets that, the missing permissions, and the exit code 2")
    func forbidden() throws {
      let cluster = try Cluster(user: "token: mallory-token-72")
      let run = try cluster.scan()
      #expect(run.code == 2)
      #expect(run.output.contains("missing the permission to list secrets in the whole cluster"))
      #expect(!(run.output + run.errors).contains("mallory-token"))
    }

    @Test("a token that nobody knows is refused, and never shown")
    func unauthorized() throws {
      let run = try Cluster(user: "token: wrong-token-73").scan()
      #expect(run.code == 2 && run.output.isEmpty)
      #expect(run.errors.contains("401") && !run.errors.contains("wrong-token"))
    }

    @Test(
      "a server that cannot prove who it is gets no credential",
      arguments: [("server", "other"), ("stale", "ca"), ("named", "ca")])
    func trust(certificate: String, authority: String) throws {
      let cluster = try Cluster(user: "token: admin-token-71", certificate: certificate, authority: authority)
      let run = try cluster.scan()
      #expect(run.code == 2)
      #expect(run.errors.contains("no trusted connection to https://127.0.0.1"), "\(run.errors)")
      #expect(cluster.server.requests.isEmpty)
    }

    @Test("tls-server-name names what the certificate is for")
    func serverName() throws {
      let run = try Cluster(certificate: "named", cluster: "tls-server-name: kubernetes.default.svc").scan(
        "-q")
      #expect(run.code == 0, "\(run.errors)")
    }

    @Test("no verification only where the kubeconfig says so, with a warning")
    func skippedVerification() throws {
      let cluster = try Cluster(certificate: "named")
      let text = try #require(cluster.sandbox.read("config"))
      let lines = text.split(separator: "\n").map { line in
        line.contains("certificate-authority:") ? "    insecure-skip-tls-verify: true" : String(line)
      }
      try cluster.sandbox.write("config", lines.joined(separator: "\n"))
      let run = try cluster.scan("-q")
      #expect(run.code == 0 && run.errors.contains("is not verified"), "\(run.errors)")
    }

    @Test("a redirect is not followed, and so takes no credential away")
    func redirect() throws {
      let other = try ReplayServer(try Recording(), try TestCertificates())
      let cluster = try Cluster(user: "token: admin-token-71") { seen in
        guard seen.path.hasPrefix("/api/v1/pods") else { return nil }
        return .status(307, headers: [("Location", "https://127.0.0.1:\(other.port)/api/v1/pods")])
      }
      let run = try cluster.scan()
      #expect(run.code == 2 && run.output.contains("credentials follow no redirect"))
      #expect(other.requests.isEmpty)
    }

    @Test("what passes is waited for: a busy server, bursts of errors, a broken connection, a truncated body")
    func passingFaults() throws {
      let cluster = try Cluster { seen in
        guard seen.number == 0 else { return nil }
        if seen.path.hasPrefix("/api/v1/pods") { return .status(429, headers: [("Retry-After", "0")]) }
        if seen.path.hasPrefix("/api/v1/services") { return .status(500) }
        if seen.path.hasPrefix("/api/v1/configmaps") { return .truncate }
        if seen.path.hasPrefix("/apis/apps/v1/deployments") { return .status(410, body: "{}") }
        return nil
      }
      let run = try cluster.scan("--format", "json")
      #expect(run.code == 0, "\(run.errors)")
      let calm = try Cluster().scan("--format", "json")
      #expect(run.output == calm.output)
    }

    @Test("a response that stalls ends in time, and what it was of is not assessed")
    func stalled() throws {
      let cluster = try Cluster { $0.path.hasPrefix("/api/v1/limitranges") ? .stall : nil }
      let run = try cluster.scan("--request-timeout", "1")
      #expect(
        run.code == 2 && run.output.contains("limitranges: https://127.0.0.1"), "\(run.output.suffix(500))")
    }

    @Test("a server that is not there")
    func unreachable() throws {
      let sandbox = try Sandbox([
        "config":
          "clusters: [{name: c, cluster: {server: \"https://127.0.0.1:1\"}}]\ncontexts: [{name: x, context: {cluster: c}}]\ncurrent-context: x\n"
      ])
      let run = try sandbox.bulwark("scan", "--cluster", "--kubeconfig", "config")
      #expect(run.code == 2 && run.errors.contains("https://127.0.0.1:1 cannot be reached"), "\(run.errors)")
    }

    @Test("Ctrl-C ends a reading that waits, as a shell expects it")
    func interruption() throws {
      let cluster = try Cluster { $0.path.hasPrefix("/api/v1/pods") ? .stall : nil }
      let run = try cluster.sandbox.shell(
        "timeout --preserve-status -s INT 3 bulwark scan --cluster --kubeconfig config --dump d.json; echo $? >code"
      )
      #expect(cluster.sandbox.read("code") == "130\n", "\(run.errors)")
      #expect(cluster.sandbox.read("d.json") == nil && run.output.isEmpty)
    }

    @Test("rbac and network ask the cluster, and for no more than they need")
    func analyses() throws {
      let cluster = try Cluster()
      let whoCan = try cluster.sandbox.bulwark(
        "rbac", "who-can", "get", "secrets", "--cluster", "--kubeconfig", "config")
      #expect(whoCan.code == 0 && whoCan.output.contains("cluster-admin"), "\(whoCan.errors)")
      #expect(!whoCan.output.contains("<cluster>"))
      #expect(!cluster.server.requests.contains { $0.path.contains("secrets") || $0.path.contains("/pods") })
      let map = try cluster.sandbox.bulwark("network", "map", "--cluster", "--kubeconfig", "config", "-q")
      #expect(map.code == 0 && !map.output.isEmpty, "\(map.errors)")
      #expect(!cluster.server.requests.contains { $0.path.contains("secrets") })
      let files = try cluster.sandbox.bulwark(
        "network", "map", "--cluster", "--kubeconfig", "config", "config")
      #expect(files.code == 2 && files.errors.contains("takes the place of files"))
    }

    @Test("guide tells the verdict that the cluster earns")
    func guide() throws {
      let cluster = try Cluster()
      let run = try cluster.sandbox.bulwark("guide", "--cluster", "--kubeconfig", "config")
      withExtendedLifetime(cluster) {}
      #expect(run.code == 0 && run.output.contains("fail, "), "\(run.errors)")
    }

    @Test("the least role allows what a scan asks for, and to read alone")
    func role() throws {
      let cluster = try Cluster()
      _ = try cluster.scan()
      let role = try cluster.sandbox.bulwark("cluster-role").output
      for request in cluster.server.requests.dropFirst(3) {
        let parts = request.path.prefix { $0 != "?" }.split(separator: "/")
        let (group, name) = (parts[0] == "api" ? "" : String(parts[1]), try #require(parts.last))
        let rules = role.components(separatedBy: "- apiGroups: ").filter { $0.hasPrefix("[\"\(group)\"]") }
        #expect(rules.contains { $0.firstMatch(of: try! Regex("\\b\(name)\\b")) != nil }, "\(request.path)")
      }
      #expect(!role.contains("verbs: [get") && !role.contains("*"))
      #expect(try !cluster.sandbox.bulwark("cluster-role", "--without-secrets").output.contains("[secrets]"))
      let own = try cluster.sandbox.bulwark("cluster-role", "--namespace", "shop").output
      #expect(
        own.contains("kind: Role\n") && own.contains("namespace: shop") && !own.contains("clusterroles"))
    }
  }
#endif

#if Cluster
  import ClusterTestKit
  import Foundation
  import Testing

  /// How the program comes by credentials, and that it keeps them to itself.
  @Suite(
    "bulwark scan --cluster: credentials",
    .enabled(if: Recording.isThere, "NOT RUN: there is no ../shared/recorded"),
    .enabled(if: TestCertificates.isPossible, "NOT RUN: there is no openssl"), .serialized)
  struct ClusterCredentialTests {
    private struct Cluster {
      let sandbox: Sandbox
      let server: ReplayServer
      let certificates: TestCertificates

      init(
        user: String, recording: Recording? = nil,
        fault: @escaping @Sendable (ReplayServer.Seen) -> ReplayServer.Fault? = { _ in nil }
      ) throws {
        certificates = try TestCertificates()
        server = try ReplayServer(
          try recording ?? Recording(), certificates,
          tokens: ["first-token": "admin", "second-token": "admin"],
          fault: fault)
        sandbox = try Sandbox([
          "kube/config": """
          current-context: x
          clusters: [{name: c, cluster: {server: "https://127.0.0.1:\(server.port)", certificate-authority: "\(certificates.path("ca.crt"))"}}]
          users: [{name: u, user: {\(user)}}]
          contexts: [{name: x, context: {cluster: c, user: u}}]
          """
        ])
      }

      func scan(_ arguments: String..., environment: [String: String] = [:]) throws -> Sandbox.Run {
        var environment = environment
        environment["KUBECONFIG"] = environment["KUBECONFIG"] ?? "kube/config"
        environment["PATH"] = "/usr/bin:/bin"
        return try sandbox.bulwark(
          ["scan", "--cluster", "-q", "--fail-on", "none", "--check", "pod/no-privileged"] + arguments,
          environment: environment)
      }
    }

    private static func exec(_ command: String, _ more: String = "") -> String {
      """
      exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: "\(command)"\(more)}
      """
    }

    private static func credential(_ token: String, expiry: String = "") -> String {
      """
      echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"\(token)"\(expiry)}}'
      """
    }

    @Test("a plugin in the folder of its kubeconfig hands out a token; it knows what it is asked for")
    func plugin() throws {
      let cluster = try Cluster(user: Self.exec("./login", ", args: [a], env: [{name: MODE, value: test}]"))
      try cluster.sandbox.writeProgram(
        "kube/login",
        "[ \"$1$MODE\" = atest ] && echo \"$KUBERNETES_EXEC_INFO\" >seen\n\(Self.credential("first-token"))")
      let run = try cluster.scan()
      #expect(run.code == 0, "\(run.errors)")
      #expect(cluster.sandbox.read("seen")?.contains(#""interactive":false"#) ?? false)
    }

    @Test("a plugin is run again where its credential has ended, and where the server refuses it")
    func renewal() throws {
      let past = #","expirationTimestamp":"2020-01-01T00:00:00Z""#
      let old = try Cluster(user: Self.exec("./login"))
      try old.sandbox.writeProgram(
        "kube/login", "echo x >>runs\n\(Self.credential("first-token", expiry: past))")
      #expect(try old.scan().code == 0)
      #expect(old.sandbox.read("runs")?.count ?? 0 > 4)

      let refused = try Cluster(user: Self.exec("./login")) { seen in
        let isOld = seen.headers["authorization"] == "Bearer first-token"
        return isOld && seen.path.hasPrefix("/api/v1/pods") ? .status(401) : nil
      }
      try refused.sandbox.writeProgram(
        "kube/login",
        "if [ -e ran ]; then \(Self.credential("second-token")); else touch ran; \(Self.credential("first-token")); fi"
      )
      let run = try refused.scan()
      #expect(run.code == 0, "\(run.errors)")
    }

    @Test(
      "what a plugin does wrong is said, escaped, and never with what it printed",
      arguments: [
        ("printf 'bad \\033[31mthing' >&2; exit 3", "ended with 3: bad \\u{1B}[31mthing"),
        ("echo first-token", "printed no JSON object"),
        (
          "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1beta1\"}'",
          "another apiVersion"
        ),
        (
          "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{}}'",
          "neither a token"
        ),
      ])
    func faults(script: String, expected: String) throws {
      let cluster = try Cluster(user: Self.exec("./login"))
      try cluster.sandbox.writeProgram("kube/login", script)
      let run = try cluster.scan()
      #expect(run.code == 2 && run.errors.contains(expected), "\(run.errors)")
      #expect(!run.errors.contains("first-token") && cluster.server.requests.isEmpty)
    }

    @Test("a plugin that is missing says what its kubeconfig says; nothing is run from the current folder")
    func missing() throws {
      let cluster = try Cluster(user: Self.exec("login-tool", ", installHint: get it at example.com"))
      try cluster.sandbox.writeProgram("login-tool", Self.credential("first-token"))
      let run = try cluster.scan()
      #expect(run.code == 2 && run.errors.contains("get it at example.com"), "\(run.errors)")
      let relative = try Cluster(user: Self.exec("./login"))
      try relative.sandbox.writeProgram("login", Self.credential("first-token"))
      #expect(try relative.scan().code == 2)
    }

    @Test("a token file is read where it lies")
    func tokenFile() throws {
      let cluster = try Cluster(user: "tokenFile: token")
      try cluster.sandbox.write("kube/token", "first-token\n")
      #expect(try cluster.scan().code == 0)
      try cluster.sandbox.write("kube/token", "third-token\n")
      let run = try cluster.scan()
      #expect(run.code == 2 && run.errors.contains("401") && !run.errors.contains("third-token"))
    }

    @Test("a kubeconfig among scanned files is never used")
    func scannedKubeconfig() throws {
      let cluster = try Cluster(user: "token: first-token")
      let run = try cluster.sandbox.bulwark("scan", "--fail-on", "none", "kube")
      #expect(cluster.server.requests.isEmpty, "\(run.errors)")
    }

    // MARK: What is kept

    /// Values that would be recognised wherever they came out.
    private static let planted = [
      "Pl4nted-0815-Hunter", "ghp_Pl4nted0815Pl4nted0815Pl4nted0815Pl4", "UGw0bnRlZC1TZWNyZXQ=",
    ]

    private static func recording() throws -> Recording {
      var recording = try Recording()
      let secret = #"""
        {"kind":"PartialObjectMetadataList","apiVersion":"meta.k8s.io/v1","metadata":{},"items":[{"metadata":{"name":"s","namespace":"shop",
        "annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\"data\":{\"k\":\"UGw0bnRlZC1TZWNyZXQ=\"}}"}}}]}
        """#
      recording.add("/api/v1/secrets", accept: "as=PartialObjectMetadataList", secret)
      recording.add(
        "/api/v1/secrets",
        #"{"kind":"SecretList","apiVersion":"v1","metadata":{},"items":[{"metadata":{"name":"s","namespace":"shop"},"data":{"k":"UGw0bnRlZC1TZWNyZXQ="}}]}"#
      )
      recording.add(
        "/apis/apps/v1/deployments",
        #"""
        {"kind":"DeploymentList","apiVersion":"apps/v1","metadata":{},"items":[{"metadata":{"name":"web","namespace":"shop"},"spec":{"template":
        {"spec":{"containers":[{"name":"c","image":"i","args":["--password","Pl4nted-0815-Hunter"],"env":[
        {"name":"DB_PASSWORD","value":"Pl4nted-0815-Hunter"},{"name":"URL","value":"postgres://u:Pl4nted-0815-Hunter@db/x"},
        {"name":"CI","value":"ghp_Pl4nted0815Pl4nted0815Pl4nted0815Pl4"}]}]}}}}]}
        """#)
      return recording
    }

    @Test("a planted secret is in no dump, no report and no message, and the dump gives the same findings")
    func plantedSecret() throws {
      let cluster = try Cluster(user: "token: first-token", recording: try Self.recording())
      let arguments = ["--cluster", "--kubeconfig", "kube/config", "--fail-on", "none", "--check", "secrets"]
      let live = try cluster.sandbox.bulwark(["scan", "--format", "json", "--dump", "d.json"] + arguments)
      #expect(live.code == 0, "\(live.errors)")
      let dump = try #require(cluster.sandbox.read("d.json"))
      var texts = [live.output, live.errors, dump]
      for format in ["text", "sarif", "junit", "markdown", "github", "gitlab"] {
        let run = try cluster.sandbox.bulwark(
          ["scan", "-v", "--format", format, "--read-secrets"] + arguments)
        texts += [run.output, run.errors]
      }
      for value in Self.planted + ["first-token"] {
        #expect(!texts.contains { $0.contains(value) }, "\(value) is shown")
      }
      let kept = try cluster.sandbox.bulwark(
        "scan", "--format", "json", "--fail-on", "none", "--check", "secrets", "d.json")
      #expect(Self.fingerprints(kept.output) == Self.fingerprints(live.output))
      #expect(Self.fingerprints(live.output).count >= 4)
      let mode = try FileManager.default.attributesOfItem(atPath: "\(cluster.sandbox.path)/d.json")[
        .posixPermissions]
      #expect(mode as? Int == 0o600)
      let again = try cluster.scan("--dump", "d.json")
      #expect(again.code == 2 && again.errors.contains("d.json is there already"))
    }

    private static func fingerprints(_ report: String) -> [String] {
      let report = try? JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
      return (report?["findings"] as? [[String: Any]] ?? []).compactMap { $0["fingerprint"] as? String }
        .sorted()
    }
  }
#endif

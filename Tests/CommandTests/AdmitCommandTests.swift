#if Server
  import Foundation
  import Testing

  @Suite("The webhook's commands") struct AdmitCommandTests {
    private let pod = """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop}
      spec: {hostPID: true, containers: [{name: web, image: example.com/web:1}]}

      """

    @Test("a rehearsal says what would be refused, and its exit code does")
    func rehearsal() throws {
      let clean = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: shop}\n"
      let sandbox = try Sandbox(["pod.yaml": pod, "clean.yaml": clean, "broken.yaml": "a: [", "Pod.txt": "x"])
      let refused = try sandbox.bulwark("admit", "--rehearse", "pod.yaml", "--rehearse", "clean.yaml")
      #expect(refused.code == 1 && refused.errors == "")
      #expect(
        refused.output.hasPrefix(
          "refused  Pod shop/web (pod.yaml)\n         - pod/no-host-pid (high) at spec.hostPID: "))
      #expect(
        refused.output.hasSuffix("2 objects: 1 would be refused, 0 warned about, 0 changed, 0 exempt\n"))
      #expect(try sandbox.bulwark("admit", "--rehearse", "clean.yaml").code == 0)
      #expect(try sandbox.bulwark("admit", "--rehearse", "broken.yaml").code == 2)
      #expect(try sandbox.bulwark("admit", "--rehearse", "-", input: "").code == 2)
      let json = try sandbox.bulwark("admit", "--rehearse", "-", "--format", "json", input: pod)
      #expect(json.code == 1 && json.output.contains(#""summary":{"objects":1,"refused":1,"warned":0"#))
      try sandbox.write(".bulwark.yaml", "admission: {mode: warn}\n")
      let warned = try sandbox.bulwark("admit", "--rehearse", "pod.yaml")
      #expect(warned.code == 0 && warned.output.contains("warned   Pod shop/web (pod.yaml): "))
      try sandbox.write(".bulwark.yaml", "admission: {mod: warn}\n")
      let faulty = try sandbox.bulwark("admit", "--rehearse", "pod.yaml")
      #expect(faulty.code == 2 && faulty.errors.contains("did you mean mode?"))
    }

    @Test("install prints what deploy/ holds, and other images, namespaces and certificates")
    func install() throws {
      let sandbox = try Sandbox()
      let usual = try sandbox.bulwark("install", "--print")
      let committed = try Sandbox.projectText("deploy/bulwark.yaml")
      #expect(usual.code == 0 && usual.output == committed)
      #expect(try sandbox.bulwark("install").code == 2)
      #expect(try sandbox.bulwark("install", "--print", "--namespace", "a b").code == 2)
      #expect(try sandbox.bulwark("install", "--print", "--image", "a\nb: c").code == 2)
      let made = try sandbox.bulwark(
        "install", "--print", "--self-made-ca", "--namespace", "guard", "--mode", "enforce")
      #expect(made.code == 0 && !made.output.contains("cert-manager"))
      #expect(made.output.contains("      mode: enforce\n") && made.output.contains("caBundle: "))
    }

    @Test("it says what it does not judge, serves, and ends with 0 on SIGTERM")
    func serve() throws {
      let sandbox = try Sandbox()
      let made = try sandbox.bulwark("install", "--print", "--self-made-ca").output
      for (key, file) in [("tls.crt: ", "tls.crt"), ("tls.key: ", "tls.key")] {
        let line = try #require(made.split(separator: "\n").first { $0.contains(key) })
        let encoded = String(line.drop { $0 == " " }.dropFirst(key.count))
        let data = try #require(Data(base64Encoded: encoded))
        try sandbox.write(file, String(decoding: data, as: UTF8.self))
      }
      let process = sandbox.process(
        try #require(Sandbox.program),
        ["admit", "--listen", "127.0.0.1:0", "--tls-cert", "tls.crt", "--tls-key", "tls.key", "--no-config"])
      try Data().write(to: URL(filePath: "\(sandbox.path)/log"))
      process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "\(sandbox.path)/log"))
      try process.run()
      for _ in 0..<200 where sandbox.read("log")?.contains("listens at") != true { usleep(50_000) }
      let log = sandbox.read("log") ?? ""
      #expect(log.contains("exempt namespaces: bulwark, kube-system"))
      #expect(process.isRunning)
      process.terminate()
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 0)
    }

    @Test(
      "what it cannot serve with is said at once",
      arguments: [
        ["--listen", "nowhere"], ["--listen", "127.0.0.1:99999"], [], ["--tls-cert", "a", "--tls-key", "b"],
        ["--tls-cert", "a", "--tls-key", "a", "--max-body", "0"],
      ])
    func unusable(_ arguments: [String]) throws {
      let run = try Sandbox().bulwark(["admit", "--no-config"] + arguments)
      #expect(run.code == 2 && !run.errors.isEmpty)
    }
  }
#endif

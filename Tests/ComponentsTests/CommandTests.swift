import Components
import Documents
import Kubernetes
import Testing

/// Reads the container of a YAML text.
func command(_ yaml: String) throws -> ComponentCommand? {
  let parsed = parse(yaml)
  #expect(parsed.errors.isEmpty)
  return ComponentCommand(container: try #require(parsed.documents.first))
}

@Suite("Commands of components") struct CommandTests {
  @Test(
    "a component is known by the program it starts",
    arguments: [
      ("command: [kube-apiserver]", Component.apiServer),
      ("command: [/usr/local/bin/kube-scheduler, --v=2]", .scheduler),
      ("command: [/hyperkube, apiserver]", .apiServer),
      ("command: [hyperkube, kube-controller-manager]", .controllerManager),
      ("command: [/go-runner]\nargs: [--log-file=/x, --also-stdout, /usr/local/bin/kube-proxy]", .proxy),
      ("command: [sh, -c, 'set -e; exec /usr/bin/kubelet --v=2']", .kubelet),
      ("command: [/bin/sh, -ec, \"PATH=/x A=b etcd --name=a\"]", .etcd),
      ("image: quay.io/coreos/etcd:v3.5.9\nargs: [--name=a]", .etcd),
      ("image: registry.k8s.io/kube-proxy@sha256:\(String(repeating: "a", count: 64))", .proxy),
    ])
  func recognised(_ yaml: String, _ component: Component) throws {
    #expect(try command(yaml)?.component == component)
  }

  @Test(
    "nothing else is taken for one",
    arguments: [
      "{}", "command: []", "command: kube-apiserver", "command: [[kube-apiserver]]", "command: [null]",
      "command: [kubectl, logs, kube-apiserver]", "command: [my-kube-apiserver]",
      "command: [kube-apiserver.sh]",
      "command: [etcdctl]", "command: [hyperkube]", "command: [hyperkube, kubectl]", "command: [sh, -c]",
      "command: [sh, -c, 'echo kube-apiserver']", "command: [sh, -c, '# kube-apiserver']",
      "command: [sh, kube-apiserver]", "command: [/go-runner, --a]",
      "image: quay.io/coreos/etcd:v3.5.9\nargs: [etcdctl, get]", "image: 17", "args: [kube-apiserver]",
    ])
  func others(_ yaml: String) throws { #expect(try command(yaml) == nil) }

  @Test("the forms of a flag")
  func forms() throws {
    let read = try #require(
      try command(
        """
        command: [kube-apiserver, --a=1, --b, two, -c=3, --under_score=4, --empty=, --bare]
        args: [--a=5, --=x, '', -, --url=http://x?a=b, --, --behind=1]
        """))
    #expect(read.text("a") == "5" && read.all("a").count == 2)
    #expect(read.text("b") == "two")
    #expect(read.text("c") == "3")
    #expect(read.text("under-score") == "4")
    #expect(read.has("empty") && read.text("empty") == nil)
    #expect(read.last("bare")?.bool == true)
    #expect(read.text("url") == "http://x?a=b")
    #expect(!read.has("behind") && !read.has("missing"))
  }

  @Test("booleans are read as Go reads them")
  func booleans() throws {
    for (text, value) in [("true", true), ("T", true), ("1", true), ("0", false), ("False", false)] {
      #expect(try command("command: [etcd, --x=\(text)]")?.last("x")?.bool == value)
    }
    for text in ["yes", "", "tRUE", "01"] {
      let read = try command("command: [etcd, '--x=\(text)']")
      #expect(read != nil && read?.last("x")?.bool == nil)
    }
  }

  @Test("a script is read as a shell reads it")
  func script() throws {
    let read = try #require(
      try command(
        #"""
        command:
        - /bin/bash
        - -c
        - |
          mkdir -p /x && # --comment=1
          KUBE=1 exec kube-apiserver --a='b c' --d="e\"f" --g=h\ i \
            --j=k --l=m'n'"o" >/var/log/x 2>&1 --p=q | tee --r=s; kubelet --t=u
        """#))
    #expect(read.component == .apiServer)
    for (flag, value) in [
      ("a", "b c"), ("d", "e\"f"), ("g", "h i"), ("j", "k"), ("l", "mno"), ("p", "q"),
    ] {
      #expect(read.text(flag) == value, "\(flag)")
    }
    #expect(!read.has("comment") && !read.has("r") && !read.has("t"))
    #expect(read.list == nil, "no edit of a list is one of a script")
  }

  @Test("a word of a script on one line is found at its own bytes")
  func scriptPlaces() throws {
    for yaml in [
      "command: [sh, -c, 'exec etcd --name=a --b']", "command:\n- sh\n- -c\n- exec etcd --name=a --b",
      "command: [sh, -c, \"exec etcd --name=a --b\"]",
    ] {
      let read = try #require(try command(yaml))
      let place = try #require(read.last("name")?.place)
      #expect(String(decoding: Array(yaml.utf8)[place.range], as: UTF8.self) == "--name=a")
    }
  }

  @Test("hostile scripts end")
  func hostile() throws {
    for script in [
      "kube \"", "kube '", "etcd \\", "etcd --a=\"\\", "kube-apiserver --a='", "&&&|||;;;kube", ">kube >",
    ] {
      _ = try command("command: [sh, -c, '\(script.replacing("'", with: "''"))']")
    }
    let long = "etcd " + String(repeating: "--a=b ", count: 100_000)
    #expect(try command("command: [sh, -c, '\(long)']")?.all("a").count == 100_000)
  }

  @Test("etcd's variables count where the flag is not given")
  func variables() throws {
    let read = try #require(
      try command(
        """
        command: [etcd, --name=flag]
        env:
        - {name: ETCD_NAME, value: variable}
        - {name: ETCD_CLIENT_CERT_AUTH, value: "true"}
        - {name: ETCD_FROM, valueFrom: {secretKeyRef: {name: a, key: b}}}
        - {name: OTHER, value: x}
        - 17
        """))
    #expect(read.text("name") == "flag")
    #expect(read.last("client-cert-auth")?.bool == true)
    #expect(!read.has("from"))
    let server = try #require(
      try command("command: [kube-apiserver]\nenv: [{name: ETCD_NAME, value: x}]"))
    #expect(!server.has("name"))
  }

  @Test("the version is that of the image")
  func versions() throws {
    for (tag, minor) in [
      ("v1.25.3", 25), ("1.9.11", 9), ("v1.30.2-gke.100", 30), ("v1.24.1_rke2r1", 24), ("latest", nil),
      ("v1", nil),
    ] as [(String, Int?)] {
      let read = try #require(try command("image: x/kube-apiserver:\(tag)\ncommand: [kube-apiserver]"))
      #expect(read.minor == minor, "\(tag)")
    }
    #expect(try command("image: quay.io/coreos/etcd:v3.5.9\ncommand: [etcd]")?.minor == nil)
  }
}

@Suite("kubeadm's configuration") struct KubeadmTests {
  private func commands(_ yaml: String) throws -> [Component: ComponentCommand] {
    let parsed = parse(yaml)
    guard case .objects(let objects) = KubernetesObject.read(try #require(parsed.documents.first)) else {
      return [:]
    }
    return Dictionary(uniqueKeysWithValues: objects.flatMap(ComponentCommand.read).map { ($0.component, $0) })
  }

  @Test("extra arguments replace kubeadm's own, as a mapping and as a list")
  func extraArguments() throws {
    for args in ["{authorization-mode: AlwaysAllow}", "[{name: authorization-mode, value: AlwaysAllow}]"] {
      let read = try commands(
        """
        apiVersion: kubeadm.k8s.io/v1beta4
        kind: ClusterConfiguration
        kubernetesVersion: v1.31.2
        apiServer:
          extraArgs: \(args)
        """)
      let server = try #require(read[.apiServer])
      #expect(server.all("authorization-mode").map(\.text) == ["AlwaysAllow"])
      #expect(server.text("etcd-servers") == "https://127.0.0.1:2379")
      #expect(server.minor == 31)
      #expect(read[.scheduler]?.text("bind-address") == "127.0.0.1")
      #expect(read[.etcd]?.last("client-cert-auth")?.bool == true)
    }
  }

  @Test("an external etcd is not kubeadm's, and other groups say nothing")
  func others() throws {
    let read = try commands(
      "apiVersion: kubeadm.k8s.io/v1beta3\nkind: ClusterConfiguration\netcd: {external: {endpoints: []}}")
    #expect(read.count == 3 && read[.etcd] == nil)
    #expect(try commands("apiVersion: example.com/v1\nkind: ClusterConfiguration").isEmpty)
  }
}

internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

struct InstanceMetadata: ObjectCheck {
  static let about = About(
    id: "cloud/metadata-hardening",
    severity: .high,
    title: "Have the metadata service ask for a token that does not travel",
    why: """
      The metadata service hands out the node's credentials in the cloud. Without a required token any request \
      that a pod can be tricked into gets them; with a hop limit above 1 pods get a token themselves.
      """,
    scope: .kinds(["Instance"]),
    needs: ["the output of aws ec2 describe-instances"],
    fails: [
      Example(
        "tokens are optional",
        """
        {"Reservations": [{"Instances": [{"InstanceId": "i-0a",
          "MetadataOptions": {"HttpTokens": ⟦"optional"⟧, "HttpPutResponseHopLimit": 1, "HttpEndpoint": "enabled"}}]}]}
        """),
      Example(
        "a token reaches pods", severity: .medium,
        """
        {"Reservations": [{"Instances": [{"InstanceId": "i-0a",
          "MetadataOptions": {"HttpTokens": "required", "HttpPutResponseHopLimit": ⟦2⟧}}]}]}
        """),
    ],
    passes: [
      Example(
        "required, and for the node only",
        """
        {"Reservations": [{"Instances": [{"InstanceId": "i-0a",
          "MetadataOptions": {"HttpTokens": "required", "HttpPutResponseHopLimit": 1}}]}]}
        """),
      Example(
        "there is no such service",
        """
        {"Reservations": [{"Instances": [{"InstanceId": "i-0a",
          "MetadataOptions": {"HttpTokens": "optional", "HttpEndpoint": "disabled"}}]}]}
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.group == "ec2.amazonaws.com" && object.node.given("MetadataOptions") != nil
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let options = object.node.given("MetadataOptions"),
      !(options["HttpEndpoint"]?.textIs("disabled") ?? false)
    else { return }
    let tokens = options.given("HttpTokens")
    if !(tokens?.textIs("required") ?? false) {
      report(
        "hands its credentials to requests without a token",
        at: tokens.map(Place.value) ?? .missing(under: options, "HttpTokens"), discriminator: "tokens",
        remedy: .advice(
          "aws ec2 modify-instance-metadata-options --instance-id \(object.name) --http-tokens required"))
    }
    guard let hops = options.given("HttpPutResponseHopLimit"), let limit = hops.int, limit > 1 else { return }
    report(
      "lets tokens of the metadata service travel \(limit) hops, into pods", at: .value(hops),
      severity: .medium,
      discriminator: "hops",
      remedy: .advice(
        "aws ec2 modify-instance-metadata-options --instance-id \(object.name) --http-put-response-hop-limit 1"
      ))
  }
}

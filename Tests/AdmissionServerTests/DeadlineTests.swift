#if Server
  import Testing

  @testable import AdmissionServer

  @Suite("Deadlines") struct DeadlineTests {
    @Test(
      "durations as Go writes them",
      arguments: [
        ("5s", 5.0), ("1m30s", 90), ("500ms", 0.5), ("2.5s", 2.5), ("1h", 3600),
      ])
    func durations(_ text: String, _ seconds: Double) {
      #expect(Deadline.duration(text[...]) == .seconds(seconds))
    }

    @Test(
      "what is none, or makes no sense",
      arguments: ["", "5", "s", "-5s", "2h", "0s", "1e9s", "5 s", "nans", "infs"])
    func none(_ text: String) { #expect(Deadline.duration(text[...]) == nil) }

    @Test("some of the time is left for the way back")
    func budget() {
      #expect(Deadline.budget(query: "timeout=5s") == .milliseconds(4500))
      #expect(Deadline.budget(query: "a=b&timeout=500ms") == .milliseconds(400))
      #expect(Deadline.budget(query: "timeout=1ms") == .milliseconds(50))
      #expect(Deadline.budget(query: nil) == .seconds(9))
    }
  }
#endif

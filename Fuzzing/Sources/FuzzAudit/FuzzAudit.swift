import Detections
import Invariants

/// Any bytes may come as an audit log: nothing crashes, and how they come in pieces changes nothing.
@_cdecl("fuzz")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let whole = judge(bytes, chunk: max(1, count))
  precondition(whole == judge(bytes, chunk: 7), "the pieces in which a log comes change what is read")
  return 0
}

@_cdecl("FuzzAudit_main")
public func start(_ count: CInt, _ arguments: Arguments) -> CInt {
  runFuzzer(count, arguments) { fuzz($0, $1) }
}

/// What was read, and which detections fired, in order.
private func judge(_ bytes: UnsafeBufferPointer<UInt8>, chunk: Int) -> [String] {
  let detector = Detector(capacity: 64)
  var splitter = LineSplitter()
  var fold = AlertFold(budget: 16)
  var seen: [String] = []
  func take(_ event: AuditEvent) {
    detector.take(event) { sighting in
      seen.append("\(sighting.about.id) \(sighting.hit.message)")
      fold.take(sighting, source: "fuzz")
    }
  }
  var start = 0
  while start < bytes.count {
    let end = min(bytes.count, start + chunk)
    splitter.take(UnsafeBufferPointer(rebasing: bytes[start..<end]), take)
    start = end
  }
  splitter.finish(take)
  let counts = splitter.reader.counts
  precondition(counts.lines >= counts.unrecognised)
  return seen + ["\(counts)", "\(fold.sorted.count)"]
}

import Documents
import Invariants

@_cdecl("fuzz")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  checkInvariants(Array(UnsafeBufferPointer(start: start, count: count)), claim: .json)
  return 0
}

@_cdecl("FuzzJSON_main")
public func start(_ count: CInt, _ arguments: Arguments) -> CInt {
  runFuzzer(count, arguments) { fuzz($0, $1) }
}

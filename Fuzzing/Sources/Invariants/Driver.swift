/// libFuzzer's own loop. SwiftPM names the main function of a target `TARGET_main`, so each fuzzer
/// defines that and comes here.
public typealias FuzzedFunction = @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
public typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>,
  _ function: FuzzedFunction
) -> CInt

public func runFuzzer(_ count: CInt, _ arguments: Arguments, _ function: FuzzedFunction) -> CInt {
  var (count, arguments) = (count, arguments)
  return runDriver(&count, &arguments, function)
}

#if Server
  internal import Admission
  internal import ArgumentParser
  internal import Assessment
  internal import Glibc
  internal import Judgement
  internal import Reporting

  extension AdmitCommand {
    /// Says what of the objects at hand would be refused. Exit codes as those of a scan: 1 where some would be, 2 where
    /// some could not be read.
    func rehearse(_ judge: AdmissionJudge, _ loaded: ConfigurationFile.Loaded?) throws {
      var scan = Scan(paths: paths)
      if let loaded { scan.apply(loaded) }
      scan.checks = []
      #if Cluster
        let progress = ProgressLine(isShown: Terminal.showsProgress)
        if live.cluster { scan.cluster = try live.read(progress).texts }
      #endif
      let input = scan.read()
      let gaps = scan.judge(input)
      let rehearsal = Rehearsal(judge, over: input.inventory.objects, today: configuration.today)
      let output = Output(descriptor: STDOUT_FILENO)
      switch format {
      case .text: RehearsalReport(rehearsal).write(to: output)
      case .json: RehearsalReport(rehearsal).writeJSON(to: output)
      }
      output.flush()
      for error in gaps.errors { warn(PlainText.line("\(error.file): \(error.message)")) }
      for gap in gaps.unassessed { warn(PlainText.line("\(gap.file): \(gap.message)")) }
      guard gaps.errors.isEmpty, gaps.unassessed.isEmpty, !rehearsal.entries.isEmpty else {
        throw ExitCode(2)
      }
      guard rehearsal.refused.isEmpty else { throw ExitCode(1) }
    }
  }
#endif

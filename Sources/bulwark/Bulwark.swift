import ArgumentParser

@main
struct Bulwark: ParsableCommand {}

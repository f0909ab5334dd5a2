# Everything a newcomer, a developer and CI do. `make help` lists it.

SWIFT_RELEASE := swift build -c release --static-swift-stdlib --product bulwark
SECONDS := 20
# Tests that wait for sockets: they get the machine for themselves.
TIMED := AdmissionServerTests
PREFIX := /usr/local

.PHONY: help deps demo test test-core release dist dist/bulwark-scan lint generate check-generated fuzz bench install

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  %-12s %s\n", $$1, $$2}'

deps: ## Install what is missing from Debian's packages
	@Scripts/install-dependencies

demo: release ## Build the release binary and scan Examples/ with it
	dist/bulwark scan --fail-on none Examples
	dist/bulwark scan -q Examples/hardened
	dist/bulwark-scan scan -q Examples/hardened
	dist/bulwark admit --rehearse Examples/hardened

test: deps lint check-generated ## All checks: format, generated files, tests, a short fuzzing
	swift test --skip $(TIMED)
	swift test --skip-build --filter $(TIMED)
	Fuzzing/run $(SECONDS)

test-core: deps ## Only the tests of the core: no package but the argument parser
	swift test --disable-default-traits --scratch-path .build-core

release: dist/bulwark-scan deps ## Build the static, stripped binaries dist/bulwark and dist/bulwark-scan
	@# Packages ask for zlib by -lz, and get what lies here first: the static one.
	@mkdir -p .build-release/static
	@ln -sf "$$(gcc -print-file-name=libz.a)" .build-release/static/libz.a
	$(SWIFT_RELEASE) --scratch-path .build-release -Xlinker "-L$(CURDIR)/.build-release/static"
	@strip -o dist/bulwark .build-release/release/bulwark
	@Scripts/check-release dist/bulwark 100

dist/bulwark-scan: deps # The same program without live clusters, webhook and certificates: it has no network code
	$(SWIFT_RELEASE) --disable-default-traits --scratch-path .build-scan
	@mkdir -p dist
	@strip -o dist/bulwark-scan .build-scan/release/bulwark
	@Scripts/check-release dist/bulwark-scan 25
	@Scripts/check-no-network dist/bulwark-scan

dist: release ## Pack dist/release: archive, bill of materials, checksums
	@rm -rf dist/release
	@Scripts/dist dist/bulwark dist/release
	@Scripts/check-dist dist/bulwark dist/release

lint: ## Check the format of all sources
	swift format lint --strict --recursive Sources Tests Package.swift Fuzzing/Sources Fuzzing/Package.swift \
	  Benchmarks/Sources Benchmarks/Package.swift

generate: ## Write the registry of checks and the generated pages in Docs/
	Scripts/generate

check-generated: # The committed registry and pages are those that `generate` writes
	@Scripts/check-generated

fuzz: deps ## Fuzz each target for SECONDS=20
	Fuzzing/run $(SECONDS)

bench: release ## Measure all that must be fast against limits, parsers and peers on PATH
	Benchmarks/run dist/bulwark
	Benchmarks/network dist/bulwark
	Benchmarks/audit dist/bulwark
	swift build -c release --package-path Benchmarks --product AdmissionEcho
	Benchmarks/admission dist/bulwark Benchmarks/.build/release/AdmissionEcho
	Benchmarks/cluster dist/bulwark

install: release ## Install program, manual and completions into PREFIX=/usr/local
	Scripts/install dist/bulwark $(DESTDIR)$(PREFIX)

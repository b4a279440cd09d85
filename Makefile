# make demo, make test: everything from a fresh Debian 12 on. CONTRIBUTING.md tells the rest.
BUILD := build/release
JOBS := $(shell nproc)
PREFIX ?= /usr/local

# Tests of how cost grows say nothing under sanitizers and take far longer there. Those labelled program run lagebild itself, which forks
# readers beside its threads: a sanitizer's locks do not survive that, and now and then such a child waits for ever.
COST := Grow|Linear|StaysCheap|StayCheap

.PHONY: demo test build setup bench score install house format form tidy asan tsan fuzz no_network nightly clean

demo: build
	@tools/demo $(BUILD)/lagebild

test: build
	ctest --test-dir $(BUILD) -j$(JOBS) --output-on-failure --no-tests=error

setup:
	@tools/setup

build: setup
	@mkdir -p build; cmake --preset release >build/configure.log || { cat build/configure.log; exit 1; }
	@cmake --build --preset release -j$(JOBS) -- --quiet

bench: build
	@bench/run $(BUILD)

score: build
	@bench/score $(BUILD)/lagebild

install: build
	@cmake --install $(BUILD) --prefix $(PREFIX)

# Form and order of the house.
format:
	@git ls-files '*.cc' '*.h' | xargs clang-format-19 -i
form:
	@git ls-files '*.cc' '*.h' | xargs clang-format-19 --dry-run -Werror
tidy: build
	@tools/tidy $(BUILD) $(JOBS)
house: build
	@cmake --build --preset release --target headers_alone -- --quiet
	$(BUILD)/tests/house_tests

asan tsan:
	@cmake --preset $@ >/dev/null && cmake --build --preset $@ -j$(JOBS) -- --quiet
	ctest --test-dir build/$@ -j$(JOBS) -LE program -E '$(COST)' --output-on-failure --no-tests=error

fuzz:
	@cmake --preset fuzz >/dev/null && cmake --build --preset fuzz -j$(JOBS) -- --quiet

# Every test once more, watched for calls to the network.
no_network: build
	@tools/no_network $(BUILD) $(JOBS)

# What takes hours: all sanitizers, all fuzz targets for a while, all scores, all timings.
nightly: no_network house tidy asan tsan fuzz
	@tools/fuzz_all build/fuzz 600
	@bench/score $(BUILD)/lagebild
	@bench/run $(BUILD)

clean:
	@rm -rf build

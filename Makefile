# giaoviec: what can be done with this project. `make help` lists it.

SWIFT ?= swift
PREFIX ?= /usr/local
# Number of inputs of `make fuzz`, and the first seed.
N ?= 200000
SEED ?= 1
# Number of letters of `make bench-archive`.
LETTERS ?= 100000
# A folder with further letters and gold answers (gold/, corpus/, spec/score.py); used where it is there.
SHARED ?= ../shared

RELEASE = -c release --static-swift-stdlib
PROGRAM = .build/release/giaoviec
# Tests run optimised: goldens and property tests are many times slower in a debug build.
TEST = $(SWIFT) test --scratch-path .build-test -c release -Xswiftc -enable-testing

.PHONY: help demo build test unit-test test-spark lint check tables fuzz fuzz-programs bench bench-archive evaluate formats install uninstall \
	clean packages

help:
	@echo 'make demo               read one letter of corpus/ and show its tasks'
	@echo 'make test               install what is missing, build, run every test and check'
	@echo 'make test-spark         the Spark job on this machine against letters read directly; installs PySpark (300 MB)'
	@echo 'make bench              one table: speed, memory, start-up, linearity, beside references'
	@echo 'make bench-archive      the archive: rates, growth, queries on LETTERS=100000 letters; kills, a full disk'
	@echo 'make evaluate           figures on corpus/ (and on $$(SHARED) where it is there)'
	@echo 'make fuzz N=200000      damaged letters through the whole chain'
	@echo 'make fuzz-programs      damaged PDF, scans, DOC and RTF through the helper programs'
	@echo 'make formats            the letters as DOCX, ODT, HTML by LibreOffice, scored beside clean text'
	@echo 'make lint               swift format lint --strict'
	@echo 'make tables             compile the language tables again'
	@echo 'make install PREFIX=    install the program and its completion scripts'

build: packages
	$(SWIFT) build $(RELEASE) --product giaoviec

demo: build
	$(PROGRAM) extract corpus/2024-cv-318-ubnd-yt.txt --format table

# Debian packages the build needs: installed where we are root, otherwise named.
packages:
	@Tests/Tools/install-packages

# PySpark is 300 MB: here it is used where it is already, and installed by `make test-spark` alone.
test: packages check unit-test
	@Tests/Tools/check-spark .build-test/release/giaoviec
	@echo 'All tests passed.'

unit-test:
	$(TEST)

test-spark: build
	@Tests/Tools/check-spark --install $(PROGRAM)

# Checks that need no build.
check:
	@Tests/Tools/check-imports

lint:
	$(SWIFT) format lint --strict --recursive --configuration .swift-format Sources Tests Benchmarks/Benchmarks Package.swift

tables:
	$(SWIFT) run --scratch-path .build -c release LetterTableCompiler

fuzz: packages
	$(SWIFT) build -c release --product LetterFuzz
	.build/release/LetterFuzz --count $(N) --seed $(SEED) corpus Tests/LetterReadersTests/Resources $(wildcard $(SHARED)/corpus) $(wildcard $(SHARED)/samples/html)

# What the programs themselves need for a file decides how many of each there are.
SAMPLES = Tests/LetterReadersTests/ProgramSamples
fuzz-programs: packages
	$(SWIFT) build -c release --product LetterFuzz
	.build/release/LetterFuzz --programs --count 5000 --seed $(SEED) $(SAMPLES)/letter.pdf $(SAMPLES)/plain.pdf
	.build/release/LetterFuzz --programs --count 600 --seed $(SEED) $(SAMPLES)/scan.pdf $(wildcard $(SAMPLES)/page.*)
	.build/release/LetterFuzz --programs --count 150 --seed $(SEED) $(SAMPLES)/letter.doc $(SAMPLES)/letter.rtf

bench: build
	@Tests/Tools/install-packages --bench
	SHARED=$(SHARED) Benchmarks/run

bench-archive: build
	$(SWIFT) build $(RELEASE) --product LetterArchiveBench
	SHARED=$(SHARED) Benchmarks/archive --letters $(LETTERS)

evaluate: build
	$(PROGRAM) evaluate corpus/gold corpus
ifneq ($(wildcard $(SHARED)/spec/score.py),)
	python3 $(SHARED)/spec/score.py --gold corpus/gold --corpus corpus -- $(PROGRAM) extract --format json
endif
ifneq ($(wildcard $(SHARED)/gold),)
	$(PROGRAM) evaluate $(SHARED)/gold $(SHARED)/corpus
	python3 $(SHARED)/spec/score.py --gold $(SHARED)/gold --corpus $(SHARED)/corpus -- $(PROGRAM) extract --format json
endif

formats: build
	@Tests/Tools/install-packages --formats
ifneq ($(wildcard $(SHARED)/gold),)
	Tests/Tools/measure-formats $(PROGRAM) $(SHARED)/spec/score.py $(SHARED)/gold $(SHARED)/corpus
	Tests/Tools/measure-formats $(PROGRAM) $(SHARED)/spec/score.py corpus/gold corpus
else
	@echo 'skipped: the scorer is in $$(SHARED), which is not there'
endif

install: build
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/giaoviec
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	$(PROGRAM) completions bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/giaoviec
	$(PROGRAM) completions zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_giaoviec
	$(PROGRAM) completions fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/giaoviec.fish

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/giaoviec $(DESTDIR)$(PREFIX)/share/bash-completion/completions/giaoviec \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_giaoviec \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/giaoviec.fish

clean:
	rm -rf .build .build-test Benchmarks/.build

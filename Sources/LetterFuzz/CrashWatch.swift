#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The seed that is being run, for the crash message. One thread writes it; a signal may read it at any time.
nonisolated(unsafe) var currentSeed: UInt64 = 0

/// Prints the seed when the process traps or an `alarm` runs out.
func watchForCrashes() {
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGALRM] {
        signal(number) { number in
            // Only calls that a signal handler may make: digits by hand, then `write`.
            var text: (UInt8, UInt8) = (0, 0)
            var seed = currentSeed
            var divisor: UInt64 = 1
            while seed / divisor >= 10 { divisor *= 10 }
            for byte in number == SIGALRM ? "\nhang at seed ".utf8 : "\ncrash at seed ".utf8 {
                text.0 = byte
                write(2, &text.0, 1)
            }
            while divisor > 0 {
                text.0 = 0x30 + UInt8(seed / divisor)
                write(2, &text.0, 1)
                seed %= divisor
                divisor /= 10
            }
            text.0 = 0x0A
            write(2, &text.0, 1)
            _exit(3)
        }
    }
}

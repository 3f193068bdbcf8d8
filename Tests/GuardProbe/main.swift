import LetterPrograms

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

// Does what a reader does with a helper program, for a test that kills it meanwhile: makes a private folder, says where
// it is, and runs a program that takes long.

// Whoever started us may have blocked the signals that are to be tried.
var none = sigset_t()
sigemptyset(&none)
sigprocmask(SIG_SETMASK, &none, nil)
for number in [SIGTERM, SIGINT] { signal(number, SIG_DFL) }
do throws(ProgramError) {
    let folder = try PrivateFolder()
    try folder.write("letter", Array("Kính gửi".utf8))
    // Right away, not when a buffer is full.
    let line = Array((folder.path + "\n").utf8)
    _ = write(1, line, line.count)
    _ = try HelperProgram.run(
        "sleep", ["601"], folder: folder, limits: ProgramLimits(seconds: 600, memory: 1 << 30, output: 1 << 20))
} catch {
    print(error)
}

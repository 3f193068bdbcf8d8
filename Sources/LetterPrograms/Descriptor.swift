#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A call of the system that failed.
package struct SystemFailure: Error {
    /// The `errno` of the call.
    package let code: Int32
}

/// Reading and writing descriptors by the system's own calls.
package enum Descriptor {
    /// What one call writes: the number of bytes, or −1 with `errno`.
    package static func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
        #if canImport(Darwin)
            Darwin.write(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
            Musl.write(descriptor, buffer.baseAddress, buffer.count)
        #else
            Glibc.write(descriptor, buffer.baseAddress, buffer.count)
        #endif
    }

    /// What is there to be read, at most so many bytes; empty at the end.
    package static func systemRead(_ descriptor: Int32, _ capacity: Int) throws(SystemFailure) -> [UInt8] {
        var got = 0
        var code: Int32 = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            repeat {
                #if canImport(Darwin)
                    got = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
                #elseif canImport(Musl)
                    got = Musl.read(descriptor, buffer.baseAddress, buffer.count)
                #else
                    got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                #endif
            } while got < 0 && errno == EINTR
            if got < 0 { code = errno }
            count = max(0, got)
        }
        guard got >= 0 else { throw SystemFailure(code: code) }
        return chunk
    }

    static func write(_ bytes: [UInt8], to descriptor: Int32) throws(ProgramError) {
        var offset = 0
        while offset < bytes.count {
            let written = bytes.withUnsafeBytes {
                systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: $0[offset...]))
            }
            if written >= 0 { offset += written } else if errno != EINTR { throw .lastSystemError }
        }
    }

    /// Appends what is there to be read.
    /// - Returns: false at the end.
    static func read(from descriptor: Int32, into bytes: inout [UInt8]) throws(ProgramError) -> Bool {
        do {
            let chunk = try systemRead(descriptor, 1 << 16)
            bytes += chunk
            return !chunk.isEmpty
        } catch {
            throw .system(String(cString: strerror(error.code)))
        }
    }

    /// The next bytes of a file, fewer where it ends before.
    static func read(from descriptor: Int32, count: Int) throws(ProgramError) -> [UInt8] {
        do {
            var bytes = try systemRead(descriptor, count)
            // The system gives no more than two gigabytes at a time.
            while bytes.count < count {
                let more = try systemRead(descriptor, count - bytes.count)
                if more.isEmpty { break }
                bytes += more
            }
            return bytes
        } catch {
            throw .system(String(cString: strerror(error.code)))
        }
    }
}

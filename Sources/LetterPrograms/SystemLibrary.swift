#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A library of the system that is loaded when it is first needed: few letters need it, and it may not be there.
public struct SystemLibrary: @unchecked Sendable {
    /// Never closed: libraries of objects with types cannot be loaded twice.
    private let handle: UnsafeMutableRawPointer

    /// The library under the first of these names that is found, nil where none is.
    public init?(_ names: [String]) {
        for name in names {
            if let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) {
                self.handle = handle
                return
            }
        }
        return nil
    }

    /// A function of the library or of those that it needs itself.
    /// - Parameter type: its type, `@convention(c)`, exactly as the library's header has it.
    public func function<Function>(_ name: String, as type: Function.Type) -> Function? {
        dlsym(handle, name).map { unsafeBitCast($0, to: type) }
    }

    /// What ``callAsFunction(_:)`` does not find: another version of the library.
    public struct MissingFunction: Error {}

    /// A function by its name, of the type that is wanted: one line a function for who needs many.
    public func callAsFunction<Function>(_ name: String) throws(MissingFunction) -> Function {
        guard let function = function(name, as: Function.self) else { throw MissingFunction() }
        return function
    }
}

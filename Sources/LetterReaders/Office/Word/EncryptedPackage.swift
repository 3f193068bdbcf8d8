/// Word's files with a password: the encrypted file lies in a compound file, under a name of its own ([MS-OFFCRYPTO]).
enum EncryptedPackage {
    /// `EncryptedPackage` in UTF-16, as directories of compound files have names.
    private static let name = Array("EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })

    /// Complexity: O(*n*).
    static func lies(in bytes: [UInt8]) -> Bool {
        // Names begin at multiples of 128, where entries of directories do.
        stride(from: 0, to: bytes.count, by: 128).contains { bytes[$0] == name[0] && bytes[$0...].starts(with: name) }
    }
}

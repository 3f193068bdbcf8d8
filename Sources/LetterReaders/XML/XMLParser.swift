internal import CLibXML2

/// What an XML file holds, in its order.
protocol XMLEvents: AnyObject {
    func open(_ name: XMLName, _ attributes: borrowing XMLAttributes) throws(ReaderError)
    func close(_ name: XMLName) throws(ReaderError)
    /// A stretch of text, UTF-8; one text may come in several.
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// An element's name without its prefix, as a number.
struct XMLName: Hashable, Sendable {
    /// FNV-1a of the name's bytes.
    let key: UInt64

    init(_ name: String) {
        var key = Self.basis
        for byte in name.utf8 { key = Self.mixed(key, byte) }
        self.key = key
    }

    init(_ name: UnsafePointer<UInt8>) {
        var key = Self.basis
        var index = 0
        while name[index] != 0 {
            key = Self.mixed(key, name[index])
            index += 1
        }
        self.key = key
    }

    private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
    private static func mixed(_ key: UInt64, _ byte: UInt8) -> UInt64 { (key ^ UInt64(byte)) &* 0x100_0000_01B3 }
}

/// A table from names to the cases of an enumeration whose raw values they are.
struct XMLVocabulary<Element: RawRepresentable & CaseIterable & Sendable>: Sendable where Element.RawValue == String {
    private let elements: [XMLName: Element]

    init() {
        elements = Dictionary(uniqueKeysWithValues: Element.allCases.map { (XMLName($0.rawValue), $0) })
    }

    subscript(name: XMLName) -> Element? { elements[name] }
}

/// The attributes of an element, as libxml2 hands them on; only good while the element is told.
struct XMLAttributes: ~Copyable {
    let list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    let count: Int

    /// The value of the attribute with this name, whatever its prefix.
    func value(_ name: StaticString) -> String? {
        guard let list else { return nil }
        for index in 0..<count {
            // Name, prefix, namespace, beginning of the value, its end.
            guard let told = list[5 * index], let start = list[5 * index + 3], let end = list[5 * index + 4],
                Self.equal(told, name)
            else { continue }
            return String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
        }
        return nil
    }

    func number(_ name: StaticString) -> Int? { value(name).flatMap { Int($0) } }

    private static func equal(_ told: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
        let count = name.utf8CodeUnitCount
        for index in 0..<count where told[index] != name.utf8Start[index] { return false }
        return told[count] == 0
    }
}

/// Walks through an XML file with libxml2's SAX interface.
///
/// No entity but the five of XML is known, and nothing is ever loaded: neither a declaration of the file nor its
/// document type is handed to anybody.
enum XMLParser {
    /// - Parameters:
    ///   - depthLimit: so many elements may stand inside each other.
    ///   - recovers: whether a file that is not well-formed is read as far as it goes, unbound prefixes and all.
    ///   - ignoring: a namespace whose elements are told to nobody; their text is.
    /// - Throws: what `events` throws, ``ReaderError/tooDeep(limit:)``, ``ReaderError/unreadable(reason:)``.
    ///
    /// Complexity: O(*n*).
    static func parse(
        _ bytes: [UInt8], into events: some XMLEvents, depthLimit: Int, recovers: Bool = false,
        ignoring: String? = nil
    ) throws(ReaderError) {
        let handler = Handler(events, depthLimit, ignoring)
        // Bytes that are none of the declared encoding would be told on standard error: there is no parser to ask then.
        let told = __xmlStructuredError()
        let before = told?.pointee
        told?.pointee = { _, _ in }
        defer { told?.pointee = before }
        let failure: ReaderError? = bytes.withUnsafeBufferPointer { buffer -> ReaderError? in
            guard let base = buffer.baseAddress, buffer.count <= Int(Int32.max) else { return .empty }
            return base.withMemoryRebound(to: CChar.self, capacity: buffer.count) { pointer -> ReaderError? in
                guard let context = xmlCreateMemoryParserCtxt(pointer, Int32(buffer.count)) else {
                    return .unreadable(reason: "libxml2 made no parser")
                }
                defer { xmlFreeParserCtxt(context) }
                var options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
                options |= XML_PARSE_HUGE.rawValue | XML_PARSE_NOCDATA.rawValue
                if recovers { options |= XML_PARSE_RECOVER.rawValue }
                _ = xmlCtxtUseOptions(context, Int32(options))
                guard let sax = context.pointee.sax else { return .unreadable(reason: "libxml2 gave no handlers") }
                sax.pointee = xmlSAXHandler()
                sax.pointee.initialized = UInt32(XML_SAX2_MAGIC)
                sax.pointee.startElementNs = { context, name, _, space, _, _, count, _, attributes in
                    Handler.of(context)?.open(name, space, Int(count), attributes)
                }
                sax.pointee.endElementNs = { context, name, _, space in Handler.of(context)?.close(name, space) }
                sax.pointee.characters = { Handler.of($0)?.characters($1, $2) }
                sax.pointee.ignorableWhitespace = { Handler.of($0)?.characters($1, $2) }
                sax.pointee.cdataBlock = { Handler.of($0)?.characters($1, $2) }
                handler.context = context
                context.pointee.userData = Unmanaged.passUnretained(handler).toOpaque()
                _ = xmlParseDocument(context)
                if let failure = handler.failure { return failure }
                guard context.pointee.wellFormed == 0, !recovers || !handler.hasElement else { return nil }
                let message = context.pointee.lastError.message.map { String(cString: $0) } ?? "not well-formed"
                return .unreadable(reason: "XML: " + message.filter { $0 != "\n" })
            }
        }
        if let failure { throw failure }
    }

    private final class Handler {
        private let events: any XMLEvents
        private let depthLimit: Int
        private let ignored: [UInt8]?
        /// Namespaces that libxml2 named last; it keeps one copy of each.
        private var knownSpace: (pointer: UnsafePointer<UInt8>?, isIgnored: Bool) = (nil, false)
        private var depth = 0
        var context: xmlParserCtxtPtr?
        var failure: ReaderError?
        var hasElement = false

        init(_ events: some XMLEvents, _ depthLimit: Int, _ ignored: String?) {
            self.events = events
            self.depthLimit = depthLimit
            self.ignored = ignored.map { Array($0.utf8) + [0] }
        }

        static func of(_ pointer: UnsafeMutableRawPointer?) -> Handler? {
            pointer.map { Unmanaged<Handler>.fromOpaque($0).takeUnretainedValue() }
        }

        private func isIgnored(_ space: UnsafePointer<UInt8>?) -> Bool {
            guard let ignored, let space else { return false }
            if space == knownSpace.pointer { return knownSpace.isIgnored }
            var index = 0
            while index < ignored.count, space[index] == ignored[index], ignored[index] != 0 { index += 1 }
            knownSpace = (space, index == ignored.count - 1 && space[index] == 0)
            return knownSpace.isIgnored
        }

        private func fail(_ error: ReaderError) {
            failure = error
            xmlStopParser(context)
        }

        func open(
            _ name: UnsafePointer<UInt8>?, _ space: UnsafePointer<UInt8>?, _ count: Int,
            _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
        ) {
            guard failure == nil, let name else { return }
            hasElement = true
            depth += 1
            guard depth <= depthLimit else { return fail(.tooDeep(limit: depthLimit)) }
            guard !isIgnored(space) else { return }
            do throws(ReaderError) {
                try events.open(XMLName(name), XMLAttributes(list: attributes, count: count))
            } catch {
                fail(error)
            }
        }

        func close(_ name: UnsafePointer<UInt8>?, _ space: UnsafePointer<UInt8>?) {
            guard failure == nil, let name else { return }
            depth -= 1
            guard !isIgnored(space) else { return }
            do throws(ReaderError) {
                try events.close(XMLName(name))
            } catch {
                fail(error)
            }
        }

        func characters(_ start: UnsafePointer<UInt8>?, _ length: Int32) {
            guard failure == nil, let start, length > 0 else { return }
            events.text(UnsafeBufferPointer(start: start, count: Int(length)))
        }
    }
}

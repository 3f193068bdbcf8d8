import CLibXML2
import LetterText

/// What the parser tells while it walks through a page.
///
/// Offsets are into the UTF-8 bytes that were given to the parser.
protocol HTMLEvents: AnyObject {
    func open(_ tag: HTMLTag, attributes: borrowing HTMLAttributes, at offset: Int) throws(ReaderError)
    func close(_ tag: HTMLTag, at offset: Int)
    /// Text as it stands in the page.
    func text(_ range: Range<Int>)
    /// Text that the page writes otherwise: a character reference.
    func text(_ bytes: [UInt8], standingFor range: Range<Int>)
}

/// The attributes of an element, read on demand.
struct HTMLAttributes: ~Copyable {
    fileprivate let list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?

    /// The value of an attribute, or nil; a name without value has an empty one.
    func value(_ name: StaticString) -> String? {
        guard let list else { return nil }
        var index = 0
        while let key = list[index] {
            if Self.equal(key, name) { return list[index + 1].map { String(cString: $0) } ?? "" }
            index += 2
        }
        return nil
    }

    var isEmpty: Bool { list == nil || list?[0] == nil }

    /// A small number: `colspan="3"`; `fallback` where there is none.
    func number(_ name: StaticString, fallback: Int) -> Int {
        guard let value = value(name) else { return fallback }
        var number = 0
        var figures = 0
        for byte in value.utf8 {
            guard byte >= 0x30, byte <= 0x39, number < 100_000 else { break }
            number = number * 10 + Int(byte) - 0x30
            figures += 1
        }
        return figures > 0 ? number : fallback
    }

    private static func equal(_ key: UnsafePointer<xmlChar>, _ name: StaticString) -> Bool {
        name.withUTF8Buffer { buffer in
            for index in 0..<buffer.count where key[index] != buffer[index] { return false }
            return key[buffer.count] == 0
        }
    }
}

/// libxml2's HTML parser, driven by its SAX interface: the one place where its pointers are touched.
enum HTMLParser {
    /// Complexity: O(*n*).
    static func parse(_ bytes: [UInt8], into events: some HTMLEvents) throws(ReaderError) {
        guard bytes.count < Int(Int32.max) else { throw .tooLarge(limit: Int(Int32.max)) }
        let handler = Handler(bytes, events)
        let failure: ReaderError? = bytes.withUnsafeBufferPointer { buffer -> ReaderError? in
            guard let base = buffer.baseAddress else { return .empty }
            return base.withMemoryRebound(to: CChar.self, capacity: buffer.count) { pointer -> ReaderError? in
                guard let context = htmlCreateMemoryParserCtxt(pointer, Int32(buffer.count)) else {
                    return .unreadable(reason: "libxml2 made no parser")
                }
                defer { htmlFreeParserCtxt(context) }
                _ = htmlCtxtUseOptions(
                    context,
                    Int32(
                        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
                            | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue))
                // The bytes are UTF-8 already; without this the parser would guess and convert.
                context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
                guard let sax = context.pointee.sax else { return .unreadable(reason: "libxml2 gave no handlers") }
                sax.pointee = xmlSAXHandler()
                sax.pointee.startElement = { Handler.of($0)?.startElement($1, $2) }
                sax.pointee.endElement = { Handler.of($0)?.endElement($1) }
                sax.pointee.characters = { Handler.of($0)?.characters($1, $2) }
                sax.pointee.ignorableWhitespace = { Handler.of($0)?.characters($1, $2) }
                handler.context = context
                context.pointee.userData = Unmanaged.passUnretained(handler).toOpaque()
                handler.source = buffer
                _ = htmlParseDocument(context)
                return handler.failure
            }
        }
        if let failure { throw failure }
    }

    private final class Handler {
        let events: any HTMLEvents
        let count: Int
        var source = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        var context: htmlParserCtxtPtr?
        var failure: ReaderError?
        /// Offset behind the last text that was told.
        var told = 0

        init(_ bytes: [UInt8], _ events: some HTMLEvents) {
            self.events = events
            count = bytes.count
        }

        static func of(_ pointer: UnsafeMutableRawPointer?) -> Handler? {
            pointer.map { Unmanaged<Handler>.fromOpaque($0).takeUnretainedValue() }
        }

        /// How many bytes of the page the parser has taken in.
        private var offset: Int {
            guard let input = context?.pointee.input else { return count }
            return min(count, max(0, Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)))
        }

        func startElement(_ name: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?)
        {
            guard failure == nil, let name else { return }
            do throws(ReaderError) {
                try events.open(Self.tag(name), attributes: HTMLAttributes(list: attributes), at: offset)
            } catch {
                failure = error
                xmlStopParser(context)
            }
        }

        func endElement(_ name: UnsafePointer<xmlChar>?) {
            guard failure == nil, let name else { return }
            events.close(Self.tag(name), at: offset)
        }

        func characters(_ text: UnsafePointer<xmlChar>?, _ length: Int32) {
            guard failure == nil, let text, length > 0 else { return }
            let length = Int(length)
            let end = offset
            // The parser tells a text when it stands at its end or, in the middle of a long one,
            // before its last character.
            for behind in 0...4 {
                let start = end - length + behind
                guard start >= told, start + length <= count else { continue }
                if Self.equal(source, start, text, length) {
                    told = start + length
                    events.text(start..<start + length)
                    return
                }
            }
            let start = min(told, end)
            told = max(told, end)
            events.text(
                Array(UnsafeBufferPointer(start: text, count: length)),
                standingFor: referenceStart(start, end)..<max(start, end))
        }

        /// A character reference begins with the last `&` before its end.
        private func referenceStart(_ start: Int, _ end: Int) -> Int {
            var index = end - 1
            while index >= start, end - index <= 40 {
                if source[index] == 0x26 { return index }
                index -= 1
            }
            return start
        }

        private static func equal(
            _ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ text: UnsafePointer<xmlChar>, _ length: Int
        ) -> Bool {
            // Most misses show in the last byte.
            guard source[start + length - 1] == text[length - 1] else { return false }
            for index in 0..<length where source[start + index] != text[index] { return false }
            return true
        }

        private static func tag(_ name: UnsafePointer<xmlChar>) -> HTMLTag {
            var key: UInt64 = 0
            var index = 0
            while index < 8, name[index] != 0 {
                let byte = name[index]
                key = key << 8 | UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
                index += 1
            }
            return HTMLTag(key: key)
        }
    }
}

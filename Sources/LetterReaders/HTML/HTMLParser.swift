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

        /// A text as libxml2 tells it, found again in the page.
        ///
        /// Each byte of the page is walked over a bounded number of times, whatever the texts.
        func characters(_ start: UnsafePointer<xmlChar>?, _ length: Int32) {
            guard failure == nil, let start, length > 0 else { return }
            let text = UnsafeBufferPointer(start: start, count: Int(length))
            let end = offset
            if tell(text, endingAt: end) { return }
            // A `<` that opens no tag is told when the parser stands before it. A long text comes in pieces, each but
            // the last when the parser stands before its last character.
            let isBefore = text.count >= Self.pieceSize || text.count == 1 && text[0] == 0x3C
            if isBefore, tell(text, endingAt: min(count, end + characterLength(at: end))) { return }
            tellReference(text, endingAt: end)
        }

        /// From so many bytes on libxml2 tells a text in pieces (`HTML_PARSER_BIG_BUFFER_SIZE`).
        private static let pieceSize = 1_000

        /// Tells a text that stands right before an offset, apart from characters that libxml2 leaves out.
        ///
        /// Text and page are compared from their ends on: behind a text there is nothing, before it there may be
        /// tags.
        /// - Returns: whether it stands there.
        private func tell(_ text: UnsafeBufferPointer<xmlChar>, endingAt end: Int) -> Bool {
            let start = end - text.count
            if start >= told, Self.equal(source, start, text) {
                told = end
                events.text(start..<end)
                return true
            }
            var runs: [Range<Int>] = []
            var (at, left, runEnd) = (end, text.count, end)
            while left > 0 {
                let leftOut = leftOutLength(before: at)
                if leftOut > 0 {
                    if at < runEnd { runs.append(at..<runEnd) }
                    at -= leftOut
                    runEnd = at
                    continue
                }
                guard at > told, source[at - 1] == text[left - 1] else { return false }
                at -= 1
                left -= 1
            }
            runs.append(at..<runEnd)
            told = end
            for run in runs.reversed() { events.text(run) }
            return true
        }

        /// Tells what stands for a reference: `&#7897;`, `&agrave;`. Of an unknown one (`&NBSP;`, `R&D`) libxml2 tells
        /// first the `&`, then the name; it stands behind the name both times.
        private func tellReference(_ text: UnsafeBufferPointer<xmlChar>, endingAt end: Int) {
            var start = end
            while start > told, source[start - 1] != 0x26 { start -= 1 }
            guard start > told else {
                // Nothing in the page that we know of: it stands for all that has not been told.
                start = min(told, end)
                told = max(told, end)
                return events.text(Array(text), standingFor: start..<told)
            }
            let isKnown = source[start] == 0x23 || source[end - 1] == 0x3B
            if text.count == 1, text[0] == 0x26, !isKnown {
                told = start
                events.text(start - 1..<start)
            } else {
                told = end
                events.text(Array(text), standingFor: start - 1..<end)
            }
        }

        /// Bytes of the character before an offset that libxml2 leaves out of texts: a form feed, U+FFFE, U+FFFF. No
        /// other character outside `Char` of XML 1.0 is left in a decoded text.
        private func leftOutLength(before end: Int) -> Int {
            guard end > told else { return 0 }
            switch source[end - 1] {
            case 0x0C: return 1
            case 0xBE, 0xBF:
                return end - told >= 3 && source[end - 2] == 0xBF && source[end - 3] == 0xEF ? 3 : 0
            default: return 0
            }
        }

        private func characterLength(at index: Int) -> Int {
            guard index < count else { return 0 }
            let first = source[index]
            return first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        }

        private static func equal(
            _ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ text: UnsafeBufferPointer<xmlChar>
        ) -> Bool {
            // Most misses show in the last byte.
            guard source[start + text.count - 1] == text[text.count - 1] else { return false }
            for index in 0..<text.count where source[start + index] != text[index] { return false }
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

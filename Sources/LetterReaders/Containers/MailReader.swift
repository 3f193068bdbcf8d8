import LetterPrograms
import LetterText

/// Reads mails and web pages saved as one (RFC 5322, MIME; MHTML): the texts and files in them, by GMime.
enum MailReader {
    struct Part {
        var name: String
        var content: [UInt8]
    }

    /// The Debian package of GMime.
    static let package = "libgmime-3.0-0"

    /// The parts of a mail in its order: of a text in several forms the first, files as they were attached. Pictures
    /// that only adorn a text are left out.
    /// - Throws: ``ReaderError/missing(component:package:)`` where GMime is not installed, ``ReaderError/encrypted``.
    ///
    /// Complexity: O(*n*).
    static func parts(of bytes: [UInt8], _ budget: inout ReaderBudget) throws(ReaderError) -> [Part] {
        guard let mime = MIMELibrary.shared else { throw .missing(component: "GMime", package: package) }
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        defer { copy.deallocate() }
        copy.copyBytes(from: bytes)
        guard let stream = mime.newMemoryStream(copy.baseAddress, copy.count) else { throw noMail }
        defer { mime.release(stream) }
        guard let parser = mime.newParser(stream) else { throw noMail }
        defer { mime.release(parser) }
        guard let message = mime.constructMessage(parser, nil) else { throw noMail }
        defer { mime.release(message) }
        guard let iterator = mime.newIterator(message) else { throw .nothingInside }
        defer { mime.freeIterator(iterator) }
        var parts: [Part] = []
        var alternatives: Set<UnsafeMutableRawPointer> = []
        repeat {
            guard let object = mime.current(iterator), let type = mime.contentType(object) else { continue }
            let media = type.media
            if type.isMultipart { continue }
            let parent = mime.parent(iterator)
            let parentMedia = parent.flatMap { mime.contentType($0)?.media } ?? ""
            if parentMedia == "multipart/encrypted" { throw .encrypted }
            let isAttached = mime.disposition(object) == "attachment"
            let name = mime.fileName(object)
            if !isAttached, parentMedia == "multipart/related", !media.hasPrefix("text/") { continue }
            if !isAttached, parentMedia == "multipart/alternative", let parent,
                media.hasPrefix("text/"), !alternatives.insert(parent).inserted
            {
                continue
            }
            guard let content = mime.content(object, asText: name == nil && media.hasPrefix("text/")) else { continue }
            if name == nil, !content.contains(where: { $0 > 0x20 }) { continue }
            try budget.addMember()
            try budget.addInflated(content.count)
            parts.append(Part(name: name ?? (media == "text/html" ? "body.html" : "body.txt"), content: content))
        } while mime.next(iterator)
        if parts.isEmpty { throw .nothingInside }
        return parts
    }

    private static var noMail: ReaderError { .unreadable(reason: "GMime: no mail") }
}

/// The functions of GMime that are called, loaded when the first mail is read.
private struct MIMELibrary: @unchecked Sendable {
    typealias Pointer = UnsafeMutableRawPointer
    private typealias FromPointer = @convention(c) (Pointer?) -> Pointer?
    private typealias ToString = @convention(c) (Pointer?) -> UnsafePointer<CChar>?
    private typealias ToNothing = @convention(c) (Pointer?) -> Void

    static let shared = MIMELibrary()

    let newMemoryStream: @convention(c) (UnsafeRawPointer?, Int) -> Pointer?
    let constructMessage: @convention(c) (Pointer?, Pointer?) -> Pointer?
    private let newStream: @convention(c) () -> Pointer?
    private let parserNew: FromPointer
    private let iteratorNew: FromPointer
    private let iteratorNext: @convention(c) (Pointer?) -> Int32
    private let iteratorCurrent: FromPointer
    private let iteratorParent: FromPointer
    private let iteratorFree: ToNothing
    private let objectType: FromPointer
    private let objectDisposition: ToString
    private let mediaType: ToString
    private let mediaSubtype: ToString
    private let isPart: @convention(c) (Pointer?, UInt) -> Int32
    private let partType: UInt
    private let textPartType: UInt
    private let partFileName: ToString
    private let partContent: FromPointer
    private let partText: @convention(c) (Pointer?) -> UnsafeMutablePointer<CChar>?
    private let writeContent: @convention(c) (Pointer?, Pointer?) -> Int
    private let bytesOfStream: FromPointer
    private let free: ToNothing
    private let unref: ToNothing

    private init?() {
        guard let library = SystemLibrary(["libgmime-3.0.so.0", "libgmime-3.0.dylib"]),
            let initialize = library.function("g_mime_init", as: (@convention(c) () -> Void).self),
            let newMemoryStream = library.function(
                "g_mime_stream_mem_new_with_buffer", as: (@convention(c) (UnsafeRawPointer?, Int) -> Pointer?).self),
            let newStream = library.function("g_mime_stream_mem_new", as: (@convention(c) () -> Pointer?).self),
            let parserNew = library.function("g_mime_parser_new_with_stream", as: FromPointer.self),
            let constructMessage = library.function(
                "g_mime_parser_construct_message", as: (@convention(c) (Pointer?, Pointer?) -> Pointer?).self),
            let iteratorNew = library.function("g_mime_part_iter_new", as: FromPointer.self),
            let iteratorNext = library.function("g_mime_part_iter_next", as: (@convention(c) (Pointer?) -> Int32).self),
            let iteratorCurrent = library.function("g_mime_part_iter_get_current", as: FromPointer.self),
            let iteratorParent = library.function("g_mime_part_iter_get_parent", as: FromPointer.self),
            let iteratorFree = library.function("g_mime_part_iter_free", as: ToNothing.self),
            let objectType = library.function("g_mime_object_get_content_type", as: FromPointer.self),
            let objectDisposition = library.function("g_mime_object_get_disposition", as: ToString.self),
            let mediaType = library.function("g_mime_content_type_get_media_type", as: ToString.self),
            let mediaSubtype = library.function("g_mime_content_type_get_media_subtype", as: ToString.self),
            let isPart = library.function(
                "g_type_check_instance_is_a", as: (@convention(c) (Pointer?, UInt) -> Int32).self),
            let partType = library.function("g_mime_part_get_type", as: (@convention(c) () -> UInt).self),
            let textPartType = library.function("g_mime_text_part_get_type", as: (@convention(c) () -> UInt).self),
            let partFileName = library.function("g_mime_part_get_filename", as: ToString.self),
            let partContent = library.function("g_mime_part_get_content", as: FromPointer.self),
            let partText = library.function(
                "g_mime_text_part_get_text", as: (@convention(c) (Pointer?) -> UnsafeMutablePointer<CChar>?).self),
            let writeContent = library.function(
                "g_mime_data_wrapper_write_to_stream", as: (@convention(c) (Pointer?, Pointer?) -> Int).self),
            let bytesOfStream = library.function("g_mime_stream_mem_get_byte_array", as: FromPointer.self),
            let free = library.function("g_free", as: ToNothing.self),
            let unref = library.function("g_object_unref", as: ToNothing.self)
        else { return nil }
        initialize()
        self.newMemoryStream = newMemoryStream
        self.newStream = newStream
        self.parserNew = parserNew
        self.constructMessage = constructMessage
        self.iteratorNew = iteratorNew
        self.iteratorNext = iteratorNext
        self.iteratorCurrent = iteratorCurrent
        self.iteratorParent = iteratorParent
        self.iteratorFree = iteratorFree
        self.objectType = objectType
        self.objectDisposition = objectDisposition
        self.mediaType = mediaType
        self.mediaSubtype = mediaSubtype
        self.isPart = isPart
        self.partType = partType()
        self.textPartType = textPartType()
        self.partFileName = partFileName
        self.partContent = partContent
        self.partText = partText
        self.writeContent = writeContent
        self.bytesOfStream = bytesOfStream
        self.free = free
        self.unref = unref
    }

    func newParser(_ stream: Pointer) -> Pointer? { parserNew(stream) }
    func newIterator(_ message: Pointer) -> Pointer? { iteratorNew(message) }
    func next(_ iterator: Pointer) -> Bool { iteratorNext(iterator) != 0 }
    func current(_ iterator: Pointer) -> Pointer? { iteratorCurrent(iterator) }
    func parent(_ iterator: Pointer) -> Pointer? { iteratorParent(iterator) }
    func freeIterator(_ iterator: Pointer) { iteratorFree(iterator) }
    func release(_ object: Pointer) { unref(object) }

    /// `multipart/mixed`, in small letters.
    func contentType(_ object: Pointer) -> (media: String, isMultipart: Bool)? {
        guard let type = objectType(object), let media = mediaType(type), let subtype = mediaSubtype(type) else {
            return nil
        }
        let name = (String(cString: media) + "/" + String(cString: subtype)).lowercased()
        return (name, name.hasPrefix("multipart/"))
    }

    func disposition(_ object: Pointer) -> String? {
        objectDisposition(object).map { String(cString: $0).lowercased() }
    }

    /// The name of an attached file, without folders.
    func fileName(_ object: Pointer) -> String? {
        guard isPart(object, partType) != 0, let name = partFileName(object) else { return nil }
        return String(cString: name).split { $0 == "/" || $0 == "\\" }.last.map(String.init)
    }

    /// The decoded bytes of a part; of a text its letters as UTF-8, whatever its charset was.
    func content(_ object: Pointer, asText: Bool) -> [UInt8]? {
        guard isPart(object, partType) != 0 else { return nil }
        if asText, isPart(object, textPartType) != 0, let text = partText(object) {
            defer { free(text) }
            return Array(String(cString: text).utf8)
        }
        guard let content = partContent(object), let stream = newStream() else { return nil }
        defer { unref(stream) }
        guard writeContent(content, stream) >= 0, let array = bytesOfStream(stream) else { return nil }
        // GByteArray begins with a pointer and a 32-bit count.
        let count = Int(array.load(fromByteOffset: MemoryLayout<Pointer>.size, as: UInt32.self))
        guard count > 0, let start = array.load(as: UnsafePointer<UInt8>?.self) else { return [] }
        return Array(UnsafeBufferPointer(start: start, count: count))
    }
}

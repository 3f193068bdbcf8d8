import LetterText

/// Goes through a file and all that lies in it.
struct ContainerWalk {
    private var budget: ReaderBudget
    private var nesting = 0
    /// Whether nothing more is to be read: nobody wants it, or a limit for all was reached.
    private var isStopped = false
    private let body: (ReadMember) -> Bool
    /// Texts told so far.
    private var texts = 0

    init(_ limits: ReaderLimits, _ body: @escaping (ReadMember) -> Bool) {
        budget = ReaderBudget(limits)
        self.body = body
    }

    /// Tells the letters of a file or member.
    /// - Parameter envelope: what the message around it says of it.
    mutating func visit(_ bytes: [UInt8], path: String, envelope: Envelope?) {
        let format = FileFormat.sniff(bytes)
        do throws(ReaderError) {
            guard format.isContainer else {
                var text = try LetterReader.read(bytes, format, &budget)
                text.envelope = envelope
                return tell(ReadMember(path: path, result: .success(text)))
            }
            let limits = budget.limits
            guard bytes.count <= limits.maximumBytes else { throw .tooLarge(limit: limits.maximumBytes) }
            guard nesting < limits.maximumNesting else { throw .tooNested(limit: limits.maximumNesting) }
            nesting += 1
            defer { nesting -= 1 }
            switch format {
            case .edxml: try visitMessage(bytes, path: path)
            case .mail:
                for part in try MailReader.parts(of: bytes, &budget) where !isStopped {
                    visit(part.content, path: Self.path(path, part.name), envelope: envelope)
                }
            default: try visitArchive(bytes, format, path: path, envelope: envelope)
            }
        } catch {
            tell(ReadMember(path: path, result: .failure(error)))
        }
    }

    private mutating func tell(_ member: ReadMember) {
        guard !isStopped else { return }
        switch member.result {
        case .success: texts += 1
        case .failure(let error): isStopped = Self.endsAll(error)
        }
        if !body(member) { isStopped = true }
    }

    private mutating func visitArchive(
        _ bytes: [UInt8], _ format: FileFormat, path: String, envelope: Envelope?
    ) throws(ReaderError) {
        let archive = try ArchiveReader(bytes, format)
        var found = 0
        while !isStopped, let member = try archive.next() {
            guard member.isFile, !Self.isLitter(member.name) else { continue }
            found += 1
            let inner = Self.path(path, member.name)
            do throws(ReaderError) {
                try budget.addMember()
                visit(try archive.content(&budget), path: inner, envelope: envelope)
            } catch {
                tell(ReadMember(path: inner, result: .failure(error)))
            }
        }
        guard found > 0 else { throw .nothingInside }
    }

    /// The attachments of a message of the exchange, with what the message says of them. Where none can be read, what
    /// it says is all that is known of the letter.
    private mutating func visitMessage(_ bytes: [UInt8], path: String) throws(ReaderError) {
        let message = try EdXMLReader.read(bytes, depthLimit: budget.limits.maximumDepth)
        let before = texts
        for attachment in message.attachments where !isStopped {
            let inner = Self.path(path, attachment.name)
            do throws(ReaderError) {
                try budget.addMember()
                try budget.addInflated(attachment.encoded.count)
                guard let content = Base64.decode(attachment.encoded) else {
                    throw .unreadable(reason: "attachment is no base64")
                }
                visit(content, path: inner, envelope: message.envelope)
            } catch {
                tell(ReadMember(path: inner, result: .failure(error)))
            }
        }
        // What lies in a message inside this one is that one's.
        defer { texts = before }
        guard texts == before else { return }
        var text = ReadText(SourceText(bytes: []), format: .edxml, origin: .text)
        text.envelope = message.envelope
        tell(ReadMember(path: path, result: .success(text)))
    }

    // MARK: Names

    /// `archive.zip!/folder/letter.docx`; control characters of a name would reach a terminal.
    private static func path(_ outer: String, _ name: String) -> String {
        let name = String(
            String.UnicodeScalarView(name.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "?" : $0 }))
        return outer.isEmpty ? name : outer + "!/" + name
    }

    /// Files that programs leave behind beside those that people made.
    private static func isLitter(_ name: String) -> Bool {
        let last = name.split(separator: "/").last ?? ""
        return name.hasPrefix("__MACOSX/") || last.hasPrefix("._") || last.hasPrefix("~$") || last == ".DS_Store"
            || last.lowercased() == "thumbs.db"
    }

    /// Whether after a failure no other member can be read either.
    private static func endsAll(_ error: ReaderError) -> Bool {
        switch error {
        case .tooLargeInside, .tooManyMembers: true
        default: false
        }
    }
}

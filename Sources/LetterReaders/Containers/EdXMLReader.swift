import LetterText

/// Reads messages of the national exchange of official letters: edXML (QCVN 102:2016/BTTTT).
///
/// Gateways write it loosely: junk before the declaration, prefixes that are bound nowhere, dates as `2019/01/16` and
/// as `16/01/2019`, `null` for what is not there. The number of a document's type is not used, only its name: senders
/// write `1` for every type.
enum EdXMLReader {
    struct Message {
        var envelope: Envelope
        var attachments: [Attachment]
    }

    struct Attachment {
        var name: String
        /// Base64.
        var encoded: [UInt8]
    }

    /// - Throws: ``ReaderError/statusMessage(code:description:)`` for one that only tells how far a letter was dealt with.
    ///
    /// Complexity: O(*n*).
    static func read(_ bytes: [UInt8], depthLimit: Int) throws(ReaderError) -> Message {
        let start = bytes.indices.first { bytes[$0] == 0x3C || bytes[$0] == 0xFF || bytes[$0] == 0xFE } ?? 0
        let collector = Collector()
        try XMLParser.parse(Array(bytes[start...]), into: collector, depthLimit: depthLimit, recovers: true)
        if let code = collector.value("MessageHeader", "StatusCode") {
            throw .statusMessage(code: code, description: collector.value("MessageHeader", "Description") ?? "")
        }
        return Message(envelope: envelope(collector), attachments: collector.attachments)
    }

    private static func envelope(_ fields: Collector) -> Envelope {
        var envelope = Envelope()
        envelope.documentID = fields.value("MessageHeader", "DocumentId")
        envelope.sender = fields.value("From", "OrganName")
        envelope.senderID = fields.value("From", "OrganId")
        envelope.receivers = fields.values("To", "OrganName")
        envelope.code = code(fields.value("Code", "CodeNumber"), fields.value("Code", "CodeNotation"))
        envelope.place = fields.value("PromulgationInfo", "Place")
        envelope.date = fields.value("PromulgationInfo", "PromulgationDate").flatMap(isoDate)
        envelope.type = fields.value("DocumentType", "TypeName")
        envelope.subject = fields.value("MessageHeader", "Subject")
        envelope.signerAuthority = fields.value("SignerInfo", "Competence")
        envelope.signerTitle = fields.value("SignerInfo", "Position")
        envelope.signerName = fields.value("SignerInfo", "FullName")
        envelope.dueDate = fields.value("MessageHeader", "DueDate").flatMap(isoDate)
        envelope.copies = fields.values("ToPlaces", "Place")
        envelope.priority = fields.value("OtherInfo", "Priority").map(urgency)
        envelope.responseFor = fields.values("ResponseFor", "Code")
        envelope.business = fields.value("Bussiness", "BussinessDocType").flatMap(business)
        envelope.businessReason = fields.value("Bussiness", "BussinessDocReason")
        return envelope
    }

    /// `12` and `UBND-YT` give `12/UBND-YT`; some senders put the whole into the first.
    private static func code(_ number: String?, _ notation: String?) -> String? {
        guard let number else { return nil }
        guard let notation, !number.contains("/") else { return number }
        return number + "/" + notation
    }

    /// How urgent a letter is, in words; messages tell it by a code or in words.
    private static func urgency(_ code: String) -> String {
        let words = [Envelope.ordinary, "Khẩn", "Thượng khẩn", "Hỏa tốc", "Hỏa tốc hẹn giờ"]
        return Int(code).flatMap { words.indices.contains($0) ? words[$0] : nil } ?? code
    }

    private static func business(_ code: String) -> Envelope.Business? {
        switch code {
        case "0": .new
        case "1": .revoke
        case "2": .update
        case "3": .replace
        default: nil
        }
    }

    /// `2019/01/16`, `16/01/2019`, `2019-01-16`, also with a time behind it.
    private static func isoDate(_ text: String) -> String? {
        let parts = text.prefix { $0 != " " && $0 != "T" }.split { $0 == "/" || $0 == "-" || $0 == "." }
        let numbers = parts.compactMap { Int($0) }
        guard parts.count == 3, numbers.count == 3 else { return nil }
        let isYearFirst = parts[0].count == 4
        guard isYearFirst || parts[2].count == 4 else { return nil }
        let (year, month, day) = (numbers[isYearFirst ? 0 : 2], numbers[1], numbers[isYearFirst ? 2 : 0])
        let days = [
            31, year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31,
        ]
        guard (1...12).contains(month), day >= 1, day <= (month <= 10 ? days[month - 1] : month == 11 ? 30 : 31) else {
            return nil
        }
        func two(_ number: Int) -> String { ListNumber.text(number, .padded) }
        return "\(year)-\(two(month))-\(two(day))"
    }

    /// Gathers the texts of elements by their names and those of the elements around them.
    private final class Collector: XMLEvents {
        private var open: [String] = []
        private var text: [UInt8] = []
        private var fields: [String: [String]] = [:]
        private(set) var attachments: [Attachment] = []
        private var attachment = Attachment(name: "", encoded: [])
        private static let names = XMLVocabulary<Element>()

        /// The elements that are looked at; the others are no parents of any.
        private enum Element: String, CaseIterable {
            case messageHeader = "MessageHeader"
            case from = "From"
            case to = "To"
            case organID = "OrganId"
            case organName = "OrganName"
            case documentID = "DocumentId"
            case code = "Code"
            case codeNumber = "CodeNumber"
            case codeNotation = "CodeNotation"
            case promulgation = "PromulgationInfo"
            case place = "Place"
            case promulgationDate = "PromulgationDate"
            case documentType = "DocumentType"
            case typeName = "TypeName"
            case subject = "Subject"
            case signer = "SignerInfo"
            case competence = "Competence"
            case position = "Position"
            case fullName = "FullName"
            case dueDate = "DueDate"
            case toPlaces = "ToPlaces"
            case otherInfo = "OtherInfo"
            case priority = "Priority"
            case responseFor = "ResponseFor"
            case business = "Bussiness"
            case businessType = "BussinessDocType"
            case businessReason = "BussinessDocReason"
            case statusCode = "StatusCode"
            case description = "Description"
            case attachment = "Attachment"
            case attachmentName = "AttachmentName"
            case content = "ContentTransferEncoded"
        }

        func value(_ parent: String, _ name: String) -> String? { values(parent, name).first }

        func values(_ parent: String, _ name: String) -> [String] { fields[parent + "/" + name] ?? [] }

        func open(_ name: XMLName, _ attributes: borrowing XMLAttributes) {
            open.append(Self.names[name]?.rawValue ?? "")
            text = []
            if open.last == Element.attachment.rawValue { attachment = Attachment(name: "", encoded: []) }
        }

        func close(_ name: XMLName) {
            guard let element = open.popLast().flatMap(Element.init) else { return }
            let parent = open.last ?? ""
            defer { text = [] }
            switch element {
            case .attachment:
                if attachment.name.isEmpty { attachment.name = String(attachments.count + 1) }
                attachments.append(attachment)
            case .content where parent == Element.attachment.rawValue: attachment.encoded = text
            case .attachmentName where parent == Element.attachment.rawValue: attachment.name = words ?? ""
            default:
                if let words { fields[parent + "/" + element.rawValue, default: []].append(words) }
            }
        }

        func text(_ bytes: UnsafeBufferPointer<UInt8>) { text += bytes }

        /// The text of the element that closes, on one line, nil where it says nothing.
        private var words: String? {
            let normal = TextDecoder.normalize(SourceText(bytes: text)).text.bytes
            let words = String(decoding: normal, as: UTF8.self).split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
            return words.isEmpty || words == "null" ? nil : words
        }
    }
}

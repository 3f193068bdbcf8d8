/// What a message says of the letter that it carries.
///
/// The national exchange of official letters (edXML, QCVN 102:2016/BTTTT) sends a letter's number, date, subject and
/// signer beside its file. These are facts of the message: they fill what the letter itself does not show, and are
/// held against what it shows. A date for the reply is never a duty's deadline.
public struct Envelope: Sendable, Hashable {
    /// What the message is to do. The raw value stands in the JSON.
    public enum Business: String, Sendable, Hashable {
        case new, revoke, update, replace
    }

    public var documentID: String?
    /// The sending body, and its code in the exchange.
    public var sender: String?
    public var senderID: String?
    public var receivers: [String] = []
    /// Number and symbol: `12/UBND-YT`.
    public var code: String?
    public var place: String?
    /// ISO 8601.
    public var date: String?
    /// The type's name: `Công văn`.
    public var type: String?
    public var subject: String?
    /// The formula over the signer's title: `KT. Chủ tịch`.
    public var signerAuthority: String?
    public var signerTitle: String?
    public var signerName: String?
    /// The date by which the sender wants it dealt with, ISO 8601.
    public var dueDate: String?
    /// Copy recipients.
    public var copies: [String] = []
    /// How urgent it is, in words: `Hỏa tốc`; ``ordinary`` mostly. A code that the standard does not know stays a code.
    public var priority: String?
    /// Letters that this one answers, by their codes.
    public var responseFor: [String] = []
    public var business: Business?
    /// What the business is about: the reason of a revocation.
    public var businessReason: String?

    /// The priority of a letter that is not urgent.
    public static let ordinary = "Thường"

    public init() {}
}

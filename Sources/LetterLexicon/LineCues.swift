internal import CLetterData

/// What a phrase at the start of a line tells of the line (`structure-cues.tsv`); a phrase may have several kinds.
@frozen
public struct LineCueKinds: OptionSet, Sendable, Hashable {
    public let rawValue: UInt64
    @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }

    /// The names in the column `kinds` of the table, in the order of the bits.
    public static let names = [
        "nation", "motto", "number", "type", "subject", "addressees", "telegram",
        "urgency", "secrecy", "basis", "firm-basis", "enact", "copies", "capacity",
        "title", "body", "complete-body", "place", "issue-verb", "closing", "order-verb",
        "annex", "firm-annex", "attached", "column", "honorific", "name-end", "subordinate", "group", "auxiliary",
        "governs", "archive", "continuation", "joint-addressees",
    ]

    /// `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`.
    public static let nation = LineCueKinds(rawValue: 1 << 0)
    /// `Độc lập - Tự do - Hạnh phúc`.
    public static let motto = LineCueKinds(rawValue: 1 << 1)
    /// `Số` before number and symbol.
    public static let number = LineCueKinds(rawValue: 1 << 2)
    /// A kind of document as its type line: `CHỈ THỊ`.
    public static let type = LineCueKinds(rawValue: 1 << 3)
    /// `V/v`, `Về việc`.
    public static let subject = LineCueKinds(rawValue: 1 << 4)
    /// `Kính gửi`.
    public static let addressees = LineCueKinds(rawValue: 1 << 5)
    /// `điện` behind the sender of a telegram (công điện).
    public static let telegram = LineCueKinds(rawValue: 1 << 6)
    /// `HỎA TỐC`.
    public static let urgency = LineCueKinds(rawValue: 1 << 7)
    /// `MẬT`.
    public static let secrecy = LineCueKinds(rawValue: 1 << 8)
    /// Opens a legal basis or recital, or a first sentence: `Thực hiện`.
    public static let basis = LineCueKinds(rawValue: 1 << 9)
    /// Opens nothing but a legal basis: `Căn cứ`.
    public static let firmBasis = LineCueKinds(rawValue: 1 << 10)
    /// `QUYẾT ĐỊNH:` behind the bases.
    public static let enact = LineCueKinds(rawValue: 1 << 11)
    /// `Nơi nhận`.
    public static let copies = LineCueKinds(rawValue: 1 << 12)
    /// Signing capacity: `TM.`, `KT.`, `TL.`, `TUQ.`, `Q.`.
    public static let capacity = LineCueKinds(rawValue: 1 << 13)
    /// A post over a signature: `PHÓ CHỦ TỊCH`.
    public static let title = LineCueKinds(rawValue: 1 << 14)
    /// The word that a body's name begins with: `Sở`.
    public static let body = LineCueKinds(rawValue: 1 << 15)
    /// A body whose name is complete: `VĂN PHÒNG CHÍNH PHỦ`.
    public static let completeBody = LineCueKinds(rawValue: 1 << 16)
    /// A kind of place, which goes on with a body's name: `TỈNH`.
    public static let place = LineCueKinds(rawValue: 1 << 17)
    /// What an issuer does: `ban hành`.
    public static let issueVerb = LineCueKinds(rawValue: 1 << 18)
    /// Opens a closing paragraph: `Trên đây là`.
    public static let closing = LineCueKinds(rawValue: 1 << 19)
    /// `yêu cầu`, `đề nghị` behind the issuer in a closing paragraph.
    public static let orderVerb = LineCueKinds(rawValue: 1 << 20)
    /// Opens an annex where it stands in capitals: `DANH MỤC`.
    public static let annex = LineCueKinds(rawValue: 1 << 21)
    /// Opens nothing but an annex: `PHỤ LỤC`.
    public static let firmAnnex = LineCueKinds(rawValue: 1 << 22)
    /// `kèm theo`.
    public static let attached = LineCueKinds(rawValue: 1 << 23)
    /// A head of a table column: `Stt`, `Nội dung`.
    public static let column = LineCueKinds(rawValue: 1 << 24)
    /// Stands before a name or in its place: `Đại tá`, `đã ký`.
    public static let honorific = LineCueKinds(rawValue: 1 << 25)
    /// Ends a body's name in running text: `gọi tắt`.
    public static let nameEnd = LineCueKinds(rawValue: 1 << 26)
    /// A body that has a parent, where it stands behind the parent on one line: `SỞ`.
    public static let subordinate = LineCueKinds(rawValue: 1 << 27)
    /// Opens a group of bodies or persons: `Các`, `Ông`.
    public static let group = LineCueKinds(rawValue: 1 << 28)
    /// Stands before a verb, never in a body's name: `đã`.
    public static let auxiliary = LineCueKinds(rawValue: 1 << 29)
    /// A word that needs the noun behind it: `bàn` in `trên địa bàn Thành phố`.
    public static let governs = LineCueKinds(rawValue: 1 << 30)
    /// `Lưu`: the last of the copies.
    public static let archive = LineCueKinds(rawValue: 1 << 31)
    /// Ties a paragraph to the one before it: `Đồng thời`.
    public static let continuation = LineCueKinds(rawValue: 1 << 32)
    /// `Đồng kính gửi`: bodies that are told besides the addressees.
    public static let jointAddressees = LineCueKinds(rawValue: 1 << 33)
}

/// The phrases of `structure-cues.tsv` in one trie over their words, whatever the case and the tone placement.
@frozen
public struct LineCueTable: Sendable {
    @usableFromInline let edges: TableView<UInt64>
    @usableFromInline let targets: TableView<UInt32>
    @usableFromInline let kindsOfNode: TableView<UInt64>

    public static let standard = LineCueTable()

    init() {
        let blob = TableBlob(start: giaoviec_structurecues(), count: giaoviec_structurecues_count())
        edges = blob.section(0, of: UInt64.self)
        targets = blob.section(1, of: UInt32.self)
        kindsOfNode = blob.section(2, of: UInt64.self)
    }

    /// The node after one more word, 0 where no phrase goes on so; 0 is also where phrases begin. Complexity: O(1).
    @inlinable
    public func step(_ node: UInt32, _ word: UInt64) -> UInt32 {
        let key = Self.edge(node, word)
        var slot = SyllableKey.slot(key, of: edges.count)
        while true {
            let found = edges[slot]
            if found == key { return targets[slot] }
            if found == 0 { return 0 }
            slot += 1
            if slot == edges.count { slot = 0 }
        }
    }

    @inlinable public func kinds(_ node: UInt32) -> LineCueKinds { LineCueKinds(rawValue: kindsOfNode[Int(node)]) }

    /// Key of an edge of the trie; never 0.
    @inlinable
    public static func edge(_ node: UInt32, _ word: UInt64) -> UInt64 {
        let mixed = (word ^ UInt64(node) &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
        return (mixed ^ mixed >> 32) | 1
    }

    /// The key of a word or mark of a phrase; full stops at its end do not count (`TM.`).
    public static func word(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
        var end = range.upperBound
        while end > range.lowerBound + 1, bytes[end - 1] == 0x2E { end -= 1 }
        let key = Syllables.key(bytes, range.lowerBound..<end)
        if key != 0 { return key }
        // Marks, figures, words with `/`: FNV-1a of the bytes, ASCII letters in lower case.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range.lowerBound..<end {
            let byte = bytes[index]
            hash = (hash ^ UInt64(byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte)) &* 0x0000_0100_0000_01B3
        }
        return hash | 1 << 63
    }
}

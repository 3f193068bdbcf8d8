internal import CLetterData

/// Number of a cue: a row (or several of one id) of the cue, agency and place tables.
@frozen
public struct CueID: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The cue of an id of the tables, nil where there is none. Complexity: O(log *cues*).
    public init?(named name: String) {
        let table = PhraseTable.standard
        let wanted = Array(name.utf8)
        var low = 0
        var high = table.cueCount
        while low < high {
            let middle = (low + high) / 2
            if table.nameBytes(middle).lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
        }
        guard low < table.cueCount, table.nameBytes(low) == wanted else { return nil }
        self.init(rawValue: UInt16(low))
    }

    /// The id in the tables: `agency-head-department`.
    public var name: String { String(decoding: PhraseTable.standard.nameBytes(Int(rawValue)), as: UTF8.self) }

    /// The first phrase of the cue as it stands in the table: `Sở Giáo dục và Đào tạo`.
    public var phrase: String {
        let table = PhraseTable.standard
        return table.phrases.string(table.phraseStarts.range(Int(rawValue)))
    }

    public var cueClass: CueClass { PhraseTable.standard.cueClass(self) }
}

/// All phrases of the tables in one trie over syllable numbers.
@frozen
public struct PhraseTable: Sendable {
    /// A place in the trie; 0 is no place.
    public typealias State = UInt32

    /// By syllable: the state after it.
    @usableFromInline let root: TableView<UInt32>
    /// Which pairs of syllables begin a phrase: bits by hash (``mayBegin(_:_:)``).
    @usableFromInline let pairs: TableView<UInt64>
    /// By state at which a phrase ends: the classes of its cues, folded.
    @usableFromInline let acceptClasses: TableView<UInt64>
    @usableFromInline let edges: TableView<UInt64>
    @usableFromInline let leafCount: UInt32
    @usableFromInline let acceptStarts: TableView<UInt32>
    @usableFromInline let acceptCues: TableView<UInt16>
    @usableFromInline let classes: TableView<UInt8>
    let nameStarts: TableView<UInt32>
    let names: TableView<UInt8>
    let phraseStarts: TableView<UInt32>
    let phrases: TableView<UInt8>
    let classNameBytes: TableView<UInt8>

    public static let standard = PhraseTable()

    init() {
        let blob = TableBlob(start: giaoviec_phrases(), count: giaoviec_phrases_count())
        root = blob.section(0, of: UInt32.self)
        edges = blob.section(1, of: UInt64.self)
        acceptStarts = blob.section(2, of: UInt32.self)
        acceptCues = blob.section(3, of: UInt16.self)
        classes = blob.section(4, of: UInt8.self)
        nameStarts = blob.section(5, of: UInt32.self)
        names = blob.section(6, of: UInt8.self)
        phraseStarts = blob.section(7, of: UInt32.self)
        phrases = blob.section(8, of: UInt8.self)
        pairs = blob.section(9, of: UInt64.self)
        acceptClasses = blob.section(10, of: UInt64.self)
        leafCount = blob.section(11, of: UInt32.self)[0]
        classNameBytes = blob.section(12, of: UInt8.self)
        // With this the look-ups by hash need no check of their own.
        precondition(pairs.count == Self.pairWords)
    }

    public var cueCount: Int { classes.count }

    /// States are less than two to this power.
    public static let stateBits = 22

    /// The state after the first syllable of a phrase, 0 where none starts so. Complexity: O(1).
    @inlinable @inline(__always)
    public func start(_ syllable: SyllableID) -> State {
        let index = Int(syllable.rawValue)
        return index < root.count ? root[bounded: index] : 0
    }

    /// Words of the bit set of pairs: 2¹⁷ bits, of which one in twelve or so is set.
    public static let pairWords = 2048

    @inlinable
    static func pairBit(_ first: UInt16, _ second: UInt16) -> (word: Int, bit: UInt64) {
        let hash = ((UInt64(first) << 16 | UInt64(second)) &* 0x9E37_79B9_7F4A_7C15) >> 47
        return (Int(hash >> 6), 1 << (hash & 63))
    }

    public static func addPair(_ first: UInt16, _ second: UInt16, to pairs: inout [UInt64]) {
        let (word, bit) = pairBit(first, second)
        pairs[word] |= bit
    }

    /// False where no phrase of two syllables or more begins with these. `&` counts as `và`. Complexity: O(1).
    @inlinable
    public func mayBegin(_ first: SyllableID, _ second: SyllableID) -> Bool {
        let (word, bit) = Self.pairBit(first.rawValue, second.rawValue)
        return pairs[bounded: word] & bit != 0
    }

    /// The state after one more syllable, 0 where no phrase goes on so. Complexity: O(1).
    @inlinable
    public func step(_ state: State, _ syllable: SyllableID) -> State {
        let key = UInt64(state) << 16 | UInt64(syllable.rawValue)
        var slot = SyllableKey.slot(key, of: edges.count)
        // One way out for found and not found: which it is no processor can guess.
        var edge = edges[bounded: slot]
        while edge != 0, edge >> 24 != key {
            slot &+= 1
            if slot == edges.count { slot = 0 }
            edge = edges[bounded: slot]
        }
        return State(truncatingIfNeeded: edge & 0xFF_FFFF)
    }

    /// Which entries of the accept list end at a state; empty for most.
    @inlinable @inline(__always)
    public func accepts(_ state: State) -> Range<Int> {
        // States at which a phrase ends have the lowest numbers.
        Int(state) + 1 >= acceptStarts.count ? 0..<0 : Int(acceptStarts[Int(state)])..<Int(acceptStarts[Int(state) + 1])
    }

    /// One more than the highest state at which a phrase ends.
    public var acceptingStates: Int { acceptClasses.count }

    /// No phrase goes on behind a leaf. Complexity: O(1).
    @inlinable public func isLeaf(_ state: State) -> Bool { state <= leafCount }

    /// The classes of the cues that end at a state, folded to 64 bits (``CueClassSet/folded``); 0 for most states.
    @inlinable @inline(__always)
    public func acceptedClasses(_ state: State) -> UInt64 {
        // No phrase ends at state 0.
        acceptClasses[bounded: Int(state) < acceptClasses.count ? Int(state) : 0]
    }

    @inlinable @inline(__always)
    public func accepted(_ index: Int) -> CueID { CueID(rawValue: acceptCues[index]) }

    @inlinable @inline(__always)
    public func cueClass(_ cue: CueID) -> CueClass { CueClass(rawValue: classes[Int(cue.rawValue)])! }
    @inlinable @inline(__always)
    public func rawClass(_ cue: CueID) -> UInt8 { classes[Int(cue.rawValue)] }

    func nameBytes(_ cue: Int) -> [UInt8] { nameStarts.range(cue).map { names[$0] } }

    /// The class names that the tables were compiled with, in the order of their numbers.
    public var classNames: [String] {
        classNameBytes.string(0..<classNameBytes.count).split(separator: "\n").map(String.init)
    }
}

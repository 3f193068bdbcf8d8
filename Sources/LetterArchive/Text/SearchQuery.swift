/// What somebody looks for: words, phrases, beginnings of words, joined by `AND`, `OR`, `NOT` and brackets.
///
/// ```
/// bao hiem xa hoi              all four words, whatever their marks
/// "bảo hiểm xã hội"            one behind the other, with these marks
/// (họp OR giao ban) NOT "trực tuyến"
/// thanh tr*                    words that begin so
/// 06/CT-UBND                   a document code is a phrase
/// ```
/// A word that is typed with marks means just this word, one without means all words of its letters.
public struct SearchQuery: Sendable, Hashable {
    /// A word to be found.
    public struct Word: Sendable, Hashable {
        var text: [UInt8]
        /// Whether it is compared with marks.
        var isExact: Bool
    }

    /// Words one behind the other; of the last maybe only the beginning.
    public struct Term: Sendable, Hashable {
        var words: [Word]
        var isPrefix: Bool
    }

    indirect enum Node: Sendable, Hashable {
        case term(Term)
        /// All of the first and none of the second; the first are never empty.
        case all([Node], except: [Node])
        case any([Node])
    }

    public enum Failure: Error, Sendable, Hashable {
        /// No word in it.
        case empty
        /// Nothing but what must not be there.
        case onlyExclusions
        /// More than ``SearchQuery/mostTerms`` terms, or too many brackets.
        case tooLong
    }

    public static let mostTerms = 100

    let root: Node
    /// The document code that is the whole query, as a key; nil where it is none.
    let codeKey: String?

    /// Reads a query. Brackets and quotes that are not closed end with the query.
    /// - Throws: ``Failure``
    public init(_ text: String) throws(Failure) {
        var parser = Parser(text)
        guard parser.pieces.count <= 4 * Self.mostTerms else { throw .tooLong }
        guard let root = try parser.any(depth: 0) else { throw parser.hasExclusion ? .onlyExclusions : .empty }
        guard parser.terms <= Self.mostTerms else { throw .tooLong }
        self.root = root
        codeKey = Self.codeKey(text)
    }

    /// A code has a figure and a stroke, and no blank: `06/CT-UBND`.
    private static func codeKey(_ text: String) -> String? {
        let trimmed = text.split(separator: " ")
        guard trimmed.count == 1, trimmed[0].contains("/"), trimmed[0].contains(where: \.isNumber),
            !trimmed[0].contains(where: { "\"()*".contains($0) })
        else { return nil }
        return SyllableTokens.key(of: String(trimmed[0]))
    }

    /// The terms that are to be there, for marking them.
    var wanted: [Term] {
        func terms(_ node: Node) -> [Term] {
            switch node {
            case .term(let term): [term]
            case .all(let nodes, _), .any(let nodes): nodes.flatMap(terms)
            }
        }
        return terms(root)
    }

    /// Whether it has `NOT`.
    var hasExclusions: Bool {
        func has(_ node: Node) -> Bool {
            switch node {
            case .term: false
            case .all(let nodes, let except): !except.isEmpty || nodes.contains(where: has)
            case .any(let nodes): nodes.contains(where: has)
            }
        }
        return has(root)
    }
}

extension SearchQuery {
    /// Recursive descent over words, quoted phrases, operators and brackets: `OR` binds least, `NOT` most.
    fileprivate struct Parser {
        enum Piece: Equatable {
            case open, close, and, or, not
            case term(Term)
        }

        var pieces: [Piece] = []
        private var position = 0
        private(set) var terms = 0
        private(set) var hasExclusion = false

        init(_ text: String) {
            var rest = text[...]
            while let character = rest.first {
                switch character {
                case _ where character.isWhitespace: rest.removeFirst()
                case "(":
                    pieces.append(.open)
                    rest.removeFirst()
                case ")":
                    pieces.append(.close)
                    rest.removeFirst()
                case "\"", "“", "”":
                    rest.removeFirst()
                    let words = rest.prefix { !"\"“”".contains($0) }
                    rest = rest.dropFirst(words.count + 1)
                    // `"thanh tr*"` and `"thanh tr"*` are the same.
                    let isPrefix = rest.first == "*"
                    if isPrefix { rest.removeFirst() }
                    append(String(words), isPrefix: isPrefix || words.last == "*")
                default:
                    let word = rest.prefix { !$0.isWhitespace && !"()\"“”".contains($0) }
                    rest = rest.dropFirst(word.count)
                    switch word {
                    case "AND": pieces.append(.and)
                    case "OR": pieces.append(.or)
                    case "NOT": pieces.append(.not)
                    default: append(String(word), isPrefix: word.last == "*")
                    }
                }
            }
        }

        private mutating func append(_ text: String, isPrefix: Bool) {
            let tokens = SyllableTokens(SyllableTokens.composed(text))
            let words = tokens.tokens.indices.map { index in
                let hasMarks = tokens.tokens[index].hasMarks
                return Word(text: Array(tokens.word(index, isExact: hasMarks)), isExact: hasMarks)
            }
            guard !words.isEmpty else { return }
            pieces.append(.term(Term(words: words, isPrefix: isPrefix)))
        }

        private var next: Piece? { position < pieces.count ? pieces[position] : nil }

        mutating func any(depth: Int) throws(Failure) -> Node? {
            guard depth < 32 else { throw .tooLong }
            var nodes: [Node] = []
            while true {
                if let node = try all(depth: depth) { nodes.append(node) }
                guard next == .or else { break }
                position += 1
            }
            return nodes.count > 1 ? .any(nodes) : nodes.first
        }

        private mutating func all(depth: Int) throws(Failure) -> Node? {
            var wanted: [Node] = []
            var unwanted: [Node] = []
            var isExcluded = false
            loop: while let piece = next {
                switch piece {
                case .or: break loop
                case .close:
                    // One too many at the top is passed over.
                    guard depth == 0 else { break loop }
                    position += 1
                case .and: position += 1
                case .not:
                    position += 1
                    isExcluded.toggle()
                    hasExclusion = true
                case .open, .term:
                    guard let node = try single(depth: depth) else { continue }
                    if isExcluded { unwanted.append(node) } else { wanted.append(node) }
                    isExcluded = false
                }
            }
            if wanted.isEmpty {
                if unwanted.isEmpty { return nil }
                throw .onlyExclusions
            }
            return wanted.count == 1 && unwanted.isEmpty ? wanted[0] : .all(wanted, except: unwanted)
        }

        private mutating func single(depth: Int) throws(Failure) -> Node? {
            guard let piece = next else { return nil }
            position += 1
            if case .term(let term) = piece {
                terms += 1
                return .term(term)
            }
            let node = try any(depth: depth + 1)
            if next == .close { position += 1 }
            return node
        }
    }
}

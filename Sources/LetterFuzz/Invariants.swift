import LetterExtraction
import LetterKit
import LetterStructure
import LetterText
import LetterTokens

/// What must hold of every reading of every file.
struct Invariants {
    let bytes: [UInt8]
    let analysis: LetterAnalysis
    private(set) var broken: [String] = []

    /// The broken invariants, in words; empty where all hold. Complexity: O(*bytes*).
    static func broken(of bytes: [UInt8], analysis: LetterAnalysis) -> [String] {
        var check = Invariants(bytes: bytes, analysis: analysis)
        check.checkTexts()
        check.checkTokens()
        check.checkPlaces()
        check.checkBlocks()
        check.checkExtraction()
        check.checkLetter()
        return check.broken
    }

    private init(bytes: [UInt8], analysis: LetterAnalysis) {
        self.bytes = bytes
        self.analysis = analysis
    }

    private mutating func require(_ condition: Bool, _ message: @autoclosure () -> String) {
        if !condition, broken.count < 8 { broken.append(message()) }
    }

    private mutating func checkTexts() {
        for (name, text) in [("decoded", analysis.decoded), ("repaired", analysis.repaired)] {
            require(String(validating: text.bytes, as: UTF8.self) != nil, "\(name) text is no UTF-8")
            require(text.map.textCount == text.count, "\(name) map covers \(text.map.textCount) of \(text.count) bytes")
            require(!text.bytes.contains(0x0D), "\(name) text holds a CR")
        }
        for finding in analysis.findings {
            require(finding.file.end <= bytes.count, "finding \(finding.kind) ends behind the file")
        }
        for correction in analysis.corrections {
            require(correction.file.end <= bytes.count, "correction of \(correction.original) ends behind the file")
        }
    }

    private mutating func checkTokens() {
        let stream = analysis.stream
        var end = 0
        for token in stream.tokens {
            require(token.start == end, "a token starts at \(token.start), the one before ended at \(end)")
            require(token.count > 0, "empty token at \(token.start)")
            end = token.end + Int(token.trailing)
            let place = stream.source.fileRange(of: token.range)
            require(place.end <= bytes.count, "the file place of the token at \(token.start) ends behind the file")
        }
        require(end == stream.source.count, "tokens end at \(end) of \(stream.source.count) bytes")
    }

    private mutating func checkPlaces() {
        guard
            let places = PlaceCheck(file: bytes, encoding: analysis.encoding, corrections: analysis.corrections)
        else { return }
        for token in analysis.stream.tokens {
            let place = analysis.stream.source.fileRange(of: token.range)
            let isTrue = places.holds(analysis.stream.source.bytes[token.range.indices], at: place)
            if isTrue { continue }
            let words = analysis.stream.source.string(token.range)
            require(isTrue, "the file does not hold ‘\(words)’ at \(place.start)..<\(place.end)")
        }
    }

    private mutating func checkBlocks() {
        let tree = analysis.tree
        let tokens = analysis.stream.count
        var end = 0
        for (index, block) in tree.blocks.enumerated() {
            require(block.parent < index && block.parent >= -1, "block \(index) has the parent \(block.parent)")
            require(block.section < tree.sections.count, "block \(index) stands in no section \(block.section)")
            require(block.table < tree.tables.count, "block \(index) stands in no table \(block.table)")
            require(block.depth >= 0, "block \(index) has the depth \(block.depth)")
            if !block.label.isEmpty {
                require(block.label.lowerBound >= end, "the label of block \(index) stands before the block before")
                end = block.label.upperBound
            }
            if !block.tokens.isEmpty {
                require(block.tokens.lowerBound >= end, "block \(index) overlaps the block before")
                end = block.tokens.upperBound
            }
            require(end <= tokens, "block \(index) ends behind the last token")
        }
        checkOrder()
        var opener = -1
        for section in tree.sections {
            require(section.block > opener && section.block < tree.blocks.count, "section \(section.path) out of order")
            require(section.heading.upperBound <= tokens, "the heading of \(section.path) ends behind the last token")
            opener = section.block
        }
        for table in tree.tables {
            require(table.rows.upperBound <= tree.blocks.count, "a table ends behind the last block")
            require(table.cells.count == table.rows.count, "a table has \(table.cells.count) rows of cells")
        }
    }

    /// Inside a line the way to the file only goes forward: columns change places as whole lines.
    private mutating func checkOrder() {
        var file = 0
        for token in analysis.stream.tokens {
            let place = analysis.stream.source.fileRange(of: token.range)
            if token.kind == .newline { file = 0 }
            if place.isEmpty || token.kind == .newline { continue }
            require(place.start >= file, "the file place of the token at \(token.start) goes back")
            file = place.start
        }
    }

    private mutating func checkExtraction() {
        let tokens = analysis.stream.count
        func inside(_ range: Range<Int>) -> Bool { range.lowerBound >= 0 && range.upperBound <= tokens }
        for assignment in analysis.extraction.assignments {
            require(!assignment.duty.isEmpty && assignment.duty.allSatisfy(inside), "a duty without place")
            require(assignment.section < analysis.tree.sections.count, "an assignment in no section")
            for deadline in assignment.deadlines {
                require(inside(deadline.tokens), "deadline \(deadline.value) without place")
                require(!deadline.value.isEmpty, "deadline without value")
            }
            for target in assignment.targets {
                require(inside(target.tokens), "target without place")
                require(target.value.isFinite, "target value is not finite")
            }
            for agency in assignment.agencies + assignment.coordinators + assignment.reportTo {
                require(inside(agency.tokens), "agency \(agency.name) without place")
                require(!agency.name.isEmpty, "agency without name")
            }
        }
        for objective in analysis.extraction.objectives {
            require(inside(objective.tokens) && objective.value.isFinite, "objective without place or value")
        }
        for citation in analysis.extraction.citations {
            require(inside(citation.tokens) && !citation.tokens.isEmpty, "citation without place")
        }
    }

    private mutating func checkLetter() {
        let letter = analysis.letter()
        for assignment in letter.assignments {
            require(!assignment.id.isEmpty, "an assignment without id")
            require(!assignment.duty.isEmpty, "an assignment without words")
            for evidence in assignment.evidence { checkEvidence(evidence, of: "a duty") }
            for body in assignment.agencies + assignment.coordinators + assignment.reportTo {
                if let evidence = body.evidence { checkEvidence(evidence, of: body.name) }
            }
            for deadline in assignment.deadlines {
                if let evidence = deadline.evidence { checkEvidence(evidence, of: deadline.value) }
            }
        }
        let identifiers = Set(letter.assignments.map(\.id))
        require(identifiers.count == letter.assignments.count, "two assignments have one id")
        let isJSON = JSONCheck.accepts(letter.json())
        require(isJSON, "the JSON is not valid")
    }

    private mutating func checkEvidence(_ evidence: Letter.Evidence, of what: String) {
        let size = bytes.count
        require(
            0 <= evidence.start && evidence.start <= evidence.end && evidence.end <= size,
            "evidence \(evidence.start)..<\(evidence.end) of \(what) in a file of \(size) bytes")
        require(evidence.line >= 1 && evidence.line <= evidence.lastLine, "evidence lines of \(what)")
    }
}

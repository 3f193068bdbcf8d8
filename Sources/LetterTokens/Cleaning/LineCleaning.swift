import LetterText

/// The second pass: lines are left out, joined or made rows.
enum LineCleaning {
    static func clean(_ source: SourceText) -> (text: SourceText, findings: [Finding]) {
        var pass = Pass(source)
        pass.run(source.bytes.span)
        return (pass.rewriter.finish(), pass.findings)
    }

    struct Pass {
        let source: SourceText
        var rewriter: TextRewriter
        var findings: [Finding] = []
        var lines: LineTable
        var facts: LineFacts
        var formal: FormalLines?
        /// The line that was put behind the one before it.
        private var joinedLine = -1
        /// How each line's end joins the next, where words were broken over lines.
        private var brokenEnds: [LineEnd] = []

        init(_ source: SourceText) {
            self.source = source
            rewriter = TextRewriter(source)
            lines = LineTable(source.bytes.span)
            facts = LineFacts(source.bytes, lines)
        }

        mutating func run(_ bytes: borrowing Span<UInt8>) {
            let bounds = LetterBounds.find(facts)
            if bounds.lines.lowerBound > 0 {
                leaveOut(0..<lines.start(bounds.lines.lowerBound), bytes)
            }
            PageNumbers.mark(bytes, lines, &facts, bounds.lines)
            RunningHeads.mark(bytes, lines, &facts, bounds.lines)
            let last = bounds.lines.upperBound
            var line = bounds.lines.lowerBound
            if !facts.isFragmented {
                let formal = FormalLines(bytes, lines, facts, bounds.lines)
                self.formal = formal
                if let order = LetterheadColumns.reorder(bytes, lines, facts, formal.head) {
                    line = writeHead(order, formal.head)
                }
            }
            while line < last {
                switch facts.role[line] {
                case .bar: line = bars(bytes, from: line, to: last)
                default: line = plain(bytes, line, to: last)
                }
            }
            if last < facts.count { leaveOut(lines.start(last)..<source.count, bytes) }
        }

        /// Writes the letterhead's pieces in order, each on a line; returns the line behind it.
        private mutating func writeHead(_ pieces: [[Range<Int>]], _ head: Range<Int>) -> Int {
            rewriter.keep(through: lines.start(head.lowerBound))
            for piece in pieces {
                for (index, part) in piece.enumerated() {
                    if index > 0 { rewriter.replace(through: rewriter.position, withByte: 0x20) }
                    rewriter.copy(SourceRange(part))
                }
                rewriter.replace(through: rewriter.position, withByte: 0x0A)
            }
            rewriter.drop(through: lines.next(head.upperBound - 1))
            return head.upperBound
        }

        private mutating func leaveOut(_ range: Range<Int>, _ bytes: borrowing Span<UInt8>) {
            rewriter.keep(through: range.lowerBound)
            rewriter.drop(through: range.upperBound)
            guard FoldedText.letterCount(bytes, range, limit: 3) > 0 else { return }
            findings.append(Finding(.chromeRemoved, file: source.fileRange(of: SourceRange(range))))
        }

        private mutating func dropLine(_ line: Int) {
            rewriter.keep(through: lines.start(line))
            rewriter.drop(through: lines.next(line))
        }

        /// A cell border becomes an empty line: what stands on its two sides is never one paragraph.
        private mutating func border(_ line: Int) {
            rewriter.keep(through: lines.start(line))
            guard lines.start(line) >= rewriter.position, rewriter.outputPosition > 0, line > 0,
                facts.role[line - 1] != .blank,
                facts.role[line - 1] != .bar
            else { return rewriter.drop(through: lines.next(line)) }
            rewriter.replace(through: lines.next(line), withByte: 0x0A)
        }

        /// A line outside bars; returns the next line.
        private mutating func plain(_ bytes: borrowing Span<UInt8>, _ line: Int, to last: Int) -> Int {
            switch facts.role[line] {
            case .rule, .pageNumber:
                dropLine(line)
                return line + 1
            case .runningHead:
                leaveOut(lines.start(line)..<lines.next(line), bytes)
                return line + 1
            case .text:
                if lines.end(line) > lines.start(line) {
                    if facts.hasTab[line], let end = tabRows(bytes, from: line, to: last) { return end }
                    if facts.hasPipe[line], let end = pipeRows(bytes, from: line, to: last) { return end }
                }
            default: break
            }
            if facts.cue[line] == .nation { return joinCue(bytes, line, "conghoaxahoichunghiavietnam") }
            if facts.isBrokenType[line], !facts.isFragmented {
                let end = lines.trimmed(line, bytes).upperBound
                rewriter.keep(through: end)
                rewriter.replace(through: lines.trimmed(line + 1, bytes).lowerBound, withByte: 0x20)
                return line + 1
            }
            if let formal, formal.marks[line], !isRow(bytes, line), !isRow(bytes, line + 1),
                FormalLines.runsOn(bytes, lines, facts, line, isContinuation: joinedLine == line)
            {
                joinedLine = line + 1
                let end = lines.trimmed(line, bytes).upperBound
                rewriter.keep(through: end)
                rewriter.replace(through: lines.trimmed(line + 1, bytes).lowerBound, withByte: 0x20)
            }
            return line + 1
        }

        /// Whether a line is a row of a table already; such a line is never part of another.
        private func isRow(_ bytes: borrowing Span<UInt8>, _ line: Int) -> Bool {
            guard line < facts.count else { return false }
            for index in lines.range(line) where bytes[index] == Layout.cellSeparator { return true }
            return false
        }

        /// Brings a landmark that is broken over lines onto one line.
        private mutating func joinCue(_ bytes: borrowing Span<UInt8>, _ line: Int, _ letters: String) -> Int {
            guard let end = FoldedText.match(Array(letters.utf8), in: bytes, at: lines.start(line), slack: 24)
            else { return line + 1 }
            let start = lines.trimmed(line, bytes).lowerBound
            // A mark on the line above reads as the landmark's beginning too: then it has been written already.
            guard end > lines.end(line), start >= rewriter.position else { return line + 1 }
            rewriter.keep(through: start)
            if facts.isFragmented {
                rewriter.replace(through: end, with: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".utf8)
            } else {
                var index = start
                while index < end {
                    guard bytes[index] == 0x0A else {
                        index += 1
                        continue
                    }
                    var low = index
                    while low > start, bytes[low - 1] <= 0x20 { low -= 1 }
                    while index < end, bytes[index] <= 0x20 { index += 1 }
                    rewriter.keep(through: low)
                    rewriter.replace(through: index, withByte: 0x20)
                }
                rewriter.keep(through: end)
            }
            var next = line
            while next + 1 < facts.count, lines.start(next + 1) < end { next += 1 }
            return next + 1
        }

        // MARK: Bars

        /// Deals with all bar lines that hang together from `line` on; returns the next line.
        private mutating func bars(_ bytes: borrowing Span<UInt8>, from line: Int, to last: Int) -> Int {
            var barLines: [Int] = []
            var index = line
            while index < last {
                if facts.role[index] == .bar { barLines.append(index) }
                index += 1
            }
            if facts.isFragmented, brokenEnds.isEmpty { brokenEnds = lineEnds() }
            let slots = slots(bytes, barLines, last)
            var slot = 0
            var nextAttempt = 0
            while slot < slots.count {
                if slot >= nextAttempt, let table = FlattenedTable.parse(slots, from: slot, failedBefore: &nextAttempt)
                {
                    emit(table, slots, barLines, bytes)
                    slot = table.slots.upperBound
                    // The table's last bar is dealt with as the border in front of the next slot.
                    border(barLines[slot < barLines.count ? slot : barLines.count - 1])
                    if slot < slots.count { emitPlain(slots[slot].lines, bytes, last) }
                    slot += 1
                } else {
                    border(barLines[slot])
                    emitPlain(slots[slot].lines, bytes, last)
                    slot += 1
                }
            }
            if slots.count < barLines.count { border(barLines[barLines.count - 1]) }
            let tail = barLines[barLines.count - 1] + 1
            return tail
        }

        private mutating func emitPlain(_ range: Range<Int>, _ bytes: borrowing Span<UInt8>, _ last: Int) {
            if facts.isFragmented, isPlaceAndDate(range, bytes) {
                rewriter.keep(through: lines.start(range.lowerBound))
                emitCell(range, bytes)
                rewriter.keep(through: lines.next(range.upperBound - 1))
                return
            }
            var line = range.lowerBound
            while line < range.upperBound { line = plain(bytes, line, to: last) }
        }

        /// A cell of the letterhead that holds place and date, and nothing else: one line however it is broken.
        private func isPlaceAndDate(_ range: Range<Int>, _ bytes: borrowing Span<UInt8>) -> Bool {
            guard !range.isEmpty, lines.end(range.upperBound - 1) - lines.start(range.lowerBound) <= 100 else {
                return false
            }
            guard !range.contains(where: { facts.cue[$0] == .subject || facts.isNumberLine[$0] }) else { return false }
            var hasDay = false
            for line in range {
                if facts.isProse(line) || facts.isBullet[line] { return false }
                if FormalLines.isDate(bytes, lines, line) { hasDay = true }
            }
            return hasDay
        }

        private func slots(
            _ bytes: borrowing Span<UInt8>, _ bars: [Int], _ last: Int
        ) -> [FlattenedTable.Slot] {
            var result: [FlattenedTable.Slot] = []
            result.reserveCapacity(bars.count)
            for index in 0..<bars.count - 1 {
                let range = bars[index] + 1..<bars[index + 1]
                var slot = FlattenedTable.Slot(
                    lines: range, isEmpty: true, blankLines: 0, letters: 0, isLabel: false, isLandmark: false)
                var first = -1
                var blankRun = 0
                for line in range {
                    if facts.role[line] == .blank {
                        blankRun += 1
                        slot.blankLines = max(slot.blankLines, blankRun)
                        continue
                    }
                    blankRun = 0
                    if first < 0 { first = line }
                    slot.isEmpty = false
                    slot.letters = min(4_000, slot.letters + facts.letters(line))
                    switch facts.cue[line] {
                    case .nation?, .addressees?, .recipients?, .signature?, .annex?:
                        slot.isLandmark = slot.isLandmark || line == first || facts.cue[line] != .signature
                    default: break
                    }
                    if facts.isNumberLine[line], line == first { slot.isLandmark = true }
                }
                if first >= 0 {
                    let text = lines.trimmed(first, bytes)
                    slot.isOrdinal = facts.cue[first] == .ordinal
                    slot.isLabel = facts.cue[first] == .ordinal || isLabel(bytes, text)
                    let isShort = lines.trimmed(range.upperBound - 1, bytes).upperBound - text.lowerBound < 14
                    if facts.cue[first] != .ordinal, !isShort { slot.isLabel = false }
                    slot.isFigure = slot.letters <= 1 && isShort || isFigure(bytes, text)
                    slot.length = text.count
                    slot.opening = opening(bytes, text)
                    if !slot.isLabel { slot.look = CellLook(bytes, text, isFigure: slot.isFigure) }
                }
                result.append(slot)
            }
            for index in result.indices.dropFirst().dropLast()
            where result[index].isLabel && result[index - 1].isEmpty && !result[index + 1].isLabel
                && !result[index + 1].isFigure
            {
                result[index].opensRow = result[index + 1].letters >= 8
            }
            return result
        }

        private func isFigure(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
            var hasFigure = false
            for index in range {
                switch bytes[index] {
                case 0x30...0x39: hasFigure = true
                case 0x20...0x2F, 0x3A...0x3F: break
                default: return false
                }
            }
            return hasFigure
        }

        private func opening(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> UInt64 {
            var result: UInt64 = 0
            var count = 0
            var index = range.lowerBound
            while index < range.upperBound, count < 5 {
                let (letter, length) = FoldedText.letter(bytes, at: index)
                if letter != 0 { (result, count) = (result << 8 | UInt64(letter), count + 1) }
                index += length
            }
            return count == 5 ? result : result << UInt64(8 * (5 - count))
        }

        /// `1`, `12.`, `IV`, `a)`, `1.1`.
        private func isLabel(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
            guard range.count <= 14, !range.isEmpty else { return false }
            // `Bước 3` numbers the rows of a procedure.
            if let end = FoldedText.match([0x62, 0x75, 0x6F, 0x63], in: bytes, at: range.lowerBound, slack: 0) {
                return end < range.upperBound && bytes[range.upperBound - 1] >= 0x30
                    && bytes[range.upperBound - 1] <= 0x39
            }
            guard range.count <= 8 else { return false }
            var figures = 0
            var letters = 0
            for index in range {
                switch bytes[index] {
                case 0x30...0x39: figures += 1
                case 0x2E, 0x29, 0x28: break
                case 0x49, 0x56, 0x58, 0x4C: letters += 1
                case 0x61...0x7A, 0x41...0x5A: letters += range.count <= 3 ? 1 : 9
                default: return false
                }
            }
            return figures <= 4 && letters <= 5 && figures + letters > 0
        }

        // MARK: Rows

        private mutating func emit(
            _ table: FlattenedTable, _ slots: [FlattenedTable.Slot], _ bars: [Int], _ bytes: borrowing Span<UInt8>
        ) {
            rewriter.keep(through: lines.start(bars[table.slots.lowerBound]))
            var alignment = TableAlignment(table, slots)
            for row in table.rows {
                let cells = alignment.next()
                if row.allSatisfy({ slots[$0].isEmpty }) {
                    rewriter.drop(through: lines.start(bars[row[row.count - 1] + 1]))
                    continue
                }
                rewriter.drop(through: lines.next(bars[row[0]]))
                for column in 0..<table.columns {
                    if column > 0 { rewriter.replace(through: rewriter.position, withByte: Layout.cellSeparator) }
                    switch cells[column] {
                    case .slot(let index): emitCell(slots[row[index]].lines, bytes)
                    case .empty: break
                    case .covered: rewriter.replace(through: rewriter.position, withByte: Layout.spannedCell)
                    }
                }
                rewriter.drop(through: lines.start(bars[row[row.count - 1] + 1]))
                rewriter.replace(through: rewriter.position, withByte: 0x0A)
            }
        }

        /// The line repair's judgement of every line end: a row is one line, so words that are broken
        /// inside a cell must be put together here.
        private func lineEnds() -> [LineEnd] {
            var texts = LineScanner.lines(of: source.bytes)
            for index in texts.indices where texts[index].count == 1 && source.bytes[texts[index].start] == 0x7C {
                texts[index].isBarrier = true
            }
            var joiner = LineJoiner(source.bytes, texts)
            let decided = joiner.decide()
            var ends = [LineEnd](repeating: .kept, count: facts.count)
            var line = 0
            for (index, end) in decided.enumerated() {
                while line + 1 < facts.count, lines.start(line + 1) <= texts[index].start { line += 1 }
                ends[line] = end
            }
            return ends
        }

        private mutating func emitCell(_ range: Range<Int>, _ bytes: borrowing Span<UInt8>) {
            var isFirst = true
            var wasBlank = false
            for line in range {
                let text = lines.trimmed(line, bytes)
                if text.isEmpty || facts.role[line] == .rule {
                    wasBlank = !isFirst
                    continue
                }
                if !isFirst {
                    let isNew = wasBlank || CellParagraph.begins(bytes, text)
                    if !wasBlank, line > 0, line <= brokenEnds.count, brokenEnds[line - 1] == .glued {
                        rewriter.drop(through: text.lowerBound)
                    } else {
                        rewriter.replace(through: text.lowerBound, withByte: isNew ? Layout.cellBreak : 0x20)
                    }
                }
                rewriter.drop(through: text.lowerBound)
                rewriter.keep(through: text.upperBound)
                isFirst = false
                wasBlank = false
            }
        }
    }
}

/// Whether a line inside a cell begins a paragraph of its own.
enum CellParagraph {
    /// A bullet (`-`, `+`, `•`) or a label (`1.`, `a)`) with a blank behind it.
    static func begins(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count >= 2 else { return false }
        let first = bytes[range.lowerBound]
        let second = bytes[range.lowerBound + 1]
        switch first {
        case 0x2D, 0x2B: return second > 0x20 ? second >= 0x80 || second | 0x20 >= 0x61 : true
        case 0xE2: return true
        case 0x30...0x39:
            var index = range.lowerBound
            while index < range.upperBound, bytes[index] >= 0x30, bytes[index] <= 0x39 || bytes[index] == 0x2E {
                index += 1
            }
            guard index < range.upperBound, index - range.lowerBound <= 6 else { return false }
            let last = bytes[index - 1]
            return (last == 0x2E || bytes[index] == 0x29) && (bytes[index] == 0x20 || bytes[index] == 0x29)
        case 0x61...0x7A: return second == 0x29
        case 0x28: return range.count >= 3 && bytes[range.lowerBound + 2] == 0x29
        default: return false
        }
    }
}

import LetterKit
import LetterStructure
import LetterTestSupport
import Testing

@testable import LetterExports

/// Marks on the text of a letter.
@Suite struct MarkedLetterTests {
    /// Every value of every assignment is marked, and the mark lies on the words that it was read from.
    @Test(arguments: Letters.corpus) func everyValueIsMarked(path: String) throws {
        let analysis = try Letters.analysis(path)
        let letter = analysis.letter()
        let marked = analysis.markedLetter()
        var words: [String: [String]] = [:]
        for passage in marked.blocks.flatMap(\.passages) {
            let bytes = Array(passage.text.utf8)
            for mark in passage.marks {
                let text = String(decoding: bytes[mark.range], as: UTF8.self)
                words[mark.kind.rawValue + " " + (mark.assignment ?? ""), default: []].append(text)
            }
        }
        #expect(marked.blocks.count == analysis.tree.blocks.count)
        for assignment in letter.assignments {
            #expect(words["duty " + assignment.id] != nil)
            for deadline in assignment.deadlines {
                let found = (words["deadline " + assignment.id] ?? []).joined(separator: " ")
                #expect(found.contains(deadline.text.prefix(12)), "\(deadline.text)")
            }
            for target in assignment.targets {
                let found = (words["target " + assignment.id] ?? []).joined(separator: " ")
                #expect(found.contains(target.text.prefix(12)), "\(target.text)")
            }
            let agencies = assignment.agencies.filter { $0.evidence != nil }
            #expect((words["agency " + assignment.id] ?? []).count >= agencies.count)
        }
        #expect(words["number "]?.first?.filter { $0 != " " } == letter.header.number)
    }

    /// Marks lie inside their passages and begin and end between letters, in damaged letters as well; a passage's text
    /// has no mark of layout.
    @Test func marksLieBetweenLetters() throws {
        for analysis in try Letters.damaged(count: 150, seed: 5) {
            for passage in analysis.markedLetter().blocks.flatMap(\.passages) {
                let bytes = Array(passage.text.utf8)
                #expect(!bytes.contains { $0 < 0x20 && $0 != 0x0A })
                for mark in passage.marks {
                    #expect(!mark.range.isEmpty && mark.range.upperBound <= bytes.count)
                    for edge in [mark.range.lowerBound, mark.range.upperBound] where edge < bytes.count {
                        #expect(bytes[edge] & 0xC0 != 0x80)
                    }
                }
            }
        }
    }

    /// Segments put together are the text; each has just the marks that lie over it.
    @Test func segmentsTile() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            let count = random.below(40)
            let text = String((0..<count).map { Character(UnicodeScalar(UInt8(97 + $0 % 26))) })
            let marks = (0..<random.below(6)).map { _ -> MarkedLetter.Mark in
                let start = random.below(count + 1)
                return MarkedLetter.Mark(range: start..<start + random.below(count - start + 1), kind: .duty)
            }.sorted { ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound) }
            let passage = MarkedLetter.Passage(text: text, marks: marks)
            #expect(passage.segments.map(\.text).joined() == text)
            var offset = 0
            for segment in passage.segments {
                let end = offset + segment.text.utf8.count
                let over = marks.indices.filter {
                    marks[$0].range.lowerBound < end && marks[$0].range.upperBound > offset
                }
                #expect(segment.marks == over)
                offset = end
            }
        }
    }
}

import Foundation
import LetterKit
import Testing

@testable import LetterExports

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct AkomaNtosoTests {
    static let schema = Letters.root + "/../shared/schemas/akomantoso30.xsd"
    static let hasSchema = FileManager.default.fileExists(atPath: schema)

    private func bytes(_ analyses: [LetterAnalysis]) throws -> [UInt8] {
        var document = AkomaNtosoDocument()
        for (index, analysis) in analyses.enumerated() {
            document.append(analysis.letter(), text: analysis.markedLetter(), source: "mau-\(index).txt")
        }
        return try document.bytes()
    }

    /// Each letter alone and all of them in one collection are valid against the schema of OASIS.
    @Test(.enabled(if: hasSchema, "the schema of Akoma Ntoso (../shared/schemas) is not there"))
    func valid() throws {
        let folder = try Folder()
        let letters = try (Letters.corpus + Letters.shared).map { try Letters.analysis($0) }
        let odd = [
            try Letters.analysis(text: Letters.sample), try Letters.analysis(text: "xin chào \u{E000} <các> & bạn"),
            try Letters.analysis(text: "PHỤ LỤC\n1. Việc một.\n1. Việc một.\n- a\n+ b"),
        ]
        var paths: [String] = []
        for (index, analysis) in try (letters + odd + Letters.damaged(count: 150, seed: 31)).enumerated() {
            paths.append(try folder.write("\(index).xml", bytes([analysis])))
        }
        paths.append(try folder.write("all.xml", bytes(letters + odd)))
        let tool = try Tool.run("xmllint", ["--noout", "--nonet", "--schema", Self.schema] + paths)
        #expect(tool.status == 0, "\(tool.complaint.prefix(2000))")
        // The check itself: what is not valid is told.
        let broken = String(decoding: try bytes([odd[0]]), as: UTF8.self).replacingOccurrences(
            of: "<mainBody>", with: "<mainbody>"
        )
        .replacingOccurrences(of: "</mainBody>", with: "</mainbody>")
        let path = try folder.write("broken.xml", Array(broken.utf8))
        #expect(try Tool.run("xmllint", ["--noout", "--schema", Self.schema, path]).status != 0)
    }

    /// Every word of the letter stands in the document, in its order; every reference leads to an entry; ids differ.
    @Test func wholeText() throws {
        let bases = try Letters.analysis(
            text: """
                ỦY BAN NHÂN DÂN
                HUYỆN AN BÌNH
                Số: 57/QĐ-UBND
                An Bình, ngày 10 tháng 3 năm 2026

                QUYẾT ĐỊNH
                Về việc giao nhiệm vụ

                - Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;

                QUYẾT ĐỊNH:
                Điều 1. Giao Phòng Y tế lập báo cáo trước ngày 15/4/2026.

                """)
        #expect(bases.markedLetter().blocks.contains { $0.region == .basis && $0.label == "-" })
        let letters = try Letters.corpus.map { try Letters.analysis($0) } + [bases]
        for (number, analysis) in letters.enumerated() {
            let document = try XMLDocument(data: Data(bytes([analysis])))
            let root = try #require(document.rootElement())
            let parts = try root.nodes(
                forXPath:
                    "//*[local-name()='preface' or local-name()='preamble' or local-name()='mainBody' or local-name()='conclusions']"
            )
            let words = parts.map { ($0.stringValue ?? "").filter { !$0.isWhitespace } }
            func wanted(_ blocks: [MarkedLetter.Block]) -> String {
                blocks.flatMap { [$0.label] + $0.passages.map(\.text) }.joined().filter { !$0.isWhitespace }
            }
            let marked = analysis.markedLetter()
            let regions: [MarkedLetter.Region] = [.header, .basis, .body, .closing, .annex]
            for region in regions {
                let text = wanted(marked.blocks.filter { $0.region == region })
                if !text.isEmpty { #expect(words.contains(text), "\(number) \(region)") }
            }
            let ids = try root.nodes(forXPath: "//@eId").compactMap(\.stringValue)
            #expect(Set(ids).count == ids.count)
            let references = try root.nodes(forXPath: "//@refersTo").compactMap(\.stringValue)
                .flatMap { $0.split(separator: " ") }
            #expect(references.allSatisfy { $0.hasPrefix("#") && ids.contains(String($0.dropFirst())) })
        }
    }

    @Test func partsOfALetter() throws {
        let document = try XMLDocument(data: Data(bytes([Letters.analysis(text: Letters.sample)])))
        let root = try #require(document.rootElement())
        func texts(_ path: String) throws -> [String] {
            let steps = path.split(separator: "/").map { step -> String in
                step.hasPrefix("@") ? String(step) : "*[local-name()='\(step)']"
            }
            return try root.nodes(forXPath: "//" + steps.joined(separator: "/")).compactMap(\.stringValue)
        }
        #expect(try texts("docNumber") == ["57/UBND-VX"])
        #expect(try texts("docDate/@date") == ["2026-03-10"])
        #expect(
            try texts("FRBRWork/FRBRuri/@value") == [
                "/akn/vn/statement/cong-van/uy-ban-nhan-dan-huyen-an-binh/2026-03-10/57-ubnd-vx"
            ])
        #expect(try texts("mainBody/paragraph/num") == ["1.", "2.", "3.", "4."])
        #expect(try texts("TLCOrganization/@showAs").contains("Phòng Văn hóa và Thông tin"))
        #expect(try texts("person") == ["Lê Văn Sáng"])
        #expect(try texts("mainBody/paragraph/content/p/@refersTo") == ["#task_1", "#task_2", "#task_3", "#task_4"])
        #expect(try texts("paragraph/content/p/date/@date").first == "2026-04-15")
        #expect(try texts("task/deadline/@due") == ["2026-04-14", "2026-03-20T16:00"])
        #expect(try texts("quantity/@normalized") == ["= 95 % "].map { $0.trimmingCharacters(in: .whitespaces) })
        #expect(try texts("task/duty").count == 4)
    }

    @Test func labels() throws {
        func names(_ text: String) throws -> [String] {
            var names: [String] = []
            func walk(_ nodes: [AkomaNode]) {
                for node in nodes {
                    if case .element(let name, _, _, _) = node.content { names.append(name) }
                    walk(node.children)
                }
            }
            walk(AkomaNode.trees(of: try Letters.analysis(text: text).markedLetter()) { _ in true })
            return names
        }
        #expect(
            try names(
                "I. NHIỆM VỤ\n1. Sở Y tế\na) Rà soát hồ sơ.\nb) Lập sổ.\nc) Gửi báo cáo.\n- Đợt một.\n2. Sở Xây dựng\na) Lập sổ."
            )
                == ["section", "paragraph", "point", "point", "point", "indent", "paragraph", "point"])
    }

    @Test func charactersThatXMLDoesNotKnow() throws {
        let xml = try XMLOutput()
        xml.element("a", [("b", "\u{1}\"<\u{FFFF}")]) { xml.text("x\u{0}\u{B}\u{FFFE}y & <z>\t\u{10FFFF}") }
        let document = try XMLDocument(data: Data(xml.bytes()))
        #expect(document.rootElement()?.stringValue == "x   y & <z>\t\u{10FFFF}")
        #expect(document.rootElement()?.attribute(forName: "b")?.stringValue == " \"< ")
    }

    @Test func sameLettersSameBytes() throws {
        let analyses = try Letters.corpus.prefix(3).map { try Letters.analysis($0) }
        #expect(try bytes(Array(analyses)) == bytes(Array(analyses)))
    }
}

internal import CLetterData
import LetterKit

/// The table `agency-mergers.tsv`: bodies that were merged or renamed in 2025, so that each is found under its old and
/// new names.
///
/// A body's name takes that of its province along: `Sở KH&ĐT tỉnh Bắc Giang` also stands under
/// `Sở Kế hoạch và Đầu tư tỉnh Bắc Ninh`, `Sở Tài chính tỉnh Bắc Ninh` and `Sở Tài chính tỉnh Bắc Giang`.
enum AgencyMergers {
    enum Kind: String {
        /// A body by its name.
        case agency
        /// A province, whose bodies change their names with it.
        case province
    }

    struct Merger {
        var kind: Kind
        var new: String
        var old: String
        /// The first day of the new body, ISO 8601.
        var from: String
        /// The resolution or decree, with its date.
        var source: String
    }

    /// The rows of the table, in its order.
    static let table: [Merger] = {
        let bytes = UnsafeRawBufferPointer(start: giaoviec_agencymergers(), count: giaoviec_agencymergers_count())
        var rows: [Merger] = []
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
        where !line.hasPrefix("#") {
            let cells = line.split(separator: "\t").map(String.init)
            guard cells.count == 5, let kind = Kind(rawValue: cells[0]) else { continue }
            rows.append(Merger(kind: kind, new: cells[1], old: cells[2], from: cells[3], source: cells[4]))
        }
        return rows
    }()

    private static let agencies = table.filter { $0.kind == .agency }
    private static let provinces = table.filter { $0.kind == .province }

    /// Other names under which tasks of a body may stand: what it came from, or what it went into.
    static func others(for name: String) -> [String] {
        let (body, province) = parts(of: name)
        let query = AgencyQuery(body)
        let bodies = [body] + others(in: agencies) { query.match($0) == .name }
        let units = [province] + others(in: provinces) { $0 == province }
        let names = units.flatMap { unit in bodies.map { unit.isEmpty ? $0 : $0 + " " + unit } }
        return Array(names.dropFirst())
    }

    /// The other side of the rows of which one side is asked for, each once.
    private static func others(in rows: [Merger], _ isAskedFor: (String) -> Bool) -> [String] {
        var others: [String] = []
        for row in rows {
            let other = isAskedFor(row.new) ? row.old : isAskedFor(row.old) ? row.new : nil
            if let other, !others.contains(other) { others.append(other) }
        }
        return others
    }

    /// The provinces of the table in the forms in which they are written.
    private static let units: [(words: SyllableTokens, province: String)] = {
        var units: [(words: SyllableTokens, province: String)] = []
        for province in Set(provinces.flatMap { [$0.new, $0.old] }).sorted() {
            units.append((SyllableTokens(Array(province.utf8)), province))
            let city = "thành phố "
            guard province.hasPrefix(city) else { continue }
            units.append((SyllableTokens(Array(("TP " + province.dropFirst(city.count)).utf8)), province))
        }
        return units
    }()

    /// A name without the merged province that it ends with, and the province as the table has it:
    /// `so y te tinh bac giang` → `so y te`, `tỉnh Bắc Giang`. Empty where it ends with none.
    private static func parts(of name: String) -> (body: String, province: String) {
        let bytes = SyllableTokens.composed(name)
        let words = SyllableTokens(bytes)
        for (unit, province) in units where unit.count < words.count {
            let start = words.count - unit.count
            // Marks that are typed count.
            let isEnd = unit.tokens.indices.allSatisfy { index in
                let isExact = words.tokens[start + index].hasMarks
                return words.word(start + index, isExact: isExact) == unit.word(index, isExact: isExact)
            }
            guard isEnd else { continue }
            return (String(decoding: bytes[..<words.tokens[start - 1].range.upperBound], as: UTF8.self), province)
        }
        return (name, "")
    }
}

public import LetterKit

extension Score {
    /// Scores a letter against its gold file.
    ///
    /// Assignments are paired by the words of their duties (F1 of the bags at least 0.7, the best pairs
    /// first, a shared agency breaking ties); the other fields count within pairs. Optional gold
    /// assignments and what is paired with them cost nothing.
    public init(of letter: Letter, against gold: JSONValue) {
        // What is scored is what is printed.
        let predicted = (try? JSONValue(parsing: letter.json())) ?? .null
        self.init(of: predicted, against: gold)
    }

    /// Scores a result in the JSON of `Letter.json` against a gold file.
    /// Complexity: O(*gold* · *predicted*) comparisons.
    public init(of predicted: JSONValue, against gold: JSONValue) {
        self.init()
        compareHeaders(gold["header"], predicted["header"])
        func paths(_ letter: JSONValue) -> [String] {
            letter["sections"].elements.map { ComparedWords.canonical($0["path"].string) }
        }
        self["sections"] += Self.compareKeys(paths(gold), paths(predicted))
        compareAssignments(gold["assignments"].elements, predicted["assignments"].elements)
        func objectives(_ letter: JSONValue) -> [ObjectiveKey] { letter["objectives"].elements.map(ObjectiveKey.init) }
        self["objectives"] += Self.compareKeys(objectives(gold), objectives(predicted))
    }

    // MARK: - Header

    private mutating func compareHeaders(_ gold: JSONValue, _ predicted: JSONValue) {
        for field in Self.headerFields where gold.has(field) {
            let isRight = Self.isRight(field, gold[field], predicted[field])
            add("header", isRight: isRight)
            add("header." + field, isRight: isRight)
            if !isRight { misses.append("header.\(field): gold \(gold[field].brief) got \(predicted[field].brief)") }
        }
    }

    private static func isRight(_ field: String, _ gold: JSONValue, _ predicted: JSONValue) -> Bool {
        func similar(_ a: [String], _ b: [String]) -> Double {
            ComparedWords.overlap(a.isEmpty ? ["-"] : a, b.isEmpty ? ["-"] : b)
        }
        switch field {
        case "number":
            func squeezed(_ value: JSONValue) -> String {
                ComparedWords.canonical(value.string).filter { !$0.isWhitespace }
            }
            return squeezed(gold) == squeezed(predicted)
        case "date":
            return (gold.string?.isEmpty == true ? nil : gold.string)
                == (predicted.string?.isEmpty == true ? nil : predicted.string)
        case "signer":
            return ComparedWords.words(gold["name"].string) == ComparedWords.words(predicted["name"].string)
                && similar(ComparedWords.words(gold["title"].string), ComparedWords.words(predicted["title"].string))
                    > 0.8
        case "addressees", "copies":
            return similar(
                gold.strings.flatMap(ComparedWords.agencyWords), predicted.strings.flatMap(ComparedWords.agencyWords))
                >= 0.9
        case "issuer":
            return similar(
                ComparedWords.agencyWords(gold.string ?? "-"), ComparedWords.agencyWords(predicted.string ?? "-"))
                >= 0.9
        default:
            return similar(ComparedWords.words(gold.string), ComparedWords.words(predicted.string)) >= 0.9
        }
    }

    // MARK: - Assignments

    private mutating func compareAssignments(_ gold: [JSONValue], _ predicted: [JSONValue]) {
        let goldWords = gold.map { ComparedWords.words($0["duty"].string) }
        let predictedWords = predicted.map { ComparedWords.words($0["duty"].string) }
        let pairs = Self.pairUp(gold.count, predicted.count, threshold: 0.7) { i, j in
            let similarity = ComparedWords.overlap(goldWords[i], predictedWords[j])
            guard similarity >= 0.5 else { return 0 }
            let shared = Self.compareNames(gold[i]["agencies"].strings, predicted[j]["agencies"].strings).found
            return similarity + 0.01 * (shared > 0 ? 1 : 0)
        }
        for (i, wanted) in gold.enumerated() where !wanted["optional"].isTrue {
            let duty = wanted["duty"].string ?? ""
            guard let j = pairs[i] else {
                add("duty", missed: 1)
                add("whole", missed: 1)
                for field in ["agencies", "coordinators", "reportTo", "deadlines", "targets"] {
                    add(field, missed: wanted[field].elements.count)
                }
                misses.append("duty missed [\(wanted["section"].string ?? "")] \(duty.prefix(90))")
                continue
            }
            add("duty", found: 1)
            let isWhole = compare(wanted, predicted[j], duty: duty)
            let whole = isWhole && ComparedWords.overlap(goldWords[i], predictedWords[j]) >= 0.85
            add("whole", found: whole ? 1 : 0, spurious: whole ? 0 : 1, missed: whole ? 0 : 1)
        }
        let paired = Set(pairs.values)
        for (j, extra) in predicted.enumerated() where !paired.contains(j) {
            add("duty", spurious: 1)
            add("whole", spurious: 1)
            for field in ["agencies", "deadlines", "targets"] { add(field, spurious: extra[field].elements.count) }
            misses.append(
                "duty spurious [\(extra["section"].string ?? "")] \(extra["agencies"].brief) \((extra["duty"].string ?? "").prefix(80))"
            )
        }
    }

    /// Compares the fields of a pair. Returns whether agencies and deadlines are all right.
    private mutating func compare(_ gold: JSONValue, _ predicted: JSONValue, duty: String) -> Bool {
        var isWhole = true
        let place = "[\(gold["section"].string ?? "")]"
        for field in ["agencies", "coordinators", "reportTo"] {
            let tally = Self.compareNames(gold[field].strings, predicted[field].strings)
            self[field] += tally
            guard tally.spurious + tally.missed > 0 else { continue }
            misses.append(
                "\(field) \(place) gold \(gold[field].brief) got \(predicted[field].brief) :: \(duty.prefix(50))")
            if field == "agencies" { isWhole = false }
        }
        func deadlines(_ value: JSONValue) -> [String] {
            value["deadlines"].elements.map {
                ($0["relation"].string ?? "") + " " + ($0["value"].string ?? "").uppercased()
            }
        }
        let deadlineTally = Self.compareKeys(deadlines(gold), deadlines(predicted))
        self["deadlines"] += deadlineTally
        if deadlineTally.spurious + deadlineTally.missed > 0 {
            isWhole = false
            misses.append(
                "deadlines \(place) gold \(deadlines(gold)) got \(deadlines(predicted)) :: \(duty.prefix(50))")
        }
        func targets(_ value: JSONValue) -> [TargetKey] { value["targets"].elements.map(TargetKey.init) }
        let targetTally = Self.compareKeys(targets(gold), targets(predicted))
        self["targets"] += targetTally
        if targetTally.spurious + targetTally.missed > 0 {
            misses.append(
                "targets \(place) gold \(targets(gold).map(\.brief)) got \(targets(predicted).map(\.brief)) :: \(duty.prefix(50))"
            )
        }
        add("modality", isRight: gold["modality"] == predicted["modality"])
        add("conditional", isRight: gold["conditional"].isTrue == predicted["conditional"].isTrue)
        add(
            "section",
            isRight: ComparedWords.canonical(gold["section"].string)
                == ComparedWords.canonical(predicted["section"].string))
        return isWhole
    }

    // MARK: - Comparing lists

    /// Greedy one-to-one pairing, best similarity first, then the first in order.
    static func pairUp(
        _ goldCount: Int, _ predictedCount: Int, threshold: Double, _ similarity: (Int, Int) -> Double
    ) -> [Int: Int] {
        var edges: [(similarity: Double, i: Int, j: Int)] = []
        for i in 0..<goldCount {
            for j in 0..<predictedCount {
                let value = similarity(i, j)
                if value >= threshold { edges.append((value, i, j)) }
            }
        }
        edges.sort { a, b in a.similarity != b.similarity ? a.similarity > b.similarity : (a.i, a.j) < (b.i, b.j) }
        var pairs: [Int: Int] = [:]
        var used: Set<Int> = []
        for edge in edges where pairs[edge.i] == nil && used.insert(edge.j).inserted { pairs[edge.i] = edge.j }
        return pairs
    }

    /// Names are the same where four fifths of their words are.
    static func compareNames(_ gold: [String], _ predicted: [String]) -> Tally {
        let goldWords = gold.map(ComparedWords.agencyWords)
        let predictedWords = predicted.map(ComparedWords.agencyWords)
        let pairs = pairUp(gold.count, predicted.count, threshold: 0.8) {
            ComparedWords.overlap(goldWords[$0], predictedWords[$1])
        }
        return Tally(found: pairs.count, spurious: predicted.count - pairs.count, missed: gold.count - pairs.count)
    }

    /// Compares sets of keys.
    static func compareKeys<Key: Hashable>(_ gold: [Key], _ predicted: [Key]) -> Tally {
        let gold = Set(gold)
        let predicted = Set(predicted)
        let found = gold.intersection(predicted).count
        return Tally(found: found, spurious: predicted.count - found, missed: gold.count - found)
    }
}

/// What makes two targets the same: figure and unit.
struct TargetKey: Hashable {
    var value: Double?
    var unit: String

    init(_ target: JSONValue) {
        value = target["value"].number.map { ($0 * 10_000).rounded(.toNearestOrEven) / 10_000 }
        let unit = (target["unit"].string ?? "").split(separator: "%", omittingEmptySubsequences: false)
        self.unit = ComparedWords.words(unit.joined(separator: "phần trăm")).joined(separator: " ")
    }

    var brief: String { (value.map { "\($0)" } ?? "?") + " " + unit }
}

/// An objective is the same where its body is, too.
struct ObjectiveKey: Hashable {
    var target: TargetKey
    var agency: String

    init(_ objective: JSONValue) {
        target = TargetKey(objective)
        let agency = objective["agency"].string ?? ""
        self.agency = agency.isEmpty ? "" : ComparedWords.agencyWords(agency).joined(separator: " ")
    }
}

extension JSONValue {
    /// The value in a few words, for the list of misses.
    var brief: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let value): value.description
        case .string(let value): "‘" + value + "’"
        case .array(let values): "[" + values.map(\.brief).joined(separator: ", ") + "]"
        case .object(let values):
            "{" + values.sorted { $0.key < $1.key }.map { $0.key + ": " + $0.value.brief }.joined(separator: ", ") + "}"
        }
    }
}

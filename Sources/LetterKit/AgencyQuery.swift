/// The name of a body, taken apart for ``AgencyQuery/match(_:)-(AgencyName)``.
public struct AgencyName: Sendable {
    let words: [AgencyWord]
    let pattern: AgencyPattern

    /// Complexity: O(*bytes*).
    public init(_ text: String) {
        let items = AgencyWord.items(of: text)
        words = items.compactMap(\.word)
        pattern = AgencyPattern(items)
    }
}

/// A body that somebody asks for (`--for "Phòng Y tế"`), to be found among the bodies of a letter.
///
/// Abbreviations, case and tone placement do not matter; a query without any marks (`phong y te`)
/// means every body of its letters. The body is found
///
/// - under its name, with a place behind it that does not contradict the query's (`Phòng Y tế quận`) and
///   a title before it (`Trưởng phòng Y tế`);
/// - in a group that includes it: `Các phòng, ban`; `Ủy ban nhân dân các xã, phường` for
///   `UBND phường 5`; `Thủ trưởng các sở, ban, ngành tỉnh` for `Sở Y tế`.
///
/// A group that the letter leaves open (`các đơn vị liên quan`) includes nobody for certain and does not count.
public struct AgencyQuery: Sendable {
    public enum Match: Sendable, Hashable {
        case name
        case group
    }

    private let words: [AgencyWord]
    private let pattern: AgencyPattern

    public init(_ text: String) {
        let items = AgencyWord.items(of: text, isQuery: true)
        words = items.compactMap(\.word)
        pattern = AgencyPattern(items)
    }

    /// Whether a name of the letter means the body, by itself or as one of a group.
    public func match(_ name: String) -> Match? { match(AgencyName(name)) }

    /// The same for a name that was taken apart before: who asks for many bodies among the same names does that once.
    public func match(_ name: AgencyName) -> Match? {
        if matches(words, name.words) { return .name }
        let other = name.pattern
        if !pattern.group.isEmpty {
            return other.group.isEmpty ? nil : sameGroup(other) ? .name : nil
        }
        if other.group.isEmpty {
            guard !pattern.core.isEmpty else { return nil }
            if other.isBareKind, other.core.count < pattern.core.count || !pattern.unit.isEmpty {
                return starts(pattern.core, with: other.core) && !other.core.isEmpty ? .group : nil
            }
            return matches(pattern.core, other.core) && isCompatible(pattern.unit, other.unit) ? .name : nil
        }
        return isIncluded(in: other) ? .group : nil
    }

    private func sameGroup(_ other: AgencyPattern) -> Bool {
        guard matches(pattern.core, other.core), pattern.group.count == other.group.count else { return false }
        return zip(pattern.group, other.group).allSatisfy { matches($0, $1) } && isCompatible(pattern.unit, other.unit)
    }

    // MARK: - Groups

    private func isIncluded(in group: AgencyPattern) -> Bool {
        guard !group.isOpen else { return false }
        let isUnit = pattern.core.isEmpty || pattern.core.same(as: AgencyVocabulary.committee)
        if !group.core.isEmpty {
            // `Công an các xã, phường`: the same body of each unit.
            let core = pattern.core.isEmpty ? AgencyVocabulary.committee : pattern.core
            guard matches(core, group.core) else { return false }
            return pattern.unit.isEmpty || group.group.contains(where: isOfLevel)
        }
        guard isCompatible(pattern.unit, group.unit) || isUnit, isUnit || isOfKindsLevel(group.unit) else {
            return false
        }
        let areGeneral = AgencyVocabulary.areGeneral(group.group) && !group.isOwned
        return group.group.contains { item in
            if isUnit {
                if AgencyVocabulary.localities.contains(where: { item.same(as: $0) }) {
                    return isLocality(besides: group.group)
                }
                return isOfLevel(item)
            }
            if areGeneral { return true }
            if item.same(as: AgencyVocabulary.branch) { return isBranch(besides: group.group) }
            if AgencyVocabulary.centralGroups.contains(where: { item.same(as: $0) }) {
                return AgencyVocabulary.central.contains { starts(pattern.core, with: $0) }
            }
            return !item.isEmpty && !AgencyVocabulary.isGeneral(item) && starts(pattern.core, with: item)
        }
    }

    /// `địa phương`: beside `bộ` the provinces, beside `sở` the units below them, else all.
    private func isLocality(besides items: [[AgencyWord]]) -> Bool {
        guard !pattern.unit.isEmpty else { return true }
        let isProvince = AgencyVocabulary.provinceLevels.contains { starts(pattern.unit, with: $0) }
        if items.contains(where: { $0.same(as: AgencyVocabulary.ministry) }) { return isProvince }
        if items.contains(where: { $0.same(as: AgencyVocabulary.department) }) {
            return !pattern.unit[0].means(AgencyVocabulary.province)
        }
        return true
    }

    /// A phòng is none of the province's bodies, a bộ none of any unit's.
    private func isOfKindsLevel(_ unit: [AgencyWord]) -> Bool {
        guard !unit.isEmpty else { return true }
        let levels = AgencyVocabulary.kindLevels(of: pattern.core)
        return levels.isEmpty || levels.contains { unit.starts(with: $0, at: 0) }
    }

    /// Whether the query's unit is of a level that the entry of a group covers.
    private func isOfLevel(_ item: [AgencyWord]) -> Bool {
        AgencyVocabulary.levels(of: item).contains { starts(pattern.unit, with: $0) }
    }

    /// `ngành`: bodies that are organised from the centre down. Beside `bộ` those of the centre, else the local ones.
    private func isBranch(besides items: [[AgencyWord]]) -> Bool {
        let isCentral = items.contains { $0.same(as: AgencyVocabulary.ministry) }
        let bodies = isCentral ? AgencyVocabulary.central : AgencyVocabulary.branches
        return bodies.contains { starts(pattern.core, with: $0) }
    }

    // MARK: - Words

    /// Whether the query's words are those of the letter, one by one.
    private func matches(_ query: [AgencyWord], _ name: [AgencyWord]) -> Bool {
        query.count == name.count && zip(query, name).allSatisfy { $0.means($1) }
    }

    private func starts(_ query: [AgencyWord], with name: [AgencyWord]) -> Bool {
        query.count >= name.count && zip(query, name).allSatisfy { $0.means($1) }
    }

    /// Two units do not contradict each other where one is not said, or both are of one level and
    /// one of them is not named: `quận`, `quận Long Biên`.
    private func isCompatible(_ query: [AgencyWord], _ unit: [AgencyWord]) -> Bool {
        guard !query.isEmpty, !unit.isEmpty else { return true }
        let shorter = min(query.count, unit.count)
        return zip(query.prefix(shorter), unit.prefix(shorter)).allSatisfy { $0.means($1) }
    }
}

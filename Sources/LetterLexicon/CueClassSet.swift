/// A set of cue classes: `[.leadVerb, .coordinateVerb]`.
///
/// Every class has a member here, so that a literal set is a constant and costs nothing where it is used.
@frozen
public struct CueClassSet: OptionSet, Hashable, Sendable {
    public let rawValue: UInt128
    @inlinable public init(rawValue: UInt128) { self.rawValue = rawValue }
    /// Inlined always: else the compiler makes no constant of a literal set.
    @inlinable @inline(__always)
    public init(_ cueClass: CueClass) { rawValue = 1 &<< UInt128(truncatingIfNeeded: cueClass.rawValue) }
    public init(_ classes: CueClass...) { rawValue = classes.reduce(0) { $0 | 1 << UInt128($1.rawValue) } }

    @inlinable public func contains(_ cueClass: CueClass) -> Bool { contains(rawClass: cueClass.rawValue) }
    /// Membership of a class given by its number.
    @inlinable public func contains(rawClass: UInt8) -> Bool {
        rawValue &>> UInt128(truncatingIfNeeded: rawClass) & 1 != 0
    }

    /// The set in 64 bits: sets that share no bit share no class. The first 31 classes have a bit of their own;
    /// the others share theirs so that the frequent ones (`time`, `target`) do it with rare ones.
    @inlinable @inline(__always)
    public var folded: UInt64 {
        UInt64(truncatingIfNeeded: rawValue) | UInt64(truncatingIfNeeded: rawValue >> 64) << 31
    }
}

extension CueClassSet {
    @inlinable public static var agencyName: CueClassSet { CueClassSet(CueClass.agencyName) }
    @inlinable public static var agencyGroup: CueClassSet { CueClassSet(CueClass.agencyGroup) }
    @inlinable public static var officeHolder: CueClassSet { CueClassSet(CueClass.officeHolder) }
    @inlinable public static var placeName: CueClassSet { CueClassSet(CueClass.placeName) }
    @inlinable public static var provinceName: CueClassSet { CueClassSet(CueClass.provinceName) }
    @inlinable public static var districtName: CueClassSet { CueClassSet(CueClass.districtName) }
    @inlinable public static var communeName: CueClassSet { CueClassSet(CueClass.communeName) }
    @inlinable public static var placeKind: CueClassSet { CueClassSet(CueClass.placeKind) }
    @inlinable public static var bodyHead: CueClassSet { CueClassSet(CueClass.bodyHead) }
    @inlinable public static var bodyAlone: CueClassSet { CueClassSet(CueClass.bodyAlone) }
    @inlinable public static var kindNoun: CueClassSet { CueClassSet(CueClass.kindNoun) }
    @inlinable public static var kindTail: CueClassSet { CueClassSet(CueClass.kindTail) }
    @inlinable public static var specificGroup: CueClassSet { CueClassSet(CueClass.specificGroup) }
    @inlinable public static var ministryName: CueClassSet { CueClassSet(CueClass.ministryName) }
    @inlinable public static var officeTitle: CueClassSet { CueClassSet(CueClass.officeTitle) }
    @inlinable public static var titleWithBody: CueClassSet { CueClassSet(CueClass.titleWithBody) }
    @inlinable public static var issuerTitle: CueClassSet { CueClassSet(CueClass.issuerTitle) }
    @inlinable public static var plural: CueClassSet { CueClassSet(CueClass.plural) }
    @inlinable public static var honorific: CueClassSet { CueClassSet(CueClass.honorific) }
    @inlinable public static var adminLevel: CueClassSet { CueClassSet(CueClass.adminLevel) }
    @inlinable public static var fixedQualifier: CueClassSet { CueClassSet(CueClass.fixedQualifier) }
    @inlinable public static var bodyQualifier: CueClassSet { CueClassSet(CueClass.bodyQualifier) }
    @inlinable public static var areaQualifier: CueClassSet { CueClassSet(CueClass.areaQualifier) }
    @inlinable public static var bodyRemark: CueClassSet { CueClassSet(CueClass.bodyRemark) }
    @inlinable public static var nameJoint: CueClassSet { CueClassSet(CueClass.nameJoint) }
    @inlinable public static var nameStop: CueClassSet { CueClassSet(CueClass.nameStop) }
    @inlinable public static var relativeClause: CueClassSet { CueClassSet(CueClass.relativeClause) }
    @inlinable public static var conjunction: CueClassSet { CueClassSet(CueClass.conjunction) }
    @inlinable public static var orderVerb: CueClassSet { CueClassSet(CueClass.orderVerb) }
    @inlinable public static var requestVerb: CueClassSet { CueClassSet(CueClass.requestVerb) }
    @inlinable public static var predicate: CueClassSet { CueClassSet(CueClass.predicate) }
    @inlinable public static var openingVerb: CueClassSet { CueClassSet(CueClass.openingVerb) }
    @inlinable public static var leadVerb: CueClassSet { CueClassSet(CueClass.leadVerb) }
    @inlinable public static var coordinateVerb: CueClassSet { CueClassSet(CueClass.coordinateVerb) }
    @inlinable public static var reportVerb: CueClassSet { CueClassSet(CueClass.reportVerb) }
    @inlinable public static var adviseVerb: CueClassSet { CueClassSet(CueClass.adviseVerb) }
    @inlinable public static var directVerb: CueClassSet { CueClassSet(CueClass.directVerb) }
    @inlinable public static var direction: CueClassSet { CueClassSet(CueClass.direction) }
    @inlinable public static var responsibility: CueClassSet { CueClassSet(CueClass.responsibility) }
    @inlinable public static var scopeClause: CueClassSet { CueClassSet(CueClass.scopeClause) }
    @inlinable public static var listIntro: CueClassSet { CueClassSet(CueClass.listIntro) }
    @inlinable public static var contentIntro: CueClassSet { CueClassSet(CueClass.contentIntro) }
    @inlinable public static var matterNoun: CueClassSet { CueClassSet(CueClass.matterNoun) }
    @inlinable public static var predication: CueClassSet { CueClassSet(CueClass.predication) }
    @inlinable public static var regardVerb: CueClassSet { CueClassSet(CueClass.regardVerb) }
    @inlinable public static var conclusionVerb: CueClassSet { CueClassSet(CueClass.conclusionVerb) }
    @inlinable public static var announce: CueClassSet { CueClassSet(CueClass.announce) }
    @inlinable public static var closing: CueClassSet { CueClassSet(CueClass.closing) }
    @inlinable public static var difficulty: CueClassSet { CueClassSet(CueClass.difficulty) }
    @inlinable public static var conditionOpener: CueClassSet { CueClassSet(CueClass.conditionOpener) }
    @inlinable public static var caseOpener: CueClassSet { CueClassSet(CueClass.caseOpener) }
    @inlinable public static var purposeClause: CueClassSet { CueClassSet(CueClass.purposeClause) }
    @inlinable public static var channel: CueClassSet { CueClassSet(CueClass.channel) }
    @inlinable public static var encourage: CueClassSet { CueClassSet(CueClass.encourage) }
    @inlinable public static var topicOpener: CueClassSet { CueClassSet(CueClass.topicOpener) }
    @inlinable public static var adverbialOpener: CueClassSet { CueClassSet(CueClass.adverbialOpener) }
    @inlinable public static var headingBackground: CueClassSet { CueClassSet(CueClass.headingBackground) }
    @inlinable public static var headingPurpose: CueClassSet { CueClassSet(CueClass.headingPurpose) }
    @inlinable public static var headingObjective: CueClassSet { CueClassSet(CueClass.headingObjective) }
    @inlinable public static var headingFunding: CueClassSet { CueClassSet(CueClass.headingFunding) }
    @inlinable public static var headingDuty: CueClassSet { CueClassSet(CueClass.headingDuty) }
    @inlinable public static var attributeContent: CueClassSet { CueClassSet(CueClass.attributeContent) }
    @inlinable public static var attributeLead: CueClassSet { CueClassSet(CueClass.attributeLead) }
    @inlinable public static var attributeSupport: CueClassSet { CueClassSet(CueClass.attributeSupport) }
    @inlinable public static var attributeTime: CueClassSet { CueClassSet(CueClass.attributeTime) }
    @inlinable public static var attributeProduct: CueClassSet { CueClassSet(CueClass.attributeProduct) }
    @inlinable public static var attributeOther: CueClassSet { CueClassSet(CueClass.attributeOther) }
    @inlinable public static var trailingQualifier: CueClassSet { CueClassSet(CueClass.trailingQualifier) }
    @inlinable public static var relativePassive: CueClassSet { CueClassSet(CueClass.relativePassive) }
    @inlinable public static var centralCity: CueClassSet { CueClassSet(CueClass.centralCity) }
    @inlinable public static var opaque: CueClassSet { CueClassSet(CueClass.opaque) }
    @inlinable public static var thanks: CueClassSet { CueClassSet(CueClass.thanks) }
    @inlinable public static var assignVerb: CueClassSet { CueClassSet(CueClass.assignVerb) }
    @inlinable public static var meetingWith: CueClassSet { CueClassSet(CueClass.meetingWith) }
    @inlinable public static var partyCommittee: CueClassSet { CueClassSet(CueClass.partyCommittee) }
    @inlinable public static var openHead: CueClassSet { CueClassSet(CueClass.openHead) }
    @inlinable public static var selfReference: CueClassSet { CueClassSet(CueClass.selfReference) }
    @inlinable public static var company: CueClassSet { CueClassSet(CueClass.company) }
    @inlinable public static var politePlural: CueClassSet { CueClassSet(CueClass.politePlural) }
    @inlinable public static var labelNoun: CueClassSet { CueClassSet(CueClass.labelNoun) }
    @inlinable public static var nominalVerb: CueClassSet { CueClassSet(CueClass.nominalVerb) }
    @inlinable public static var legalRecital: CueClassSet { CueClassSet(CueClass.legalRecital) }
    @inlinable public static var continuation: CueClassSet { CueClassSet(CueClass.continuation) }
    @inlinable public static var stretchFrom: CueClassSet { CueClassSet(CueClass.stretchFrom) }
    @inlinable public static var stretchTo: CueClassSet { CueClassSet(CueClass.stretchTo) }
    @inlinable public static var ordinalOpener: CueClassSet { CueClassSet(CueClass.ordinalOpener) }
    @inlinable public static var annexReference: CueClassSet { CueClassSet(CueClass.annexReference) }
    @inlinable public static var planTitle: CueClassSet { CueClassSet(CueClass.planTitle) }
    @inlinable public static var annexTitle: CueClassSet { CueClassSet(CueClass.annexTitle) }
    @inlinable public static var time: CueClassSet { CueClassSet(CueClass.time) }
    @inlinable public static var target: CueClassSet { CueClassSet(CueClass.target) }
    @inlinable public static var addressees: CueClassSet { CueClassSet(CueClass.addressees) }
    @inlinable public static var copies: CueClassSet { CueClassSet(CueClass.copies) }
    @inlinable public static var legalBasis: CueClassSet { CueClassSet(CueClass.legalBasis) }
    @inlinable public static var documentType: CueClassSet { CueClassSet(CueClass.documentType) }
    @inlinable public static var fieldLabel: CueClassSet { CueClassSet(CueClass.fieldLabel) }
}

/// What a phrase of the cue tables tells. The case names are the `class` column of the tables.
///
/// A new class is one case here and rows in `tables/cues-*.tsv`; then run `swift run LetterTableCompiler`.
@frozen
public enum CueClass: UInt8, CaseIterable, Sendable {
    // Bodies and places (agencies.tsv, places.tsv)
    /// A body: `Ủy ban nhân dân tỉnh`, `Sở Y tế`.
    case agencyName
    /// Bodies as a group: `các sở, ban, ngành`.
    case agencyGroup
    /// A post: `Thủ trưởng các cơ quan, đơn vị`.
    case officeHolder
    /// A place with its kind: `tỉnh Vĩnh Long`, `Quận 7`, `xã Tân Hưng`.
    case placeName
    /// The bare name of a province, a district, a commune; only where it is written with a capital.
    case provinceName
    case districtName
    case communeName
    /// The kind of a unit: `tỉnh`, `thành phố`, `xã`.
    case placeKind

    // How bodies are named (cues-agency.tsv)
    /// The head of a body's name: `Sở`, `Ủy ban nhân dân`, `Ban Quản lý`.
    case bodyHead
    /// A head that names a body also without a name behind it: `Bảo hiểm xã hội`.
    case bodyAlone
    /// A kind of bodies: `sở`, `ngành`, `đơn vị`.
    case kindNoun
    /// A kind that continues any list of kinds: `cơ quan thuộc Chính phủ`.
    case kindTail
    /// A kind told apart by its own words; a new entry of a list: `cơ quan báo chí`.
    case specificGroup
    /// The field that names a ministry or department without its head: `Quốc phòng`, `Nội vụ`.
    case ministryName
    /// A post over a body: `Chủ tịch`, `Thủ trưởng`.
    case officeTitle
    /// A post that names its own body: `Bộ trưởng`.
    case titleWithBody
    /// A post that gives orders for the issuer: `Thủ tướng Chính phủ`.
    case issuerTitle
    /// `các`, `những`, `mỗi`.
    case plural
    /// `đồng chí`, `ông`.
    case honorific
    /// A level of administration: `tỉnh`, `xã`, `cấp huyện`.
    case adminLevel
    /// Closes a group: `có liên quan`, `trực thuộc`.
    case fixedQualifier
    /// Ties a body to another: `thuộc`, `của`.
    case bodyQualifier
    /// Ties a body to an area: `trên địa bàn`.
    case areaQualifier
    /// Remark on a body after a dash: `Cơ quan thường trực`.
    case bodyRemark
    /// `và` inside a name.
    case nameJoint
    /// Small words no name holds: `tại`, `để`.
    case nameStop
    /// Opens a clause that tells bodies apart: `được phân công`.
    case relativeClause
    /// Parts two bodies: `và`, `cùng`.
    case conjunction

    // Who is told what (cues-duty.tsv)
    /// `giao`, `yêu cầu`: an actor follows.
    case orderVerb
    /// `đề nghị`, `kính đề nghị`.
    case requestVerb
    /// A verb or adverb that opens what an actor does.
    case predicate
    /// A verb that is a noun or part of a name as often (`thí điểm`, `huấn luyện`): one only where it opens an item or
    /// stands behind a whole name.
    case openingVerb
    /// `chủ trì`.
    case leadVerb
    /// `phối hợp với`, `cùng`.
    case coordinateVerb
    /// `báo cáo`, `gửi`, `trình`.
    case reportVerb
    /// `tham mưu`, `đề xuất`.
    case adviseVerb
    /// `chỉ đạo`, `hướng dẫn`.
    case directVerb
    /// Stands before a recipient: `về`, `cho`, `gửi`.
    case direction
    /// `có trách nhiệm`, `chịu trách nhiệm`.
    case responsibility
    /// `theo chức năng, nhiệm vụ`.
    case scopeClause
    /// Ends a lead-in: `các nội dung sau`.
    case listIntro
    /// `gồm`, `về một số nội dung sau`: things are listed, not tasks.
    case contentIntro
    /// Opens what describes and tells nobody to act: `Tình hình`, `Địa điểm`, `Tần suất`.
    case matterNoun
    /// `là trụ cột`, `là điều kiện tiên quyết`: what something is called.
    case predication
    /// `xác định`, `coi`: what follows `là` is how to regard something.
    case regardVerb
    /// `kết luận`, `có ý kiến chỉ đạo`.
    case conclusionVerb
    /// `thông báo để`.
    case announce
    /// A general closing order: `nghiêm túc thực hiện`.
    case closing
    /// `khó khăn, vướng mắc`.
    case difficulty
    /// Opens a clause of condition: `nếu`, `trong quá trình thực hiện`.
    case conditionOpener
    /// Opens a duty that hangs on a case: `trường hợp`.
    case caseOpener
    /// `để`, `nhằm`.
    case purposeClause
    /// `qua`, `thông qua`.
    case channel
    /// `khuyến khích`.
    case encourage
    /// `về`, `đối với`.
    case topicOpener
    /// `trên cơ sở`, `sau khi`, `hằng năm`.
    case adverbialOpener
    /// Headings of assessments and bases.
    case headingBackground
    /// Headings of purposes and requirements.
    case headingPurpose
    /// Headings of goals.
    case headingObjective
    /// Headings about money.
    case headingFunding
    /// Headings of tasks.
    case headingDuty
    /// `Nội dung thực hiện` as label or column head.
    case attributeContent
    /// `Cơ quan chủ trì`.
    case attributeLead
    /// `Cơ quan phối hợp`.
    case attributeSupport
    /// `Thời gian hoàn thành`.
    case attributeTime
    /// `Sản phẩm`.
    case attributeProduct
    /// `Ghi chú`, `Kinh phí`.
    case attributeOther
    /// Ends a qualified name: `… quản lý`.
    case trailingQualifier
    /// Opens a clause between a body and its duty: `được phân công`.
    case relativePassive
    /// A city under the central government.
    case centralCity
    /// A word that holds another cue inside it: `quá trình`.
    case opaque
    /// Words of thanks or praise: no duty.
    case thanks
    /// `giao`, `phân công`: hands a task on.
    case assignVerb
    /// `làm việc với`.
    case meetingWith
    /// `Tỉnh ủy`, `Thành ủy`.
    case partyCommittee
    /// A head whose name is told in ordinary words: `Ban Quản lý các khu công nghiệp`.
    case openHead
    /// The letter speaks of itself: `Chỉ thị này`, `Trên đây là`.
    case selfReference
    /// A company, whose short forms stay as printed.
    case company
    /// `Quý` before a kind: the addressees.
    case politePlural
    /// Begins the label of an attribute line: `Cơ quan`, `Đơn vị`.
    case labelNoun
    /// A verb that also stands at the end of a name: `xây dựng`.
    case nominalVerb
    /// Opens a reference to the law: `Căn cứ khoản`, `Thực hiện Nghị quyết số`.
    case legalRecital
    /// Goes on with the order before: `Đồng thời`.
    case continuation
    /// `từ` before the first place of a stretch.
    case stretchFrom
    /// `đến` before its last.
    case stretchTo
    /// Counts paragraphs in words: `Thứ nhất`, `Một là`.
    case ordinalOpener
    /// Points to an annex: `theo Phụ lục`.
    case annexReference
    /// The title of an annex that gives tasks: `KẾ HOẠCH`.
    case planTitle
    /// The title of any other annex: `PHỤ LỤC`, `QUY CHẾ`.
    case annexTitle

    // When (cues-time.tsv)
    /// A word that the time rules look at; its id says what it tells.
    case time

    // Figures (cues-target.tsv)
    /// A word that the target rules look at; its id says what it tells.
    case target
    // Parts of a letter (cues-structure.tsv)
    /// `Kính gửi`.
    case addressees
    /// `Nơi nhận`.
    case copies
    /// `Căn cứ`.
    case legalBasis
    /// `Chỉ thị`, `Kế hoạch` … as the type line.
    case documentType
    /// `Cơ quan chủ trì`, `Thời gian hoàn thành`: heads of columns and attribute lines.
    case fieldLabel
}

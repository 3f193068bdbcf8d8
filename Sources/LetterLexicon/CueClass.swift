/// What a phrase of the cue tables tells. The case names are the `class` column of the tables.
///
/// A new class is one case here and rows in `tables/cues-*.tsv`; then run `swift run LetterTableCompiler`.
public enum CueClass: UInt8, CaseIterable, Sendable {
    // Bodies and places (agencies.tsv, places.tsv)
    /// A body: `Ủy ban nhân dân tỉnh`, `Sở Y tế`.
    case agencyName
    /// Bodies as a group: `các sở, ban, ngành`.
    case agencyGroup
    /// A post: `Thủ trưởng các cơ quan, đơn vị`.
    case officeHolder
    /// The word that a body's name begins with: `Sở`, `Phòng`, `Ủy ban nhân dân`.
    case agencyHead
    /// A place with its kind: `tỉnh Vĩnh Long`, `Quận 7`, `xã Tân Hưng`.
    case placeName
    /// The bare name of a province, a district, a commune; only where it is written with a capital.
    case provinceName
    case districtName
    case communeName
    /// The kind of a unit: `tỉnh`, `thành phố`, `xã`.
    case placeKind

    // Who is told what (cues-duty.tsv, cues-agency.tsv)
    /// `giao`, `yêu cầu`: the actor follows.
    case order
    /// `đề nghị`, `kính đề nghị`.
    case request
    /// `chủ trì`.
    case lead
    /// `phối hợp với`.
    case coordinate
    /// `báo cáo`, `gửi`, `trình`.
    case report
    /// A verb that opens a duty: `xây dựng`, `triển khai`.
    case dutyVerb
    /// A word before the duty's verb: `chủ động`, `tiếp tục`.
    case dutyAdverb
    /// `nếu`, `trường hợp`.
    case condition

    // When (cues-time.tsv)
    /// `trước`, `chậm nhất`, `đến`, `từ`, `trong`.
    case timeRelation
    /// `hằng tháng`, `định kỳ`.
    case frequency
    /// `kể từ ngày ký`.
    case timeAnchor
    /// `ngày làm việc`.
    case timeUnit

    // Figures (cues-target.tsv)
    /// `đạt`, `tối thiểu`.
    case atLeast
    /// `không quá`.
    case atMost

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

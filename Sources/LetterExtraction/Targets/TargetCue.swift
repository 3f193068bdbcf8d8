/// The class of a phrase in `cues-target.tsv`: what it says about a figure.
enum TargetCue: String, CaseIterable, Sendable {
    case none
    /// `đạt`, `tăng`: a goal to be reached.
    case reach = "target-reach"
    case atLeast = "target-at-least"
    case atMost = "target-at-most"
    /// `còn`, `bằng`, `có`: words between a metric and its figure.
    case equal = "target-equal"
    /// `hoàn thành`.
    case complete = "target-complete"
    /// `tăng thêm`.
    case increase = "target-increase"
    /// `từ` of `từ 80% trở lên`, `từ 23 xuống 18`.
    case from = "target-from"
    case orMore = "target-or-more"
    case orLess = "target-or-less"
    /// `phấn đấu`, `mục tiêu`, `chỉ tiêu`.
    case goal = "target-goal"
    /// `đã`, `hiện nay`, `ước`: the figure tells how things stand.
    case present = "target-present"
    /// `mới`: before a figure or what binds it as `present` (`mới được 30%`), elsewhere an adjective.
    case newly = "target-newly"
    /// `chiếm`: how things stand, but under a heading of goals.
    case holds = "target-holds"
    /// `hỗ trợ`, `mức đóng`, `thuế suất`: the figure is a rate of money.
    case rate = "target-rate"
    /// A verb that makes the counted things: `trồng`, `lắp đặt`.
    case make = "target-make"
    /// A counted word.
    case unit = "target-unit"
    /// A counted word that is also the level of a body: `14 phường`.
    case area = "target-area"
    /// `cho` of `cho 480 hộ`.
    case forWhom = "target-for"
    /// `khoảng`.
    case about = "target-about"
    /// A measure of time or age.
    case timeUnit = "target-time-unit"
    /// `triệu` of `3,2 triệu thửa đất`.
    case scale = "target-scale"
    /// Phrases that only look like cues: `trên địa bàn`.
    case plain = "target-plain"
    /// `đối với`, `nếu`: a figure behind it may be a condition.
    case condition = "target-condition"
    /// `có tỷ lệ`, `có tổng mức`: tells which bodies or works are meant, unless a goal is spoken of.
    case having = "target-having"
    case one = "target-one"
    case two = "target-two"
    case three = "target-three"
    case of = "target-of"
    /// Names of campaigns: `chiến dịch 100 ngày đêm`.
    case campaign = "target-campaign"
    // Heads of tables
    case total = "target-total"
    case orderColumn = "target-order-column"
    case unitColumn = "target-unit-column"
    case noteColumn = "target-note-column"
    case presentColumn = "target-present-column"

    /// `một`, `hai`, `ba` as figures.
    var wordNumber: Double? {
        switch self {
        case .one: 1
        case .two: 2
        case .three: 3
        default: nil
        }
    }
}

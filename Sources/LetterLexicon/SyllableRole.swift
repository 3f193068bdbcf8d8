/// What a single syllable does in dates, sums and labels; rows of `roles.tsv`.
@frozen
public enum SyllableRole: UInt8, CaseIterable, Sendable {
    case none
    /// `ngày`
    case day
    /// `tháng`
    case month
    /// `quý`
    case quarter
    /// `năm`
    case year
    /// `giờ`
    case hour
    /// `phút`
    case minute
    /// `nghìn`, `triệu`, `tỷ`
    case scale
    /// `đồng`, `USD`, `euro`
    case currency
    /// `Điều`
    case article
    /// `Chương`
    case chapter
    /// `Mục`, `Khoản`, `Điểm`
    case section
    /// `Phần`
    case part
    /// `thứ` in `Phần thứ nhất`
    case ordinal
    /// `nhất`, `hai`, `ba` … in `Phần thứ nhất`
    case ordinalNumber
    /// `đầu`, `cuối` in `6 tháng đầu năm`
    case half
    /// Words before a date: `trước`, `đến`, `từ`.
    case timeLead
    /// Words that make a number before them a count or a share: `số` in `2/3 số hộ`.
    case counted
    /// `mỗi`, `một`: `ngày` behind them is a unit, not a date.
    case each
    /// `trong`, `vòng`, `quá`: `giờ` behind them is a length of time.
    case span
    /// `lần` behind a number.
    case times
    /// `chí` in `05 đồng chí`: what stands before counts no money.
    case notMoney
    /// `đô`, `la` in `đô la`.
    case dollar
    case dollarSecond
}

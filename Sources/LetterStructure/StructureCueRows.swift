/// Rows of `structure-cues.tsv`: phrase, kinds.
let structureCueRows = """
    ban	body
    ban bí thư	complete-body
    ban chỉ đạo	body,subordinate
    bản ghi nhớ	type
    ban hành	issue-verb,attached
    ban hành kèm theo	attached
    ban quản lý	body,subordinate
    bản thỏa thuận	type
    bản tin	type
    bảng	annex
    báo	body
    báo cáo	type,issue-verb,order-verb
    báo cáo kết quả	type
    bảo hiểm xã hội	body
    bệnh viện	body,subordinate
    bhxh	body
    bí thư	title
    biên bản	type
    biểu	annex
    biểu mẫu	annex,firm-annex
    biểu số	annex,firm-annex
    bộ	body
    bộ chỉ huy	body
    bộ chính trị	complete-body
    bộ trưởng	title
    bộ tư lệnh	body
    bs	honorific
    căn cứ	basis,firm-basis,column
    căn cứ kế hoạch này	closing
    căn cứ nội dung kế hoạch này	closing
    cảng vụ	body
    chánh án	title
    chánh thanh tra	title
    chánh văn phòng	title
    chi cục	body,subordinate
    chi cục trưởng	title
    chỉ huy trưởng	title
    chỉ thị	type,enact,issue-verb
    chỉ thị này	closing
    chi tiết	column
    chỉ tiêu	column
    chiến lược	type
    chính phủ	complete-body
    chính ủy	title
    chủ nghĩa việt nam	nation
    chủ nhiệm	title
    chủ tịch	title,body
    chủ tịch nước	complete-body
    chủ tịch ủy ban nhân dân	complete-body
    chủ tọa	title
    chủ trì	column
    chức vụ	column
    chương trình	type,annex
    chương trình công tác	type
    chương trình hành động	type
    có công văn	issue-verb
    cơ quan	column
    cơ quan chủ trì	column
    cơ quan phối hợp	column
    có ý kiến	issue-verb,order-verb
    công an	body
    công điện	type
    công điện này	closing
    cộng hòa xã hội	nation
    cộng hòa xã hội chủ nghĩa việt nam	nation
    công thư	type
    công ty	body
    công việc	column
    cục	body,subordinate
    cục phó	title
    cục trưởng	title
    đã ký	honorific
    đặc khu	place
    đài	body
    đại diện	title
    đại học	body
    đại tá	honorific
    đại tướng	honorific
    đảng bộ	body
    đảng cộng sản việt nam	nation
    đảng ủy	body
    danh mục	annex,column
    đề án	type,annex
    đề cương	type,annex
    đề nghị	issue-verb,order-verb
    đề nghị các	closing
    đề nghị giám đốc	closing
    đề nghị thủ trưởng	closing
    để thực hiện	basis
    để triển khai	basis
    địa điểm	column
    địa phương	column
    điện	telegram,issue-verb
    diện tích	column
    điều lệ	type,annex
    đính kèm	attached
    đoàn	body
    độc lập - tự do - hạnh phúc	motto
    độc lập tự do hạnh phúc	motto
    độc lập – tự do – hạnh phúc	motto
    đội trưởng	title
    đơn vị	column
    đơn vị chủ trì	column
    đơn vị phối hợp	column
    đơn vị tính	column
    đồng chủ tịch	title
    dự án	type
    đvt	column
    ghi chú	column
    giám đốc	title
    giao	issue-verb,order-verb
    giấy giới thiệu	type
    giấy mời	type
    giấy nghỉ phép	type
    giấy ủy quyền	type
    (gọi tắt	name-end
    gọi tắt	name-end
    gs	honorific
    hải quan	body
    hàm	title
    hđnd	body
    hiệp hội	body
    hiệu trưởng	title
    họ và tên	column
    hỏa tốc	urgency
    hỏa tốc hẹn giờ	urgency
    hòa xã hội chủ nghĩa việt nam	nation
    hoạt động	column
    học viện	body
    hội	body
    hội đồng	body,subordinate
    hội đồng nhân dân	body
    hợp đồng	type
    hướng dẫn	type,issue-verb
    hướng dẫn này	closing
    huyện	place
    huyện ủy	body
    k / t	capacity
    k/t	capacity
    kế hoạch	type,annex
    kế hoạch này	closing
    kế toán trưởng	title
    kèm	attached
    kèm theo	attached
    kết luận	type
    kết quả	column
    kêu gọi	order-verb
    khẩn	urgency
    kho bạc	body,subordinate
    kho bạc nhà nước	body
    khu vực	place
    kiểm toán	body
    kính gửi	addressees
    kinh phí	column
    kính trình	addressees
    kt	capacity
    ktm	capacity
    ký thay	capacity
    lệnh	type
    liên đoàn	body
    liên đoàn lao động	body
    liên hiệp	body
    liên minh	body
    liên ngành	body
    lĩnh vực	column
    loại	column
    lời kêu gọi	type
    luật	type
    mã	column
    mật	secrecy
    mặt trận	body
    mẫu	annex
    mẫu số	annex,firm-annex
    mọi vướng mắc	closing
    mong	order-verb
    mức	column
    năm	column
    nay ban hành	enact
    nếu có khó khăn	closing
    nếu có vướng mắc	closing
    ngân hàng	body
    nghị định	type
    nghị quyết	type,annex
    nghị quyết liên tịch	type
    người	column
    người phát ngôn	title
    nhận được	issue-verb,closing
    nhận được chỉ thị này	closing
    nhận được văn bản này	closing
    nhiệm vụ	column
    nội dung	annex,column
    nơi nhận	copies
    nội quy	type
    pgs	honorific
    phân công	issue-verb
    pháp lệnh	type
    phiếu báo	type
    phiếu chuyển	type
    phiếu gửi	type
    phó	title
    phó ban	title
    phó bí thư	title
    phó chánh án	title
    phó chánh thanh tra	title
    phó chánh văn phòng	title
    phó chi cục trưởng	title
    phó chỉ huy trưởng	title
    phó chủ nhiệm	title
    phó chủ tịch	title
    phó cục trưởng	title
    phó đội trưởng	title
    phó giám đốc	title
    phó hiệu trưởng	title
    phó thống đốc	title
    phó thủ tướng	title
    phó tổng biên tập	title
    phó tổng cục trưởng	title
    phó tổng giám đốc	title
    phó tổng kiểm toán	title
    phó tổng thanh tra	title
    phó tổng thư ký	title
    phó trưởng ban	title
    phó trưởng công an	title
    phó trưởng đoàn	title
    phó trưởng phòng	title
    phó tư lệnh	title
    phó viện trưởng	title
    phó vụ trưởng	title
    phối hợp	column
    phòng	body,subordinate
    phụ lục	annex,firm-annex
    phường	place
    phương án	type,annex
    q	capacity
    quá trình thực hiện	closing
    quá trình triển khai	closing
    quận	place
    quận ủy	body
    quốc hội	body,complete-body
    quỹ	body
    quy chế	type,annex
    quy định	type,annex
    quy hoạch	type
    quyền	title
    quyết định	type,enact
    quyết định này	closing
    quyết nghị	enact
    ra quyết định	enact
    rất mong	closing
    sản phẩm	column
    sau đây	name-end
    số	number,column
    sở	body,subordinate
    số lượng	column
    số tt	column
    stt	column
    t / l	capacity
    t/l	capacity
    t / m	capacity
    t/m	capacity
    t/uq	capacity
    tập đoàn	body
    tên	column
    tên nhiệm vụ	column
    thành đoàn	body
    thành phố	place
    thanh tra	body,subordinate
    thanh tra chính phủ	complete-body
    thành ủy	body
    thay mặt	capacity
    theo	basis
    theo đề nghị	basis,firm-basis
    thị trấn	place
    thị ủy	body
    thị xã	place
    thiếu tá	honorific
    thiếu tướng	honorific
    thời gian	column
    thời hạn	column
    thông báo	type,issue-verb,order-verb
    thông báo kết luận	type
    thông báo này	closing
    thông cáo	type
    thống đốc	title
    thông qua	enact
    thông tấn xã	body
    thông tin	order-verb
    thông tri	type
    thông tư	type
    thông tư liên tịch	type
    ths	honorific
    thư công	type
    thư ngỏ	type
    thứ trưởng	title
    thủ tục	annex
    thủ tướng	title
    thủ tướng chính phủ	complete-body
    thừa lệnh	title
    thực hiện	basis
    thuế	body
    thượng khẩn	urgency
    thượng tá	honorific
    thường trực	title,body
    thượng tướng	honorific
    tiến độ	column
    tiếp theo	basis
    tỉnh	place
    tỉnh đoàn	body
    tỉnh ủy	body
    tl	capacity
    tm	capacity
    tổ	body
    tổ công tác	body
    tổ phó	title
    tờ trình	type
    tổ trưởng	title
    tòa án	body
    tòa án nhân dân	body
    tối mật	secrecy
    tổng bí thư	title
    tổng biên tập	title
    tổng công ty	body
    tổng cục	body,subordinate
    tổng cục phó	title
    tổng cục trưởng	title
    tổng giám đốc	title
    tổng kiểm toán	title
    tổng liên đoàn	body
    tổng số	column
    tổng thanh tra	title
    tổng thư ký	title
    tp	place
    tp.	place
    trả lời	issue-verb,order-verb
    trách nhiệm	column
    trạm	body
    trạm trưởng	title
    trân trọng	issue-verb,closing,order-verb
    trên cơ sở	basis
    trên cơ sở kế hoạch này	closing
    trên đây là	closing
    triển khai	basis,issue-verb
    trong khi thực hiện	closing
    trong quá trình	closing
    trung tá	honorific
    trung tâm	body,subordinate
    trung tướng	honorific
    trung ương	place
    trường	body,subordinate
    trưởng ban	title
    trưởng ban thường trực	title
    trưởng cơ quan	title
    trưởng công an	title
    trưởng đại diện	title
    trưởng đoàn	title
    trường hợp có khó khăn	closing
    trường hợp có vướng mắc	closing
    trưởng khoa	title
    trưởng phòng	title
    trưởng thuế	title
    ts	honorific
    tt	column
    tư lệnh	title
    tuq	capacity
    tuyên bố	type
    tuyệt mật	secrecy
    ubnd	body
    ủy ban	body
    ủy ban mặt trận tổ quốc	body
    ủy ban mttq	body
    ủy ban nhân dân	body
    ủy ban thường vụ quốc hội	body,complete-body
    ủy viên	title
    ủy viên thường trực	title
    v / v	subject
    v/v	subject
    văn bản	column
    văn bản hợp nhất	type
    văn phòng	body,subordinate
    văn phòng chính phủ	complete-body
    văn phòng chính phủ thông báo	closing
    văn phòng chính phủ trân trọng	closing
    văn phòng chủ tịch nước	complete-body
    văn phòng quốc hội	complete-body
    văn phòng ủy ban nhân dân	body
    về việc	subject
    viện	body
    viện kiểm sát	body
    viện kiểm sát nhân dân	body
    viện trưởng	title
    việt nam	place
    vụ	body
    vụ trưởng	title
    vv	subject
    xã	place
    xây dựng	issue-verb
    xây dựng kế hoạch	issue-verb
    xét	basis
    xét báo cáo	basis,firm-basis
    xét đề nghị	basis,firm-basis
    xét tờ trình	basis,firm-basis
    yêu cầu	enact,issue-verb,order-verb
    yêu cầu các	closing
    yêu cầu giám đốc	closing
    yêu cầu thủ trưởng	closing
    """

/// The cues, one kind a block (`:` and the kind's number), folded to bare letters.
///
/// Sources: Decree 30/2020, annex I, for the landmarks of a letter; the page frames of the public
/// law databases and of agencies' portals for the rest.
let chromeCueTable = """
    :0
    bandichnaythuocquyensohuu dangtaivanban clickvaophanboivang cacnoidungduocsuadoihuongdan
    cacnoidungcuavbnay cacnoidungcuavanbannay trangchu dangnhap dangky bandangxem chiasequa
    theodoivanban theodoihieuluc luuvanban tomtatvanban thuoctinhvanban thuoctinh luocdo noidungvanban toanvan
    lichsu vanbangoc bandich tienganh english vietnamese thongtinvanban daky
    :1
    sohieu sokyhieu sokihieu loaivanban hinhthucvanban theloai noibanhanh coquanbanhanh donvibanhanh nguoiky
    ngaybanhanh ngaythangbanhanh ngayhieuluc ngaycohieuluc ngayhethieuluc ngaycongbao socongbao
    ngaydangcongbao tinhtrang tinhtranghieuluc tinhtranghieulucvanban linhvuc nganh phamvi trichyeu trichyeunoidung
    chucdanh banhanh hieuluc capnhat apdung nguonthuthap
    :2
    vanbanlienquan vanbannaychuacapnhat vanbannaychuaco taivanban taive taifile taiban filedinhkem
    fileduocdinhkem fileattached tepdinhkem teptindinhkem tailieudinhkem vanbandinhkem noidungsuadoihuongdan
    binhluan guibinhluan ykienbandoc chiasebaiviet bancothequantam tincungchuyenmuc cungchuyenmuc cactinkhac
    tinlienquan tinbailienquan vanbancungloai vanbancungnoidung vanbancungcoquan vanbanduochuongdan
    vanbanhuongdan vanbanduoccancu vanbancancu vanbanduocdanchieu vanbandanchieu vanbanbithaythe luotxem soluotxem
    intrang intrangnay invanban guiemail quaylai trolai vedautrang dautrang banquyenthuoc
    vanbankhac cacvanbankhac tukhoa chudelienquan danhgiabaiviet thongtinlienhe tomtatnoidung
    :3
    conghoaxahoichunghiavietnam
    :4
    doclaptudohanhphuc
    :5
    kinhgui
    :6
    noinhan
    :7
    tmuyban tmubnd tmchinhphu tmhoidong tmbanchidao tmban tmthuongtruc tmbanthuongvu ktchutich kttruong ktbotruong
    ktthutuong ktgiamdoc kttonggiamdoc ktchunhiem ktcuctruong kttongcuctruong ktvutruong ktchanhvanphong kttruongban
    tlchutich tlbotruong tlthutuong tlgiamdoc tlcuctruong tluyban tuqchutich tuqbotruong tuqgiamdoc quyenchutich
    chutich phochutich botruong thutruong giamdoc phogiamdoc tonggiamdoc photonggiamdoc cuctruong phocuctruong
    chanhvanphong phochanhvanphong botruongchunhiem phochunhiem tongcuctruong thutuong phothutuong
    truongban bithu hieutruong trungthue truongthue pho quyen
    :8
    chithi congdien congvan kehoach thongbao quyetdinh nghiquyet nghidinh thongtu thongtulientich huongdan
    chuongtrinh baocao totrinh ketluan luat phaplenh dean quyche quydinh lenh vanbanhopnhat circular decision decree directive
    resolution dispatch officialdispatch telegram officialtelegram plan notice announcement
    :9
    phuluc
    :10
    stt sott tt sothutu thutu thutucongviec thutubuoc cacbuoc buoc trinhtuthuchien
    :11
    vv veviec
    :12
    uyban ubnd hoidong hdnd so bo tinh thanhpho tp quan huyen thixa thitran xa phuong dackhu vanphong ban cuc
    tongcuc chicuc vu vien phong trungtam baohiem truong daihoc benhvien chutich dang tinhuy
    thanhuy quanuy huyenuy danguy doan hoi lienminh liendoan toa vienkiemsat kiemtoan nganhang khobac tap tong
    congty doanthe mattran thue haiquan thanhtra congan hoatoc khan thuongkhan mat toimat tuyetmat
    :13
    socialistrepublicofvietnam thesocialistrepublicofvietnam
    """

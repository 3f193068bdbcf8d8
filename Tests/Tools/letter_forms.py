"""Letters laid out as an office would, and turned into the forms in which they come: used by measure-formats and
measure-scans.
"""
import html, os, re, subprocess, zlib

FILTERS = {'html': 'html:HTML (StarWriter)', 'docx': 'docx:MS Word 2007 XML', 'doc': 'doc:MS Word 97',
           'rtf': 'rtf:Rich Text Format', 'odt': 'odt:writer8', 'pdf': 'pdf:writer_pdf_Export'}
NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
MOTTO = re.compile(r'Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc')


def outline(program, path, *options):
    """The letter's blocks, one a line: what `giaoviec repair` prints, rows with ` | ` between cells."""
    text = subprocess.run([program, 'repair', *options, path], capture_output=True, text=True, check=True).stdout
    return [line for line in text.split('\n') if line.strip()]


LABEL = re.compile(r'^(?:([0-9]{1,3}|[a-zđ]|[IVX]{1,5})([.)])|([-+]))\s+(?=\S)')
ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI']


def label(text):
    """(style, number, rest) of a block that a list can number, or None: `đ)` stands in no list."""
    match = LABEL.match(text)
    if not match:
        return None
    number, mark, bullet = match.groups()
    rest = text[match.end():]
    if bullet:
        return ('minus' if bullet == '-' else 'plus'), None, rest
    kind = 'dot' if mark == '.' else 'bracket'
    if number.isdigit():
        return ('1' + kind, int(number), rest) if number[0] != '0' else None
    if number in ROMAN:
        return 'I' + kind, ROMAN.index(number), rest
    return ('a' + kind, ord(number) - 96, rest) if number.isascii() and number.islower() else None


def list_styles():
    parts = []
    for kind in '1aI':
        for name, suffix in (('dot', '.'), ('bracket', ')')):
            parts.append(f'<text:list-style style:name="L{kind}{name}"><text:list-level-style-number text:level="1" '
                         f'style:num-format="{kind}" style:num-suffix="{suffix}"/></text:list-style>')
    for name, bullet in (('minus', '-'), ('plus', '+')):
        parts.append(f'<text:list-style style:name="L{name}"><text:list-level-style-bullet text:level="1" '
                     f'text:bullet-char="{bullet}"/></text:list-style>')
    return ''.join(parts)


class Writer:
    """A letter as a flat ODT file, from which LibreOffice makes the other forms."""

    def __init__(self, lines):
        self.parts = []
        self.counts = {}
        self.ids = {}
        self.tables = 0
        lines, closing = self.closing(self.letterhead(lines))
        index = 0
        while index < len(lines):
            cells = lines[index].split(' | ')
            if len(cells) > 1:
                rows = []
                while index < len(lines) and len(lines[index].split(' | ')) == len(cells):
                    rows.append(lines[index].split(' | '))
                    index += 1
                self.table(rows, 'Border')
                continue
            self.parts.append(self.block(lines[index]))
            index += 1
        if closing:
            self.table([closing], 'Plain')

    def paragraph(self, text, style='Standard'):
        """Blanks in a row are one in XML; the others are told by their number."""
        text = re.sub(r'  +', lambda blanks: f' <text:s text:c="{len(blanks.group()) - 1}"/>', html.escape(text))
        return f'<text:p text:style-name="{style}">{text}</text:p>'

    def block(self, text):
        found = label(text)
        if not found:
            return self.paragraph(text)
        style, number, rest = found
        goes_on = number is not None and self.counts.get(style) == number - 1
        going = f' text:continue-list="{self.ids[style]}"' if goes_on else ''
        self.counts[style] = number
        self.ids[style] = f'list{len(self.parts)}'
        # What goes on counts by itself; a number that jumps is told.
        start = '' if goes_on or number is None else f' text:start-value="{number}"'
        return (f'<text:list xml:id="{self.ids[style]}" text:style-name="L{style}"{going}><text:list-item{start}>'
                f'{self.paragraph(rest)}</text:list-item></text:list>')

    def letterhead(self, lines):
        """Writes the two columns above the letter as a table without borders; returns the lines that are left."""
        head = next((i for i, line in enumerate(lines[:12]) if NATION in line.upper()), None)
        if head is None or not 0 < head <= 4:
            return lines
        left, right = lines[:head], [lines[head]]
        rest = lines[head + 1:]
        while rest and (MOTTO.search(rest[0]) or re.match(r'^[-_* ]+$', rest[0])):
            right.append(rest.pop(0))
        number = [rest.pop(0)] if rest and rest[0].startswith('Số') else []
        place = [rest.pop(0)] if rest and re.search(r'ngày .* tháng .* năm', rest[0]) and len(rest[0]) < 60 else []
        rows = [[' ⏎ '.join(left), ' ⏎ '.join(right)]]
        if number or place:
            rows.append([''.join(number), ''.join(place)])
        self.table(rows, 'Plain')
        return rest

    def closing(self, lines):
        """What ends the letter as the two cells of a row, recipients and signer, where it is told apart easily."""
        start = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].startswith('Nơi nhận')), None)
        if start is None or len(lines) - start > 24:
            return lines, None
        left, right = [], []
        for line in lines[start:]:
            columns = re.split(r' {3,}', line)
            if len(columns) == 2:
                left.append(columns[0])
                right.append(columns[1])
            elif right and not line.startswith('-') or not line.startswith(('Nơi nhận', '-')):
                right.append(line)
            else:
                left.append(line)
        if not right or len(right) > 6 or any(len(line) > 60 for line in right):
            return lines, None
        return lines[:start], [' ⏎ '.join(left), ' ⏎ '.join(right)]

    def table(self, rows, style):
        """A cell that a row span covers is merged with the one above."""
        spans = [[1] * len(row) for row in rows]
        for column in range(len(rows[0])):
            for index in range(len(rows) - 1, 0, -1):
                if rows[index][column].strip() == '″':
                    spans[index - 1][column] += spans[index][column]
                    spans[index][column] = 0
        self.tables += 1
        parts = [f'<table:table table:name="T{self.tables}">'
                 f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>']
        for row, counts in zip(rows, spans):
            parts.append('<table:table-row>')
            for cell, count in zip(row, counts):
                if not count:
                    parts.append('<table:covered-table-cell/>')
                    continue
                span = f' table:number-rows-spanned="{count}" table:number-columns-spanned="1"' if count > 1 else ''
                align = 'Center' if style == 'Plain' else 'Standard'
                text = ''.join(self.paragraph(part, align) for part in cell.strip().split(' ⏎ '))
                parts.append(f'<table:table-cell table:style-name="{style}"{span}>{text}</table:table-cell>')
            parts.append('</table:table-row>')
        self.parts.append(''.join(parts + ['</table:table>']))

    def document(self):
        spaces = ' '.join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
                          for name in ('office', 'style', 'text', 'table'))
        return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} '
                'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" '
                'office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>'
                '<style:style style:name="Standard" style:family="paragraph">'
                '<style:paragraph-properties fo:margin-bottom="0.2cm"/><style:text-properties '
                'fo:font-family="Liberation Serif" fo:font-size="13pt"/></style:style></office:styles>'
                '<office:automatic-styles><style:style style:name="Center" style:family="paragraph" '
                'style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center"/></style:style>'
                '<style:style style:name="Border" style:family="table-cell"><style:table-cell-properties '
                'fo:border="0.05pt solid #000000"/></style:style><style:style style:name="Plain" '
                'style:family="table-cell"><style:table-cell-properties fo:border="none"/></style:style>'
                + list_styles() + '</office:automatic-styles><office:body><office:text>' + ''.join(self.parts)
                + '</office:text></office:body></office:document>')


def convert(files, form, folder):
    profile = os.path.join(folder, 'profile')
    subprocess.run(['soffice', f'-env:UserInstallation=file://{profile}', '--headless', '--convert-to',
                    FILTERS[form], '--outdir', os.path.join(folder, form), *files], check=True, capture_output=True)


def make(files, form, folder, **scanner):
    """Turns flat ODT files into a form, each into FOLDER/FORM; for scans with what `scan` may be told."""
    if form != 'scan':
        convert(files, form, folder)
        return
    convert(files, 'pdf', folder)
    os.makedirs(os.path.join(folder, 'scan'), exist_ok=True)
    for file in files:
        name = os.path.splitext(os.path.basename(file))[0] + '.pdf'
        scan(os.path.join(folder, 'pdf', name), os.path.join(folder, 'scan', name), **scanner)


DOTS_PER_INCH = 200


def scan(source, target, skew=None, shadow=False):
    """A PDF as an office's scanner would give it: 200 dpi, a little askew, blurred, grainy, as JPEG. The same each time.

    `skew` lays all pages askew by so many degrees, `shadow` lets the paper grow darker to the left, as in photographs.
    """
    import io
    import numpy
    from PIL import Image, ImageFilter
    drawn = subprocess.run(['pdftoppm', '-r', str(DOTS_PER_INCH), '-gray', source], check=True, capture_output=True).stdout
    random = numpy.random.default_rng(zlib.crc32(os.path.basename(source).encode()))
    pages = []
    while drawn:
        head = re.match(rb'P5\s+(\d+)\s+(\d+)\s+255\s', drawn)
        width, height = int(head[1]), int(head[2])
        page = Image.frombytes('L', (width, height), drawn[head.end():head.end() + width * height])
        drawn = drawn[head.end() + width * height:]
        little = random.uniform(0.3, 0.7) * random.choice([-1, 1])
        page = page.rotate(little if skew is None else skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
        page = page.filter(ImageFilter.GaussianBlur(0.7))
        dots = numpy.asarray(page, dtype=numpy.float32)
        # Toner is no pure black, paper no pure white.
        paper = numpy.linspace(90, 230, dots.shape[1]) if shadow else 245
        dots = 30 + dots * ((paper - 30) / 255) + random.normal(0, 10, dots.shape)
        page = Image.fromarray(dots.clip(0, 255).astype(numpy.uint8))
        jpeg = io.BytesIO()
        page.save(jpeg, 'JPEG', quality=70)
        pages.append(Image.open(jpeg))
    pages[0].save(target, 'PDF', resolution=DOTS_PER_INCH, save_all=True, append_images=pages[1:], quality=70)

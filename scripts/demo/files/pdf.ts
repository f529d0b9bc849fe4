/**
 * A PDF of plain Chinese lines on A4. It names one of the Chinese fonts that every PDF reader brings along instead of
 * carrying its own, so a page takes a few kilobytes.
 */
export function pdf(title: string, lines: readonly string[]): Buffer {
  const pages = paginate([title, '', ...lines]);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_page, index) => `${6 + 2 * index} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500 814 939 500] /FontDescriptor 5 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ...pages.flatMap((page, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + 2 * index} 0 R >>`,
      stream(page, index === 0),
    ]),
  ];
  return assemble(objects);
}

const charactersPerLine = 38;
const linesPerPage = 34;

function paginate(lines: readonly string[]): string[][] {
  const wrapped = lines.flatMap(wrap);
  const pages: string[][] = [];
  for (let start = 0; start < wrapped.length; start += linesPerPage)
    pages.push(wrapped.slice(start, start + linesPerPage));
  return pages;
}

/** Latin letters and digits take half the width of a Chinese character, and a number stays on one line. */
function wrap(line: string): string[] {
  const wrapped = [''];
  let width = 0;
  for (const [piece] of line.matchAll(/[!-~]{1,40}|[^]/gu)) {
    const step = piece < '\u007f' ? piece.length / 2 : 1;
    width += step;
    if (width > charactersPerLine) {
      wrapped.push('');
      width = step;
    }
    wrapped.push(`${wrapped.pop() ?? ''}${piece}`);
  }
  return wrapped;
}

function stream(lines: readonly string[], hasTitle: boolean): string {
  const shows = lines.map((line, index) => {
    const size = hasTitle && index === 0 ? 14 : 12;
    return `/F1 ${size} Tf <${utf16(line)}> Tj T*`;
  });
  const text = `BT 70 770 Td 21 TL ${shows.join('\n')} ET`;
  return `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
}

// The Chinese character set of PDF knows the middle dot of dates by another number.
const utf16 = (text: string): string => Buffer.from(text.replaceAll('·', '・'), 'utf16le').swap16().toString('hex');

function assemble(objects: readonly string[]): Buffer {
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`, 'latin1');
}

import type { Parts } from '../parts';
import type { FileScan } from '../scan';
import { readXml } from '../xml';
import { relationshipsOf, removeParts } from './package';

const presentation = 'ppt/presentation.xml';

interface Slide {
  part: string;
  number: number;
  isHidden: boolean;
}

/** Texts by slide; hidden slides and the notes of the speaker. */
export function scanPptx(parts: Parts): FileScan {
  const scan: FileScan = { findings: [], texts: [] };
  for (const { part, number, isHidden } of slidesOf(parts)) {
    if (isHidden) scan.findings.push({ code: 'file.hidden-slide', place: `第 ${number} 张幻灯片` });
    scan.texts.push({ place: `第 ${number} 张幻灯片`, text: textOf(parts, part) });
    const notes = relationshipsOf(parts, part).find(({ type }) => type === 'notesSlide');
    if (notes && textOf(parts, notes.target) !== '')
      scan.findings.push({ code: 'file.notes', place: `第 ${number} 张幻灯片` });
  }
  return scan;
}

/** Hidden slides and all notes go. */
export function cleanPptx(parts: Parts): void {
  const hidden = new Set(
    slidesOf(parts)
      .filter((slide) => slide.isHidden)
      .map(({ part }) => part),
  );
  removeParts(parts, (name) => hidden.has(name) || name.startsWith('ppt/notesSlides/'));
}

function slidesOf(parts: Parts): Slide[] {
  return relationshipsOf(parts, presentation)
    .filter(({ type }) => type === 'slide')
    .map(({ target }, i) => ({ part: target, number: i + 1, isHidden: isHidden(parts, target) }));
}

function isHidden(parts: Parts, part: string): boolean {
  let hidden = false;
  readXml(parts.get(part) ?? Buffer.alloc(0), {
    open: (name, { show = '1' }) => void (name === 'p:sld' && (hidden = show === '0' || show === 'false')),
  });
  return hidden;
}

function textOf(parts: Parts, part: string): string {
  let text = '';
  readXml(parts.get(part) ?? Buffer.alloc(0), {
    text: (piece, above) => void (above.at(-1) === 'a:t' && (text += piece)),
    close: (name) => void (name === 'a:p' && text !== '' && (text += '\n')),
  });
  return text.trim();
}

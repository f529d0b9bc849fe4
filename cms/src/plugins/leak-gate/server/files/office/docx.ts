import type { Parts } from '../parts';
import type { FileScan } from '../scan';
import { readXml, rewriteXml, type Attributes, type Fate } from '../xml';
import { partsLike } from './package';

const stories = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/;
const revised = new Set([
  'w:ins',
  'w:del',
  'w:moveFrom',
  'w:moveTo',
  'w:rPrChange',
  'w:pPrChange',
  'w:tblPrChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:sectPrChange',
  'w:cellIns',
  'w:cellDel',
  'w:numberingChange',
]);
const unseen = new Set(['w:vanish', 'w:webHidden', 'w:specVanish']);
const isOn = ({ 'w:val': value = '1' }: Attributes): boolean => !['0', 'false', 'off'].includes(value);

/** Texts by paragraph; tracked changes and hidden text by the paragraph they stand in. */
export function scanDocx(parts: Parts): FileScan {
  const scan: FileScan = { findings: [], texts: [] };
  for (const name of partsLike(parts, stories)) scanStory(parts.get(name) ?? Buffer.alloc(0), storyName(name), scan);
  return scan;
}

const storyName = (part: string): string =>
  part.includes('header') ? '页眉' : part.includes('footer') ? '页脚' : part.includes('notes') ? '脚注' : '正文';

function scanStory(xml: Buffer, story: string, { findings, texts }: FileScan): void {
  let paragraph = 0;
  let text = '';
  const place = (): string => `${story}第 ${Math.max(paragraph, 1)} 段`;
  readXml(xml, {
    open(name, attributes) {
      if (name === 'w:p') [paragraph, text] = [paragraph + 1, ''];
      if (revised.has(name)) findings.push({ code: 'file.tracked-changes', place: place() });
      if (unseen.has(name) && isOn(attributes)) findings.push({ code: 'file.hidden-text', place: place() });
    },
    text(piece, above) {
      if (above.at(-1) === 'w:t' || above.at(-1) === 'w:delText') text += piece;
    },
    close(name) {
      if (name === 'w:p' && text !== '') texts.push({ place: place(), text });
    },
  });
}

/** All changes accepted, hidden text gone, marks of comments gone. */
export function cleanDocx(parts: Parts): void {
  for (const name of partsLike(parts, /^word\/[^/]+\.xml$/))
    parts.set(name, rewriteXml(withoutHiddenRuns(parts.get(name) ?? Buffer.alloc(0)), fateOf));
}

function fateOf(name: string): Fate {
  if (['w:ins', 'w:moveTo'].includes(name)) return 'unwrap';
  if (
    revised.has(name) ||
    /^w:(?:comment(?:RangeStart|RangeEnd|Reference)|moveFromRange|moveToRange|rsid|trackRevisions|object|altChunk)/.test(
      name,
    )
  )
    return 'drop';
  return 'keep';
}

/** Runs are numbered in the order in which they open, so that a first reading can tell the second which are hidden. */
function withoutHiddenRuns(xml: Buffer): Buffer {
  const hidden = new Set<number>();
  const open: number[] = [];
  let count = 0;
  readXml(xml, {
    open(name, attributes, above) {
      if (name === 'w:r') open.push(count++);
      if (unseen.has(name) && isOn(attributes) && above.at(-1) === 'w:rPr' && above.at(-2) === 'w:r')
        hidden.add(open.at(-1) ?? -1);
    },
    close: (name) => void (name === 'w:r' && open.pop()),
  });
  let run = 0;
  return rewriteXml(xml, (name) => {
    if (name === 'w:r' && hidden.has(run++)) return 'drop';
    return unseen.has(name) ? 'drop' : 'keep';
  });
}

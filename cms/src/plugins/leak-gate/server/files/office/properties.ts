import type { Parts } from '../parts';
import type { FileFinding } from '../scan';
import { readXml } from '../xml';
import { partsLike, rewrite } from './package';

const named: Readonly<Record<string, string>> = {
  'dc:creator': '作者',
  'cp:lastModifiedBy': '上次修改者',
  Company: '单位',
  Manager: '管理者',
};

/** Who wrote a file and where, as its properties say; custom properties as a whole. */
export function propertyFindings(parts: Parts): FileFinding[] {
  const findings: FileFinding[] = [];
  for (const part of partsLike(parts, /^docProps\/(?:core|app)\.xml$/))
    readXml(parts.get(part) ?? '', {
      text(text, above) {
        const label = named[above.at(-1) ?? ''];
        if (label && text.trim() !== '') findings.push({ code: 'file.properties', place: `文档属性“${label}”` });
      },
    });
  if (partsLike(parts, /^docProps\/custom\.xml$/).length > 0)
    findings.push({ code: 'file.properties', place: '文档属性“自定义”' });
  return findings;
}

export function clearProperties(parts: Parts): void {
  for (const part of partsLike(parts, /^docProps\/(?:core|app)\.xml$/))
    rewrite(parts, part, (name) => (name in named ? 'drop' : 'keep'));
}

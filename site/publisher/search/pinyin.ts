import { pinyin } from 'pinyin-pro';
import { fold } from '../../src/search/fold.ts';

/**
 * How a title is typed with Latin letters (R-SITE-15): its initials, then its whole pinyin, without tones.
 * `应急预案` → `yjya yingjiyuan`; letters and digits of the title stay where they are.
 */
export function pinyinOf(title: string): string {
  const text = fold(title);
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true }).map((syllable) => fold(syllable));
  return `${syllables.map((syllable) => [...syllable][0] ?? '').join('')} ${syllables.join('')}`;
}

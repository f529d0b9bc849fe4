import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { limits, TooLarge } from './limits';

export type Attributes = Record<string, string>;

interface Reader {
  /** `above` names the elements that are open, outermost first. */
  open?: (name: string, attributes: Attributes, above: readonly string[]) => void;
  text?: (text: string, above: readonly string[]) => void;
  close?: (name: string) => void;
}

/** Reads a part; broken XML throws. Entities of a document type are not expanded, so none can grow. */
export function readXml(xml: Buffer | string, reader: Reader): void {
  const above: string[] = [];
  const parser = parserOf();
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    if (above.length > limits.xmlDepth) throw new TooLarge();
    reader.open?.(name, attributes, above);
    above.push(name);
  });
  parser.on('text', (text) => reader.text?.(text, above));
  parser.on('closetag', ({ name }) => {
    above.pop();
    reader.close?.(name);
  });
  parser.write(xml.toString()).close();
}

/** What becomes of an element: stays, goes with all in it, goes and leaves what is in it, or stays with other attributes. */
export type Fate = 'keep' | 'drop' | 'unwrap' | Attributes;

/** The part with some of its elements gone or changed; everything else as it was. */
export function rewriteXml(xml: Buffer | string, fateOf: (name: string, attributes: Attributes) => Fate): Buffer {
  const out: string[] = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'];
  const fates: Fate[] = [];
  let dropped = 0;
  const parser = parserOf();
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    if (fates.length > limits.xmlDepth) throw new TooLarge();
    // Asked of every element, so that a caller may count them.
    const own = fateOf(name, attributes);
    const fate = dropped > 0 ? 'drop' : own;
    fates.push(fate);
    if (fate === 'drop') dropped += 1;
    else if (fate !== 'unwrap') out.push(`<${name}${written(fate === 'keep' ? attributes : fate)}>`);
  });
  parser.on('text', (text) => void (dropped === 0 && out.push(escape(text))));
  parser.on('closetag', ({ name }) => {
    const fate = fates.pop();
    if (fate === 'drop') dropped -= 1;
    else if (fate !== 'unwrap') out.push(`</${name}>`);
  });
  parser.write(xml.toString()).close();
  return Buffer.from(out.join(''));
}

function parserOf(): SaxesParser {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  return parser;
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const written = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escape(value).replace(/"/g, '&quot;').replace(/\n/g, '&#10;')}"`)
    .join('');

export * from './dictionary/dictionary.ts';
export { builtInDictionary } from './dictionary/built-in.ts';
export * from './hit.ts';
export * from './leaks-of.ts';
export * from './mask.ts';
export * from './settings.ts';
export { textHits } from './text-hits.ts';

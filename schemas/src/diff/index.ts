export { recordDiff, fieldDiff, type FieldDiff, type NameOf, type RecordVersion } from './record-diff.ts';
export { threeWay, type Divergence } from './three-way.ts';
export type { BlockChange } from './block-changes.ts';
export type { RowChange } from './row-changes.ts';
export type { FileChange } from './file-changes.ts';
export type { Span } from './words.ts';

export * from './mosaic-of.ts';
export { smallestGroup } from './small-cells.ts';

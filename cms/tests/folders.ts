import { resolve } from 'node:path';

export const appDir = resolve(import.meta.dirname, '..');
export const repoDir = resolve(appDir, '..');

/** Where the tests compile the server half, apart from `dist`: a system that runs from there is not disturbed. */
export const testDist = resolve(appDir, '.cache/test-dist');

/** A system after its first start, whose database the tests begin with. */
export const templateFolder = resolve(appDir, '.cache/test-template');

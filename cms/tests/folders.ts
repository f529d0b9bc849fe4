import { resolve } from 'node:path';

export const appDir = resolve(import.meta.dirname, '..');
export const repoDir = resolve(appDir, '..');

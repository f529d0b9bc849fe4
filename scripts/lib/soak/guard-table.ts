import { normalize } from 'node:path';
import type { PlantedDefect } from './planted.ts';

const head = `# Guards, and the tests that fail without them

Each line is a guard that \`pnpm soak --planted\` takes away, every night, and the test that must fail then; one that did
not would prove nothing. The list is \`scripts/lib/soak/planted.ts\` with the \`*-defects.ts\` beside it; this page is written
from it (\`pnpm --dir scripts exec vitest run lib/soak/planted.test.ts -u\`).

| without the guard … | it stands in | the test |
| --- | --- | --- |
`;

/** `docs/guards.md`. */
export function guardTable(defects: readonly PlantedDefect[]): string {
  const rows = defects.map(({ name, package: folder = 'site', file, caughtBy }) => {
    const [path, test] = [file, caughtBy].map((one) => `\`${normalize(`${folder}/${one}`)}\``);
    return `| ${name} | ${path} | ${test} |`;
  });
  return `${head}${[...rows].join('\n')}\n`;
}

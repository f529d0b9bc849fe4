import type { Program } from './programs.ts';

export const asItIs = (program: Program): Program => program;

/** For those who change the code: Strapi's own development mode, and the others start anew when a file changes. */
export function watching(program: Program): Program {
  if (program.key === 'cms') {
    const [strapi = ''] = program.args;
    return { ...program, args: [strapi, 'develop'], env: { ...program.env, NODE_ENV: 'development' } };
  }
  const folders = ['src', 'publisher', 'server', '../schemas/dist'];
  return { ...program, args: [...folders.map((folder) => `--watch-path=${folder}`), ...program.args] };
}

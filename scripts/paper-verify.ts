import { verifyPaper } from './lib/audit/verify-paper.ts';

const { code, text } = verifyPaper(process.argv.slice(2));
console.log(text);
process.exitCode = code;

import { verifyExport } from './lib/audit/verify-export.ts';

const { code, text } = await verifyExport(process.argv.slice(2));
console.log(text);
process.exitCode = code;

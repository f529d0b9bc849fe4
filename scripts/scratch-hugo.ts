// @ts-nocheck
import { writeHugoSite } from './lib/bench/hugo-site.ts';
import { uniqueRecords } from './lib/bench/unique-records.ts';
const n=Number(process.argv[2]); await writeHugoSite(`/tmp/speed/hugo-${n}`, uniqueRecords(n));

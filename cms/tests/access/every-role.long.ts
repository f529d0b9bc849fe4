// The same with every role, type and route.
process.env['YANGGUANG_CRAWL'] = 'all';
await import('./access.test.ts');
export {};

// Entry of every command: `node scripts/run.mjs scripts/start.ts`. Written so that even an old Node can read it and say what it needs.
const [program, ...args] = process.argv.slice(2);
const major = Number(process.versions.node.split('.')[0]);

if (major < 20) {
  console.error('本机的 Node.js 版本是 ' + process.versions.node + '，太旧，无法运行。');
  console.error('处理：请安装 Node.js 20 或更高版本（推荐 24），再重新运行同一条命令。');
  process.exitCode = 1;
} else {
  void import('./lib/bootstrap/bootstrap.mjs')
    .then((bootstrap) => bootstrap.run(program || 'scripts/start.ts', args))
    .then((code) => {
      process.exitCode = code;
    });
}

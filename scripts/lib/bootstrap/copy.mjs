/** What the first seconds say, before any package is installed. */
export const copy = {
  toolchain: '准备运行环境（Node.js 与 pnpm）',
  install: '安装依赖',
  /** @param {string} platform */
  unsupported: (platform) =>
    `没有适合本机（${platform}）的 Node.js 安装包。\n处理：请先自行安装 Node.js 24（nodejs.org），再重新运行同一条命令。`,
  /** @param {string} what */
  offline: (what) =>
    `${what}失败：连接不上 npm 软件源。\n处理：请检查网络或 npm 的代理与镜像设置（npm config get registry），再重新运行同一条命令；已完成的部分不会重来。`,
  /**
   * @param {string} what
   * @param {string} log
   */
  failed: (what, log) => `${what}失败，原始输出如下（全文见 ${log}）：`,
};

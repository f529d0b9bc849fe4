/** Everything the commands say. Plain JavaScript: the first sentences are needed before the right Node is there. */
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
  failed: (what, log) => `${what}失败，最后几行输出如下（全文见 ${log}）：`,
  build: {
    schemas: '编译内容模型',
    cms: '构建内容管理后台',
    site: '构建门户',
  },
  names: { cms: '内容管理后台', publisher: '发布程序', portal: '门户' },
  setUp: {
    usage: '请写明读者使用的门户网址，例如：node scripts/run.mjs scripts/set-up.ts --portal https://yjj.example.gov.cn',
    done: (/** @type {string} */ folder) =>
      `已准备就绪。各进程的设置在 ${folder} 的 cms.env、publisher.env、portal.env 中；接着按 docs/zh/deployment.md 安装服务。`,
  },
  start: {
    prepare: '准备数据目录、密钥和演示账号',
    demo: '导入演示单位的资料',
    /** @param {string} name */
    process: (name) => `启动${name}`,
    /** @param {{ cms: string, portal: string }} urls */
    alreadyRunning: (urls) =>
      `已经在运行，不必再次启动。\n  门户      ${urls.portal}\n  管理后台  ${urls.cms}/admin\n要重新启动，请先在运行它的窗口按 Ctrl-C。`,
    firstRelease: '门户内容就绪',
    stop: '停止',
    /**
     * @param {string} name
     * @param {string} log
     */
    died: (name, log) => `${name}意外退出，其余程序也已停止。日志在 ${log}，最后几行：`,
    portal: '门户',
    admin: '管理后台',
    alreadyStarting: '正在启动中，不必再次启动；请看运行它的那个窗口。',
    /** @param {string} file */
    accounts: (file) => `演示账号（密码是本机随机生成的，保存在 ${file}）：`,
    hint: '按 Ctrl-C 停止全部程序。',
  },
  process: {
    /**
     * @param {string} name
     * @param {string} log
     */
    ended: (name, log) => `${name}没有启动成功，日志在 ${log}，最后几行：`,
    /**
     * @param {string} name
     * @param {string} url
     * @param {string} log
     */
    silent: (name, url, log) => `${name}迟迟没有应答（${url}），日志在 ${log}，最后几行：`,
    /**
     * @param {number} from
     * @param {number} to
     */
    noPort: (from, to) => `端口 ${from} 至 ${to} 都被占用。\n处理：请关闭占用端口的程序后重试。`,
  },
  test: {
    names: {
      schemas: '内容模型 schemas',
      cms: '管理后台 cms',
      site: '门户 site',
      scripts: '命令 scripts',
      story: '全流程（浏览器）',
      lint: '代码规范和类型',
      pages: '页面类型',
      format: '代码格式',
      pageFormat: '页面格式',
      generate: '生成文件与定义一致',
    },
    browser: '准备浏览器',
    /**
     * @param {number} passed
     * @param {number} failed
     */
    counts: (passed, failed) => `${passed} 项通过，${failed} 项未通过`,
    ok: '通过',
    bad: '未通过',
    /** @param {number} count */
    skipped: (count) => `有 ${count} 项测试被跳过，按未通过计`,
    empty: '没有运行任何测试，按未通过计',
    noReport: '测试没有给出结果，按未通过计',
  },
  reset: {
    /** @param {string} folder */
    nothing: (folder) => `没有可清除的数据：${folder} 不存在。`,
    running: '系统正在运行，数据没有清除。\n处理：请先在运行它的窗口按 Ctrl-C，再重新执行。',
    /** @param {string} folder */
    question: (folder) => `将永久删除 ${folder} 中的全部数据（数据库、附件、门户、密钥和账号）。确认请输入“清除”：`,
    yes: '清除',
    kept: '没有确认，数据没有清除。（确认无误时可加 --yes）',
    /** @param {string} folder */
    done: (folder) => `已清除 ${folder}。下次 npm start 会重新初始化。`,
  },
  bench: {
    /**
     * @param {string} option
     * @param {string} value
     * @param {number} least
     */
    badCount: (option, value, least) => `--${option} 应为不小于 ${least} 的整数，收到的是“${value}”。`,
    /** @param {number} count */
    seed: (count) => `生成并导入 ${count} 条记录`,
    /**
     * @param {string} part
     * @param {string} known
     */
    badPart: (part, known) => `--only 中没有“${part}”这一项，可选：${known}。`,
    pull: '发布程序首次拉取并发布',
    full: '全量构建（页面与检索）',
    start: '发布程序在已有快照上启动',
    /** @param {number} count */
    live: (count) => `签发到上线，${count} 次`,
    burst: {
      /** @param {number} count */
      together: (count) => `批量签发 ${count} 条`,
      /** @param {number} count */
      apart: (count) => `同时逐条签发 ${count} 条`,
    },
    emergency: '全量构建期间紧急发布',
    astro: '对照：astro build',
    pagefind: '对照：Pagefind 命令',
    hugo: { equal: '对照：Hugo，页面内容相同（有则测）', bare: '对照：Hugo，最简页面（有则测）' },
    rows: {
      machine: '机器',
      records: '记录数',
      build: '全量构建（不含检索）',
      hugo: { equal: 'Hugo（页面内容相同）', bare: 'Hugo（最简页面）' },
      buildMemory: '全量构建内存峰值',
      /**
       * @param {number} main
       * @param {number} all
       */
      memory: (main, all) => `主进程 ${main} MB，全部进程 ${all} MB`,
      search: '检索索引',
      pagefindShare: 'Pagefind ÷（核数 × 0.6）',
      start: '启动到就绪（最慢一次）',
      /** @param {number} count */
      live: (count) => `签发到全部页面上线（${count} 次）`,
      liveMemory: '逐条发布内存峰值',
      burst: {
        /** @param {number} count */
        together: (count) => `批量签发 ${count} 条（一次请求）到全部上线`,
        /** @param {number} count */
        apart: (count) => `同时逐条签发 ${count} 条（${count} 次请求）到全部上线`,
      },
      /**
       * @param {string} all
       * @param {string} signed
       * @param {number} releases
       */
      burstTimes: (all, signed, releases) => `${all}（其中签发 ${signed}），${releases} 次发布`,
      /** @param {number} count */
      emergency: (count) => `全量构建期间，紧急签发到页面上线（${count} 次）`,
      article: '动态页面与样式压缩后',
    },
  },
  soak: {
    /**
     * @param {string} option
     * @param {string} value
     */
    badCount: (option, value) => `--${option} 应为不小于 1 的整数，收到的是“${value}”。`,
    /** @param {number} seed */
    seed: (seed) => `随机种子：${seed}（用 --seed ${seed} 可重做同样的测试）`,
    /** @param {string} part */
    badPart: (part) =>
      `--only 中没有“${part}”这一项，请用性质的编号（例如 A1、A3、A16）或测试文件的名称（例如 killed）。`,
    /**
     * @param {string[]} tools
     * @param {string[]} packages
     */
    missing: (tools, packages) =>
      `本机缺少长时间测试要用的程序：${tools.join('、')}。\n处理：请先安装（Debian、Ubuntu：apt-get install ${packages.join(' ')}），再重新运行同一条命令。`,
    /**
     * @param {string} id
     * @param {string} file
     */
    notBegun: (id, file) => `${id} ${file}（时间已到，没有运行）`,
    /**
     * @param {number} runs
     * @param {number} failures
     */
    counts: (runs, failures) => `${runs} 次，失败 ${failures} 次`,
  },
  paper: {
    usage:
      '用法：pnpm paper:verify 签名文字文件 公钥或公钥文件\n' +
      '  签名文字    保密审查表、签发单末尾的签名文字，扫描二维码得到或者照录\n' +
      '  公钥        门户任一发布记录 /releases/<编号>.json 中 auditHead 的 key',
    /** @param {string} file */
    none: (file) => `“${file}”中不是保密审查表或签发单的签名文字。\n处理：请从第一行照录到以“—”开头的最后一行。`,
    forged:
      '签名无效：文字有改动或者照录有误，或者不是这把公钥签的。\n处理：请与纸面逐字核对；无误仍无效的，这份纸面不可信。',
    sound: '签名有效，签署的内容如下。处理：请与纸面逐项核对，有出入的以下列内容为准：',
  },
  audit: {
    usage:
      '用法：pnpm audit:verify 日志文件 检查点文件 [公钥或公钥文件] [--published 发布记录文件夹]\n' +
      '  日志文件    导出的审计日志（NDJSON，每行一条）\n' +
      '  检查点文件  以前保存的检查点；发布记录是门户 /releases/<编号>.json 的副本',
    /**
     * @param {string} file
     * @param {string} reason
     */
    unreadable: (file, reason) => `读不了“${file}”：${reason}\n处理：请核对文件名和权限。`,
    /** @param {string} source */
    badCheckpoint: (source) => `“${source}”不是检查点，核对没有进行。\n处理：请使用导出时保存的检查点文件。`,
    /** @param {string} source */
    badSignature: (source) => `“${source}”的签名与公钥不符：检查点是伪造的，或公钥不是这份日志的公钥。`,
    noKey: '没有给出公钥，未核对签名；以下结论只依据您给出的检查点。',
    /** @param {string} folder */
    nonePublished: (folder) => `“${folder}”中没有印有审计日志检查点的发布记录。`,
    /** @param {string} name */
    release: (name) => `发布记录 ${name}`,
    /**
     * @param {number} entries
     * @param {number} heads
     */
    sound: (entries, heads) =>
      `审计日志完整：共 ${entries} 条，与 ${heads} 个检查点一致，没有条目被改动、删除、调换或截去。`,
    /**
     * @param {number} until
     * @param {number} entries
     */
    newer: (until, entries) =>
      `最新的检查点到第 ${until} 条为止；第 ${until + 1} 至 ${entries} 条只核对了前后衔接，请以更新的检查点再核对。`,
    /** @param {string} finding */
    broken: (finding) => `审计日志不完整：${finding}`,
  },
  siteBuild: {
    stage: '拉取内容并构建静态门户',
    nothing:
      '没有可构建的内容：本机还没有发布过，也没有设置 CMS_URL 和 OUTBOX_TOKEN。\n处理：请先运行 npm start，或设置这两项后重试。',
    /** @param {string} folder */
    done: (folder) => `静态门户已写入 ${folder}。`,
  },
};

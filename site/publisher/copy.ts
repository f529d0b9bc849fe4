/** The publisher's Chinese sentences, besides those of errors and alarms. */
export const copy = {
  /** Why a record whose term is over is shown no longer (R-CRD-04, R-CRD-05). */
  termOver: '公示期限届满或者已移出名单，依照规定停止公示。',
  rollback: {
    paused: '网站正在展示较早的版本，该信息暂不提供，恢复最新版本后可继续查看。',
  },
  overrun: {
    time: '生成该页面所用的时间超过上限，生成过程已被中止。',
    memory: '生成该页面所用的内存超过上限，生成过程已被中止。',
  },
  commands: {
    unfinished: '能够发布的内容已经发布，但还有事项没有完成，发布程序会自动重试。',
    notSeen: '新的发布已经生成并切换，但门户还没有返回新的内容。请检查门户服务是否在运行。',
    busy: '正有内容在发布，或程序刚刚更新，暂时不能核对。请稍后再试。',
    stopping: '发布程序正在停止，没有执行该命令。请在它重新启动后再试。',
  },
  selfCheck: {
    where: (release: number, paths: readonly string[], count: number) =>
      `第 ${release} 号发布，${paths.join('、')}${count > paths.length ? ` 等 ${count} 处` : ''}`,
  },
  preview: {
    unfit: (title: string, lines: readonly string[]) =>
      `《${title}》还不能生成页面：\n${lines.join('\n')}\n处理：请补齐或改正以上各项，保存后再预览。`,
    untitled: '未填标题',
    breaks: (title: string, field: string | undefined, detail: string) =>
      `《${title}》的页面无法生成，发布时会被暂缓（${detail}）。` +
      `位置：${field ?? '未能确定是哪一项'}。处理：请检查该项内容后再预览；内容无误的，请把此提示交给技术人员。`,
    tooMuch: (seconds: number) =>
      `生成页面所用的时间（${seconds} 秒）或者内存超过上限，已中止，发布时该记录会被暂缓。处理：请检查正文、表格是否过长后再预览。`,
    notLoaded: '门户代码没有能够装载，没有生成页面。处理：请稍后再试；多次出现时请联系系统管理员。',
    busy: '同时预览的人太多，没有生成页面。处理：请稍后再试。',
    stopping: '发布程序正在停止，没有生成页面。处理：请稍后再试。',
  },
};

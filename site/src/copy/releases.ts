/** What the ledger of releases says. Apart from the other copy: its pages are no part of a release. */
export const releasesCopy = {
  title: '发布台账',
  description: '本站每一次发布的时间、校验值和变动的信息，由发布程序自动记录',
  intro:
    '本站内容每变动一次，就有一号发布。台账由发布程序自动记录，写明每一号发布的时间、校验值和新增、更正、撤回了哪些信息，任何人都可以据此核对。',
  verify: '核验一份文件',
  count: (total: number) => `共 ${total} 号发布，由新到旧`,
  data: '机器可读数据（JSON）',
  none: '这份门户副本不是由发布程序生成的，没有发布台账。',
  release: (number: number) => `第 ${number} 号发布`,
  atPage: (number: number) => `发布台账第 ${number} 页`,
  numbering: '页码从最早的发布起编，页面内容不会前后移动。',
  kinds: { publish: '日常发布', rebuild: '全站重新生成', rollback: '回退', 'roll-forward': '恢复最新' },
  shows: (number: number) => `回到第 ${number} 号发布时的内容`,
  counts: (added: number, changed: number, withdrawn: number) =>
    added + changed + withdrawn === 0
      ? '没有信息变动'
      : [added > 0 && `新增 ${added} 件`, changed > 0 && `更正 ${changed} 件`, withdrawn > 0 && `撤回 ${withdrawn} 件`]
          .filter(Boolean)
          .join('，'),
  hash: '校验值',
  facts: { at: '上线时间', kind: '类型', counts: '信息变动', pages: '页面变动', hash: '校验值', auditLog: '审计日志' },
  pages: (changed: number, removed: number) => `更新 ${changed} 个${removed > 0 ? `，移除 ${removed} 个` : ''}`,
  actions: { added: '新增', changed: '更正', withdrawn: '撤回' },
  withdrawn: (number: string) => `索引号 ${number}，已撤回`,
  more: (count: number) => `其余 ${count} 件不在本页列出，见`,
  previous: (number: number) => `上一号：第 ${number} 号发布`,
  whatHash: '校验值是该号发布全部页面和附件清单的 SHA-256。清单中任何一个文件改动一个字节，校验值都会不同。',
  auditEntries: (count: number) => `共 ${count} 条，校验值`,
  whatAuditLog:
    '审计日志记录后台的每一次操作，本身不公开；这里印出它当时的条数和校验值（签名见机器可读数据），以后任何人改动当时已有的条目，都与这里不符。',
} as const;

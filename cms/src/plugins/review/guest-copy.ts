import type { Verdict } from './server/guests/tables';
import type { Standing } from './server/guests/standing';

/** Chinese sentences about reviewers without an account, for officers and for the guest (B-7). */
export const guestCopy = {
  overtaken: '该信息刚刚已办理到下一环节或者有改动，没有生成邀请。处理：请刷新页面后重新邀请。',
  tooMany: (most: number) =>
    `本环节未答复的邀请已有 ${most} 份，没有生成新的邀请。处理：请等待答复，或者撤销不再需要的邀请。`,
  mayNotInvite:
    '只有本环节的办理人和政务公开科可以邀请外部审阅，并且信息须在审签中、拟主动公开，没有生成邀请。处理：请由当前环节的办理人邀请。',
  mayNotRevoke: '这份邀请由他人发出，您不能撤销，未作任何更改。处理：请由邀请人或者本环节的办理人撤销。',
  unknownInvitation: '没有找到这份邀请，未作任何更改。处理：请刷新页面。',
  notOpen: '这份邀请已经答复、撤销或者失效，未作任何更改。处理：请刷新页面，查看邀请的状态。',
  mustWait: (names: string[]) =>
    `${names.join('、')}尚未答复，该邀请注明“必须答复”，本环节还不能办理，未作任何更改。处理：请等待答复，或者撤销邀请后办理。`,
  issues: {
    tooLong: (max: number) => `请控制在 ${max} 字以内`,
    unsound: '含有看不见的控制字符，请删除后重新输入',
    oneLine: '请写在一行内',
    noName: '请填写受邀人姓名',
    noOffice: '请填写受邀人身份，如“法律顾问”',
    noQuestion: '请写明请受邀人审阅什么',
    badDays: '有效期请填 1 至 10 之间的整数（工作日）',
    badEmail: '邮箱地址不正确，请改正或者留空',
    badFingerprint: '链接指纹不正确，请刷新页面',
    noVerdict: '请选择“同意”“不同意”或者“提出意见”',
    noOpinion: '请写明意见：不同意或者提出意见的，须说明',
  },
  nobody: '未登录人员',
  fingerprint: (hash: string) => hash.match(/.{1,4}/g)?.join('-') ?? hash,
  person: (name: string, office: string) => `${name}（${office}）`,
  verdicts: { agree: '同意', disagree: '不同意', remark: '提出意见' } satisfies Record<Verdict, string>,
  standings: {
    waiting: '未打开',
    opened: '已打开，未答复',
    answered: '已答复',
    revoked: '已撤销',
    expired: '逾期未答复，已失效',
    overtaken: '稿件已改动或者环节已办结，已失效',
  } satisfies Record<Standing, string>,
  /** In the review panel. */
  panel: {
    title: (count: number) => `外部审阅（${count}）`,
    invite: '邀请外部审阅',
    waits: (names: string[]) => `${names.join('、')}尚未答复；邀请注明“必须答复”，答复或者撤销之前不能办理本环节。`,
    asked: (account: string, time: string) => `${account} ${time} 邀请`,
    question: (text: string) => `请审阅：${text}`,
    until: (time: string) => `有效期至 ${time}`,
    openedAt: (time: string) => `${time} 打开`,
    answeredAt: (time: string) => `${time} 答复：`,
    must: '必须答复',
    fingerprint: (text: string) => `链接指纹 ${text}`,
    revoke: '撤销邀请',
    revokeHint: '撤销后链接立即失效，对方不能再查看和答复；邀请记录保留。',
    revoked: '邀请已撤销。',
    round: (round: number) => `第 ${round} 轮`,
  },
  /** Beside a record of the queue. */
  queue: { waiting: '外部审阅：等待答复', answered: '外部审阅：已答复' },
  /** The officer's form. */
  form: {
    hint: '受邀人没有账号，凭一次性链接在浏览器中查看本件的页面预览并答复。答复供本环节参考，不代替任何环节的办理；对方看到的内容由您负责。',
    name: '受邀人姓名',
    office: '身份',
    officeHint: '如：法律顾问、局领导、行业专家',
    question: '请对方审阅什么',
    workingDays: '有效期（工作日）',
    email: '邮箱（可不填）',
    emailHint: '填写的，由系统把链接发到该邮箱；不填的，由您自行转交。',
    mustAnswer: '必须答复：对方答复之前，本环节不能办理',
    withFiles: '允许下载附件原件（原件上没有水印）',
    send: '生成邀请',
    done: '邀请已生成。',
    linkTitle: '审阅链接（只显示这一次）',
    linkHint:
      '请立即复制并转交受邀人本人。链接只能在第一次打开它的浏览器中使用；关闭本窗口后无法再次查看，遗失的请撤销后重新邀请。',
    copyLink: '复制链接',
    copied: '链接已复制。',
    selected: '链接已选中，请按 Ctrl+C 复制。',
    close: '已转交，关闭',
    mailed: '链接已发到对方邮箱。',
    notMailed: (problem: string) => `邮件没有发出（${problem}），请复制链接自行转交。`,
  },
  letter: {
    notSetUp: '没有设置邮件服务器',
    subject: (bureau: string) => `${bureau}请您审阅一份稿件`,
    text: (bureau: string, link: string, until: string, fingerprint: string) =>
      [
        `${bureau}请您审阅一份尚未公开的稿件，并在 ${shanghaiMinute(until)}（北京时间）前答复。`,
        '',
        `审阅链接：${link}`,
        '',
        '链接只供您本人使用，只能在第一次打开它的浏览器中查看，请不要转发。',
        `链接指纹：${guestCopy.fingerprint(fingerprint)}`,
        '',
      ].join('\n'),
  },
  /** On the paper 签发单. */
  paper: {
    title: '外部审阅意见',
    note: '外部审阅供办理参考，不代替任何环节。',
    columns: { person: '受邀人', asked: '邀请', answer: '答复', fingerprint: '链接指纹', entry: '审计日志' },
    askedBy: (account: string, time: string) => `${account}于 ${time} 邀请，请审阅：`,
  },
  /** What the guest reads. */
  page: {
    title: '稿件审阅',
    landing: {
      lead: (bureau: string) => `${bureau}请您审阅一份尚未公开的稿件。`,
      rules: [
        '链接只供您本人使用。点“打开稿件”后，只能在这个浏览器中查看，请使用您答复时要用的电脑或者手机。',
        '稿件尚未公开，页面带有您的姓名水印，请不要截图、转发、打印外传。打开、下载和答复都有记录。',
        '答复之后，链接随即失效。',
      ],
      until: (time: string) => `请于 ${time}（北京时间）前答复。`,
      open: '打开稿件',
    },
    facts: {
      guest: '受邀人',
      by: '邀请人',
      question: '请您审阅',
      until: '答复期限',
      fingerprint: '链接指纹',
      hash: '稿件校验值',
    },
    draft: '稿件',
    frame: '稿件在门户网站上的样子，尚未公开',
    whole: '在新页面打开稿件全文（可打印，带水印）',
    onScreenOnly: '稿件正文请用页面上的“在新页面打开稿件全文”另行打印。',
    files: '附件',
    file: (name: string, kilobytes: number) => `${name}（${kilobytes} KB）`,
    fileHash: (hash: string) => `校验值 ${hash.slice(0, 16)}…`,
    filesClosed: '邀请人没有开放附件下载；需要查看附件的，请联系邀请人。',
    download: '下载',
    answer: '您的答复',
    verdict: '结论',
    opinion: '意见',
    opinionHint: '不同意或者提出意见的，请写明理由和修改建议，2000 字以内；同意的可以不填。',
    submit: '提交答复',
    submitHint: '提交后不能修改，链接随即失效。答复和您的姓名、身份记入本件的审签记录。',
    wrong: '答复没有提交',
    thanks: '您的答复已提交',
    thanksText: (verdict: string, time: string) => `结论：${verdict}，${time}（北京时间）提交。谢谢！`,
    thanksNote: '答复已记入该稿件的审签记录，链接已失效。可以关闭本页面。',
    mark: '未公开 不得外传',
    loading: '正在生成稿件页面，请稍候……',
  },
  refusals: {
    title: '链接不能使用',
    unknown: '链接不正确。处理：请核对是否完整复制，或者向邀请人索取新的链接。',
    'other-browser':
      '链接已在另一个浏览器中打开，这里不能查看。处理：请回到第一次打开它的浏览器；确实不能的，请邀请人撤销后重新邀请。',
    'not-opened': '请从邀请链接进入本页面。处理：请在第一次打开链接的浏览器中查看，或者重新点开链接。',
    answered: '链接对应的稿件已经答复，链接已失效。',
    revoked: '邀请已被撤销，链接已失效。处理：如有疑问，请联系邀请人。',
    expired: '已过答复期限，链接已失效。处理：仍需审阅的，请邀请人重新邀请。',
    overtaken: '稿件已有改动或者已办理到下一环节，链接已失效。处理：仍需审阅的，请邀请人重新邀请。',
    locked: '从您所在的网络打开无效链接的次数过多。处理：请 15 分钟后再试。',
    broken: '系统暂时不能办理，没有作任何更改。处理：请稍后刷新页面；多次出现时请联系邀请人。',
    'no-file': '没有这个附件，或者邀请人没有开放下载。处理：请返回审阅页面，或者联系邀请人。',
    'no-page': (problem: string) => `稿件页面没有生成。处理：请稍后刷新页面；多次出现时请联系邀请人。原因：${problem}`,
  },
};

/** `2026-11-25 24:00` for the midnight that ends a day: a term “until 00:00” is read as a day more or less. */
export function shanghaiMinute(instant: string): string {
  const text = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  if (text.slice(11, 16) !== '00:00') return text.slice(0, 16).replace('T', ' ');
  return `${new Date(Date.parse(text) - 1).toISOString().slice(0, 10)} 24:00`;
}

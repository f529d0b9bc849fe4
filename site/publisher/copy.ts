/** The publisher's Chinese sentences, besides those of errors and alarms. */
export const copy = {
  rollback: {
    paused: '网站正在展示较早的版本，该信息暂不提供，恢复最新版本后可继续查看。',
  },
};

/** What happened, and its figures. */
export type Log = (event: string, details?: Record<string, unknown>) => void;

export type Level = 'info' | 'warning' | 'error';

/** Events that are no everyday ones, by the words in their names. */
const levels: [RegExp, Level][] = [
  [/^(?:alarm-raised|cycle-failed|database-\w+|self-check-failed)$/, 'error'],
  [/(?:^|-)(?:failed|refused|discarded|waits|unreadable|damaged|not|kept|lost|mismatch)(?:-|$)/, 'warning'],
];

/** How loudly an event is to be told. */
export function levelOf(event: string): Level {
  return levels.find(([pattern]) => pattern.test(event))?.[1] ?? 'info';
}

/** Writes one line of JSON for each event. */
export const logToStdout: Log = (event, details = {}) => {
  const line = { at: new Date().toISOString(), level: levelOf(event), event, ...details };
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

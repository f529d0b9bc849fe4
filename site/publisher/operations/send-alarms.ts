import type { Log } from '../log.ts';
import { signedHeaders } from '../signed-headers.ts';
import type { Alarms, UnsentNotice } from './alarms.ts';

export interface AlarmReceiver {
  url: string;
  /** `whsec_…`; not the one of the CMS: whoever receives alarms must not be able to command the publisher. */
  secret: string;
}

export interface SendingPace {
  /** A notice rests this long: an alarm that is over by then disturbs nobody. */
  restMs: number;
  lookMs: number;
  /** After a failure; then twice as long each time, up to `longestMs`. */
  firstRetryMs: number;
  longestMs: number;
}

const usualPace: SendingPace = { restMs: 30_000, lookMs: 5_000, firstRetryMs: 5_000, longestMs: 3_600_000 };
const timeoutMs = 15_000;

/**
 * Tells the receiver of alarms raised and cleared, signed as Standard Webhooks asks, in order and until it has taken
 * each: the id of a notice stays the same, so one that is sent twice can be told from two.
 *
 * @returns stops sending; what is left is sent after the next start.
 */
export function sendAlarms(alarms: Alarms, receiver: AlarmReceiver, log: Log, pace = usualPace): () => void {
  let retryMs = pace.firstRetryMs;
  let timer = setTimeout(() => void look(), 0);
  let isStopped = false;

  async function look(): Promise<void> {
    const isTaken = await sendRested();
    retryMs = isTaken ? pace.firstRetryMs : Math.min(retryMs * 2, pace.longestMs);
    // Between half and all of it, so that several publishers do not knock together.
    const delayMs = isTaken ? pace.lookMs : retryMs * (0.5 + Math.random() / 2);
    if (!isStopped) timer = setTimeout(() => void look(), delayMs);
  }

  /** @returns false when the receiver did not take a notice; those after it wait, so that order is kept. */
  async function sendRested(): Promise<boolean> {
    for (const unsent of alarms.unsent()) {
      const ageMs = Date.now() - Date.parse(unsent.notice.timestamp);
      // One from the future was noted before the clock was set back (A14).
      if (ageMs >= 0 && ageMs < pace.restMs) return true;
      const status = await post(unsent, receiver);
      if (status < 200 || status > 299) {
        log('alarm-not-sent', { code: unsent.notice.data.code, status });
        return false;
      }
      alarms.sent(unsent.id);
      log('alarm-sent', { code: unsent.notice.data.code, type: unsent.notice.type });
    }
    return true;
  }

  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

/** @returns the HTTP status; 0 when the receiver could not be reached. */
async function post({ id, notice }: UnsentNotice, { url, secret }: AlarmReceiver): Promise<number> {
  const body = JSON.stringify(notice);
  const headers = signedHeaders(secret, id, body);
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    return (await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })).status;
  } catch {
    // Tried again by and by.
    return 0;
  }
}

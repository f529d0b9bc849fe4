import { sha256 } from '@yangguang/schemas';

/** What the portal must answer at a path. */
export interface Expectation {
  path: string;
  status: 200 | 410;
  sha256: string;
}

const atOnce = 8;
const timeoutMs = 10_000;

/** Asks the portal as a reader does. @returns the paths that did not answer with the expected bytes (C-2). */
export async function verifyLive(portalUrl: string, expectations: readonly Expectation[]): Promise<Set<string>> {
  const wrong = new Set<string>();
  const waiting = [...expectations];
  const worker = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop())
      if (!(await answers(portalUrl, next))) wrong.add(next.path);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return wrong;
}

async function answers(portalUrl: string, expected: Expectation): Promise<boolean> {
  try {
    const response = await fetch(new URL(expected.path, portalUrl), {
      headers: { 'accept-encoding': 'identity', 'cache-control': 'no-cache' },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body = new Uint8Array(await response.arrayBuffer());
    return response.status === expected.status && sha256(body) === expected.sha256;
  } catch {
    // A portal that cannot be reached has not shown the page; the caller reports nothing as live and asks again.
    return false;
  }
}

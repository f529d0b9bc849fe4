import { useEffect, useState } from 'react';
import type { Publishing } from '../server/services/publishing';

const busyMs = 1000;
const quietMs = 5000;

/** How often the page asks again: often while something is on its way, never while nobody looks. */
export function useRefreshMs(data: Publishing | undefined): number {
  const isVisible = useVisible();
  if (!isVisible) return 0;
  const isWorking = data?.publisher.isReachable && data.publisher.status.stage !== null;
  return isWorking || (data?.queue.total ?? 0) > 0 ? busyMs : quietMs;
}

function useVisible(): boolean {
  const [isVisible, setVisible] = useState(() => !document.hidden);
  useEffect(() => {
    const update = () => setVisible(!document.hidden);
    document.addEventListener('visibilitychange', update);
    return () => document.removeEventListener('visibilitychange', update);
  }, []);
  return isVisible;
}

import { getFetchClient } from '@strapi/strapi/admin';

/** As long as a session without work lasts at the server (config/admin.ts), which pages that ask for news keep awake. */
const idleMs = 30 * 60_000;
const lookEveryMs = 30_000;
const key = 'yangguang-last-work';
const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Whoever left the desk is signed out, in all windows at once: they share the time of the last key or click. */
export function signOutWhenIdle(): void {
  const note = (): void => localStorage.setItem(key, String(Date.now()));
  note();
  for (const sign of signs) addEventListener(sign, note, { passive: true });
  setInterval(() => {
    const isIdle = Date.now() - Number(localStorage.getItem(key)) > idleMs;
    if (isIdle && !location.pathname.includes('/auth/')) void signOut();
  }, lookEveryMs);
}

async function signOut(): Promise<void> {
  try {
    await getFetchClient().post('/admin/logout');
  } finally {
    location.assign('/admin/auth/login');
  }
}

import type { Core } from '@strapi/types';
import { clock } from '../../../lib/clock';
import { copy } from '../copy';
import type { Post } from './services/post';
import type { Reminders } from './services/reminders';

const EVERY_MS = 60_000;
let timer: NodeJS.Timeout | undefined;

/** Looks every minute whether reminders are to go out; one that fails is tried again the minute after. */
export function startTimer(strapi: Core.Strapi): void {
  const post: Post = strapi.plugin('deadlines').service('post');
  if (!post.isSetUp()) {
    strapi.log.info(copy.mail.off);
    return;
  }
  const reminders: Reminders = strapi.plugin('deadlines').service('reminders');
  timer = setInterval(() => {
    reminders.tick(clock.now()).catch((error: unknown) => strapi.log.error(copy.mail.failed(String(error))));
  }, EVERY_MS);
  timer.unref();
}

export function stopTimer(): void {
  clearInterval(timer);
}

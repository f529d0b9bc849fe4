import { errorCopy, type ErrorCode } from './copy/errors.ts';

/**
 * What stops a program. Carries a permanent code, the place it happened, and shows in Chinese what happened,
 * where, and what to do.
 */
export class YangguangError extends Error {
  readonly code: ErrorCode;
  readonly place: string;

  constructor(code: ErrorCode, place: string, options?: ErrorOptions) {
    const { what, action } = errorCopy[code];
    super([what, place && `位置：${place}`, `处理：${action}`].filter(Boolean).join('\n'), options);
    this.name = 'YangguangError';
    this.code = code;
    this.place = place;
  }
}

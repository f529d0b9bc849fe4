/** Writes one line of JSON: what happened, when, and its figures. */
export type Log = (event: string, details?: Record<string, unknown>) => void;

export const logToStdout: Log = (event, details = {}) => {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...details })}\n`);
};

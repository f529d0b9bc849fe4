import type { FaultCode } from '../../copy';

/** The file as a whole cannot be imported. Its sentence lives in `copy.ts`; `run` turns it into the report's first line. */
export class ImportFault extends Error {
  readonly code: FaultCode;
  readonly params: Record<string, string | number>;

  constructor(code: FaultCode, params: Record<string, string | number> = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options);
    this.name = 'ImportFault';
    this.code = code;
    this.params = params;
  }
}

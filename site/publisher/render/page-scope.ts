import type { Content } from '../../src/content/content.ts';
import type { Ledger } from '../../src/content/ledger.ts';
import type { Params } from '../../src/content/routes.ts';
import type { PageFrame } from './page-frame.ts';
import type { PageScope } from './template-runtime.ts';

/** `Astro.locals` of a page. */
export interface Locals {
  content: Content;
  ledger?: Ledger;
}

/** One rendering of one page. */
export interface OnePage extends PageScope {
  response: { status: number };
}

export function pageScope(frame: PageFrame, params: Params, locals: Locals): OnePage {
  const response = { status: 200 };
  return {
    ...{ head: frame.head, scripts: frame.scripts, locals, response },
    createAstro: (props) => new PageGlobal(props, params, locals, response),
  };
}

/** `Astro` of the templates: what a page may read (decision 10), and no more. */
class PageGlobal {
  readonly props: object;
  readonly params: Params;
  readonly locals: Locals;
  readonly response: { status: number };
  readonly self = null;

  constructor(props: object, params: Params, locals: Locals, response: { status: number }) {
    this.props = props;
    this.params = params;
    this.locals = locals;
    this.response = response;
  }
}

const ofRequests = [
  'url',
  'request',
  'cookies',
  'redirect',
  'rewrite',
  'site',
  'session',
  'generator',
  'clientAddress',
];
for (const name of [...ofRequests, 'slots'])
  Object.defineProperty(PageGlobal.prototype, name, {
    get: () => {
      throw new RangeError(`Astro.${name}: a page of the publisher knows its content only`);
    },
  });

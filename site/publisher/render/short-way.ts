import type { Params } from '../../src/content/routes.ts';

/** What one rendering of a page carries, as Astro makes it; the short way replaces what differs from page to page. */
export interface PageResult {
  params: Params;
  pathname: string;
  response: { status: number; statusText: string; headers: Headers };
  createAstro: (props: object, slots: object | null) => object;
  /** Emptied when the head is written. */
  styles: Set<unknown>;
  _metadata: Record<string, unknown>;
}

type Slots = new (result: PageResult, slots: object | null, logger: undefined) => object;
export type PageComponent = (result: PageResult, props: object, slots: object) => unknown;

/** What the bundle gives besides the app: Astro's own functions, in its own copy. */
export interface AstroRuntime {
  createComponent: (render: PageComponent, moduleId: string | undefined) => PageComponent;
  renderTemplate: (parts: TemplateStringsArray) => unknown;
  renderToString: (
    result: PageResult,
    component: PageComponent,
    props: object,
    slots: object,
    isPage: boolean,
  ) => Promise<string | Response>;
}

/** A page's text and status. */
export interface Answer {
  text: string;
  status: number;
}

/**
 * Renders a page as `app.render` does, without the request, the middleware and the response around it, which cost as
 * much as the page. Everything that is the same for all pages of a route is taken from `example`, which Astro made; a
 * page that asks for something of a request meets an exception.
 */
export function shortWay(runtime: AstroRuntime, component: PageComponent, example: PageResult) {
  const slotsOf = slotsClass(example);
  const headers = new Headers(example.response.headers);
  return async (url: string, params: Params, locals: object): Promise<Answer> => {
    const response = { status: 200, statusText: 'OK', headers };
    const result: PageResult = {
      ...example,
      ...{ params, pathname: url, response },
      ...{ styles: new Set(example.styles), _metadata: freshMetadata(example._metadata) },
      createAstro: (props, slots) => new PageGlobal(props, slots, params, locals, result, slotsOf),
    };
    const text = await runtime.renderToString(result, component, {}, {}, true);
    return typeof text === 'string' ? { text, status: response.status } : { text: '', status: text.status };
  };
}

/** A component that shows nothing and hands on what Astro made for its page. */
export function spy(runtime: AstroRuntime, moduleId: string | undefined, seen: (result: PageResult) => void) {
  return runtime.createComponent((result) => {
    seen({ ...result, styles: new Set(result.styles), _metadata: { ...result._metadata } });
    return runtime.renderTemplate(Object.assign([''], { raw: [''] }));
  }, moduleId);
}

/** `Astro` of the templates: what a page may read (decision 10), and no more. */
class PageGlobal {
  readonly props: object;
  readonly params: Params;
  readonly locals: object;
  readonly response: PageResult['response'];
  readonly self = null;
  readonly #values: object | null;
  readonly #result: PageResult;
  readonly #slotsOf: Slots;
  #slots: object | undefined;

  constructor(
    props: object,
    values: object | null,
    params: Params,
    locals: object,
    result: PageResult,
    slotsOf: Slots,
  ) {
    this.props = props;
    this.params = params;
    this.locals = locals;
    this.response = result.response;
    this.#values = values;
    this.#result = result;
    this.#slotsOf = slotsOf;
  }

  get slots(): object {
    return (this.#slots ??= new this.#slotsOf(this.#result, this.#values, undefined));
  }
}

for (const name of [
  'url',
  'request',
  'cookies',
  'redirect',
  'rewrite',
  'site',
  'session',
  'generator',
  'clientAddress',
])
  Object.defineProperty(PageGlobal.prototype, name, {
    get: () => {
      throw new RangeError(`Astro.${name}: a page of the publisher knows its content only`);
    },
  });

function slotsClass(example: PageResult): Slots {
  // `Astro.slots` of any component; its class is not exported.
  const { slots } = example.createAstro({}, null) as { slots: object };
  return slots.constructor as Slots;
}

/** Sets and lists are filled while a page renders; the rest tells of the route. */
function freshMetadata(metadata: Record<string, unknown>): Record<string, unknown> {
  const fresh: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(metadata))
    fresh[name] = value instanceof Set ? new Set() : Array.isArray(value) ? [] : value;
  delete fresh['slotsByAstro'];
  return fresh;
}

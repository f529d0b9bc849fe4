import { pathToFileURL } from 'node:url';
import type { Content } from '../../src/content/content.ts';
import type { Ledger } from '../../src/content/ledger.ts';
import { familyOf, type Family, type Params } from '../../src/content/routes.ts';
import { framePage, type AstroRuntime, type PageFrame } from './page-frame.ts';
import { pageScope, type Locals } from './page-scope.ts';
import type { Template } from './template-runtime.ts';

/** A route of the site, as far as the publisher cares. */
export interface Route {
  /** `src/pages/[column]/index.astro` */
  component: string;
  family: Family;
  /** URL path for these parameters. */
  urlOf: (params: Params) => string;
}

/** Where the bytes of a URL path lie below the web root. */
export function fileOf(url: string): string {
  const path = decodeURIComponent(url).slice(1);
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

interface RouteData {
  component: string;
  route: string;
  type: string;
  isIndex: boolean;
  params: string[];
}

/** A page's module: a template, or an endpoint's handler. */
interface PageModule {
  default?: Template;
  GET?: Endpoint;
}

interface EndpointContext {
  params: Params;
  locals: Locals;
}

/** `textOf` gives the text of its answer alone, where there is one (src/lib/text-endpoint.ts). */
interface Endpoint {
  (context: EndpointContext): Response | Promise<Response>;
  textOf?: (context: EndpointContext) => string | undefined;
}

/** A page's text and status. */
interface Answer {
  text: string;
  status: number;
}

interface AstroApp {
  manifest: {
    routes: { routeData: RouteData }[];
    pageMap: Map<string, () => Promise<{ page: () => unknown }>>;
    /** Scripts of templates, among others, by the names that compiled templates have for them. */
    entryModules: Record<string, string>;
  };
  render: (request: Request, options: { routeData: RouteData; locals: object }) => Promise<Response>;
  renderError: (request: Request, options: { error?: unknown; status: number }) => Promise<Response>;
}

export interface Renderer {
  routes: Route[];
  /** The text of a page. @throws what the page throws, or an Error for an answer that is no page. */
  render: (component: string, url: string, content: Content, ledger?: Ledger) => Promise<string>;
}

/** What Astro begins a page with. */
const doctype = '<!DOCTYPE html>';

const loaded = new Map<string, Promise<Renderer>>();

/** Loads the server bundle, once in a process; from then on a page costs a fraction of a millisecond. */
export async function loadRenderer(entry: string, origin: string): Promise<Renderer> {
  const key = `${origin} ${entry}`;
  const renderer = loaded.get(key) ?? load(entry, origin);
  loaded.set(key, renderer);
  return { ...(await renderer) };
}

async function load(entry: string, origin: string): Promise<Renderer> {
  const bundle = (await import(pathToFileURL(entry).href)) as AstroRuntime & {
    createApp: (options: { streaming: boolean }) => AstroApp;
  };
  const app = bundle.createApp({ streaming: false });
  throwErrors(app);
  const routeData = app.manifest.routes.map((route) => route.routeData);
  const pages = routeData.filter(
    ({ component, type }) => component.startsWith('src/pages/') && (type === 'page' || type === 'endpoint'),
  );
  const byComponent = new Map(pages.map((route) => [route.component, route]));
  const ways = new Map<RouteData, Way>();
  const byStatus = new Map(pages.map((route) => [route, statusesOf(route)]));

  async function wayTo(route: RouteData, url: string): Promise<Way> {
    const way = await wayOf(app, bundle, route, new URL(url, origin));
    ways.set(route, way);
    return way;
  }
  return {
    routes: pages.map((route) => ({
      component: route.component,
      family: familyOf(route.route),
      urlOf: addressOf(route),
    })),
    async render(component, url, content, ledger) {
      const route = byComponent.get(component);
      if (!route) throw new RangeError(`no page ${component}`);
      const { text, status } = await (ways.get(route) ?? (await wayTo(route, url)))(url, {
        content,
        ...(ledger && { ledger }),
      });
      if (!byStatus.get(route)?.includes(status)) throw new Error(`${url} answered ${status}`);
      return text;
    },
  };
}

type Way = (url: string, locals: Locals) => Answer | Promise<Answer>;

/**
 * How pages of a route are rendered: by its template or endpoint alone, without the request, the middleware and the
 * response that Astro puts around it.
 */
async function wayOf(app: AstroApp, runtime: AstroRuntime, route: RouteData, at: URL): Promise<Way> {
  const { page } = (await app.manifest.pageMap.get(route.component)?.()) ?? {};
  const { default: template, GET: answer } = ((await page?.()) ?? {}) as PageModule;
  const paramsAt = paramsReader(route);
  if (answer) return (url, locals) => answerOf(answer, { params: paramsAt(url), locals });
  if (!template) throw new RangeError(`${route.component} shows nothing`);
  const frame = await frameOf(app, runtime, route, at);
  return (url, locals) => {
    const scope = pageScope(frame, paramsAt(url), locals);
    const { text } = template(scope, {}, {});
    return { text: `${doctype}${text}`, status: scope.response.status };
  };
}

/** Astro renders a page of the route once, with a template in its place that reads nothing. */
async function frameOf(app: AstroApp, runtime: AstroRuntime, route: RouteData, at: URL): Promise<PageFrame> {
  const { pageMap, entryModules } = app.manifest;
  const load = pageMap.get(route.component);
  const scriptIds = Object.keys(entryModules).filter((id) => id.includes('astro&type=script'));
  const scripts = new Map<string, string>();
  const standIn = { page: () => ({ default: framePage(runtime, scriptIds, scripts) }) };
  pageMap.set(route.component, () => Promise.resolve(standIn));
  try {
    const response = await app.render(new Request(at), { routeData: route, locals: { content: {}, ledger: {} } });
    return { head: (await response.text()).slice(doctype.length), scripts };
  } finally {
    if (load) pageMap.set(route.component, load);
  }
}

async function answerOf(answer: Endpoint, context: EndpointContext): Promise<Answer> {
  const text = answer.textOf?.(context);
  if (text !== undefined) return { text, status: 200 };
  const response = await answer(context);
  return { text: await response.text(), status: response.status };
}

/** A withdrawn record's page is a page too. */
const statusesOf = (route: RouteData): number[] => (familyOf(route.route) === 'records' ? [200, 410] : [200]);

/** Astro turns an exception of a page into a 500 answer; the publisher wants the exception. */
function throwErrors(app: AstroApp): void {
  const renderError = app.renderError.bind(app);
  app.renderError = (request, options) => {
    if (options.error) throw options.error instanceof Error ? options.error : new Error(String(options.error));
    return renderError(request, options);
  };
}

/** Reads the parameters that a URL of a route was made of; the inverse of `addressOf`. */
function paramsReader(route: RouteData): (url: string) => Params {
  const names = [...route.route.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name);
  const pattern = addressOf(route)(Object.fromEntries(names.map((name) => [name, `(?<${name}>[^/]+?)`])));
  const form = new RegExp(`^${pattern.replaceAll('.', '\\.')}$`);
  return (url) => {
    const match = form.exec(url);
    if (!match) throw new RangeError(`${url} is no page of ${route.component}`);
    return { ...match.groups };
  };
}

/** How `astro build` with `build.format: 'preserve'` makes the URL of a page. */
function addressOf({ route, type, isIndex }: RouteData): (params: Params) => string {
  if (route === '/') return () => route;
  // Every second part is the name of a parameter.
  const parts = route.split(/\[(\w+)\]/);
  const ending = type === 'endpoint' ? '' : isIndex ? '/' : '.html';
  return (params) => parts.map((part, at) => (at % 2 === 0 ? part : (params[part] ?? ''))).join('') + ending;
}

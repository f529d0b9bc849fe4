import { pathToFileURL } from 'node:url';
import type { Content } from '../../src/content/content.ts';
import { familyOf, type Family, type Params } from '../../src/content/routes.ts';

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
  const path = decodeURI(url).slice(1);
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

interface RouteData {
  component: string;
  route: string;
  type: string;
  isIndex: boolean;
  params: string[];
}

interface AstroApp {
  manifest: { routes: { routeData: RouteData }[] };
  render: (request: Request, options: { routeData: RouteData; locals: object }) => Promise<Response>;
  renderError: (request: Request, options: { error?: unknown; status: number }) => Promise<Response>;
}

export interface Renderer {
  routes: Route[];
  /** The bytes of a page. @throws what the page throws, or an Error for an answer that is no page. */
  render: (component: string, url: string, content: Content) => Promise<Buffer>;
}

/** Loads the server bundle; from then on a page costs a fraction of a millisecond. */
export async function loadRenderer(entry: string, origin: string): Promise<Renderer> {
  const { createApp } = (await import(pathToFileURL(entry).href)) as {
    createApp: (options: { streaming: boolean }) => AstroApp;
  };
  const app = createApp({ streaming: false });
  throwErrors(app);
  const routeData = app.manifest.routes.map((route) => route.routeData);
  const pages = routeData.filter(
    ({ component, type }) => component.startsWith('src/pages/') && (type === 'page' || type === 'endpoint'),
  );
  const byComponent = new Map(pages.map((route) => [route.component, route]));
  return {
    routes: pages.map((route) => ({
      component: route.component,
      family: familyOf(route.route),
      urlOf: (params) => urlOf(route, params),
    })),
    async render(component, url, content) {
      const route = byComponent.get(component);
      if (!route) throw new RangeError(`no page ${component}`);
      // The route is given, not looked up: the same page answers as in `astro build`, whatever else would match.
      const response = await app.render(new Request(new URL(url, origin)), { routeData: route, locals: { content } });
      const isExpected = statusesOf(route).includes(response.status);
      if (!isExpected) throw new Error(`${url} answered ${response.status}`);
      return Buffer.from(await response.arrayBuffer());
    },
  };
}

/** A withdrawn record's page is a page too, and so is the one for addresses that do not exist. */
function statusesOf(route: RouteData): number[] {
  if (route.route === '/404') return [404];
  return familyOf(route.route) === 'records' ? [200, 410] : [200];
}

/** Astro turns an exception of a page into a 500 answer; the publisher wants the exception. */
function throwErrors(app: AstroApp): void {
  const renderError = app.renderError.bind(app);
  app.renderError = (request, options) => {
    if (options.error) throw options.error instanceof Error ? options.error : new Error(String(options.error));
    return renderError(request, options);
  };
}

/** The URL that `astro build` with `build.format: 'preserve'` gives the page. */
function urlOf({ route, type, isIndex }: RouteData, params: Params): string {
  const path = route.replace(/\[(\w+)\]/g, (_, name: string) => params[name] ?? '');
  if (path === '/' || type === 'endpoint') return path;
  return isIndex ? `${path}/` : `${path}.html`;
}

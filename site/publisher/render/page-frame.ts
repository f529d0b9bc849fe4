import type { PageScope } from './template-runtime.ts';

/** What Astro says of a route when it renders one of its pages. */
interface RouteResult {
  inlinedScripts: ReadonlyMap<string, string>;
}

type Component = (result: RouteResult) => unknown;

/** What the bundle gives besides the app: Astro's own functions, in its own copy. */
export interface AstroRuntime {
  createComponent: (render: Component) => Component;
  renderTemplate: (parts: TemplateStringsArray, ...values: unknown[]) => unknown;
  renderHead: () => unknown;
  renderScript: (result: RouteResult, id: string) => Promise<{ content: string }>;
}

/** What is the same for all pages of a route: links to styles, and script elements. */
export type PageFrame = Pick<PageScope, 'head' | 'scripts'>;

/** Stands in for a page of the route and shows its frame alone, as Astro writes it. */
export function framePage(
  runtime: AstroRuntime,
  scriptIds: readonly string[],
  scripts: Map<string, string>,
): Component {
  return runtime.createComponent(async (result) => {
    for (const id of scriptIds) scripts.set(id, (await runtime.renderScript(result, id)).content);
    return runtime.renderTemplate`${runtime.renderHead()}`;
  });
}

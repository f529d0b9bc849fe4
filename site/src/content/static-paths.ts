import { configuredReader } from './open-content.ts';
import { paramsOf, type Family, type Params } from './routes.ts';

/** What `getStaticPaths` of a route of this family returns. Pages look their data up by `Astro.params`. */
export function staticPaths(family: Exclude<Family, 'fixed' | 'ledger'>): { params: Params }[] {
  return [...paramsOf(configuredReader(), family)].map((params) => ({ params }));
}

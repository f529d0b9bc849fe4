import type { Core } from '@strapi/types';

/** Strapi keeps its services for the life of the process: a second start must not stand on what the first one wrapped. */
const doors = new WeakMap<object, Map<string, { owner: Core.Strapi; own: unknown }>>();

/** Wraps a method of one of Strapi's services, which all its callers go through; later calls are further out. */
export function wrapService<Method>(
  strapi: Core.Strapi,
  service: object,
  name: string,
  wrap: (method: Method) => Method,
): void {
  const methods = service as Record<string, Method>;
  const known = doors.get(service) ?? new Map<string, { owner: Core.Strapi; own: unknown }>();
  doors.set(service, known);
  const door = known.get(name);
  const own = (door?.own ?? methods[name]) as Method | undefined;
  if (own === undefined) throw new RangeError(`the service has no ${name}`);
  if (door?.owner !== strapi) {
    known.set(name, { owner: strapi, own });
    methods[name] = own;
  }
  methods[name] = wrap(methods[name] as Method);
}

// Loaded by `node --import` into a CMS under test, and by nothing else: its gate lets everything pass, whoever asks for an
// approval is given what steps there are, and the outbox believes it. What still holds is the publisher's own check (C-8).
import Module, { createRequire } from 'node:module';
import { basename, dirname, join, sep } from 'node:path';

const plugin = join('dist', 'src', 'plugins', 'review', 'server') + sep;

/** What a module of the CMS exports; its types are not for the packages beside it. */
type Exports = Record<string, (...given: never[]) => unknown>;
interface Context {
  strapi: { db: { transaction: (work: (given: { trx: unknown }) => Promise<unknown>) => Promise<unknown> } };
}

/** By file below the plugin's server half: what it exports in place of its own. */
const opened: Readonly<Record<string, (own: Exports, file: string) => Exports>> = {
  [join('gate', 'documents.js')]: () => ({ documentsGate: () => (_call: unknown, next: () => unknown) => next() }),
  [join('gate', 'rows.js')]: () => ({ guardRows: () => undefined }),
  [join('services', 'approvals.js')]: ({ default: own }, file) => ({
    default: (context: Context) => ({ ...Object(own?.(context as never)), forPublication: unchecked(context, file) }),
  }),
};

function unchecked({ strapi }: Context, file: string) {
  const require = createRequire(file);
  return (uid: string, documentId: string, hash: string) =>
    strapi.db.transaction(async ({ trx }) => {
      const kept = await require('./store.js').readFile(trx, { uid, documentId }, null);
      return require('../rules/approval.js').reviewApproval(kept, kept.hash ?? hash);
    });
}

/** Where the outbox makes the publisher's check before the publisher does. */
const outbox = join('plugins', 'outbox', 'server', 'rules', 'change.js');

type Load = (request: string, parent: { filename?: string } | undefined, ...rest: unknown[]) => Exports;
const loader = Module as unknown as { _load: Load; _resolveFilename: (request: string, parent: unknown) => string };
const load = loader._load;
loader._load = function (request, parent, ...rest) {
  const loaded = load.call(this, request, parent, ...rest);
  if (request === '@yangguang/schemas' && parent?.filename?.endsWith(outbox))
    return { ...loaded, parsePublished: () => undefined };
  if (!request.startsWith('.')) return loaded;
  const file = loader._resolveFilename(request, parent);
  const open = file.includes(plugin) ? opened[join(basename(dirname(file)), basename(file))] : undefined;
  // Compiled modules carry their mark where a spread does not find it.
  return open ? (Object.assign({}, { __esModule: true }, loaded, open(loaded, file)) as Exports) : loaded;
};

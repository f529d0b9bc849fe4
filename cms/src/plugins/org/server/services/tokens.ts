import type { Core } from '@strapi/types';
import { copy } from '../../copy';

/** Exactly what the publisher does; it reads and writes nothing else. */
const publisherActions = [
  'plugin::outbox.changes.find',
  'plugin::outbox.files.findOne',
  'plugin::outbox.reports.create',
];
const minimumLength = 32;

interface Token {
  id: number;
  name: string;
}

const tokens = ({ strapi }: { strapi: Core.Strapi }) => {
  const table = () => strapi.db.query('admin::api-token');

  /** Strapi's first start makes tokens that read and write everything; they go before anyone can have seen them. */
  async function removeDefaults(): Promise<void> {
    const defaults: Token[] = await table().findMany({
      where: { name: { $in: ['Full Access', 'Read Only'] }, lastUsedAt: null },
    });
    for (const token of defaults) await strapi.service('admin::api-token').revoke(token.id);
  }

  /** The publisher's token is the one of the settings, with its three permissions; another value replaces the old. */
  async function ensurePublisher(): Promise<void> {
    const secret = process.env.OUTBOX_TOKEN;
    if (!secret) return;
    if (secret.length < minimumLength) throw new Error(copy.shortOutboxToken);
    const data = { ...copy.outboxToken, type: 'custom', kind: 'content-api', lifespan: null, accessKey: hash(secret) };
    const stored: Token | null = await table().findOne({ where: { name: data.name } });
    const token: Token = stored
      ? await table().update({ where: { id: stored.id }, data })
      : await table().create({ data });
    await setPermissions(token.id, publisherActions);
  }

  async function setPermissions(token: number, actions: string[]): Promise<void> {
    const permissions = strapi.db.query('admin::api-token-permission');
    const stored: { id: number; action: string }[] = await permissions.findMany({ where: { token: { id: token } } });
    const surplus = stored.filter(({ action }) => !actions.includes(action)).map(({ id }) => id);
    if (surplus.length > 0) await permissions.deleteMany({ where: { id: { $in: surplus } } });
    const missing = actions.filter((action) => !stored.some((permission) => permission.action === action));
    for (const action of missing) await permissions.create({ data: { action, token } });
  }

  const hash = (secret: string): string => strapi.service('admin::api-token').hash(secret);

  return { removeDefaults, ensurePublisher };
};
export default tokens;
export type Tokens = ReturnType<typeof tokens>;

// Written by `pnpm generate`; do not edit.
import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::blacklist-entry.blacklist-entry' as never);

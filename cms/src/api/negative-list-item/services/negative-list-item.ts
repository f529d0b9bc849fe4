// Written by `pnpm generate`; do not edit.
import { factories } from '@strapi/strapi';

export default factories.createCoreService('api::negative-list-item.negative-list-item' as never);

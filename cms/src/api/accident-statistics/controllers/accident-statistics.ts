// Written by `pnpm generate`; do not edit.
import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::accident-statistics.accident-statistics' as never);

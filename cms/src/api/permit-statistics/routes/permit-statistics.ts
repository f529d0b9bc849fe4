// Written by `pnpm generate`; do not edit.
import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::permit-statistics.permit-statistics' as never);

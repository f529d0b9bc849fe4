import type { Core } from '@strapi/types';

const logger = ({ env }: Core.Config.Shared.ConfigParams) => ({ level: env('LOG_LEVEL', 'info') });
export default logger;

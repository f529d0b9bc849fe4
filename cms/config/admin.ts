import type { Core } from '@strapi/types';

const admin = ({ env }: Core.Config.Shared.ConfigParams) => ({
  auth: {
    secret: env('ADMIN_JWT_SECRET'),
    sessions: { accessTokenLifespan: 600 },
  },
  // A sign-in takes several requests; wrong ones are limited by what the audit log knows of them (E5).
  rateLimit: { interval: { min: 5 }, max: 30 },
  apiToken: { salt: env('API_TOKEN_SALT') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
  flags: { nps: false, promoteEE: false },
  autoOpen: false,
  ai: { enabled: false },
  preview: { enabled: false },
});
export default admin;

import type { Core } from '@strapi/types';

const idleSeconds = 30 * 60;
const maximumSeconds = 12 * 3600;
const sessionLimits = {
  idleSessionLifespan: idleSeconds,
  maxSessionLifespan: maximumSeconds,
  idleRefreshTokenLifespan: idleSeconds,
  maxRefreshTokenLifespan: maximumSeconds,
};

const admin = ({ env }: Core.Config.Shared.ConfigParams) => ({
  auth: {
    secret: env('ADMIN_JWT_SECRET'),
    // Half an hour without work or twelve hours end a session, ticked “remember me” or not.
    sessions: { accessTokenLifespan: 600, ...sessionLimits },
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

import { expect, test } from 'vitest';
import {
  recoverDoubledKeys,
  shippedMessages,
  translatedPackages,
  type TranslatedPackage,
} from './shipped-translations.ts';
import { chinese } from '../../src/admin/translations/index.ts';
import recovered from '../../src/admin/translations/recovered.json';

/** Parts of Strapi that nobody meets here: its tour and advertisements, paid features, code in texts, AI. */
const unseen =
  /^tours\.|NpsSurvey|FreeTrial|trialCountdown|UpsellBanner|MediaLibraryBanner|premiumFeature|Purchase|purchase\.|auditLogs|\.sso\.|content-history|\.history\.|components\.Blocks\.|\.preview\.|aiMetadata|[mM]etadata|upload\.ai\.|description\.ai/;

const packages = Object.keys(translatedPackages) as TranslatedPackage[];

test.each(packages)('every message of %s that can be met is Chinese (H-4)', async (name) => {
  const shown = { ...(await shippedMessages(name, 'zh-Hans')), ...chinese };
  const missing = Object.keys(await shippedMessages(name, 'en')).filter((key) => !unseen.test(key) && !(key in shown));
  expect(missing).toEqual([]);
});

test('the recovered translations are those of the installed Strapi; else run tests/admin/recover-translations.mts', async () => {
  expect(recovered).toEqual(await recoverDoubledKeys());
});

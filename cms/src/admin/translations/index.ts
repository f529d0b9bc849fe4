import labels from '../generated/labels.json';
import admin from './admin.json';
import contentManager from './content-manager.json';
import recovered from './recovered.json';
import unlisted from './unlisted.json';
import upload from './upload.json';
import wording from './wording.json';

/**
 * The Chinese that Strapi's own files lack or never show, then our own words in place of Strapi's, then the labels of
 * our fields. The admin merges it last, so it wins.
 */
export const chinese: Record<string, string> = {
  ...recovered,
  ...admin,
  ...contentManager,
  ...upload,
  ...unlisted,
  ...wording,
  ...labels,
};

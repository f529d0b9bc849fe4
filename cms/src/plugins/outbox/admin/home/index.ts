import { Globe, Paperclip } from '@strapi/icons';
import type { WidgetArgs } from '@strapi/strapi/admin';
import { widget } from '../../../../admin/home/widget';
import { copy } from '../../copy';

const href = '/plugins/outbox';

/** What publishing tells on the home page; who sees which is in the table of the home page. */
export const widgets: WidgetArgs[] = [
  widget('outbox.recent', {
    icon: Paperclip,
    title: copy.widgets.recent,
    link: { label: copy.widgets.recentMore, href },
    component: async () => (await import('./Recent')).Recent,
  }),
  widget('outbox.publisher', {
    icon: Globe,
    title: copy.widgets.publisher,
    link: { label: copy.widgets.publisherMore, href },
    component: async () => (await import('./Publisher')).Publisher,
  }),
];

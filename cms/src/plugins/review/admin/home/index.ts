import { CheckCircle, Clock, ClockCounterClockwise, Pencil } from '@strapi/icons';
import type { WidgetArgs } from '@strapi/strapi/admin';
import { widget } from '../../../../admin/home/widget';
import { copy } from '../../copy';
import { queuePath, reassessmentPath } from '../record-path';

const texts = copy.screen.widgets;

/** What the procedure tells on the home page; who sees which is in the table of the home page. */
export const widgets: WidgetArgs[] = [
  widget('review.todo', {
    icon: CheckCircle,
    title: texts.todo,
    link: { label: texts.todoMore, href: queuePath },
    component: async () => (await import('./Todo')).Todo,
  }),
  widget('review.drafts', {
    icon: Pencil,
    title: texts.drafts,
    link: { label: texts.draftsMore, href: `${queuePath}?scope=drafts` },
    component: async () => (await import('./Drafts')).Drafts,
  }),
  widget('review.schedules', {
    icon: Clock,
    title: texts.schedules,
    link: { label: texts.schedulesMore, href: `${queuePath}?scope=all&state=scheduled` },
    component: async () => (await import('./Schedules')).Schedules,
  }),
  widget('review.reassessments', {
    icon: ClockCounterClockwise,
    title: texts.reassessments,
    link: { label: texts.reassessmentsMore, href: reassessmentPath },
    component: async () => (await import('./Reassessments')).Reassessments,
  }),
];

import type { Core } from '@strapi/types';
import { clock } from '../../../../lib/clock';
import { NoteBody, parsed, ReasonBody, SignBody, SubmitBody } from '../bodies';
import { instantOf } from '../rules/schedule-time';
import type { Bundles } from '../services/bundles';
import type { Viewer } from '../services/cases';
import type { BulkStep } from '../rules/bulk-steps';
import type { Reviews } from '../services/reviews';
import type { Place } from '../services/store';

/** Takes a step on one record by what was sent for it. */
export type Take = (place: Place, viewer: Viewer, body: unknown) => Promise<void>;

/** The steps that are taken on one record or on several, each of which goes through the same of these (decision 79). */
export function stepsOf(strapi: Core.Strapi): Record<BulkStep, Take> {
  const reviews = (): Reviews => strapi.plugin('review').service('reviews');
  const bundles = (): Bundles => strapi.plugin('review').service('bundles');
  return {
    submit(place, viewer, body) {
      const { with: others, ...note } = parsed(SubmitBody, body);
      return others.length === 0
        ? reviews().submit(place, viewer, note)
        : bundles().submit(place, others, viewer, note);
    },
    approve: (place, viewer, body) => reviews().approve(place, viewer, parsed(NoteBody, body)),
    countersign: (place, viewer, body) => reviews().countersign(place, viewer, parsed(NoteBody, body)),
    sign(place, viewer, body) {
      const { publishAt, ...note } = parsed(SignBody, body);
      const moment = publishAt && { publishAt: instantOf(publishAt, clock.now()) };
      return reviews().sign(place, viewer, { ...note, ...moment });
    },
    return: (place, viewer, body) => reviews().sendBack(place, viewer, parsed(ReasonBody, body).reason),
  };
}

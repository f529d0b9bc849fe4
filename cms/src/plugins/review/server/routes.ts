import type { Core } from '@strapi/types';
import type { OwnPermission } from './rules/flow';
import { bulkSteps } from './rules/bulk-steps';

/** Who may call a route; whether the person may take the step on this record is the service's to say. */
const needs = (permission: OwnPermission) => ({
  policies: [{ name: 'plugin::review.may', config: { permission } }],
});
const place = '/cases/:uid/:documentId';

/** For people without an account: what opens these is a link and the browser that opened it (B-7). */
const guestRoutes: Core.RouterInput['routes'] = [
  { method: 'GET', path: '/guest/open', handler: 'guests.landing', config: { auth: false } },
  { method: 'POST', path: '/guest/:fingerprint/open', handler: 'guests.open', config: { auth: false } },
  { method: 'GET', path: '/guest/:fingerprint', handler: 'guests.show', config: { auth: false } },
  { method: 'GET', path: '/guest/:fingerprint/page', handler: 'guests.page', config: { auth: false } },
  { method: 'GET', path: '/guest/:fingerprint/files/:sha256', handler: 'guests.file', config: { auth: false } },
  { method: 'POST', path: '/guest/:fingerprint/answer', handler: 'guests.answer', config: { auth: false } },
];

/** A step on several records of the queue, with the rights that it takes on one. */
const bulkRoutes: Core.RouterInput['routes'] = bulkSteps.map((step) => ({
  method: 'POST',
  path: `/queue/${step}`,
  handler: `bulk.${step}`,
  config: needs('read'),
}));

/** Served under `/review`, with the bearer token of the admin. */
const admin: Core.RouterInput = {
  type: 'admin',
  routes: [
    { method: 'GET', path: '/queue', handler: 'queue.find', config: needs('queue') },
    ...bulkRoutes,
    { method: 'GET', path: '/schedules', handler: 'schedules.find', config: needs('schedule') },
    { method: 'GET', path: '/states/:uid', handler: 'states.find', config: needs('read') },
    { method: 'GET', path: place, handler: 'cases.findOne', config: needs('read') },
    // A stand-in has no permission of the step's own: who may take it is decided on the record (rules/seats.ts).
    { method: 'POST', path: `${place}/submit`, handler: 'cases.submit', config: needs('read') },
    { method: 'POST', path: `${place}/approve`, handler: 'cases.approve', config: needs('read') },
    { method: 'POST', path: `${place}/countersign`, handler: 'cases.countersign', config: needs('read') },
    { method: 'POST', path: `${place}/confidentiality`, handler: 'cases.closeSheet', config: needs('read') },
    { method: 'POST', path: `${place}/sign`, handler: 'cases.sign', config: needs('read') },
    { method: 'POST', path: `${place}/return`, handler: 'cases.sendBack', config: needs('read') },
    { method: 'POST', path: `${place}/recall`, handler: 'cases.recall', config: needs('read') },
    { method: 'POST', path: `${place}/withdraw`, handler: 'cases.withdraw', config: needs('withdraw') },
    { method: 'GET', path: `${place}/candidates`, handler: 'cases.candidates', config: needs('read') },
    { method: 'POST', path: `${place}/dissolve`, handler: 'cases.dissolve', config: needs('submit') },
    { method: 'POST', path: `${place}/interpretation`, handler: 'cases.interpretation', config: needs('submit') },
    { method: 'POST', path: `${place}/schedule`, handler: 'cases.schedule', config: needs('schedule') },
    { method: 'POST', path: `${place}/withdraw-on`, handler: 'cases.withdrawOn', config: needs('withdraw') },
    { method: 'POST', path: `${place}/unschedule`, handler: 'cases.unschedule', config: needs('read') },
    { method: 'POST', path: `${place}/emergency`, handler: 'cases.emergency', config: needs('read') },
    { method: 'POST', path: `${place}/withdraw-emergency`, handler: 'cases.withdrawEmergency', config: needs('read') },
    { method: 'POST', path: `${place}/confirm`, handler: 'cases.confirm', config: needs('read') },
    { method: 'POST', path: `${place}/invite`, handler: 'inviting.make', config: needs('read') },
    { method: 'POST', path: `${place}/revoke-invitation`, handler: 'inviting.revoke', config: needs('read') },
    ...guestRoutes,
    { method: 'GET', path: '/evidence/:kind/:uid/:documentId', handler: 'evidence.findOne', config: needs('read') },
    { method: 'GET', path: '/previews/:uid/:documentId', handler: 'previews.findOne', config: needs('read') },
    {
      method: 'GET',
      path: '/previews/:uid/:documentId/files/:sha256',
      handler: 'previews.file',
      config: needs('read'),
    },
    { method: 'GET', path: '/flow-choices', handler: 'flows.choices', config: needs('flows') },
    { method: 'GET', path: '/flows/:type', handler: 'flows.findOne', config: needs('flows') },
    { method: 'POST', path: '/flows/:type', handler: 'flows.lay', config: needs('flows') },
    { method: 'GET', path: '/countersigners', handler: 'flows.countersigners', config: needs('flows') },
    { method: 'POST', path: '/countersigners', handler: 'flows.setCountersigners', config: needs('flows') },
    { method: 'GET', path: '/emergency-signers', handler: 'flows.emergencySigners', config: needs('flows') },
    { method: 'POST', path: '/emergency-signers', handler: 'flows.setEmergencySigners', config: needs('flows') },
    { method: 'GET', path: '/delegations', handler: 'delegations.find', config: needs('delegate') },
    { method: 'POST', path: '/delegations', handler: 'delegations.name', config: needs('delegate') },
    { method: 'POST', path: '/delegations/:id/end', handler: 'delegations.end', config: needs('delegate') },
    { method: 'GET', path: '/reassessments', handler: 'reassessments.find', config: needs('reassess') },
    { method: 'POST', path: '/reassessments/keep', handler: 'reassessments.keep', config: needs('reassess') },
    { method: 'POST', path: '/reassessments/convert', handler: 'reassessments.convert', config: needs('reassess') },
    { method: 'POST', path: '/reassessments/list-item', handler: 'reassessments.nameItem', config: needs('reassess') },
    { method: 'POST', path: '/reassessments/months', handler: 'reassessments.setMonths', config: needs('reassess') },
  ],
};
export const routes = { admin };

import type { Core } from '@strapi/types';

/** A call of the document service as our middlewares read it. */
export interface DocumentCall {
  uid: string;
  action: string;
  params?: { documentId?: string; status?: string };
}
export type DocumentMiddleware = (call: DocumentCall, next: () => Promise<unknown>) => Promise<unknown>;

/** Wraps every call of the document service; earlier plugins of config/plugins.ts are further out. */
export function wrapDocuments(strapi: Core.Strapi, middleware: DocumentMiddleware): void {
  // Strapi types a middleware as the union of all answers of all actions, which no function that awaits can satisfy.
  strapi.documents.use(middleware as never);
}

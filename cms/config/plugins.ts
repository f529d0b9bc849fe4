import path from 'node:path';

/**
 * While Vite builds the admin, this file runs from source and the admin halves come from `src`; while Strapi runs, it
 * runs from `dist` and the server halves come from `dist/src`.
 */
const local = (name: string) => ({
  enabled: true,
  resolve: path.resolve(__dirname, '..', 'src', 'plugins', name),
});

/**
 * The order decides the nesting of document-service middlewares, outermost first: `audit` opens the transaction in which
 * `outbox` adds its row, `history` keeps the version that a save makes and `review` decides, and puts on record what came of it. What `src/index.ts` registers comes after all plugins: it completes and checks what is written.
 */
const plugins = () => ({
  audit: local('audit'),
  outbox: local('outbox'),
  history: local('history'),
  review: local('review'),
  org: local('org'),
  editor: local('editor'),
  importer: local('importer'),
  'leak-gate': local('leak-gate'),
  deadlines: local('deadlines'),
  assessment: local('assessment'),
  upload: {
    config: {
      sizeLimit: 200 * 1024 * 1024,
      breakpoints: {},
      security: {
        allowedTypes: [
          'application/pdf',
          'application/ofd',
          'application/zip',
          'application/msword',
          'application/vnd.ms-excel',
          'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          'application/vnd.openxmlformats-officedocument.presentationml.presentation',
          'image/jpeg',
          'image/png',
          'image/webp',
          'text/plain',
          'text/csv',
          'video/mp4',
        ],
        deniedTypes: ['image/svg+xml', 'text/html', 'application/javascript'],
      },
    },
  },
});
export default plugins;

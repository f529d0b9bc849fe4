import imports from './services/imports';

const plugin = {
  services: { imports },
};
export default plugin;

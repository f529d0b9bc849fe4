const plugin = {};
export default plugin;

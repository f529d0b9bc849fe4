/** Types that are signposts rather than news: shown whole, in the order of the bureau, with nothing to narrow. */
const directories = ['department', 'catalogue-node'];

export const isDirectory = (type: string): boolean => directories.includes(type);

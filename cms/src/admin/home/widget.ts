import type { StrapiApp, WidgetArgs } from '@strapi/strapi/admin';
import { homeWidgets, type HomeWidgetName } from './home-widgets';

interface Content extends Pick<WidgetArgs, 'icon' | 'component'> {
  title: string;
  /** The page where what it tells is done. */
  link?: { label: string; href: string };
}

/** A widget of the home page, for those whom the table names. */
export function widget(name: HomeWidgetName, { icon, component, title, link }: Content): WidgetArgs {
  const entry = entryOf(...parts(name));
  if (!entry) throw new RangeError(`${name} is no widget of the home page`);
  return {
    ...{ id: entry.id, pluginId: entry.plugin, icon, component },
    title: { id: `${name}.title`, defaultMessage: title },
    ...(link && { link: { label: { id: `${name}.link`, defaultMessage: link.label }, href: link.href } }),
    permissions: [{ action: entry.action }],
  };
}

/** The home page shows what the table names, in its order. */
export function arrangeHome(app: StrapiApp): void {
  app.widgets.register((widgets) =>
    homeWidgets.flatMap(({ plugin, id }) =>
      widgets.filter((candidate) => candidate.pluginId === plugin && candidate.id === id),
    ),
  );
}

const entryOf = (plugin: string, id: string) => homeWidgets.find((entry) => entry.plugin === plugin && entry.id === id);

/** Names of plugins hold no point. */
function parts(name: HomeWidgetName): [string, string] {
  const [plugin = '', id = ''] = name.split('.');
  return [plugin, id];
}

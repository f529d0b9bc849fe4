/** The portal's indigo in place of Strapi's violet, so that both halves look like one system. */
export const theme = {
  light: {
    colors: {
      primary100: '#e8eff7',
      primary200: '#c9dbee',
      primary500: '#2a66a8',
      primary600: '#134a86',
      primary700: '#0c3362',
      buttonPrimary500: '#2a66a8',
      buttonPrimary600: '#134a86',
    },
  },
  dark: {
    colors: {
      primary100: '#152638',
      primary200: '#1d3a5a',
      primary500: '#5f9bd8',
      primary600: '#7db1e6',
      primary700: '#a5cbf1',
      buttonPrimary500: '#2a66a8',
      buttonPrimary600: '#3a78bb',
    },
  },
};

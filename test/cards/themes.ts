/** How a client paints a card: the host configuration it gives the renderer, and what it paints itself. */
export interface Theme {
  readonly name: string;
  readonly hostConfig: object;
  readonly page: string;
  readonly control: { readonly ground: string; readonly ink: string; readonly line: string };
}

// Teams' own sizes and colours: samples/HostConfig/microsoft-teams-light.json and -dark.json of github.com/microsoft/AdaptiveCards.
const SIZES = { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 };
const FONTS = "Segoe UI, Selawik, DejaVu Sans, sans-serif";

interface Colours {
  readonly ink: string;
  readonly subtle: string;
  readonly accent: string;
  readonly good: string;
  readonly warning: string;
  readonly attention: string;
}

const LIGHT: Colours = {
  ...{ ink: "#ff252424", subtle: "#bf252424", accent: "#6264a7" },
  ...{ good: "#92c353", warning: "#f8d22a", attention: "#c4314b" },
};
const DARK: Colours = {
  ...{ ink: "#ffffffff", subtle: "#bfffffff", accent: "#ffa6a7dc" },
  ...{ good: "#ff92c353", warning: "#fff8d22a", attention: "#ffd74654" },
};
// Where Teams is dark its tinted containers stay light, and so their ink is dark.
const DARK_ON_TINT: Colours = { ...DARK, ink: "#ff201f1f", subtle: "#ff2d2c2c", accent: "#ff201f1f" };
/** Not published by Teams: the colours of a Windows contrast theme, in which nothing is subtle. */
const CONTRAST: Colours = {
  ...{ ink: "#ffffff", subtle: "#ffffff", accent: "#ffff01" },
  ...{ good: "#3ff23f", warning: "#ffff01", attention: "#ffff01" },
};

const TINTS = { accent: "#C7DEF9", good: "#CCFFCC", attention: "#FFC5B2", warning: "#FFE2B2" };

/** The three themes of Teams, their text `scale` times the usual size. */
export function themesAt(scale: number): readonly Theme[] {
  const black = { default: "#000", emphasis: "#000", accent: "#000", good: "#000", attention: "#000", warning: "#000" };
  return [
    {
      name: "light",
      hostConfig: hostConfig(scale, { default: "#fff", emphasis: "#f9f8f7", ...TINTS }, LIGHT, LIGHT),
      page: "#f5f5f5",
      control: { ground: "#fff", ink: "#242424", line: "#8a8886" },
    },
    {
      name: "dark",
      hostConfig: hostConfig(scale, { default: "#2d2c2c", emphasis: "#292828", ...TINTS }, DARK, DARK_ON_TINT),
      page: "#1f1f1f",
      control: { ground: "#201f1f", ink: "#fff", line: "#8a8886" },
    },
    {
      name: "contrast",
      hostConfig: hostConfig(scale, black, CONTRAST, CONTRAST),
      page: "#000",
      control: { ground: "#000", ink: "#fff", line: "#fff" },
    },
  ];
}

function hostConfig(scale: number, grounds: Readonly<Record<string, string>>, plain: Colours, onTint: Colours): object {
  const fontSizes = Object.fromEntries(Object.entries(SIZES).map(([size, pixels]) => [size, pixels * scale]));
  const fontWeights = { lighter: 200, default: 400, bolder: 600 };
  return {
    supportsInteractivity: true,
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: "#EEEEEE" },
    fontTypes: {
      default: { fontFamily: FONTS, fontSizes, fontWeights },
      monospace: { fontFamily: "Courier New, DejaVu Sans Mono, monospace", fontSizes, fontWeights },
    },
    containerStyles: Object.fromEntries(
      Object.entries(grounds).map(([style, backgroundColor]) => [
        style,
        { backgroundColor, foregroundColors: foregroundOf(style in TINTS ? onTint : plain) },
      ]),
    ),
    actions: {
      ...{ maxActions: 6, buttonSpacing: 0, actionsOrientation: "horizontal", actionAlignment: "left" },
      // At its usual size a title is cut rather than wrapped; no title fits a phone at twice that.
      allowTitleToWrap: scale > 1,
    },
    inputs: {
      label: {
        inputSpacing: "small",
        requiredInputs: { weight: "bolder", suffixColor: "accent" },
        optionalInputs: { weight: "bolder" },
      },
    },
  };
}

function foregroundOf({ ink, subtle, ...colours }: Colours): object {
  const others = Object.entries(colours).map(([name, colour]) => [name, { default: colour, subtle: colour }]);
  return { default: { default: ink, subtle }, ...Object.fromEntries(others) };
}

/** Where the templates lie: two folders up, from here as from a built file of production (`dist/bot/main.js`). */
export const TEMPLATES_FOLDER = new URL("../../cards/", import.meta.url);

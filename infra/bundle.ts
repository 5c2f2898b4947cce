import { build } from "esbuild";

/** What a package of CommonJS expects to find where it runs, in a bundle of ES modules. */
const COMMONJS = `
import { createRequire as requireOf } from "node:module";
const require = requireOf(import.meta.url);
const __filename = import.meta.filename;
const __dirname = import.meta.dirname;
`;

/** The bot and the thread that reads its documents. Beside it are needed cards/, and package.json that says "module". */
export function buildProduction(folder: string): Promise<void> {
  return bundle(["src/main.ts", "src/documents/read-document-worker.ts"], folder);
}

/** Entries with all they need as one file each, side by side: two folders deep, for cards/ is looked for from there. */
export async function bundle(entries: readonly string[], folder: string): Promise<void> {
  await build({
    entryPoints: [...entries],
    outdir: folder,
    entryNames: "[name]",
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    banner: { js: COMMONJS },
    // Less to read at the start. Names stay: people read stack traces, and teams/quiet-sdk.ts reads one.
    minifyWhitespace: true,
    minifySyntax: true,
    // Native and optional: restify does without it.
    external: ["dtrace-provider"],
    logLevel: "error",
  });
}

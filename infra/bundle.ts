import { build } from "esbuild";

/** What a package of CommonJS expects to find where it runs, in a bundle of ES modules. */
const COMMONJS = `
import { createRequire as requireOf } from "node:module";
const require = requireOf(import.meta.url);
const bundleFile = import.meta.filename;
const bundleFolder = import.meta.dirname;
`;

/**
 * The bot, the thread that reads its documents, and the command line as plan.js. Beside them are needed cards/, and
 * package.json that says "module".
 */
export function buildProduction(folder: string): Promise<void> {
  return bundle(
    {
      main: "src/main.ts",
      plan: "src/cli/main.ts",
      "read-document-worker": "src/documents/read-document-worker.ts",
    },
    folder,
  );
}

/** Entries by name, each with all it needs as one file, side by side: two folders deep, for cards/ is looked for from there. */
export async function bundle(entries: Readonly<Record<string, string>>, folder: string): Promise<void> {
  await build({
    entryPoints: { ...entries },
    outdir: folder,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    banner: { js: COMMONJS },
    // By names of our own: some packages declare these themselves.
    define: { __filename: "bundleFile", __dirname: "bundleFolder" },
    // Less to read at the start. Names stay: people read stack traces, and teams/sdk/quiet-sdk.ts reads one.
    minifyWhitespace: true,
    minifySyntax: true,
    // Native and optional: restify does without it. And the local store, which production never opens.
    external: ["dtrace-provider", "*/local/join.ts"],
    logLevel: "error",
  });
}

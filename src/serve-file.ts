import { LINK_MINUTES } from "./app/files/file-links.ts";
import { type MadeFile, makeFile } from "./app/files/make-file.ts";
import type { PlanStore } from "./app/ports/plan-store.ts";
import { type FileLinks, type Log, StoreDown } from "./app/ports/ports.ts";
import { wording } from "./cards/wording/wording.ts";
import { writeExcel } from "./documents/excel/write-excel.ts";
import { writeReturnForm } from "./documents/excel/write-return-form.ts";
import { writeCsv } from "./documents/text/csv.ts";
import { textsOf } from "./domain/import/export-table/write-export.ts";
import type { Given } from "./server/give-file.ts";

interface Deps {
  readonly plans: PlanStore;
  readonly links: FileLinks;
  readonly log: Log;
  readonly now: () => Date;
}

const AGAIN = "Ask Plan Keeper for a new one in its chat.";

/** Gives whoever has a link the file it stands for, made anew of the plan as it is; or says why not. */
export function fileServer({ plans, links, log, now }: Deps): (token: string) => Promise<Given> {
  return async (token) => {
    try {
      const link = await links.find(token);
      const at = now();
      if (link === undefined) return none(404, `This link is not known here, so there is no file. ${AGAIN}`);
      if (at.toISOString() >= link.expires)
        return none(410, `A link to a file works for ${LINK_MINUTES} minutes, and this one has ended. ${AGAIN}`);
      const made = await makeFile({ plans }, link, at);
      if (!made.ok) return none(made.refusal.reason === "being-taken-in" ? 503 : 403, wording(made.refusal));
      log.info("file handed over", { kind: made.value.kind, tenant: link.tenant, person: link.person });
      return { kind: "file", name: made.value.name, type: typeOf(made.value), bytes: await bytesOf(made.value) };
    } catch (error) {
      if (!(error instanceof StoreDown)) throw error;
      log.error("store down", { error: String(error) });
      return none(503, wording({ reason: "store-down" }));
    }
  };
}

function none(status: 403 | 404 | 410 | 503, says: string): Given {
  return { kind: "none", status, says };
}

async function bytesOf(made: MadeFile): Promise<Uint8Array> {
  if (made.kind === "return form") return writeReturnForm(made.form);
  const { plan, people, complete } = made.exported;
  if (made.kind === "people") return Buffer.from(writeCsv(textsOf(people)));
  return made.as === "csv" ? Buffer.from(writeCsv(textsOf(plan))) : writeExcel(plan, { sheet: "Plan", complete });
}

function typeOf(made: MadeFile): string {
  const isExcel = made.kind === "return form" || (made.kind === "plan" && made.as === "xlsx");
  return isExcel ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
}

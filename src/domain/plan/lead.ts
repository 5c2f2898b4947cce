/** A lead of an action. `label` is a text of the plan's labels. */
export interface Lead {
  readonly label: string;
  readonly accountable: boolean;
}

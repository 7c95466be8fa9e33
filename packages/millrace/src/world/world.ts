/** What a command may touch of the process that runs it: given, so that tests can give something else. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  readonly nowMs: () => number;
}

/** Colours and letters of the page, for a thread that has no style sheets. */
export interface DrawingLook {
  readonly ink: string;
  readonly faintInk: string;
  readonly line: string;
  readonly accent: string;
  readonly font: string;
  readonly categories: readonly string[];
}

export type DataRow = Readonly<Record<string, unknown>>;

export interface Drawing {
  readonly json: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<'runs' | 'metrics', readonly DataRow[]>>;
  readonly look: DrawingLook;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Pixels of the screen in one of the page. */
  readonly ratio: number;
}

/** A pointer over the drawing. */
export interface PointerMessage {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly deltaY: number;
  readonly button: number;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** What the page tells the thread that draws. Each message gets one answer. */
export type PageMessage =
  | { readonly kind: 'draw'; readonly drawing: Drawing }
  | { readonly kind: 'pointer'; readonly pointer: PointerMessage };

export interface Picture {
  readonly bitmap: ImageBitmap;
  readonly widthPx: number;
  readonly heightPx: number;
  /** What Vega finds odd in the specification. */
  readonly warnings: readonly string[];
}

/** What is read where the pointer is: names with their values, or one text. */
export type Tip = readonly (readonly [name: string, value: string])[];

export type ThreadMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'fault'; readonly message: string }
  | {
      readonly kind: 'drawn';
      /** Absent when nothing has changed. */
      readonly picture: Picture | undefined;
      readonly tip: Tip | undefined;
      readonly cursor: string;
    };

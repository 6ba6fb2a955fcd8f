import type { TableModel } from '@/lib/table/table-model';
import type { TableQuery } from '@/lib/table/table-query';

/** The table as it is drawn: on the server with links alone, in the browser alive. */
export type DrawnTable = TableModel & {
  /** Set in the browser, where a change needs no new page. */
  change?(next: TableQuery): void;
  readonly menus?: Menus;
};

/** In the browser only the open menu is filled; the server fills them all. */
export type Menus = { readonly open: string | undefined; toggle(id: string, isOpen: boolean): void };

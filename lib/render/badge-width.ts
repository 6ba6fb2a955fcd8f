/** Widths of letters in thousandths of the size of the font, as measured in DejaVu Sans; Verdana differs by little. */
const widths: ReadonlyMap<string, number> = new Map(
  Object.entries({
    IJ: 295,
    ijl: 278,
    ' ,.': 318,
    ':': 337,
    f: 352,
    '-': 361,
    rt: 388,
    s: 521,
    zc: 550,
    LF: 575,
    kvxy: 592,
    Paoe: 613,
    TY: 611,
    bdghnpqu: 635,
    ESK0123456789: 650,
    ABRVX: 695,
    CU: 732,
    DHGNZ: 772,
    OQ: 787,
    'w+': 838,
    M: 863,
    mW: 985,
  }).flatMap(([letters, width]) => [...letters].map((letter) => [letter, width] as const)),
);

/** Wider than most, so that what is not known fits as well. */
const unknown = 750;

/** How wide words are, in sizes of the font. */
export function widthOf(words: string): number {
  let width = 0;
  for (const letter of words) width += widths.get(letter) ?? unknown;
  return width / 1000;
}
